import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { Connection } from 'vscode-languageserver';
import { CancellationToken, CancellationTokenSource, type ClientCapabilities } from 'vscode-languageserver-protocol';
import { guard } from '../../server/src/handlers/guard';
import { checkMessage } from '../../server/src/messages';
import { CAPABILITIES, type ClientOptions, ROOT, startClient, type TestClient } from './client';
import { DRAFT, RETENTION } from './drafts';
import { until } from './until';

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(options?: ClientOptions): Promise<TestClient> {
  client = await startClient(options);
  return client;
}

suite('findings over the protocol', () => {
  test('a draft gets findings with codes, links and what fixes need', async () => {
    const draft = await (await start()).open('privacy.md', DRAFT);
    const findings = await draft.findings();
    const retention = findings.find(({ code }) => code === RETENTION);
    assert.ok(retention);
    assert.equal(retention.source, 'Proviso');
    assert.match(retention.codeDescription?.href ?? '', /^https:\/\/eur-lex\.europa\.eu/);
    assert.deepEqual((retention.data as { fixes: unknown }).fixes, [{ kind: 'insert', section: 'retention' }]);
    assert.ok(findings.every(({ code }) => /^[a-z]+\/[a-z0-9-]+$/.test(String(code))));
    assert.ok(findings.some(({ code }) => String(code).startsWith('confirm/')));
  });

  test('an incremental edit changes the findings', async () => {
    const draft = await (await start()).open('privacy.md', DRAFT);
    assert.ok((await draft.codes()).includes(RETENTION));
    await draft.replace('## Contact', '## Retention\n\nWe keep your personal data for two years.\n\n## Contact');
    assert.ok(!(await draft.codes()).includes(RETENTION));
    await draft.replace('We keep your personal data for two years.', '');
    assert.ok((await draft.codes()).some((code) => code.endsWith('/retention-period')));
  });

  test('an unchanged draft costs one comparison', async () => {
    const draft = await (await start()).open('privacy.md', DRAFT);
    const first = await draft.pull();
    assert.equal((await draft.pull(first.resultId)).kind, 'unchanged');
    await draft.replace('Call', 'Phone');
    const second = await draft.pull(first.resultId);
    assert.equal(second.kind, 'full');
    assert.notEqual(second.resultId, first.resultId);
  });

  test('each new analysis is told once', async () => {
    const server = await start();
    const draft = await server.open('privacy.md', DRAFT);
    await draft.pull();
    await draft.pull();
    assert.deepEqual(server.changed, [{ uri: draft.uri, version: 1 }]);
    await draft.replace('Call', 'Phone');
    await draft.pull();
    assert.deepEqual(server.changed.at(-1), { uri: draft.uri, version: 2 });
  });

  test('a cancelled request is answered so', async () => {
    const server = await start();
    const draft = await server.open('privacy.md', DRAFT);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: draft.uri } };
    const answer = server.connection.sendRequest('textDocument/diagnostic', params, source.token);
    source.cancel();
    await assert.rejects(answer, { code: -32800 });
    assert.ok((await draft.codes()).length > 0);
  });

  test('a file that is no draft gets nothing', async () => {
    const notes = await (await start()).open(
      'README.md',
      '# Shopping\n\nWe collect eggs and milk for the GDPR party.\n',
    );
    assert.deepEqual(await notes.codes(), []);
    assert.equal(await notes.hover('GDPR'), '');
    assert.deepEqual(await notes.complete({ line: 1, character: 0 }), []);
  });

  test('a title makes any file a draft, also one that is not saved yet', async () => {
    const server = await start();
    assert.ok((await (await server.open('legal/en.md', DRAFT)).codes()).includes(RETENTION));
    assert.ok((await (await server.open('untitled:Untitled-1', DRAFT)).codes()).includes(RETENTION));
    const guide = await server.open('guide.md', '# How to write a privacy policy\n\nFollow the GDPR.\n');
    assert.deepEqual(await guide.codes(), []);
  });

  test('front matter says yes or no', async () => {
    const server = await start();
    const plain = DRAFT.replace('# Privacy Policy', '# Terms');
    assert.ok((await (await server.open('a.md', `---\nproviso: true\n---\n${plain}`)).codes()).includes(RETENTION));
    assert.deepEqual(await (await server.open('privacy.md', `---\nproviso: false\n---\n${DRAFT}`)).codes(), []);
  });

  test('findings are pushed to a client that cannot ask, and taken back on closing', async () => {
    const { diagnostic: _, ...textDocument } = CAPABILITIES.textDocument ?? {};
    const capabilities: ClientCapabilities = { ...CAPABILITIES, textDocument };
    const server = await start({ capabilities });
    const draft = await server.open('privacy.md', DRAFT);
    const pushed = await until(() => server.pushed.find(({ uri }) => uri === draft.uri));
    assert.ok(pushed.diagnostics.some(({ code }) => code === RETENTION));
    await draft.close();
    await until(() => server.pushed.findLast(({ uri }) => uri === draft.uri)?.diagnostics.length === 0);
  });

  test('checking can be switched off and on', async () => {
    const server = await start();
    const draft = await server.open('privacy.md', DRAFT);
    assert.ok((await draft.codes()).length > 0);
    await server.changeSettings({ enable: false });
    assert.deepEqual(await draft.codes(), []);
    assert.equal(server.refreshes(), 1);
    await server.changeSettings({ enable: true });
    assert.ok((await draft.codes()).length > 0);
  });

  test('with proviso.run "onSave" findings change when the draft is saved', async () => {
    const server = await start({ settings: { run: 'onSave' } });
    const draft = await server.open('privacy.md', DRAFT);
    assert.ok((await draft.codes()).includes(RETENTION));
    await draft.replace('## Contact', 'We keep your personal data for two years.\n\n## Contact');
    assert.ok((await draft.codes()).includes(RETENTION));
    await draft.save();
    assert.ok(!(await draft.codes()).includes(RETENTION));
  });

  test('with proviso.run "manual" findings come when they are asked for', async () => {
    const server = await start({ settings: { run: 'manual' } });
    const draft = await server.open('privacy.md', DRAFT);
    assert.deepEqual(await draft.codes(), []);
    assert.equal(await server.ask(checkMessage, { uri: draft.uri }), true);
    assert.ok((await draft.codes()).includes(RETENTION));
  });

  test('a draft in another language gets one notice', async () => {
    const german = `# Datenschutz\n\n${'Wir verarbeiten Ihre personenbezogenen Daten, wenn Sie unsere Webseite besuchen und ein Konto anlegen. '.repeat(8)}`;
    const draft = await (await start()).open('privacy.md', german);
    const findings = await draft.findings();
    assert.deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['draft/language', 3]],
    );
    assert.match(String(findings[0]?.message), /German/);
  });

  test('a binary file gets one notice', async () => {
    const draft = await (await start()).open('privacy.txt', '\0\u0001\ufffd\ufffd');
    assert.deepEqual(await draft.codes(), ['draft/unreadable']);
  });

  test('an empty file and a line of one megabyte are answered', async () => {
    const server = await start();
    const empty = await server.open('privacy.md', '');
    assert.ok(Array.isArray(await empty.codes()));
    const long = await server.open('policy.md', 'We collect your name under Art. 6 GDPR. '.repeat(26_000));
    assert.ok((await long.codes()).includes(RETENTION));
  });
});

suite('clients and mishaps', () => {
  test('a client that sends its settings instead of being asked is understood', async () => {
    const { configuration: _, ...workspace } = CAPABILITIES.workspace ?? {};
    const server = await start({ capabilities: { ...CAPABILITIES, workspace } });
    const draft = await server.open('privacy.md', DRAFT);
    assert.ok((await draft.codes()).length > 0);
    const settings = { proviso: { enable: false } };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    assert.deepEqual(await draft.codes(), []);
  });

  test('a handler that crashes answers empty and is logged', async () => {
    const logged: string[] = [];
    const connection = { console: { error: (message: string) => logged.push(message) } } as unknown as Connection;
    const crashing = guard(connection, 'hover', null, async () => {
      throw new Error('our mistake');
    });
    assert.equal(await crashing({}, CancellationToken.None), null);
    assert.match(logged[0] ?? '', /^hover: Error: our mistake/);
  });

  test('closing and opening a draft again starts anew', async () => {
    const server = await start();
    const first = await server.open('privacy.md', DRAFT);
    const { resultId } = await first.pull();
    await first.close();
    const again = await server.open('privacy.md', `${DRAFT}\nWe keep your personal data for two years.\n`);
    assert.equal((await again.pull(resultId)).kind, 'full');
    assert.ok(!(await again.codes()).includes(RETENTION));
  });
});

suite('malformed settings', () => {
  test('a law that is not known is a finding that names those that are', async () => {
    const draft = await (await start()).open('privacy.md', `---\nproviso: { laws: [gpdr] }\n---\n${DRAFT}`);
    const invalid = (await draft.findings()).find(({ code }) => code === 'config/invalid');
    assert.match(String(invalid?.message), /“gpdr”.*gdpr/);
  });

  test('are a finding in the front matter, and the last good ones stay', async () => {
    const draft = await (await start()).open(
      'privacy.md',
      `---\nproviso:\n  laws: [gdpr]\n---\n${DRAFT.replace(/^.*GDPR\)\.$/m, '')}`,
    );
    assert.ok((await draft.codes()).includes(RETENTION));
    await draft.replace('laws: [gdpr]', 'laws: [gdpr');
    const findings = await draft.findings();
    const invalid = findings.find(({ code }) => code === 'config/invalid');
    assert.ok(invalid && invalid.range.start.line >= 2 && invalid.range.start.line <= 4);
    assert.ok(findings.some(({ code }) => code === RETENTION));
  });

  test('are a finding in proviso.yaml, and the last good ones stay', async () => {
    const server = await start({ files: { 'proviso.yaml': 'laws: [gdpr]\ndrafts: ["legal/*.md"]\n' } });
    const draft = await server.open('legal/text.md', '# Text\n\nWe collect your name.\n');
    assert.ok((await draft.codes()).includes(RETENTION));
    await server.changeFile('proviso.yaml', 'laws: [gdpr]\ndraft: ["legal/*.md"]\n');
    const config = `${ROOT}/proviso.yaml`;
    const pushed = await until(() => server.pushed.find(({ uri }) => uri === config));
    assert.equal(pushed.diagnostics[0]?.code, 'config/invalid');
    assert.match(String(pushed.diagnostics[0]?.message), /draft: there is no such setting/);
    assert.equal(pushed.diagnostics[0]?.range.start.line, 1);
    assert.ok((await draft.codes()).includes(RETENTION));
    await server.changeFile('proviso.yaml', undefined);
    await until(() => server.pushed.findLast(({ uri }) => uri === config)?.diagnostics.length === 0);
    assert.deepEqual(await draft.codes(), []);
  });

  test('of an open proviso.yaml are asked for, and count as in the editor', async () => {
    const server = await start({ files: { 'proviso.yaml': 'laws: [gdpr]\n' } });
    const draft = await server.open('privacy.md', '# Privacy\n\nWe collect your name.\n');
    assert.ok((await draft.codes()).includes(RETENTION));
    const config = await server.open('proviso.yaml', 'laws: [gdpr]\n');
    assert.deepEqual(await config.codes(), []);
    await config.replace('laws: [gdpr]', 'laws: 5');
    assert.deepEqual(await config.codes(), ['config/invalid']);
    await config.replace('laws: 5', 'laws: [caloppa]');
    assert.ok(!(await draft.codes()).includes(RETENTION));
    assert.deepEqual(server.pushed, []);
  });
});
