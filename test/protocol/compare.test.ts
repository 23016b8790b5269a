import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { changesMessage, compareMessage } from '../../server/src/messages';
import { type OpenDocument, startClient, type TestClient } from './client';
import { DRAFT } from './drafts';
import { applyEdit } from './edits';

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const old = { text: DRAFT, languageId: 'markdown' };
const NEW = DRAFT.replace('## Contact', 'We also collect fingerprints.\n\n## Contact');

async function open(text: string, path = 'privacy.md'): Promise<OpenDocument> {
  client = await startClient();
  return await client.open(path, text);
}

suite('comparing over the protocol', () => {
  test('gives the changes, and a page of them', async () => {
    const draft = await open(NEW);
    const answer = await client?.ask(compareMessage, { uri: draft.uri, old, title: 'What changed' });
    assert.deepEqual(
      answer?.comparison.changes.map(({ text }) => text),
      ['New: biometric data'],
    );
    const line = NEW.slice(0, NEW.indexOf('We also')).split('\n').length;
    assert.ok(answer?.markdown.startsWith('# What changed\n'));
    assert.ok(answer?.markdown.includes(`  - now, line ${line}: We also collect fingerprints`), answer?.markdown);
  });

  test('follows what is typed', async () => {
    const draft = await open(DRAFT);
    const request = { uri: draft.uri, old, title: 'What changed' };
    assert.deepEqual((await client?.ask(compareMessage, request))?.comparison.changes, []);
    await draft.replaceAll(NEW);
    assert.equal((await client?.ask(compareMessage, request))?.comparison.changes.length, 1);
  });

  test('writes the paragraph on changes, and nothing where nothing changed', async () => {
    const draft = await open(NEW);
    const edit = await client?.ask(changesMessage, { uri: draft.uri, old });
    assert.match(applyEdit(edit, draft.uri, draft.text()), /- We now also collect: fingerprints\./);
    assert.equal(await client?.ask(changesMessage, { uri: draft.uri, old: { ...old, text: NEW } }), null);
  });

  test('a document that is no draft has no changes', async () => {
    const notes = await open('Buy milk.\n', 'notes.md');
    assert.equal(await client?.ask(compareMessage, { uri: notes.uri, old, title: '' }), null);
  });
});
