import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import Ajv from 'ajv/dist/2020';
import { folderWith, POLICY, runProgram } from './run';

const schema = JSON.parse(readFileSync('schemas/summary.json', 'utf8')) as object;

suite('summaries on the command line', () => {
  test('in JSON are what their schema says', async (t) => {
    const cwd = folderWith(t, {
      'privacy.md': POLICY,
      'table.md': '# Privacy\n\n| Data | Why |\n| - | - |\n| Name | Ads |\n',
    });
    const { out } = await runProgram(['summary', '--format', 'json', '.', 'gone.md'], { cwd });
    const validate = new Ajv({ strict: true }).compile(schema);
    assert.ok(validate(JSON.parse(out)), JSON.stringify(validate.errors));
    assert.ok(
      !validate({ ...(JSON.parse(out) as object), documents: [{ path: 'x' }] }),
      'the schema tells right from wrong',
    );
  });

  test('in HTML are one page, also of several drafts', async (t) => {
    const cwd = folderWith(t, { 'a.md': POLICY, 'b.md': POLICY });
    const { out, code } = await runProgram(['summary', '--format', 'html', '--level', 'plain', 'a.md', 'b.md'], {
      cwd,
    });
    assert.equal(code, 0);
    assert.equal(out.match(/<!DOCTYPE html>/g)?.length, 1);
    assert.equal(out.match(/<h1>Summary: Privacy Policy<\/h1>/g)?.length, 2);
  });
});

suite('compliance records on the command line', () => {
  const text = `${POLICY}\nWe keep invoices for seven years.\n`;

  test('are printed, or written into a file', async (t) => {
    const cwd = folderWith(t, { 'privacy.md': text });
    const printed = await runProgram(['report', 'privacy.md', '--format', 'html', '--as-of', '2026-05-01'], { cwd });
    assert.equal(printed.code, 0);
    assert.match(printed.out, /<dt>As of<\/dt><dd>2026-05-01<\/dd>/);
    assert.match(printed.out, /<p>Contact, line 13<\/p><blockquote>We keep invoices for seven years\.<\/blockquote>/);
    const written = await runProgram(['report', 'privacy.md', '--output', 'record.md'], { cwd });
    assert.deepEqual([written.code, written.out], [0, '']);
    const record = readFileSync(path.join(cwd, 'record.md'), 'utf8');
    assert.match(record, /^# Compliance record: Privacy Policy\n/);
    assert.match(record, /\| GDPR Art\. 13\(2\)\(a\).* \| \*\*met\*\* \| Contact, line 13: “We keep invoices/);
  });

  test('are about the laws that are asked for', async (t) => {
    const cwd = folderWith(t, { 'privacy.md': text });
    const { out } = await runProgram(['report', 'privacy.md', '--format', 'csv', '--laws', 'ccpa'], { cwd });
    const laws = out.match(/^requirement,[^,]*/gm) ?? [];
    assert.deepEqual([...new Set(laws)], ['requirement,California Consumer Privacy Act']);
  });

  test('that cannot be written are an error with its reason, and a file that is not there too', async (t) => {
    const cwd = folderWith(t, { 'privacy.md': text });
    const unwritten = await runProgram(['report', 'privacy.md', '--output', 'no/where.md'], { cwd });
    assert.deepEqual([unwritten.code, unwritten.err], [2, 'proviso: no/where.md: no such file or folder\n']);
    const gone = await runProgram(['report', 'gone.md', '--output', 'record.md'], { cwd });
    assert.deepEqual([gone.code, gone.err], [2, 'proviso: gone.md: no such file or folder\n']);
    assert.ok(!existsSync(path.join(cwd, 'record.md')));
  });
});

suite('the summary in a draft on the command line', () => {
  test('is inserted, and the check finds when it is out of date', async (t) => {
    const cwd = folderWith(t, {
      'privacy.md': POLICY,
      'proviso.yaml': 'checks: { draft/summary-out-of-date: error }\n',
    });
    const file = path.join(cwd, 'privacy.md');
    const stale = async (): Promise<boolean> =>
      (await runProgram(['check', 'privacy.md'], { cwd })).out.includes('draft/summary-out-of-date');
    assert.equal(
      (await runProgram(['insert', '--summary', 'plain', '--write', 'privacy.md'], { cwd })).out,
      'privacy.md: summary\n',
    );
    assert.match(readFileSync(file, 'utf8'), /^# Privacy Policy\n\n<!-- proviso-summary plain -->/);
    assert.equal(await stale(), false);
    const changed = readFileSync(file, 'utf8').replace(
      '## Contact',
      'We sell your personal information.\n\n## Contact',
    );
    writeFileSync(file, changed);
    assert.match(
      (await runProgram(['check', 'privacy.md'], { cwd })).out,
      /3:1 {6}error {7}This summary is not what a reader would take/,
    );
    await runProgram(['insert', '--summary', 'plain', '--write', 'privacy.md'], { cwd });
    assert.match(readFileSync(file, 'utf8'), /\*\* We sell/);
    assert.equal(await stale(), false);
  });

  test('and sections are inserted one at a time', async (t) => {
    const cwd = folderWith(t, { 'privacy.md': POLICY });
    const { code, err } = await runProgram(['insert', '--summary', 'plain', '--missing', 'privacy.md'], { cwd });
    assert.deepEqual([code, /one of them/.test(err)], [2, true]);
  });
});
