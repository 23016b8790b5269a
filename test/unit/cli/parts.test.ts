import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { summariseFiles } from '../../../server/src/cli/summary';
import { folderWith, newSession, POLICY, parseCheck, runCheck, startProgram } from './run';

const RETENTION = '# Storage\n\nWe keep your data for three years after you close your account.\n';
const TERMS = '# Terms\n\n## Storage\n\nThis page says how we store your data.\n';
const WITH = (...parts: string[]): string => `---\nproviso: { with: [${parts.join(', ')}] }\n---\n${POLICY}`;

async function checked(folder: string, file = 'privacy.md') {
  const [document] = parseCheck(await runCheck([path.join(folder, file)])).documents;
  assert.ok(document);
  const codes = document.findings.map(({ code }) => code);
  const problems = document.findings.filter(({ code }) => code === 'config/invalid');
  return { document, codes, problems };
}

suite('several files that form one notice, on the command line', () => {
  test('are judged together, and evidence says in which file it stands', async (t) => {
    const folder = folderWith(t, { 'privacy.md': WITH('storage.md'), 'storage.md': RETENTION, 'alone.md': POLICY });
    assert.ok((await checked(folder, 'alone.md')).codes.includes('missing/retention-period'));
    const { codes, document } = await checked(folder);
    assert.ok(!codes.includes('missing/retention-period'));
    const found = document.disclosures.find(({ id }) => id === 'retention-period');
    assert.equal(found?.status, 'stated');
    const [place] = found?.evidence ?? [];
    assert.equal(place?.path, path.relative('.', path.join(folder, 'storage.md')));
    assert.equal(place?.text, 'We keep your data for three years after you close your account.');
    assert.equal(place?.range.start.line, 2);
  });

  test('that proviso.yaml puts together are so for each of them', async (t) => {
    const folder = folderWith(t, {
      'proviso.yaml': 'files:\n  privacy.md: { with: [storage-notice.md] }\n',
      'privacy.md': POLICY,
      'storage-notice.md': RETENTION,
    });
    assert.ok(!(await checked(folder)).codes.includes('missing/retention-period'));
    const { document, codes } = await checked(folder, 'storage-notice.md');
    assert.deepEqual(
      document.laws.map(({ id }) => id),
      ['gdpr'],
    );
    assert.equal(document.laws[0]?.evidence[0]?.path, path.relative('.', path.join(folder, 'privacy.md')));
    assert.ok(!codes.includes('missing/controller-identity'));
  });

  test('that cannot be read are told with the reason, and the rest is judged', async (t) => {
    const parts = ['gone.md', 'folder', 'privacy.md', '/elsewhere.md', 'german.md', 'storage.md'];
    const german =
      '# Datenschutz\n\nWir verarbeiten Ihre personenbezogenen Daten nur, soweit dies für die Bereitstellung unserer ' +
      'Dienste und die Erfüllung unserer Verträge erforderlich ist, und löschen sie danach.\n';
    const folder = folderWith(t, { 'privacy.md': WITH(...parts), 'storage.md': RETENTION, 'german.md': german });
    mkdirSync(path.join(folder, 'folder'));
    const { codes, problems } = await checked(folder);
    assert.ok(!codes.includes('missing/retention-period'));
    assert.deepEqual(
      problems.map(({ message }) => message.replace(/ It is not judged together with this draft\.$/, '')),
      [
        'gone.md cannot be read: no such file or folder.',
        'folder cannot be read: is a folder.',
        'privacy.md is this draft itself.',
        '/elsewhere.md is no path from here to a file.',
        'german.md seems to be in German.',
      ],
    );
    assert.ok(problems.every(({ range }) => range.start.line === 1));
  });

  test('count once, however often they are named', async (t) => {
    const folder = folderWith(t, { 'privacy.md': WITH('storage.md', './storage.md'), 'storage.md': RETENTION });
    const { document, problems } = await checked(folder);
    assert.deepEqual(problems, []);
    assert.equal(document.disclosures.find(({ id }) => id === 'retention-period')?.evidence.length, 1);
  });

  test('may name each other', async (t) => {
    const folder = folderWith(t, {
      'privacy.md': WITH('storage.md'),
      'storage.md': `---\nproviso: { with: [privacy.md] }\n---\n${RETENTION}`,
    });
    for (const file of ['privacy.md', 'storage.md']) {
      const { codes, problems } = await checked(folder, file);
      assert.deepEqual(problems, []);
      assert.ok(!codes.includes('missing/retention-period'));
    }
  });

  test('are named where one of them only touches on what is lacking, also in SARIF', async (t) => {
    const folder = folderWith(t, { 'privacy.md': WITH('terms.md'), 'terms.md': TERMS });
    writeFileSync(path.join(folder, 'terms.md'), '# Terms\n\nWe have a retention schedule.\n');
    const { document } = await checked(folder);
    const finding = document.findings.find(({ code }) => code === 'partial/retention-period');
    assert.equal(finding?.related?.[0]?.path, path.relative('.', path.join(folder, 'terms.md')));
    const { output } = await runCheck([path.join(folder, 'privacy.md')], { format: 'sarif' });
    const sarif = JSON.parse(output) as { runs: { results: { ruleId: string; relatedLocations?: object[] }[] }[] };
    const result = sarif.runs[0]?.results.find(({ ruleId }) => ruleId === 'partial/retention-period');
    assert.match(JSON.stringify(result?.relatedLocations), /terms\.md/);
  });

  test('are summarised together', async (t) => {
    const folder = folderWith(t, { 'privacy.md': WITH('storage.md'), 'storage.md': RETENTION });
    const options = { level: 'plain', format: 'json' } as const;
    const { output } = await summariseFiles(newSession(), [path.join(folder, 'privacy.md')], options);
    assert.match(output, /three years/);
    assert.match(output, /"path": "[^"]*storage\.md"/);
  });

  test('are taken from the working folder where the draft is standard input', (t) => {
    const cwd = folderWith(t, { 'storage.md': RETENTION });
    const { out } = startProgram(['check', '-'], { cwd, input: WITH('storage.md') });
    assert.doesNotMatch(out, /missing\/retention-period|config\/invalid/);
    assert.match(out, /missing\//);
  });
});
