import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { DocumentLink, DocumentSymbol, FoldingRange } from 'vscode-languageserver-protocol';
import {
  analysisMessage,
  catalogueMessage,
  explainMessage,
  reportMessage,
  summaryMessage,
} from '../../server/src/messages';
import { CAPABILITIES, type ClientOptions, type OpenDocument, startClient, type TestClient } from './client';
import { DRAFT } from './drafts';

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function open(text: string, path = 'privacy.md', options?: ClientOptions): Promise<OpenDocument> {
  client = await startClient(options);
  return await client.open(path, text);
}

async function ask<T>(draft: OpenDocument, method: string): Promise<T> {
  assert.ok(client);
  return await client.connection.sendRequest<T>(method, { textDocument: { uri: draft.uri } });
}

suite('hover', () => {
  test('explains a right under the law that applies, and where the draft states it', async () => {
    const hover = await (await open(DRAFT)).hover('right to erasure', 10);
    assert.match(hover, /### Right to erasure/);
    assert.match(hover, /\[GDPR Art\. 17\]\(https:\/\/eur-lex\.europa\.eu[^)]*art_17\)/);
    assert.match(hover, /Who has it:[\s\S]*Deadline:[\s\S]*one month[\s\S]*Exceptions:[\s\S]*How it is used:/i);
    assert.match(hover, /This draft states it: \[line 11\]\(file:\/\/\/workspace\/privacy\.md#L11\)/);
    assert.doesNotMatch(hover, /CCPA/);
  });

  test('explains a right under every law where none is recognised, and says so', async () => {
    const hover = await (await open('# Privacy Policy\n\nYou may ask us to delete your personal information.\n')).hover(
      'delete',
    );
    assert.match(hover, /No law is recognised/);
    assert.match(hover, /\*\*\[CCPA\]\(command:proviso\.explain\?[^)]*\)\*\*[\s\S]*\*\*\[GDPR\]\(/);
  });

  test('explains a citation with what the provision requires', async () => {
    const draft = await open(
      `${DRAFT}\nWe rely on Art. 6(1)(f) GDPR. See §1798.120, 11 CCR § 7013 and Section 22575.\n`,
    );
    assert.match(await draft.hover('Art. 6(1)(f)', 6), /### GDPR, Article 6\(1\)\(f\)[\s\S]*art_6/);
    assert.match(await draft.hover('§1798.120', 3), /### CCPA, § 1798\.120[\s\S]*Official text/);
    assert.match(await draft.hover('CCR § 7013', 6), /### CCPA, § 7013/);
    assert.match(await draft.hover('Section 22575', 9), /### CalOPPA, § 22575[\s\S]*A privacy policy has to say/);
  });

  test('explains a finding', async () => {
    const draft = await open(`${DRAFT}\n## Retention\n\nWe have a retention schedule.\n`);
    assert.match(
      await draft.hover('## Retention', 5),
      /How long personal data is kept[\s\S]*GDPR Art\. 13\(2\)\(a\)[\s\S]*For example/,
    );
  });

  test('says nothing over other text', async () => {
    assert.equal(await (await open(DRAFT)).hover('privacy@example.com', 3), '');
  });
});

suite('completion', () => {
  test('offers a standard section where a line begins, with tab stops and what it discloses', async () => {
    const draft = await open(`${DRAFT}\nreten`);
    const items = await draft.complete(draft.position('reten', 5));
    assert.deepEqual(
      items.map(({ label }) => label),
      ['retention', 'retention-biometric'],
    );
    const [item] = items;
    assert.equal(item?.insertTextFormat, 2);
    assert.match(item?.textEdit?.newText ?? '', /^## [\s\S]*\$\{1[:|]/);
    assert.match(JSON.stringify(item?.documentation), /How long personal data is kept \(.*GDPR/);
  });

  test('offers a right as a paragraph', async () => {
    const draft = await open(`${DRAFT}\nerasure`);
    const [item] = await draft.complete(draft.position('\nerasure', 8));
    assert.equal(item?.label, 'right-erasure');
    assert.match(item?.textEdit?.newText ?? '', /^You have the right/);
  });

  test('offers everything on an empty line, and nothing within prose, front matter or code', async () => {
    const draft = await open(`---\nproviso: true\n---\n${DRAFT}\nWe keep reten\n\n\`\`\`\n\nreten\n\`\`\`\n`);
    const last = draft.position('\nWe keep reten', 14);
    assert.ok((await draft.complete({ line: last.line - 1, character: 0 })).length > 40);
    assert.deepEqual(await draft.complete({ line: last.line, character: 13 }), []);
    assert.deepEqual(await draft.complete({ line: 1, character: 0 }), []);
    assert.deepEqual(await draft.complete(draft.position('\nreten', 6)), []);
  });

  test('is plain text for a client without snippets', async () => {
    const textDocument = { ...CAPABILITIES.textDocument, completion: {} };
    const draft = await open(`${DRAFT}\nreten`, 'privacy.md', { capabilities: { ...CAPABILITIES, textDocument } });
    const [item] = await draft.complete(draft.position('reten', 5));
    assert.equal(item?.insertTextFormat, 1);
    assert.doesNotMatch(item?.textEdit?.newText ?? '', /\$\{/);
  });

  test('follows the format and the numbers of the draft', async () => {
    const numbered = '# Privacy Policy\n\n## 1. Contact\n\nWrite to us.\n\n## 2. Cookies\n\nWe use none.\n\nretention';
    const draft = await open(numbered);
    const [item] = await draft.complete(draft.position('retention', 9));
    assert.match(item?.textEdit?.newText ?? '', /^## 3\. /);
    const html = await client?.open('privacy.html', '<h1>Privacy Policy</h1>\n<p>We use data.</p>\nretention');
    const [element] = (await html?.complete({ line: 2, character: 9 })) ?? [];
    assert.match(element?.textEdit?.newText ?? '', /^<h2>/);
  });
});

suite('outline', () => {
  test('symbols are nested as a reader would nest them, with numbers', async () => {
    const draft = await open(
      '# Privacy Policy\n\n## 1. Data\n\nText.\n\n### 1.1 Names\n\nText.\n\n## 2. Contact\n\nText.\n',
    );
    const [policy] = await ask<DocumentSymbol[]>(draft, 'textDocument/documentSymbol');
    assert.equal(policy?.name, 'Privacy Policy');
    assert.deepEqual(
      policy?.children?.map(({ name, detail }) => [name, detail]),
      [
        ['Data', '1'],
        ['Contact', '2'],
      ],
    );
    assert.deepEqual(
      policy?.children?.[0]?.children?.map(({ name }) => name),
      ['Names'],
    );
  });

  test('sections, lists and front matter fold', async () => {
    const draft = await open(`---\nproviso: true\n---\n${DRAFT}`);
    const ranges = await ask<FoldingRange[]>(draft, 'textDocument/foldingRange');
    const lines = ranges.map(({ startLine, endLine }) => `${startLine}-${endLine}`);
    assert.deepEqual(lines, ['0-2', '3-18', '7-9', '11-13', '15-18', '17-18']);
  });

  test('citations link to the official text, and nothing else does', async () => {
    const draft = await open(`${DRAFT}\nSee [us](https://example.com) and Art. 13 of the GDPR.\n`);
    const links = await ask<DocumentLink[]>(draft, 'textDocument/documentLink');
    assert.deepEqual(
      links.map(({ target }) => target?.replace(/.*#/, '')),
      ['art_17', 'art_13'],
    );
  });
});

suite('our own requests', () => {
  test('the analysis is that of the command line, with the version', async () => {
    const draft = await open(DRAFT);
    const analysis = await client?.ask(analysisMessage, { uri: draft.uri });
    assert.equal(analysis?.version, 1);
    assert.deepEqual(
      analysis?.laws.map(({ id, because }) => [id, because]),
      [['gdpr', 'named']],
    );
    assert.equal(analysis?.disclosures.find(({ id }) => id === 'right-erasure')?.status, 'stated');
  });

  test('a summary is made from the draft', async () => {
    const draft = await open(DRAFT);
    const summary = await client?.ask(summaryMessage, { uri: draft.uri, level: 'plain' });
    assert.ok((summary?.levels[0]?.topics.length ?? 0) > 0);
  });

  test('a report on a finding says what was found and by which phrase', async () => {
    const draft = await open(`${DRAFT}\n## Storage\n\nOur retention schedule covers all *records*.\n`);
    const [partial, none] = await Promise.all([
      client?.ask(reportMessage, { uri: draft.uri, code: 'partial/retention-period' }),
      client?.ask(reportMessage, { uri: draft.uri, code: 'missing/right-erasure' }),
    ]);
    assert.match(
      partial ?? '',
      /partial\/retention-period[\s\S]*gdpr\.13-2-a[\s\S]*> .*retention schedule[\s\S]*found by: `/,
    );
    assert.ok(partial?.includes('\\*records\\*'), 'markup of the draft is quoted as text');
    assert.equal(none, null);
  });

  test('explanations are given for every kind of id', async () => {
    const draft = await open(DRAFT);
    for (const [id, kind] of [
      ['gdpr.13-2-a', 'requirement'],
      ['gdpr', 'law'],
      ['retention-period', 'disclosure'],
      ['right-erasure', 'right'],
      ['transfers-abroad', 'fact'],
      ['retention', 'section'],
      ['missing/retention-period', 'finding'],
      ['confirm/transfers-abroad', 'finding'],
      ['draft/language', 'finding'],
    ] as const) {
      const explanation = await client?.ask(explainMessage, { id, uri: draft.uri });
      assert.equal(explanation?.kind, kind, id);
      assert.ok((explanation?.markdown.length ?? 0) > 40, id);
    }
    assert.equal(await client?.ask(explainMessage, { id: 'nothing' }), null);
  });

  test('the catalogue lists laws and sections', async () => {
    await open(DRAFT);
    const catalogue = await client?.ask(catalogueMessage, {});
    assert.ok(catalogue?.laws.some(({ id }) => id === 'gdpr') && !catalogue.laws.some(({ id }) => id === 'core'));
    assert.ok(catalogue?.sections.some(({ id, title }) => id === 'retention' && title !== ''));
  });

  test('a document that is no draft has no analysis', async () => {
    const draft = await open('# Notes\n\nEggs.\n', 'notes.md');
    assert.equal(await client?.ask(analysisMessage, { uri: draft.uri }), null);
    assert.equal(await client?.ask(analysisMessage, { uri: 'file:///workspace/closed.md' }), null);
  });
});
