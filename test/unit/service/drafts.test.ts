import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import type { Draft } from '../../../server/src/draft/draft';
import { readDraft } from '../../../server/src/draft/readDraft';
import { createConfigStore } from '../../../server/src/service/configStore';
import { createSettingsResolver } from '../../../server/src/service/draftSettings';
import { DEFAULT_DRAFTS, isDraft, matchesGlobs } from '../../../server/src/service/drafts';
import { DEFAULT_EDITOR_SETTINGS, readEditorSettings } from '../../../server/src/service/editorSettings';
import { foldersUpTo, nameOf, pathBelow } from '../../../server/src/service/uris';

const ROOT = 'file:///w';

function read(text: string): Draft {
  return readDraft(text, { format: 'markdown', abbreviations: [] });
}

function titled(title: string): boolean {
  const globs = { globs: DEFAULT_DRAFTS, folder: ROOT };
  return isDraft(`${ROOT}/a.md`, { draft: undefined }, globs, read(`# ${title}\n\nText.\n`));
}

suite('which files are drafts', () => {
  for (const path of ['PRIVACY.md', 'docs/privacy-policy.html', 'cookie-policy.txt', 'a/b/Privacy%20Notice.mdx']) {
    test(`${path} is`, () => assert.ok(matchesGlobs(`${ROOT}/${path}`, { globs: DEFAULT_DRAFTS, folder: ROOT })));
  }
  for (const path of [
    'README.md',
    'privacy.ts',
    'NOTICE.txt',
    'NOTICE',
    'third-party-notices.txt',
    'policy/terms.md',
  ]) {
    test(`${path} is not`, () => assert.ok(!matchesGlobs(`${ROOT}/${path}`, { globs: DEFAULT_DRAFTS, folder: ROOT })));
  }
  for (const title of [
    'Privacy Policy',
    'Larkfield Health Privacy Policy',
    'Privacy Notice for California Residents',
    'Notice of Privacy Practices',
    'Cookie Policy',
    'Data Protection Notice – Example GmbH',
    'Privacy Policy (2026)',
  ]) {
    test(`the title "${title}" says so`, () => assert.ok(titled(title)));
  }
  for (const title of ['Privacy Policy Generator', 'How to write a privacy policy', 'Shopping', 'Our return policy']) {
    test(`the title "${title}" does not`, () => assert.ok(!titled(title)));
  }

  test('own globs replace the usual names; one without a slash means anywhere', () => {
    const globs = { globs: ['legal/**/*.md', 'terms.html'], folder: ROOT };
    assert.ok(matchesGlobs(`${ROOT}/legal/en/text.md`, globs));
    assert.ok(matchesGlobs(`${ROOT}/site/terms.html`, globs));
    assert.ok(!matchesGlobs(`${ROOT}/privacy.md`, globs));
  });
});

suite('addresses', () => {
  test('are taken apart without a file system', () => {
    assert.equal(nameOf('vscode-vfs://github/a/b%20c.md'), 'b c.md');
    assert.equal(nameOf('untitled:Untitled-1'), 'Untitled-1');
    assert.equal(pathBelow('file:///w', 'file:///w/a/b%20c.md'), 'a/b c.md');
    assert.equal(pathBelow('file:///w', 'file:///wider/a.md'), undefined);
    assert.deepEqual(foldersUpTo('file:///w/a/b/c.md', 'file:///w'), ['file:///w/a/b', 'file:///w/a', 'file:///w']);
    assert.deepEqual(foldersUpTo('file:///x/c.md', 'file:///w'), ['file:///x']);
  });
});

suite('settings of a draft', () => {
  const sources = { editor: DEFAULT_EDITOR_SETTINGS, config: undefined, root: ROOT, today: '2026-01-01' };

  test('are the same object as long as nothing changes', () => {
    const resolver = createSettingsResolver();
    const text = '---\nproviso: { laws: [gdpr] }\n---\n# Privacy\n\nText.\n';
    const first = resolver.resolve(`${ROOT}/privacy.md`, read(text), sources);
    assert.deepEqual(first?.laws, ['gdpr']);
    assert.equal(resolver.resolve(`${ROOT}/privacy.md`, read(`${text}More.`), sources), first);
    const other = resolver.resolve(`${ROOT}/privacy.md`, read(text.replace('gdpr', 'ccpa')), sources);
    assert.deepEqual(other?.laws, ['ccpa']);
  });

  test('front matter is stronger than files, files than proviso.yaml, that than the editor', async () => {
    const yaml = 'laws: [a]\nkind: cookies\nasOf: 2026-02-02\nfiles:\n  x/privacy.md: { laws: [b], kind: employee }\n';
    const store = createConfigStore({ read: async (uri) => (uri === `${ROOT}/proviso.yaml` ? yaml : null) }, knowledge);
    const config = await store.nearest(`${ROOT}/x/privacy.md`, ROOT);
    const editor = readEditorSettings({ laws: ['d'], organisation: { name: 'Example' } });
    const draft = read('---\nproviso: { laws: [c] }\n---\n# Privacy\n');
    const settings = createSettingsResolver().resolve(`${ROOT}/x/privacy.md`, draft, { ...sources, config, editor });
    assert.deepEqual(settings, {
      laws: ['c'],
      kind: 'employee',
      day: '2026-02-02',
      today: sources.today,
      organisation: { name: 'Example' },
      readingGrade: 14,
      facts: {},
      accepted: [],
      checks: {},
      ownLaws: true,
      parts: [],
      house: undefined,
    });
  });

  test('the nearest proviso.yaml holds, and a malformed one keeps what it said', async () => {
    const files = new Map([
      [`${ROOT}/proviso.yaml`, 'laws: [a]'],
      [`${ROOT}/x/proviso.yaml`, 'laws: [b]'],
    ]);
    const store = createConfigStore({ read: async (uri) => files.get(uri) ?? null }, knowledge);
    assert.deepEqual((await store.nearest(`${ROOT}/x/y/p.md`, ROOT))?.config.laws, ['b']);
    assert.deepEqual((await store.nearest(`${ROOT}/z/p.md`, ROOT))?.config.laws, ['a']);
    files.set(`${ROOT}/x/proviso.yaml`, 'laws: [b');
    store.forget(`${ROOT}/x/proviso.yaml`);
    const found = await store.nearest(`${ROOT}/x/y/p.md`, ROOT);
    assert.deepEqual(found?.config.laws, ['b']);
    assert.equal(found?.problems.length, 1);
  });

  test('of an editor that are not as expected count as not set', () => {
    assert.deepEqual(
      readEditorSettings({ run: 'sometimes', laws: 5, drafts: [], asOf: '', facts: {} }),
      DEFAULT_EDITOR_SETTINGS,
    );
    assert.deepEqual(readEditorSettings(null), DEFAULT_EDITOR_SETTINGS);
  });
});
