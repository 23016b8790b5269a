import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type DiffOptions, diff } from '../../../server/src/cli/diff';
import type { ComparisonDocument } from '../../../server/src/service/comparison';
import { folderWith, newSession, POLICY, runProgram, startProgram } from './run';

const NEW = POLICY.replace('your name', 'your name, fingerprints');

/** Compares two texts as files. */
function compared(t: Parameters<typeof folderWith>[0], next: string, options: Partial<DiffOptions> = {}) {
  const folder = folderWith(t, { 'old.md': POLICY, 'new.md': next });
  const file = (name: string): string => path.join(folder, name);
  return diff(newSession(), file('old.md'), file('new.md'), { format: 'text', ...options });
}

suite('proviso diff', () => {
  test('shows each change with the sentences of both versions, and what laws want done', async (t) => {
    const { output, exitCode } = await compared(t, NEW);
    assert.equal(exitCode, 1);
    assert.match(output, /^What is collected\n {2}! New: biometric data\n {6}\+ 7: We collect your name, fingerprints/);
    assert.match(output, /GDPR recommends: bring material changes/);
    assert.match(output, /Changes for readers: 1\. Of these, material: 1\.\n$/);
  });

  test('ends with 0 where nothing changed for readers', async (t) => {
    assert.deepEqual(await compared(t, POLICY), { output: 'Nothing changed for readers.\n', exitCode: 0 });
    const reworded = await compared(t, POLICY.replace('Write to', 'Please write to'));
    assert.equal(reworded.exitCode, 0);
    assert.match(reworded.output, /Sections with other words: 1\./);
  });

  test('takes the laws and the day that are given', async (t) => {
    const { output } = await compared(t, NEW, { laws: ['connecticut-ctdpa'], asOf: '2026-07-01' });
    assert.match(output, /CTDPA probably wants/);
    assert.doesNotMatch(output, /GDPR (?:wants|recommends)/);
    assert.doesNotMatch((await compared(t, NEW, { laws: ['connecticut-ctdpa'], asOf: '2026-06-30' })).output, /wants/);
  });

  test('as Markdown, takes the text of drafts as text', async (t) => {
    const { output } = await compared(t, POLICY.replace('your name', 'your name, *fingerprints*'), {
      format: 'markdown',
    });
    assert.match(output, /^# .*old\.md → .*new\.md\n/);
    assert.match(
      output,
      /^- \*\*New: biometric data\*\*\n {2}- now, line 7: We collect your name, \\\*fingerprints\\\*/m,
    );
  });

  test('as JSON, gives places in both versions', async (t) => {
    const { output } = await compared(t, NEW, { format: 'json' });
    const { changes, duties } = JSON.parse(output) as ComparisonDocument;
    const [change] = changes;
    const place = change?.is?.places[0];
    assert.equal(change?.kind, 'added');
    assert.equal(change?.subject, 'data');
    assert.equal(place && NEW.slice(place.offset.start, place.offset.end), place?.text);
    assert.deepEqual(duties[0]?.changes, [0]);
  });

  test('of the program: says what cannot be read, or compared', async (t) => {
    const cwd = folderWith(t, { 'old.md': POLICY, 'new.md': NEW });
    assert.equal((await runProgram(['diff', 'old.md', 'new.md'], { cwd })).code, 1);
    assert.equal(startProgram(['diff', '-', 'new.md'], { cwd, input: NEW }).code, 0);
    const gone = await runProgram(['diff', 'gone.md', 'new.md'], { cwd });
    assert.equal(gone.code, 2);
    assert.match(gone.err, /gone\.md: no such file or folder/);
    assert.equal((await runProgram(['diff', 'old.md'], { cwd })).code, 2);
    assert.match((await runProgram(['diff', '-', '-'], { cwd })).err, /only one of the two can be standard input/);
  });
});
