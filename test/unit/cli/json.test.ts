import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import knowledge from 'proviso:knowledge';
import type { AnalysisDocument, EvidenceJson } from '../../../server/src/service/analysisDocument';
import { folderWith, POLICY, parseCheck, runCheck } from './run';

const KEYS = {
  document: [
    'path',
    'format',
    'language',
    'words',
    'kind',
    'laws',
    'lawsLeftOut',
    'facts',
    'disclosures',
    'requirements',
    'findings',
    'accepted',
    'readability',
  ],
  law: ['id', 'because', 'evidence'],
  fact: ['id', 'value', 'because', 'evidence'],
  disclosure: ['id', 'status', 'missingElements', 'evidence'],
  evidence: ['offset', 'range', 'text', 'phrase', 'polarity', 'via'],
  requirement: ['id', 'law', 'disclosure', 'citation', 'verdict'],
  finding: ['code', 'severity', 'message', 'range', 'citations', 'fixes'],
  readability: ['fleschKincaidGrade', 'fleschReadingEase', 'words', 'sentences'],
} as const;

function assertKeys(values: readonly object[], keys: readonly string[], what: string): void {
  for (const value of values) assert.deepEqual(Object.keys(value).sort(), [...keys].sort(), what);
}

function evidenceOf({ laws, facts, disclosures }: AnalysisDocument): EvidenceJson[] {
  return [...laws, ...facts, ...disclosures].flatMap(({ evidence }) => evidence);
}

test('the JSON of a check has the fields that other programs rely on, and no others', async () => {
  const result = parseCheck(await runCheck(['test/fixtures/items-as-headings.txt'], { laws: 'all' }));
  assert.deepEqual(Object.keys(result), ['schemaVersion', 'tool', 'documents']);
  assert.equal(result.schemaVersion, 1);
  assert.deepEqual(Object.keys(result.tool), ['name', 'version']);
  const [document] = result.documents;
  assert.ok(document);
  assertKeys([document], KEYS.document, 'document');
  const { laws, facts, disclosures, requirements, findings } = document;
  const parts = { law: laws, fact: facts, disclosure: disclosures, requirement: requirements, finding: findings };
  for (const part of ['law', 'fact', 'disclosure', 'requirement', 'finding'] as const) {
    assert.ok(parts[part].length > 0, part);
    assertKeys(parts[part], KEYS[part], part);
  }
  const evidence = evidenceOf(document);
  assertKeys(evidence, KEYS.evidence, 'evidence');
  assertKeys(
    evidence.map(({ offset }) => offset),
    ['start', 'end'],
    'offset',
  );
  for (const { range } of [...evidence, ...document.findings]) {
    assertKeys([range], ['start', 'end'], 'range');
    assertKeys([range.start, range.end], ['line', 'character'], 'position');
  }
  assertKeys([document.readability], KEYS.readability, 'readability');
});

test('the values of the JSON are those of the design', async () => {
  const { documents } = parseCheck(await runCheck(['test/fixtures'], { laws: 'all' }));
  const seen = (values: readonly string[], allowed: readonly string[]): void =>
    assert.deepEqual(
      values.filter((value) => !allowed.includes(value)),
      [],
    );
  for (const document of documents) {
    seen([document.format], ['markdown', 'html', 'plaintext']);
    seen([document.kind], ['policy']);
    seen(
      document.laws.map(({ because }) => because),
      ['declared', 'named', 'fact'],
    );
    seen(
      document.facts.map(({ because }) => because),
      ['declared', 'evidence'],
    );
    seen(
      document.disclosures.map(({ status }) => status),
      ['stated', 'partial', 'absent'],
    );
    seen(
      document.requirements.map(({ verdict }) => verdict),
      ['met', 'partial', 'missing', 'unconfirmed', 'not-applicable'],
    );
    seen(
      document.findings.map(({ severity }) => severity),
      ['error', 'warning', 'information', 'hint'],
    );
    seen(
      evidenceOf(document).map(({ polarity }) => polarity),
      ['asserted', 'denied', 'hedged'],
    );
    seen(
      evidenceOf(document).map(({ via }) => via),
      ['sentence', 'heading', 'list', 'table'],
    );
  }
});

test('every disclosure of the catalogue appears in every document', async () => {
  const { documents } = parseCheck(await runCheck(['test/fixtures']));
  const ids = knowledge.disclosures.map(({ id }) => id);
  for (const { disclosures } of documents)
    assert.deepEqual(
      disclosures.map(({ id }) => id),
      ids,
    );
});

test('an absent disclosure has no evidence, a stated one has', async () => {
  const { documents } = parseCheck(await runCheck(['test/fixtures']));
  for (const { disclosures } of documents) {
    for (const { id, status, evidence } of disclosures) assert.equal(evidence.length > 0, status !== 'absent', id);
  }
});

test('documents are sorted by path, which is given back as it was given', async (t) => {
  const folder = folderWith(t, { 'b.md': POLICY, 'a.txt': POLICY, 'C.html': `<p>${POLICY}</p>` });
  const given = ['b.md', 'a.txt', 'C.html'].map((name) => path.join(folder, name));
  const paths = parseCheck(await runCheck(given)).documents.map((document) => document.path);
  assert.deepEqual(paths, [...given].sort());
  assert.deepEqual(
    parseCheck(await runCheck([folder])).documents.map((document) => document.path),
    paths,
  );
});

test('a file that is named twice is checked once', async (t) => {
  const file = path.join(folderWith(t, { 'a.md': POLICY }), 'a.md');
  assert.equal(parseCheck(await runCheck([file, file])).documents.length, 1);
});

test('offsets are UTF-16 code units of the file, a byte-order mark, CRLF and emoji included', async (t) => {
  const text = `\uFEFF${POLICY.replace('Example', '💊 Example').replace('name', 'cafe\u0301 name')}`.replaceAll(
    '\n',
    '\r\n',
  );
  const file = path.join(folderWith(t, { 'a.md': text }), 'a.md');
  const [document] = parseCheck(await runCheck([file])).documents;
  assert.ok(document);
  const evidence = evidenceOf(document);
  assert.ok(evidence.length > 2);
  const lines = text.split('\n');
  for (const one of evidence) {
    assert.equal(one.text, text.slice(one.offset.start, one.offset.end));
    const { line, character } = one.range.start;
    assert.equal(lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character, one.offset.start);
  }
  assert.ok(evidence.some((one) => one.text.includes('💊')));
  assert.ok(readFileSync(file, 'utf8').startsWith('\uFEFF'));
});

test('a file that cannot be read stands among the documents with its error', async (t) => {
  const folder = folderWith(t, { 'b.md': POLICY });
  const gone = path.join(folder, 'a.md');
  const result = await runCheck([gone, path.join(folder, 'b.md')]);
  const { documents } = parseCheck(result);
  assert.deepEqual(documents[0], { path: gone, error: `${gone}: no such file or folder` });
  assert.equal(documents[1]?.language, 'en');
  assert.deepEqual(result.errors, [`${gone}: no such file or folder`]);
  assert.equal(result.exitCode, 2);
});
