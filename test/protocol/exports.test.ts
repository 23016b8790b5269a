import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver-protocol/node';
import { checkRewritingMessage, exportMessage, noticeMessage, summaryMessage } from '../../server/src/messages';
import { type OpenDocument, startClient, type TestClient } from './client';
import { DRAFT } from './drafts';
import { applyEdit } from './edits';

const OUT_OF_DATE = 'draft/summary-out-of-date';
const clients: TestClient[] = [];

async function start(): Promise<TestClient> {
  const client = await startClient();
  clients.push(client);
  return client;
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
});

async function lensOf(client: TestClient, { uri }: OpenDocument): Promise<CodeLens['command']> {
  const { connection } = client;
  const [first] = await connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  return first && (await connection.sendRequest<CodeLens>('codeLens/resolve', first)).command;
}

suite('what leaves the editor as a file', () => {
  test('is the summary and the record of the draft as it is on the screen', async () => {
    const client = await start();
    const draft = await client.open('privacy.md', DRAFT);
    await draft.replace('## Contact', 'We keep invoices for seven years.\n\n## Contact');
    const summary = await client.ask(exportMessage, {
      uri: draft.uri,
      kind: 'summary',
      format: 'html',
      level: 'plain',
    });
    assert.equal(summary?.name, 'privacy.summary.html');
    assert.match(summary?.text ?? '', /invoices for seven years/);
    const record = await client.ask(exportMessage, { uri: draft.uri, kind: 'record', format: 'csv' });
    assert.equal(record?.name, 'privacy.record.csv');
    assert.match(record?.text ?? '', /gdpr\.13-2-a,[^\r]*,met,[^\r]*We keep invoices for seven years\./);
  });

  test('is nothing where the document is no draft', async () => {
    const client = await start();
    const notes = await client.open('shopping.md', '# Shopping\n\nEggs.\n');
    assert.equal(await client.ask(exportMessage, { uri: notes.uri, kind: 'record', format: 'html' }), null);
    assert.equal(await client.ask(noticeMessage, { uri: notes.uri, level: 'plain' }), null);
  });
});

suite('the summary in a draft', () => {
  test('is inserted, goes out of date with what is typed, and is made anew by its quick fix', async () => {
    const client = await start();
    const draft = await client.open('privacy.md', DRAFT);
    const edit = await client.ask(noticeMessage, { uri: draft.uri, level: 'plain' });
    await draft.replaceAll(applyEdit(edit, draft.uri, draft.text()));
    assert.match(draft.text(), /^# Privacy Policy\n\n<!-- proviso-summary plain -->\n\n## Summary in plain words\n/);
    assert.equal((await lensOf(client, draft))?.title, 'Summary is up to date');
    assert.ok(!(await draft.codes()).includes(OUT_OF_DATE));
    await draft.replace('## Contact', 'We sell your personal information.\n\n## Contact');
    assert.deepEqual(await lensOf(client, draft), {
      title: 'Summary is out of date: update',
      command: 'proviso.insertSummary',
      arguments: [draft.uri, { summary: 0 }],
    });
    const finding = (await draft.findings()).find(({ code }) => code === OUT_OF_DATE);
    assert.ok(finding);
    const [fix] = await draft.actions([finding], ['quickfix']);
    assert.equal(fix?.title, 'Update the summary');
    const resolved = await client.connection.sendRequest<typeof fix>('codeAction/resolve', fix);
    await draft.replaceAll(applyEdit(resolved.edit, draft.uri, draft.text()));
    assert.match(draft.text(), /We sell/);
    assert.ok(!(await draft.codes()).includes(OUT_OF_DATE));
  });
});

suite('rewritings of statements', () => {
  test('are judged beside the statement of that version', async () => {
    const client = await start();
    const draft = await client.open('privacy.md', `${DRAFT}\nDiary entries are encrypted in transit and at rest.\n`);
    const level = 'plain';
    const summary = await client.ask(summaryMessage, { uri: draft.uri, level });
    const said = 'Diary entries are encrypted in transit and at rest.';
    const [place] = (summary?.levels[0]?.topics ?? []).flatMap(({ topic, statements }) => {
      const statement = statements.findIndex(({ text }) => text.includes('encrypted in transit'));
      return statement < 0 ? [] : [{ topic, statement }];
    });
    assert.ok(place);
    const rewritings = [said, said.replace('rest', 'work'), ''].map((text) => ({ ...place, text }));
    rewritings.push({ topic: 'security', statement: 99, text: said });
    const request = { uri: draft.uri, version: draft.version(), level, rewritings } as const;
    assert.deepEqual(await client.ask(checkRewritingMessage, request), [null, 'words', 'form', 'words']);
    await draft.replace('Diary', 'All');
    assert.equal(await client.ask(checkRewritingMessage, request), null);
  });
});
