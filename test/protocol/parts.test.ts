import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { checklistMessage, explainMessage, summaryMessage } from '../../server/src/messages';
import { ROOT, startClient, type TestClient } from './client';
import { DRAFT, RETENTION } from './drafts';
import { until } from './until';

const CONFIG = 'files:\n  privacy.md: { with: [storage.md] }\n';
const KEPT = '# Storage\n\nWe keep your data for three years after you close your account.\n';
const OTHER = '# Storage\n\nWe store your data in Ireland.\n';

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

suite('several files that form one notice, in an editor', () => {
  test('are judged together, as they are on disk or, where they are open, in the editor', async () => {
    client = await startClient({ files: { 'proviso.yaml': CONFIG, 'storage.md': KEPT } });
    const draft = await client.open('privacy.md', DRAFT);
    assert.ok(!(await draft.codes()).includes(RETENTION));
    await client.changeFile('storage.md', OTHER);
    assert.ok((await draft.codes()).includes(RETENTION));
    const part = await client.open('storage.md', OTHER);
    const before = client.refreshes();
    await part.replace('We store your data in Ireland.', 'We keep your data for three years.');
    await until(() => (client?.refreshes() ?? 0) > before);
    assert.ok(!(await draft.codes()).includes(RETENTION));
    await part.close();
    assert.ok((await draft.codes()).includes(RETENTION), 'what was not saved is gone');
  });

  test('are reported where one is not there, until it is', async () => {
    client = await startClient({ files: { 'proviso.yaml': CONFIG } });
    const draft = await client.open('privacy.md', DRAFT);
    const [finding] = (await draft.findings()).filter(({ code }) => code === 'config/invalid');
    assert.match(String(finding?.message), /^storage\.md cannot be read: .*not judged together/);
    await client.changeFile('storage.md', KEPT);
    assert.ok(!(await draft.codes()).some((code) => code === 'config/invalid' || code === RETENTION));
  });

  test('the same text gives the same report', async () => {
    client = await startClient({ files: { 'proviso.yaml': CONFIG, 'storage.md': KEPT } });
    const draft = await client.open('privacy.md', DRAFT);
    const first = await draft.pull();
    assert.equal((await draft.pull(first.resultId)).kind, 'unchanged');
  });

  test('the checklist, the pages and the summary lead to the file that says it', async () => {
    client = await startClient({ files: { 'proviso.yaml': CONFIG, 'storage.md': KEPT } });
    const { uri } = await client.open('privacy.md', DRAFT);
    const checklist = await client.ask(checklistMessage, { uri, order: 'law' });
    const row = checklist?.groups.flatMap(({ rows }) => rows).find((one) => one.disclosure === 'retention-period');
    assert.equal(row?.mark, 'met');
    assert.deepEqual(row?.placeIn, { uri: `${ROOT}/storage.md`, name: 'storage.md' });
    assert.deepEqual(row?.evidence[0]?.elsewhere, row?.placeIn);
    assert.match(row?.evidence[0]?.text ?? '', /three years/);
    const page = await client.ask(explainMessage, { id: 'retention-period', uri });
    assert.match(page?.markdown ?? '', /states it: \[storage\.md, line 3\]\(file:\/\/\/workspace\/storage\.md#L3\)/);
    const summary = await client.ask(summaryMessage, { uri, level: 'plain' });
    const told = summary?.levels[0]?.topics.flatMap(({ statements }) => statements) ?? [];
    const kept = told.find(({ text }) => text.includes('three years'));
    assert.equal(kept?.evidence[0]?.path, `${ROOT}/storage.md`);
    assert.match(kept?.evidence[0]?.text ?? '', /three years/);
  });
});
