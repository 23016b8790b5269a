import assert from 'node:assert/strict';
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import knowledge from 'proviso:knowledge';
import { folderWith, POLICY, parseCheck, runCheck } from './run';

const SENTENCE = 'We keep your name and your e-mail address as long as you have an account with us. ';

/** The findings of one file by their codes, and how the check ended. */
async function checkFile(
  file: string,
): Promise<{ readonly codes: readonly string[]; readonly exitCode: number; readonly errors: readonly string[] }> {
  const result = await runCheck([file]);
  const codes = parseCheck(result).documents.flatMap(({ findings }) => (findings ?? []).map(({ code }) => code));
  return { codes, exitCode: result.exitCode, errors: result.errors };
}

/** Processor time, which other work on the machine does not stretch. */
function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
}

test('the exit code says whether there are findings at the level asked for', async (t) => {
  const folder = folderWith(t, { 'gdpr.md': POLICY, 'core.md': '# Privacy Policy\n\nWe collect your name.\n' });
  const run = async (name: string, failOn: 'error' | 'warning' | 'never'): Promise<number> =>
    (await runCheck([path.join(folder, name)], { failOn })).exitCode;
  assert.equal(await run('gdpr.md', 'error'), 1);
  assert.equal(await run('gdpr.md', 'warning'), 1);
  assert.equal(await run('gdpr.md', 'never'), 0);
  assert.equal(await run('core.md', 'error'), 0);
  assert.equal(await run('core.md', 'warning'), 0);
});

test('a folder without drafts is said to be one', async (t) => {
  const folder = folderWith(t, { 'notes.rtf': 'We collect your name.' });
  const { exitCode, errors } = await runCheck([folder]);
  assert.equal(exitCode, 2);
  assert.deepEqual(errors, [`${folder}: no drafts (.md, .mdx, .markdown, .html, .htm, .txt) below this folder`]);
});

test('a folder means every draft-like file below it, but not what was installed there', async (t) => {
  const folder = folderWith(t, {
    'a.md': POLICY,
    'b.htm': POLICY,
    'c.mdx': POLICY,
    'd.markdown': POLICY,
    'e.json': '{}',
    'F.TXT': POLICY,
  });
  mkdirSync(path.join(folder, 'node_modules'));
  mkdirSync(path.join(folder, 'sub'));
  symlinkSync(path.join(folder, 'a.md'), path.join(folder, 'sub', 'g.md'));
  symlinkSync(path.join(folder, 'a.md'), path.join(folder, 'node_modules', 'h.md'));
  const { documents } = parseCheck(await runCheck([folder]));
  assert.deepEqual(
    documents.map((document) => path.relative(folder, document.path).replaceAll('\\', '/')),
    ['F.TXT', 'a.md', 'b.htm', 'c.mdx', 'd.markdown', 'sub/g.md'],
  );
  assert.deepEqual(
    documents.map(({ format }) => format),
    ['plaintext', 'markdown', 'html', 'markdown', 'markdown', 'markdown'],
  );
});

test('a path that leads through a file cannot be read, and the rest is still checked', async (t) => {
  const file = path.join(folderWith(t, { 'a.md': POLICY }), 'a.md');
  const result = await runCheck([path.join(file, 'b.md'), file]);
  assert.equal(result.exitCode, 2);
  assert.equal(parseCheck(result).documents.length, 2);
});

test('a binary file is one finding', async (t) => {
  const bytes = Uint8Array.from({ length: 2000 }, (_, index) => (index * 37) % 256);
  const { codes, exitCode } = await checkFile(path.join(folderWith(t, { 'a.txt': bytes }), 'a.txt'));
  assert.deepEqual(codes, ['draft/unreadable']);
  assert.equal(exitCode, 0);
});

test('an empty file is checked like a draft that says nothing', async (t) => {
  const { codes, exitCode } = await checkFile(path.join(folderWith(t, { 'a.md': '' }), 'a.md'));
  assert.ok(codes.includes('missing/controller-identity'));
  assert.equal(exitCode, 0);
});

test('invalid UTF-8 is read as far as it can be', async (t) => {
  const bytes = Buffer.concat([Buffer.from(POLICY), Uint8Array.of(0xc3, 0x28, 0xff, 0x0a), Buffer.from(SENTENCE)]);
  const file = path.join(folderWith(t, { 'a.md': bytes }), 'a.md');
  const [document] = parseCheck(await runCheck([file])).documents;
  assert.equal(document?.disclosures.find(({ id }) => id === 'retention-period')?.status, 'stated');
});

test('one line of a megabyte is checked in bounded time', async (t) => {
  const file = path.join(folderWith(t, { 'a.txt': SENTENCE.repeat(12_500) }), 'a.txt');
  const used = process.cpuUsage();
  const { codes } = await checkFile(file);
  assert.ok(secondsSince(used) < 5);
  assert.ok(codes.includes('missing/purposes'));
  assert.ok(!codes.includes('missing/retention-period'));
});

test('endless words, brackets and half tags are checked in bounded time', async (t) => {
  const runs = {
    'a.md': 'ab'.repeat(200_000),
    'b.md': '[('.repeat(50_000),
    'c.html': '<p'.repeat(50_000),
    'd.txt': '(a'.repeat(50_000),
    'e.html': '&a'.repeat(50_000),
  };
  const folder = folderWith(t, runs);
  const used = process.cpuUsage();
  await runCheck([folder]);
  assert.ok(secondsSince(used) < 5);
});

test('a text over the limit of the checks is one finding', async (t) => {
  const file = path.join(folderWith(t, { 'a.txt': SENTENCE.repeat(65_000) }), 'a.txt');
  assert.deepEqual((await checkFile(file)).codes, ['draft/unreadable']);
});

test('a file of 50 MB is refused at once, with the limit', async (t) => {
  const file = path.join(folderWith(t, { 'a.md': '' }), 'a.md');
  const handle = openSync(file, 'r+');
  ftruncateSync(handle, 50_000_000);
  closeSync(handle);
  const start = performance.now();
  const result = await runCheck([file]);
  assert.ok(performance.now() - start < 2000);
  assert.deepEqual(result.errors, [`${file}: too large to check (50 MB; the limit is 30 MB)`]);
  assert.equal(result.exitCode, 2);
});

test('malformed front matter is a finding in its place, and the rest is checked', async (t) => {
  const text = `---\ntitle: Privacy\nproviso:\n  laws: gdpr\n---\n${POLICY}`;
  const file = path.join(folderWith(t, { 'a.md': text, 'b.md': `---\nproviso: [\n---\n${POLICY}` }), 'a.md');
  const [document] = parseCheck(await runCheck([file])).documents;
  const [finding] = document?.findings ?? [];
  assert.equal(finding?.code, 'config/invalid');
  assert.equal(finding?.range.start.line, 3);
  assert.match(finding?.message ?? '', /cannot be used/);
  assert.ok(document?.findings.some(({ code }) => code === 'missing/retention-period'));
  const other = await checkFile(path.join(path.dirname(file), 'b.md'));
  assert.ok(other.codes.includes('config/invalid'));
  assert.ok(other.codes.includes('missing/retention-period'));
});

test('a malformed proviso.yaml is named with file and line, and the drafts are still checked', async (t) => {
  const folder = folderWith(t, {
    'a.md': POLICY,
    'b.md': POLICY,
    'proviso.yaml': 'kind: policy\nlaws: [gdpr\nasOf: today\n',
  });
  const result = await runCheck([folder]);
  assert.equal(result.exitCode, 2);
  assert.ok(result.errors.length >= 1);
  assert.match(result.errors[0] ?? '', /proviso\.yaml:[23]: \S/);
  assert.equal(parseCheck(result).documents.length, 2);
});

test('a setting that does not exist or does not fit is named with its line', async (t) => {
  const folder = folderWith(t, { 'a.md': POLICY, 'proviso.yaml': 'kind: policy\nlaw: gdpr\nasOf: 1 May\n' });
  const { errors, exitCode } = await runCheck([folder]);
  assert.equal(exitCode, 2);
  assert.ok(
    errors.some((error) => /proviso\.yaml:2: .*no such setting/.test(error)),
    errors.join('\n'),
  );
  assert.ok(
    errors.some((error) => /proviso\.yaml:3: .*not a date/.test(error)),
    errors.join('\n'),
  );
});

test('proviso.yaml of the nearest folder decides, front matter before it, the command line before all', async (t) => {
  const folder = folderWith(t, {
    'a.md': POLICY,
    'b.md': `---\nproviso:\n  laws: [shine-the-light]\n---\n${POLICY}`,
    'proviso.yaml': 'laws: [caloppa]\nfiles:\n  c.md: { laws: [ccpa] }\n',
    'c.md': POLICY,
  });
  const laws = async (options: { readonly laws?: 'all' | 'auto' } = {}): Promise<readonly string[]> =>
    parseCheck(await runCheck([folder], options)).documents.map((document) => document.laws.map(({ id }) => id).join());
  assert.deepEqual(await laws(), ['caloppa', 'shine-the-light', 'ccpa']);
  assert.deepEqual(await laws({ laws: 'auto' }), ['gdpr', 'gdpr', 'gdpr']);
  const all = knowledge.laws.filter(({ kind, inForce }) => kind !== 'core' && inForce <= '2026-06-01');
  assert.deepEqual(new Set(await laws({ laws: 'all' })), new Set([all.map(({ id }) => id).join()]));
});

test('a draft can be checked as of a future day', async (t) => {
  const file = path.join(folderWith(t, { 'a.md': POLICY }), 'a.md');
  const verdict = async (asOf: string): Promise<string | undefined> => {
    const [document] = parseCheck(await runCheck([file], { laws: ['ccpa'], asOf })).documents;
    return document?.requirements.find(({ id }) => id === 'ccpa.7200-admt')?.verdict;
  };
  assert.equal(await verdict('2026-12-31'), 'not-applicable');
  assert.equal(await verdict('2027-01-01'), 'unconfirmed');
});
