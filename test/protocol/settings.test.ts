// Settings are written with help: completion, explanations and findings in proviso.yaml and in front matter.
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { CompletionItem, Position } from 'vscode-languageserver-protocol/node';
import { type OpenDocument, startClient, type TestClient } from './client';
import { applyEdit } from './edits';

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** Opens a text with the cursor at `|`. */
async function openAt(marked: string, path: string): Promise<{ document: OpenDocument; position: Position }> {
  await client?.stop();
  client = await startClient();
  const at = marked.indexOf('|');
  const lines = marked.slice(0, at).split('\n');
  const language = path.endsWith('.yaml') ? 'yaml' : 'markdown';
  const document = await client.open(path, marked.slice(0, at) + marked.slice(at + 1), language);
  return { document, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
}

async function offered(marked: string, path = 'proviso.yaml'): Promise<readonly CompletionItem[]> {
  const { document, position } = await openAt(marked, path);
  return document.complete(position);
}

async function labels(marked: string, path?: string): Promise<string[]> {
  return (await offered(marked, path)).map(({ label }) => label);
}

/** The text after the item with this label is taken. */
async function taking(label: string, marked: string, path = 'proviso.yaml'): Promise<string> {
  const { document, position } = await openAt(marked, path);
  const item = (await document.complete(position)).find((each) => each.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit, `${label} is offered`);
  return applyEdit({ changes: { [document.uri]: [item.textEdit] } }, document.uri, document.text());
}

suite('completion in proviso.yaml', () => {
  test('offers the keys that are not there yet', async () => {
    const keys = await labels('laws: auto\n|');
    assert.ok(['kind', 'facts', 'checks', 'files', 'houseRules', 'asOf'].every((key) => keys.includes(key)));
    assert.ok(!keys.includes('laws'));
  });

  test('offers keys while the text around is incomplete', async () => {
    assert.ok((await labels('kind: policy\nfac|\n')).includes('facts'));
    assert.ok((await labels('facts: { transfers-abroad: true, has|')).includes('has-dpo'));
    assert.ok((await labels('organisation:\n  name: Example Health Inc.\n  sh|\nlaws: [')).includes('short'));
  });

  test('offers values where they are enumerated', async () => {
    assert.deepEqual(await labels('kind: |'), [
      'policy',
      'hipaa-notice',
      'consumer-health-data',
      'cookies',
      'subprocessors',
      'employee',
    ]);
    assert.deepEqual(await labels('facts:\n  has-dpo: |'), ['true', 'false']);
    assert.deepEqual((await labels('checks:\n  wording/long-sentence: w|')).slice(0, 2), ['off', 'hint']);
  });

  test('offers laws by name, one by one and in lists', async () => {
    const items = await offered('laws: [ccpa, |]');
    const gdpr = items.find(({ label }) => label === 'gdpr');
    assert.match(gdpr?.detail ?? '', /General Data Protection Regulation/);
    assert.ok(!items.some(({ label }) => label === 'ccpa' || label === 'core'));
    assert.equal(await taking('gdpr', 'laws:\n  - gd|\n'), 'laws:\n  - gdpr\n');
    assert.equal(await taking('gdpr', 'laws: |\n'), 'laws: [gdpr]\n');
    assert.ok((await labels('laws: |')).includes('auto'));
  });

  test('offers facts with their question, and the answers to choose from', async () => {
    const items = await offered('facts:\n  trans|\n');
    const abroad = items.find(({ label }) => label === 'transfers-abroad');
    assert.match(abroad?.detail ?? '', /^Is personal data sent to/);
    assert.equal(
      await taking('transfers-abroad', 'facts:\n  trans|\n'),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet
      'facts:\n  transfers-abroad: ${1|true,false|}\n',
    );
    assert.equal(await taking('transfers-abroad', 'facts:\n  tra|: true\n'), 'facts:\n  transfers-abroad: true\n');
  });

  test('offers checks and finding codes', async () => {
    assert.ok((await labels('checks:\n  |')).includes('draft/unfilled-placeholder'));
    assert.ok((await labels('accepted:\n  - finding: missing/right-p|')).includes('missing/right-portability'));
    assert.deepEqual(await labels('accepted:\n  - finding: missing/right-portability\n    |'), [
      'section',
      'text',
      'because',
    ]);
  });

  test('offers the same below single files', async () => {
    assert.ok((await labels('files:\n  privacy.md:\n    facts:\n      |')).includes('has-dpo'));
    assert.ok((await labels('files:\n  privacy.md:\n    |')).includes('with'));
    assert.ok(!(await labels('files:\n  privacy.md:\n    |')).includes('files'));
  });

  test('offers nothing in comments and free text', async () => {
    assert.deepEqual(await labels('# the |'), []);
    assert.deepEqual(await labels('laws: auto # for |'), []);
    assert.deepEqual(await labels('organisation: { name: Exa| }'), []);
  });
});

suite('completion in front matter', () => {
  const draft = (front: string): string =>
    `---\n${front}\n---\n\n# Privacy Policy\n\n## Your rights\n\nYou have rights.\n`;

  test('offers our key, and below it the settings of a draft', async () => {
    assert.deepEqual(await labels(draft('title: Privacy\n|'), 'privacy.md'), ['proviso']);
    const keys = await labels(draft('proviso:\n  |'), 'privacy.md');
    assert.ok(keys.includes('facts') && !keys.includes('drafts'));
    assert.ok((await labels(draft('proviso:\n  facts:\n    |'), 'privacy.md')).includes('has-dpo'));
  });

  test('offers the titles of the draft where a section is named', async () => {
    const front = 'proviso:\n  accepted:\n    - finding: missing/right-portability\n      section: |';
    assert.ok((await labels(draft(front), 'privacy.md')).includes('Your rights'));
  });

  test('leaves the keys of others alone', async () => {
    assert.deepEqual(await labels(draft('layout: |'), 'privacy.md'), []);
    assert.deepEqual(await labels(draft('tags:\n  - |'), 'privacy.md'), []);
  });
});

suite('hovers in settings', () => {
  test('explain keys, values, laws, facts and checks', async () => {
    client = await startClient();
    const yaml =
      'kind: cookies\nlaws: [gdpr]\nfacts: { transfers-abroad: true }\nchecks: { wording/long-sentence: off }\ndrafts: ["*.md"]\n';
    const config = await client.open('proviso.yaml', yaml, 'yaml');
    assert.match(await config.hover('kind'), /kind of notice/);
    assert.match(await config.hover('cookies'), /A cookie policy/);
    assert.match(await config.hover('gdpr'), /General Data Protection Regulation[\s\S]*2018-05-25/);
    assert.match(await config.hover('transfers-abroad'), /Is personal data sent to[\s\S]*GDPR/);
    assert.match(await config.hover('wording/long-sentence'), /sentence/i);
    assert.match(await config.hover('drafts'), /glob patterns/);
  });

  test('explain front matter too', async () => {
    client = await startClient();
    const draft = await client.open('privacy.md', '---\nproviso: { laws: [ccpa] }\n---\n\n# Privacy Policy\n');
    assert.match(await draft.hover('ccpa'), /California/);
    assert.match(await draft.hover('proviso'), /this is no draft/);
  });
});

suite('mistakes in settings', () => {
  /** The finding about a word, and the text after its fix. */
  async function mend(text: string, path: string, wrong: string): Promise<{ message: string; fixed: string }> {
    client = await startClient();
    const document = await client.open(path, text, path.endsWith('.yaml') ? 'yaml' : 'markdown');
    const start = document.position(wrong);
    const found = (await document.findings()).filter(({ code }) => code === 'config/invalid');
    const finding = found.find(({ range }) => JSON.stringify(range.start) === JSON.stringify(start));
    assert.ok(finding, `a finding at ${wrong}: ${JSON.stringify(found)}`);
    const [action] = await document.actions([finding]);
    assert.ok(action?.edit, 'there is a fix');
    return { message: String(finding.message), fixed: applyEdit(action.edit, document.uri, text) };
  }

  const CASES: readonly (readonly [string, string, string, RegExp])[] = [
    ['laws: [gdpr, ccpaa]\n', 'ccpaa', 'ccpa', /^There is no law “ccpaa”\. Did you mean “ccpa”\?$/],
    ['facts:\n  transfer-abroad: true\n', 'transfer-abroad', 'transfers-abroad', /^There is no fact/],
    [
      'checks: { draft/unfiled-placeholder: off }\n',
      'draft/unfiled-placeholder',
      'draft/unfilled-placeholder',
      /no check/,
    ],
    ['kind: cookie\n', 'cookie', 'cookies', /Did you mean “cookies”/],
    ['lawz: [gdpr]\n', 'lawz', 'laws', /there is no such setting\. Did you mean “laws”/],
    ['files:\n  a.md: { laws: [gdrp] }\n', 'gdrp', 'gdpr', /^There is no law/],
  ];
  for (const [yaml, wrong, right, message] of CASES) {
    test(`${wrong} is found in its place in proviso.yaml, and mended to ${right}`, async () => {
      const mended = await mend(yaml, 'proviso.yaml', wrong);
      assert.match(mended.message, message);
      assert.equal(mended.fixed, yaml.replace(wrong, right));
    });
  }

  test('in front matter they are found in their place, and only there', async () => {
    const text =
      '---\nproviso:\n  laws: [gdprr]\n  facts: { has-dpp: true }\n---\n\n# Privacy Policy\n\nWe use data.\n';
    const { fixed } = await mend(text, 'privacy.md', 'has-dpp');
    assert.equal(fixed, text.replace('has-dpp', 'has-dpo'));
    await client?.stop();
    client = await startClient();
    const draft = await client.open('privacy.md', text);
    assert.equal((await draft.codes()).filter((code) => code === 'config/invalid').length, 2);
  });

  test('of which nothing near is known are found all the same', async () => {
    client = await startClient();
    const config = await client.open('proviso.yaml', 'facts: { weather: true }\n', 'yaml');
    const [finding] = await config.findings();
    assert.equal(finding?.message, 'There is no fact “weather”.');
    assert.deepEqual(await config.actions(finding ? [finding] : []), []);
  });

  test('a file without mistakes has no findings', async () => {
    client = await startClient();
    const yaml =
      'laws: auto\nfacts: { has-dpo: { value: false, because: memo } }\nchecks: { outdated/privacy-shield: off }\n';
    const config = await client.open('proviso.yaml', yaml, 'yaml');
    assert.deepEqual(await config.findings(), []);
  });
});
