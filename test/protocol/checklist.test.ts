import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver-protocol/node';
import { analysisMessage, checklistMessage, insertMessage, recordMessage } from '../../server/src/messages';
import { CAPABILITIES, type ClientOptions, type OpenDocument, startClient, type TestClient } from './client';
import { DRAFT } from './drafts';
import { applyEdit } from './edits';
import { until } from './until';

const clients: TestClient[] = [];

async function start(options: ClientOptions = {}): Promise<TestClient> {
  const client = await startClient(options);
  clients.push(client);
  return client;
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
});

async function markOf(client: TestClient, uri: string, id: string): Promise<string | undefined> {
  const checklist = await client.ask(checklistMessage, { uri, order: 'law' });
  return checklist?.groups.flatMap(({ rows }) => rows).find((row) => row.id === id)?.mark;
}

async function lensesOf(client: TestClient, { uri }: OpenDocument): Promise<readonly CodeLens[]> {
  const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  return Promise.all(lenses.map((lens) => client.connection.sendRequest<CodeLens>('codeLens/resolve', lens)));
}

suite('the checklist over the protocol', () => {
  test('follows what is typed', async () => {
    const client = await start();
    const draft = await client.open('privacy.md', DRAFT);
    assert.equal(await markOf(client, draft.uri, 'gdpr.13-2-a'), 'missing');
    await draft.replace('## Contact', 'We keep invoices for seven years.\n\n## Contact');
    const checklist = await client.ask(checklistMessage, { uri: draft.uri, order: 'law' });
    assert.equal(checklist?.version, draft.version());
    assert.equal(await markOf(client, draft.uri, 'gdpr.13-2-a'), 'met');
  });

  test('the section that a row names settles it', async () => {
    const client = await start();
    const draft = await client.open('privacy.md', DRAFT);
    const checklist = await client.ask(checklistMessage, { uri: draft.uri, order: 'law' });
    const row = checklist?.groups.flatMap(({ rows }) => rows).find(({ id }) => id === 'gdpr.13-2-d');
    assert.ok(row?.section);
    const { section, disclosure } = row;
    const request = { uri: draft.uri, sections: [section.id], disclosures: [disclosure] };
    const edit = await client.ask(insertMessage, request);
    await draft.replaceAll(applyEdit(edit, draft.uri, draft.text()));
    assert.equal(await markOf(client, draft.uri, row.id), 'met');
  });

  test('the answer that a row names is recorded, and the row no longer applies', async () => {
    const client = await start();
    const draft = await client.open('privacy.md', DRAFT);
    const fact = { id: 'has-dpo', value: false, because: 'memo of 3 May' };
    const edit = await client.ask(recordMessage, { uri: draft.uri, facts: [fact] });
    await draft.replaceAll(applyEdit(edit, draft.uri, draft.text()));
    assert.equal(await markOf(client, draft.uri, 'gdpr.13-1-b'), 'not-applicable');
  });

  test('what is no draft has none', async () => {
    const client = await start();
    const { uri } = await client.open('shopping.md', '# Shopping\n\nEggs.\n');
    assert.equal(await client.ask(checklistMessage, { uri, order: 'topic' }), null);
  });
});

suite('what a draft is checked against', () => {
  test('is told with the reasons, the kind of notice and what is left out', async () => {
    const client = await start();
    const { uri } = await client.open('privacy.md', `${DRAFT}\nWe honour Do Not Track signals.\n`);
    const checked = (await client.ask(analysisMessage, { uri }))?.checked;
    assert.match(checked?.kind ?? '', /privacy policy/i);
    assert.match(checked?.laws.find(({ id }) => id === 'gdpr')?.reason ?? '', /named in the draft: “.+”/);
    assert.equal(checked?.why, undefined);
    assert.match(checked?.leftOut.join('\n') ?? '', /CalOPPA: the draft sounds like it \(“Do Not Track”\)/);
    assert.match(checked?.leftOut.join('\n') ?? '', /questions that are still open: \d+/);
  });

  test('a draft in another language says why it is not compared', async () => {
    const client = await start();
    const german = 'Wir erheben Ihre Daten, wenn Sie ein Konto eröffnen, und löschen sie nach drei Jahren wieder. ';
    const { uri } = await client.open('privacy.md', `# Privacy Policy\n\n${german.repeat(8)}\n`);
    assert.match((await client.ask(analysisMessage, { uri }))?.checked.why ?? '', /German/);
  });
});

suite('lenses over the protocol', () => {
  test('lead to the places where the section says what it discloses', async () => {
    const client = await start();
    const draft = await client.open('privacy.md', DRAFT);
    const lens = (await lensesOf(client, draft)).find(
      ({ range }) => range.start.line === draft.position('Your rights').line,
    );
    assert.match(lens?.command?.title ?? '', /^Discloses: right to erasure/);
    assert.equal(lens?.command?.command, 'proviso.peekEvidence');
    const [uri, , places] = lens?.command?.arguments ?? [];
    assert.equal(uri, draft.uri);
    assert.equal(places[0].start.line, draft.position('You have the right').line);
  });

  test('are switched off and on while the draft is open', async () => {
    const workspace = { ...CAPABILITIES.workspace, codeLens: { refreshSupport: true } };
    const client = await start({ capabilities: { ...CAPABILITIES, workspace } });
    let refreshed = 0;
    client.connection.onRequest('workspace/codeLens/refresh', () => {
      refreshed += 1;
      return null;
    });
    const draft = await client.open('privacy.md', DRAFT);
    assert.ok((await lensesOf(client, draft)).length > 0);
    await client.changeSettings({ codeLens: false });
    await until(() => refreshed === 1);
    assert.deepEqual(await lensesOf(client, draft), []);
    await client.changeSettings({ codeLens: true });
    await until(() => refreshed === 2);
    assert.ok((await lensesOf(client, draft)).length > 0);
  });
});
