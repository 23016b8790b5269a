import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { analysisMessage, explainMessage } from '../../server/src/messages';
import { HOUSE } from '../unit/service/houseFile';
import { ROOT, startClient, type TestClient } from './client';
import { DRAFT } from './drafts';
import { until } from './until';

const CONFIG = 'houseRules: [legal/house rules.yaml]\n';
const RULES = 'legal/house%20rules.yaml';
const MISSING = 'missing/ai-assistant';

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

suite('house rules in an editor', () => {
  test('are read for the drafts of their proviso.yaml, and read again when they change', async () => {
    client = await startClient({ files: { 'proviso.yaml': CONFIG, [RULES]: HOUSE } });
    const draft = await client.open('privacy.md', DRAFT);
    assert.ok((await draft.codes()).includes(MISSING));
    await client.changeFile(RULES, HOUSE.replaceAll('ai-assistant', 'ai-helper'));
    assert.ok((await draft.codes()).includes('missing/ai-helper'));
    assert.ok(!(await draft.codes()).includes(MISSING));
    await client.changeFile(RULES, undefined);
    assert.ok(!(await draft.codes()).some((code) => code.startsWith('missing/ai-')));
    await client.changeFile(RULES, HOUSE);
    assert.ok((await draft.codes()).includes(MISSING));
  });

  test('have fixes, pages, and rows in the analysis', async () => {
    client = await startClient({ files: { 'proviso.yaml': CONFIG, [RULES]: HOUSE } });
    const draft = await client.open('privacy.md', DRAFT);
    const finding = (await draft.findings()).find(({ code }) => code === MISSING);
    assert.ok(finding);
    assert.equal(finding.codeDescription?.href, `${ROOT}/${RULES}`);
    const titles = (await draft.actions([finding])).map(({ title }) => title);
    assert.ok(titles.includes('Insert the section “Our assistant”'), titles.join());
    const page = await client.ask(explainMessage, { id: 'house.assistant', uri: draft.uri });
    assert.equal(page?.kind, 'requirement');
    const analysis = await client.ask(analysisMessage, { uri: draft.uri });
    assert.ok(analysis?.laws.some(({ id, because }) => id === 'house' && because === 'declared'));
    assert.ok(analysis?.requirements.some(({ id, verdict }) => id === 'house.assistant' && verdict === 'missing'));
  });

  test('that are wrong are reported in their own file, one that is not there in proviso.yaml', async () => {
    client = await startClient({ files: { 'proviso.yaml': CONFIG, [RULES]: HOUSE.replace('{keep} |', '{kepp} |') } });
    const { pushed, changeFile, open } = client;
    const draft = await open('privacy.md', DRAFT);
    assert.ok((await draft.codes()).includes('missing/retention-period'));
    const last = (path: string) => pushed.findLast(({ uri }) => uri === `${ROOT}/${path}`)?.diagnostics ?? [];
    await until(() => last(RULES).length === 1);
    assert.match(String(last(RULES)[0]?.message), /\{kepp\}/);
    await changeFile(RULES, undefined);
    await until(() => last(RULES).length === 0 && last('proviso.yaml').length === 1);
    assert.match(String(last('proviso.yaml')[0]?.message), /no file legal\/house rules\.yaml/);
    await changeFile(RULES, HOUSE);
    await until(() => last('proviso.yaml').length === 0);
    assert.ok((await draft.codes()).includes(MISSING));
  });
});
