// The words by which texts are read are lists that anybody can add to; the build says where one is wrong.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { compileWords } from '../../server/src/knowledge/compileWords';
import { KnowledgeError } from '../../server/src/knowledge/knowledgeError';
import type { SourceFile } from '../../server/src/knowledge/sources';

const FOLDER = 'server/knowledge/words';

const files: readonly SourceFile[] = readdirSync(FOLDER).map((name) => {
  const path = `${FOLDER}/${name}`;
  return { path, text: readFileSync(path, 'utf8') };
});

/** What the build says of the words where one file is changed. */
function problemsOf(name: string, change: (text: string) => string): readonly string[] {
  const path = `${FOLDER}/${name}`;
  try {
    compileWords(files.map((file) => (file.path === path ? { path, text: change(file.text) } : file)));
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems;
    throw error;
  }
  return [];
}

suite('words', () => {
  test('are read as they stand in their files', () => {
    const { reading, checking, comparing } = compileWords(files);
    assert.equal(reading.months[11], 'December');
    assert.equal(checking.companyForms.llc, String.raw`L\.?L\.?C`);
    assert.equal(comparing.numbers.thirty, '30');
  });

  test('a broken pattern fails the build with its line', () => {
    assert.deepEqual(
      problemsOf('terms.yaml', (text) => `noNames: [this, 'th(at']\n${text.replace(/^noNames:[^\]]*\]\n/m, '')}`),
      ['server/knowledge/words/terms.yaml:1: noNames.1: not a regular expression'],
    );
  });

  test('a list that nothing reads, or that has no words, fails the build with its line', () => {
    assert.match(
      problemsOf('writing.yaml', (text) => `spare: [word]\n${text}`)[0] ?? '',
      /^server\/knowledge\/words\/writing\.yaml:1: spare: /,
    );
    assert.match(
      problemsOf('writing.yaml', (text) => `noNames: []\n${text.replace(/^noNames:.*\n/m, '')}`)[0] ?? '',
      /^server\/knowledge\/words\/writing\.yaml:1: noNames: /,
    );
  });

  test('every list is read by a module that imports the words of its subject', () => {
    const modules = readdirSync('server/src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => readFileSync(`server/src/${name}`, 'utf8'))
      .filter((text) => text.includes("from 'proviso:words'"));
    const unread = Object.entries(compileWords(files)).flatMap(([subject, lists]) => {
      const readers = modules.filter((text) =>
        new RegExp(String.raw`import \{[^}]*\b${subject}\b[^}]*\} from 'proviso:words'`).test(text),
      );
      return Object.keys(lists)
        .filter((name) => !readers.some((text) => new RegExp(String.raw`\b${name}\b`).test(text)))
        .map((name) => `${subject}.${name}`);
    });
    assert.deepEqual(unread, []);
  });

  test('a file that nothing reads fails the build', () => {
    assert.throws(
      () => compileWords([...files, { path: `${FOLDER}/spare.yaml`, text: 'spare: [word]' }]),
      /words\/spare\.yaml:1: nothing reads this file/,
    );
  });

  test('a list that is missing fails the build, and a file too', () => {
    assert.match(
      problemsOf('checking.yaml', (text) => text.replace(/^rights:.*\n/m, ''))[0] ?? '',
      /yaml:\d+: rights: /,
    );
    assert.throws(
      () => compileWords(files.slice(1)),
      /^Error: server\/knowledge\/words\/checking\.yaml:1: the file is missing/,
    );
  });
});
