import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { folderWith, POLICY, runProgram, startProgram } from './run';

const HALF = '# Privacy Policy\n\nWe follow the GDPR and collect your name.\n';

test('the program ends with 0, 1 or 2', (t) => {
  const cwd = folderWith(t, { 'privacy.md': POLICY });
  assert.equal(startProgram(['check', '--fail-on', 'never', 'privacy.md'], { cwd }).code, 0);
  assert.equal(startProgram(['check', 'privacy.md'], { cwd }).code, 1);
  const gone = startProgram(['check', 'gone.md'], { cwd });
  assert.equal(gone.code, 2);
  assert.equal(startProgram(['chekc'], { cwd }).code, 2);
  assert.equal(gone.err, 'proviso: gone.md: no such file or folder\n');
});

test('a new draft is printed, and has no errors', async (t) => {
  const cwd = folderWith(t, {});
  const facts = 'people-in-eu,transfers-abroad,!has-dpo';
  const { code, out } = await runProgram(['new', '--facts', facts], { cwd });
  assert.equal(code, 0);
  assert.match(out, /^---\nproviso:\n {2}facts:\n {4}people-in-eu: true\n[\s\S]*\n# Privacy policy\n/);
  const checked = startProgram(['check', '--fail-on', 'error', '-'], { cwd, input: out });
  assert.equal(checked.code, 0, checked.out);
  assert.doesNotMatch(checked.out, /missing\//);
  const { laws, sections, text } = JSON.parse(
    (await runProgram(['new', '--facts', facts, '--format', 'json'], { cwd })).out,
  ) as {
    laws: string[];
    sections: string[];
    text: string;
  };
  assert.deepEqual([laws, text], [['gdpr'], out]);
  assert.ok(sections.includes('international-transfers') && !sections.includes('dpo-contact'));
});

test('bad usage ends with 2 and says what is wrong', async (t) => {
  const cwd = folderWith(t, { 'privacy.md': POLICY });
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['check', '--laws', 'gdpr,hippa', 'privacy.md'], /unknown law: hippa \(see proviso laws\)/],
    [['check', '--as-of', '2026-02-30', 'privacy.md'], /not a date: YYYY-MM-DD/],
    [['check', '--as-of', 'soon', 'privacy.md'], /not a date: YYYY-MM-DD/],
    [['check', '--format', 'xml', 'privacy.md'], /Allowed choices are text, json, sarif, github/],
    [['check', '--fail-on', 'hint', 'privacy.md'], /Allowed choices are error, warning, never/],
    [['check', '--strict', 'privacy.md'], /unknown option '--strict'/],
    [['chekc'], /unknown command 'chekc'/],
    [['explain', 'right-to-party'], /^proviso: nothing is known as right-to-party\n$/],
    [['explain'], /missing required argument 'id'/],
    [
      ['insert', 'retention-time', 'privacy.md'],
      /^proviso: unknown section: retention-time \(see proviso sections\)\n$/,
    ],
    [['insert', 'privacy.md'], /^proviso: name the sections to insert, or give --missing or --summary, one of them\n$/],
    [['insert', '--missing', 'gone.md'], /^proviso: gone\.md: no such file or folder\n$/],
    [['insert', '--missing', '--write', '-'], /^proviso: --write needs a file, not standard input\n$/],
    [
      ['insert', '--missing', '--write', '--diff', 'privacy.md'],
      /^proviso: --diff shows the changes and --write makes them: give one\n$/,
    ],
    [['new', '--kind', 'poem'], /^proviso: unknown kind: poem \(known are policy, /],
    [['new', '--facts', 'people-in-eu,!has-dpp'], /^proviso: unknown fact: has-dpp/],
    [['new', '--format', 'pdf'], /Allowed choices are markdown, html, plaintext, json/],
    [['summary', 'gone.md'], /^proviso: gone\.md: no such file or folder\n$/],
    [['summary', '--level', 'legal', 'privacy.md'], /Allowed choices are child, plain, general, professional/],
  ];
  for (const [args, message] of cases) {
    const { code, out, err } = await runProgram(args, { cwd });
    assert.match(err, message);
    assert.equal(code, 2, args.join(' '));
    assert.equal(out, '', args.join(' '));
  }
});

test('without an argument the drafts of the working folder are checked', async (t) => {
  const cwd = folderWith(t, {
    'privacy.md': POLICY,
    'README.md': '# Project\n\nRead the privacy policy.\n',
    'other.md': '# Cookie Policy\n\nWe use cookies.\n',
    'off.md': '---\nproviso: false\n---\n# Privacy Policy\n\nWe collect your name.\n',
  });
  const { out, code } = await runProgram(['check', '--format', 'json'], { cwd });
  const { documents } = JSON.parse(out) as { documents: { path: string }[] };
  assert.deepEqual(
    documents.map((document) => document.path),
    ['other.md', 'privacy.md'],
  );
  assert.equal(code, 1);
});

test('a working folder without drafts says how to name them', async (t) => {
  const { code, err, out } = await runProgram(['check'], { cwd: folderWith(t, { 'README.md': '# Project\n' }) });
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.match(err, /^proviso: no drafts here: name a file or folder, or say in proviso\.yaml which files are drafts/);
});

test('standard input is a draft called -', (t) => {
  const cwd = folderWith(t, {});
  const { out, code } = startProgram(['check', '--format', 'json', '-'], { cwd, input: HALF });
  const { documents } = JSON.parse(out) as { documents: { path: string; laws: { id: string }[] }[] };
  assert.deepEqual(
    documents.map((document) => document.path),
    ['-'],
  );
  assert.deepEqual(
    documents[0]?.laws.map(({ id }) => id),
    ['gdpr'],
  );
  assert.equal(code, 1);
  assert.match(
    startProgram(['insert', 'retention', '-'], { cwd, input: HALF }).out,
    /collect your name\.\n\n## How long we keep/,
  );
});

test('the laws are listed with their dates and the number of their requirements', async (t) => {
  const cwd = folderWith(t, {});
  const { out, code } = await runProgram(['laws', '--format', 'json'], { cwd });
  const listed = JSON.parse(out) as { laws: Record<string, unknown>[] };
  assert.equal(code, 0);
  assert.deepEqual(Object.keys(listed), ['laws']);
  const ids = listed.laws.map(({ id }) => String(id));
  assert.deepEqual(
    ['gdpr', 'ccpa', 'caloppa', 'shine-the-light'].filter((id) => !ids.includes(id)),
    [],
  );
  assert.ok(!ids.includes('core'));
  for (const law of listed.laws) {
    assert.deepEqual(Object.keys(law), ['id', 'name', 'inForce', 'asOf', 'requirements', 'stale']);
    assert.match(`${law.inForce} ${law.asOf}`, /^\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$/);
    assert.ok(Number(law.requirements) > 0);
  }
  assert.equal((await runProgram(['laws'], { cwd })).out.trim().split('\n').length, listed.laws.length);
});

test('an explanation says what kind of thing the id is', async (t) => {
  const cwd = folderWith(t, {});
  for (const id of ['gdpr.13-2-a', 'right-erasure', 'missing/retention-period', 'gdpr', 'transfers-abroad']) {
    const { out, code } = await runProgram(['explain', '--format', 'json', id], { cwd });
    const explained = JSON.parse(out) as Record<string, string>;
    assert.equal(code, 0);
    assert.deepEqual(Object.keys(explained), ['kind', 'id', 'markdown']);
    assert.ok((explained.markdown ?? '').length > 40, id);
    assert.equal((await runProgram(['explain', id], { cwd })).out, `${explained.markdown}\n`);
  }
});

test('the JSON of a summary has its levels, topics, statements and evidence', async (t) => {
  const cwd = folderWith(t, { 'privacy.md': POLICY });
  const { out } = await runProgram(['summary', '--format', 'json', 'privacy.md'], { cwd });
  interface Statement {
    text: string;
    silent: boolean;
    evidence: { offset: { start: number; end: number }; text: string }[];
  }
  interface Level {
    level: string;
    targetGrade: number;
    grade: number;
    words: number;
    topics: { topic: string; statements: Statement[] }[];
  }
  const { documents } = JSON.parse(out) as { documents: { path: string; levels: Level[] }[] };
  assert.deepEqual(
    documents.map((document) => Object.keys(document)),
    [['path', 'levels', 'label', 'sections']],
  );
  assert.equal(documents[0]?.path, 'privacy.md');
  const levels = documents[0]?.levels ?? [];
  assert.deepEqual(
    levels.map(({ level }) => level),
    ['plain', 'general', 'professional'],
  );
  for (const level of levels) {
    assert.deepEqual(Object.keys(level).sort(), ['grade', 'level', 'targetGrade', 'topics', 'words']);
    assert.ok(level.words > 0 && level.topics.length > 0);
    for (const { text, silent, evidence } of level.topics.flatMap(({ statements }) => statements)) {
      assert.equal(silent, evidence.length === 0, text);
      for (const one of evidence) assert.equal(one.text, POLICY.slice(one.offset.start, one.offset.end));
    }
  }
  const plain = (await runProgram(['summary', '--level', 'plain', '--format', 'json', 'privacy.md'], { cwd })).out;
  assert.deepEqual(
    (JSON.parse(plain) as { documents: { levels: Level[] }[] }).documents[0]?.levels,
    levels.slice(0, 1),
  );
});

test('a summary takes folders, and a file that cannot be read does not keep the rest from being summarised', async (t) => {
  const cwd = folderWith(t, { 'a.md': POLICY, 'b.md': POLICY });
  const { out, code } = await runProgram(['summary', '--level', 'child', '--format', 'json', '.', 'gone.md'], { cwd });
  const { documents } = JSON.parse(out) as { documents: { path: string; error?: string }[] };
  assert.deepEqual(
    documents.map(({ path: file, error }) => [file, error === undefined]),
    [
      ['a.md', true],
      ['b.md', true],
      ['gone.md', false],
    ],
  );
  assert.equal(code, 2);
});

test('markup in a draft is text in a summary in Markdown', async (t) => {
  const cwd = folderWith(t, {
    'privacy.md': '# Privacy\n\nWe keep `<img src=x onerror=alert(1)>` and your *data* [here](x) for 30 days.\n',
  });
  const { out } = await runProgram(['summary', '--format', 'markdown', 'privacy.md'], { cwd });
  assert.match(out, /30 days/);
  assert.doesNotMatch(out, /(?<!\\)<img|[^\\]\[here/);
});

test('inserting prints the draft with the section in it and leaves the file alone', async (t) => {
  const cwd = folderWith(t, { 'privacy.md': POLICY });
  const { out, code } = await runProgram(['insert', 'retention', 'privacy.md'], { cwd });
  assert.equal(code, 0);
  assert.match(out, /account\.\n\n## How long we keep your data\n\n[\s\S]*\n\n## Contact\n/);
  assert.equal(readFileSync(path.join(cwd, 'privacy.md'), 'utf8'), POLICY);
  const json = JSON.parse(
    (await runProgram(['insert', '--format', 'json', 'retention', 'privacy.md'], { cwd })).out,
  ) as unknown;
  assert.deepEqual(json, { documents: [{ path: 'privacy.md', text: out, inserted: ['retention'] }] });
});

test('the changes of an insertion are shown as a diff, which patch would read, and nothing is changed', async (t) => {
  const numbered = POLICY.replaceAll(/^## /gm, '## 1. ').replace('## 1. Contact', '## 2. Contact');
  const cwd = folderWith(t, { 'privacy.md': numbered });
  const { out, code } = await runProgram(['insert', '--diff', 'retention', 'privacy.md'], { cwd });
  assert.equal(code, 0);
  assert.match(out, /^--- privacy\.md\n\+\+\+ privacy\.md\n@@ -\d+,\d+ \+\d+,\d+ @@\n/);
  assert.match(out, /^-## 2\. Contact$[\s\S]*^\+## 2\. How long we keep your data$[\s\S]*^\+## 3\. Contact$/m);
  assert.equal(readFileSync(path.join(cwd, 'privacy.md'), 'utf8'), numbered);
});

test('inserting what is missing into a file with CRLF and a byte-order mark keeps both', async (t) => {
  const cwd = folderWith(t, { 'privacy.md': `\uFEFF${POLICY.replaceAll('\n', '\r\n')}` });
  const { out, code, err } = await runProgram(['insert', '--missing', '--write', 'privacy.md'], { cwd });
  assert.equal(err, '');
  assert.equal(code, 0);
  assert.match(out, /^privacy\.md: .*\bretention\b/);
  const text = readFileSync(path.join(cwd, 'privacy.md'), 'utf8');
  assert.ok(text.startsWith('\uFEFF# Privacy Policy\r\n'));
  assert.doesNotMatch(text, /[^\r]\n/);
  const again = await runProgram(['insert', '--missing', '--write', 'privacy.md'], { cwd });
  assert.equal(again.out, 'privacy.md: nothing to insert\n');
});

test('a reader of the output that has seen enough is no error', async (t) => {
  const cwd = folderWith(t, { 'privacy.md': POLICY });
  const args = [path.resolve('dist/cli.js'), 'check', '--laws', 'all', '--format', 'json', 'privacy.md'];
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  await once(child, 'close');
  assert.equal(err, '');
});
