// Imports point one way: client → messages ← handlers → exports → service → law, checks, sections, summary → detect → draft, knowledge.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

const SERVER = 'server/src';

/** What a folder may import from, beside itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  draft: [],
  knowledge: ['detect', 'draft', 'sections'],
  detect: ['draft', 'knowledge'],
  sections: ['draft', 'detect', 'knowledge'],
  law: ['draft', 'detect', 'knowledge', 'sections'],
  checks: ['draft', 'detect', 'knowledge', 'law'],
  summary: ['draft', 'detect', 'knowledge', 'law', 'service'],
  compare: ['draft', 'detect', 'knowledge', 'checks', 'summary'],
  service: ['draft', 'detect', 'knowledge', 'law', 'checks', 'sections', 'summary', 'compare'],
  exports: ['draft', 'detect', 'knowledge', 'law', 'sections', 'service', 'summary'],
  handlers: ['draft', 'detect', 'knowledge', 'law', 'sections', 'service', 'summary', 'exports', 'messages'],
  cli: ['draft', 'detect', 'knowledge', 'law', 'sections', 'service', 'summary', 'exports'],
};

/** Packages that only the outer folders may use. */
const OUTER_PACKAGES = /^(?:node:|vscode)/;

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(folder: string): Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .flatMap((name) => {
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      const text = readFileSync(file, 'utf8');
      return [...text.matchAll(/^(?:import|export)[^;]*?from '([^']+)'/gm)].map((match) => ({
        file,
        target: match[1] ?? '',
      }));
    });
}

function folderOf(file: string): string {
  return path.posix.relative(SERVER, file).split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

suite('architecture', () => {
  test('server folders import only what lies further in', () => {
    const wrong = importsOf(SERVER).filter(({ file, target }) => {
      const allowed = ALLOWED[folderOf(file)];
      if (!allowed || !target.startsWith('.')) return false;
      const other = folderOf(path.posix.join(path.posix.dirname(file), target));
      return other !== folderOf(file) && !allowed.includes(other);
    });
    assert.deepEqual(wrong, []);
  });

  test('reading knows no knowledge but the words it reads by', () => {
    const known = importsOf(SERVER).filter(
      ({ file, target }) => folderOf(file) === 'draft' && /^proviso:/.test(target),
    );
    assert.deepEqual([...new Set(known.map(({ target }) => target))], ['proviso:words']);
  });

  test('reading, detecting, judging and summarising know no editor and no file system', () => {
    const inner = ['draft', 'detect', 'law', 'checks', 'sections', 'summary', 'compare', 'knowledge'];
    const wrong = importsOf(SERVER).filter(
      ({ file, target }) => inner.includes(folderOf(file)) && OUTER_PACKAGES.test(target),
    );
    assert.deepEqual(wrong, []);
  });

  test('handlers and service run in a web worker', () => {
    const worker = ['handlers', 'service', 'exports'];
    const wrong = importsOf(SERVER).filter(
      ({ file, target }) => worker.includes(folderOf(file)) && target.startsWith('node:'),
    );
    assert.deepEqual(wrong, []);
  });

  test('the client shares one file with the server', () => {
    const shared = importsOf('client/src').filter(({ target }) => target.includes('server/'));
    assert.deepEqual(
      shared.filter(({ target }) => !target.endsWith('server/src/messages')),
      [],
    );
  });
});
