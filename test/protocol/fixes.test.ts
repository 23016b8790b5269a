import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { acceptMessage, analysisMessage, insertMessage, recordMessage } from '../../server/src/messages';
import { CAPABILITIES, type ClientOptions, type OpenDocument, ROOT, startClient, type TestClient } from './client';
import { DRAFT, RETENTION } from './drafts';
import { applyEdit } from './edits';

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function open(text: string, path = 'privacy.md', options?: ClientOptions): Promise<OpenDocument> {
  client = await startClient(options);
  return await client.open(path, text);
}

async function findingOf(draft: OpenDocument, code: string): Promise<Diagnostic> {
  const found = (await draft.findings()).find((finding) => finding.code === code);
  assert.ok(found, code);
  return found;
}

async function resolve(action: CodeAction | undefined): Promise<CodeAction> {
  assert.ok(client && action);
  return await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
}

async function fixesFor(draft: OpenDocument, code: string): Promise<readonly CodeAction[]> {
  return await draft.actions([await findingOf(draft, code)]);
}

suite('quick fixes', () => {
  test('insert a section at its usual place, and the finding is gone', async () => {
    const draft = await open(DRAFT);
    const [insert] = await fixesFor(draft, RETENTION);
    assert.match(insert?.title ?? '', /^Insert the section “.*keep/);
    assert.equal(insert?.edit, undefined);
    const { edit } = await resolve(insert);
    assert.match(JSON.stringify(edit), /"snippet":\{"kind":"snippet"/);
    const text = applyEdit(edit, draft.uri, draft.text());
    assert.match(text, /Information we collect[\s\S]*keep[\s\S]*## Contact/);
    await draft.replaceAll(text);
    assert.ok(!(await draft.codes()).includes(RETENTION));
  });

  test('are plain text for a client without snippets in edits', async () => {
    const capabilities = { ...CAPABILITIES, workspace: { configuration: true }, textDocument: { diagnostic: {} } };
    const draft = await open(DRAFT, 'privacy.md', { capabilities });
    const [insert] = await fixesFor(draft, RETENTION);
    assert.ok(insert?.edit?.changes);
    assert.doesNotMatch(JSON.stringify(insert.edit), /\$\{/);
    await draft.replaceAll(applyEdit(insert.edit, draft.uri, draft.text()));
    assert.ok(!(await draft.codes()).includes(RETENTION));
  });

  test('come in a stable order: insert, insert all, explain, why, report, accept', async () => {
    const draft = await open(DRAFT);
    const titles = (await fixesFor(draft, RETENTION)).map(({ title }) => title.replace(/[“(:].*/, '').trim());
    const others = ['Explain', 'Why was my sentence not counted?', 'Report a wrong finding', 'Accept'];
    const all = ['Insert all missing sections', 'Look at all missing sections before inserting them'];
    assert.deepEqual(titles, ['Insert the section', ...all, ...others]);
    const [explain, why, report] = (await fixesFor(draft, RETENTION)).slice(-4);
    assert.deepEqual(explain?.command?.arguments, [RETENTION, draft.uri]);
    assert.deepEqual(why?.command?.arguments, ['why/retention-period', draft.uri]);
    assert.deepEqual(report?.command?.arguments, [draft.uri, RETENTION]);
  });

  test('insert everything that is missing at once, and none of it is missing any more', async () => {
    const draft = await open(DRAFT);
    const missing = (await draft.codes()).filter((code) => code.startsWith('missing/'));
    const all = (await fixesFor(draft, RETENTION)).find(({ title }) => title.startsWith('Insert all'));
    await draft.replaceAll(applyEdit((await resolve(all)).edit, draft.uri, draft.text()));
    const left = await draft.codes();
    assert.deepEqual(
      missing.filter((code) => left.includes(code)),
      [],
    );
  });

  test('let the user look at everything first, each section a change to be confirmed', async () => {
    const numbered = DRAFT.replace('## Information', '## 1. Information').replace('## Contact', '## 2. Contact');
    const draft = await open(numbered);
    const look = (await fixesFor(draft, RETENTION)).find(({ title }) => title.startsWith('Look at all'));
    const { edit } = await resolve(look);
    const labels = Object.values(edit?.changeAnnotations ?? {});
    assert.ok(labels.every(({ needsConfirmation }) => needsConfirmation));
    assert.match(labels.map(({ label }) => label).join('\n'), /^Insert: [\s\S]*^Renumber the headings behind$/m);
    const [change] = edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.ok(change.edits.every((one) => 'annotationId' in one && !('snippet' in one)));
    await draft.replaceAll(applyEdit(edit, draft.uri, draft.text()));
    assert.ok(!(await draft.codes()).includes(RETENTION));
  });

  test('offer no look to a client that cannot show changes', async () => {
    const workspace = { ...CAPABILITIES.workspace, workspaceEdit: { documentChanges: true } };
    const draft = await open(DRAFT, 'privacy.md', { capabilities: { ...CAPABILITIES, workspace } });
    const titles = (await fixesFor(draft, RETENTION)).map(({ title }) => title);
    assert.ok(titles.some((title) => title.startsWith('Insert all')));
    assert.ok(!titles.some((title) => title.startsWith('Look at')));
  });

  test('offer the same as a source action, never by itself on saving', async () => {
    const draft = await open(DRAFT);
    const [action] = await draft.actions([], ['source']);
    assert.equal(action?.kind, 'source.insertMissing.proviso');
    assert.deepEqual(await draft.actions([], ['source.fixAll']), []);
  });

  for (const code of [
    'missing/right-complaint',
    'missing/legal-basis',
    'missing/purposes',
    'missing/right-portability',
  ]) {
    test(`settle ${code}`, async () => {
      const draft = await open(DRAFT);
      const [insert] = await fixesFor(draft, code);
      await draft.replaceAll(applyEdit((await resolve(insert)).edit, draft.uri, draft.text()));
      assert.ok(!(await draft.codes()).includes(code));
    });
  }

  for (const [path, text] of [
    ['privacy.html', '<h1>Privacy Policy</h1>\n<p>We follow the GDPR.</p>\n<h2>Contact</h2>\n<p>Write to us.</p>\n'],
    ['privacy.txt', 'PRIVACY POLICY\n\nWe follow the GDPR.\n\nCONTACT\n\nWrite to us.\n'],
  ] as const) {
    test(`settle a missing section in ${path}`, async () => {
      const draft = await open(text, path);
      const [insert] = await fixesFor(draft, RETENTION);
      await draft.replaceAll(applyEdit((await resolve(insert)).edit, draft.uri, draft.text()));
      assert.ok(!(await draft.codes()).includes(RETENTION));
    });
  }
});

suite('corrections on saving', () => {
  const NAMES =
    'The Personal Information Protection and Electronic Document Act applies. The pixel is provided by Facebook Ireland Limited.';

  test('are made for what only has another name, a broken address and a link to a heading with another number', async () => {
    const draft = await open(
      `${DRAFT}\nSee [page](https://a.example/our privacy) and [rights](#3-your-rights), and [contact](#contact), and [more](#information-we-collect). ${NAMES}\n`,
    );
    const [action] = await draft.actions([], ['source.fixAll']);
    assert.equal(action?.kind, 'source.fixAll.proviso');
    const text = applyEdit(action?.edit, draft.uri, draft.text());
    assert.match(
      text,
      /\(https:\/\/a\.example\/our%20privacy\) and \[rights\]\(#your-rights\), and \[contact\]\(#contact\)/,
    );
    assert.match(text, /Electronic Documents Act applies\. The pixel is provided by Meta Platforms Ireland Limited\./);
    await draft.replaceAll(text);
    assert.deepEqual(await draft.actions([], ['source.fixAll.proviso']), []);
  });

  test('are not offered where nobody asks for them', async () => {
    const draft = await open(`${DRAFT}\n${NAMES}\n`);
    assert.ok(!(await draft.actions(await draft.findings())).some(({ kind }) => kind?.startsWith('source')));
  });
});

suite('several findings at one place', () => {
  test('have actions that say which of them they are about', async () => {
    const draft = await open(DRAFT);
    const missing = (await draft.findings()).filter(({ code }) => /^missing\//.test(String(code))).slice(0, 2);
    const titles = (await draft.actions(missing)).map(({ title }) => title);
    for (const start of ['Report a wrong finding: ', 'Why was my sentence not counted? (']) {
      const found = titles.filter((title) => title.startsWith(start));
      assert.equal(new Set(found).size, 2, titles.join('\n'));
    }
  });
});

suite('answers about the organisation', () => {
  const FACT = 'confirm/has-dpo';

  test('are recorded in new front matter, and the question is gone', async () => {
    const draft = await open(DRAFT);
    const [yes, no] = await fixesFor(draft, FACT);
    assert.match(`${yes?.title}\n${no?.title}`, /^This applies to us: .*\nThis does not apply to us: /);
    const text = applyEdit((await resolve(no)).edit, draft.uri, draft.text());
    assert.ok(
      text.startsWith('---\nproviso:\n  facts:\n    has-dpo: false\n---\n\n# Privacy Policy'),
      text.slice(0, 80),
    );
    await draft.replaceAll(text);
    const codes = await draft.codes();
    assert.ok(!codes.includes(FACT) && !codes.includes('missing/dpo-contact'));
  });

  test('that apply make the disclosure missing', async () => {
    const draft = await open(DRAFT);
    const [yes] = await fixesFor(draft, FACT);
    await draft.replaceAll(applyEdit((await resolve(yes)).edit, draft.uri, draft.text()));
    assert.ok((await draft.codes()).includes('missing/dpo-contact'));
  });

  test('leave the rest of the front matter alone, comments and line ends too', async () => {
    const front =
      '---\r\ntitle:   "Privacy"  # shown\r\nproviso: # ours\r\n  # what we told\r\n  facts: { sells-or-shares: false }\r\n---\r\n';
    const draft = await open(front + DRAFT.replace(/\n/g, '\r\n'));
    const [, no] = await fixesFor(draft, FACT);
    const text = applyEdit((await resolve(no)).edit, draft.uri, draft.text());
    assert.ok(
      text.startsWith('---\r\ntitle:   "Privacy"  # shown\r\nproviso:\r\n  # ours\r\n  # what we told\r\n'),
      text.slice(0, 90),
    );
    assert.match(text, /\n {2}facts: \{ sells-or-shares: false, has-dpo: false \}\r\n---\r\n/);
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  test('of other formats are recorded in proviso.yaml, which is made where there is none', async () => {
    const draft = await open('<h1>Privacy Policy</h1>\n<p>We follow the GDPR.</p>\n', 'web/privacy.html');
    const [, no] = await fixesFor(draft, FACT);
    const { edit } = await resolve(no);
    assert.deepEqual(edit?.documentChanges?.[0], {
      kind: 'create',
      uri: `${ROOT}/proviso.yaml`,
      options: { ignoreIfExists: true },
    });
    const yaml = applyEdit(edit, `${ROOT}/proviso.yaml`, '');
    assert.equal(yaml, 'files:\n  web/privacy.html:\n    facts:\n      has-dpo: false\n');
    await client?.changeFile('proviso.yaml', yaml);
    assert.ok(!(await draft.codes()).includes(FACT));
  });

  test('keep the comments of proviso.yaml', async () => {
    const yaml = '# Settings of all notices\nlaws: [gdpr] # for now\n';
    const draft = await open('Privacy Policy\n\nWe use data.\n', 'privacy.txt', { files: { 'proviso.yaml': yaml } });
    const [, no] = await fixesFor(draft, FACT);
    const text = applyEdit((await resolve(no)).edit, `${ROOT}/proviso.yaml`, yaml);
    assert.equal(text, `${yaml}files:\n  privacy.txt:\n    facts:\n      has-dpo: false\n`);
  });
});

suite('commands of the client', () => {
  test('laws are recorded, with a reason for facts where one is given', async () => {
    const draft = await open(DRAFT);
    const laws = await client?.ask(recordMessage, { uri: draft.uri, laws: ['gdpr', 'ccpa'] });
    assert.match(applyEdit(laws, draft.uri, draft.text()), /^---\nproviso:\n {2}laws: \[ ?gdpr, ccpa ?\]\n---\n/);
    const fact = { id: 'has-dpo', value: false, because: 'fewer than the Art. 37 cases' };
    const recorded = await client?.ask(recordMessage, { uri: draft.uri, facts: [fact] });
    assert.match(
      applyEdit(recorded, draft.uri, draft.text()),
      /has-dpo:\n {6}value: false\n {6}because: fewer than the Art\. 37 cases\n/,
    );
  });

  test('a whole profile is recorded in one edit, for the draft or for the organisation', async () => {
    const yaml =
      '# Ours\nlaws: auto # for now\n\nfacts:\n  # memo of 3 May\n  has-dpo: { value: false, because: memo }\ndrafts: [a.md]\n';
    const draft = await open(DRAFT, 'privacy.md', { files: { 'proviso.yaml': yaml } });
    const facts = [
      { id: 'has-dpo', value: false },
      { id: 'people-in-eu', value: true },
    ];
    const own = await client?.ask(recordMessage, { uri: draft.uri, laws: ['gdpr'], facts });
    assert.match(
      applyEdit(own, draft.uri, draft.text()),
      /^---\nproviso:\n {2}laws: \[ ?gdpr ?\]\n {2}facts:\n {4}has-dpo: false\n {4}people-in-eu: true\n---\n/,
    );
    const all = await client?.ask(recordMessage, { uri: draft.uri, laws: ['gdpr'], facts, scope: 'organisation' });
    assert.equal(
      applyEdit(all, `${ROOT}/proviso.yaml`, yaml),
      '# Ours\nlaws: [ gdpr ] # for now\n\nfacts:\n  # memo of 3 May\n  has-dpo: { value: false, because: memo }\n  people-in-eu: true\ndrafts: [a.md]\n',
    );
  });

  test('malformed front matter is not made worse', async () => {
    const draft = await open(`---\nproviso: [\n---\n${DRAFT}`);
    assert.equal(await client?.ask(recordMessage, { uri: draft.uri, laws: 'auto' }), null);
  });

  test('sections are inserted by name; what is missing for given laws', async () => {
    const draft = await open(DRAFT);
    const named = await client?.ask(insertMessage, { uri: draft.uri, sections: ['retention', 'no-such-section'] });
    assert.match(applyEdit(named, draft.uri, draft.text()), /keep/);
    const missing = await client?.ask(insertMessage, { uri: draft.uri, sections: 'missing', laws: ['caloppa'] });
    assert.match(applyEdit(missing, draft.uri, draft.text()), /[Ee]ffective|[Ll]ast updated/);
    assert.equal(await client?.ask(insertMessage, { uri: draft.uri, sections: [] }), null);
  });
});

suite('accepting a finding', () => {
  test('removes it from the findings and keeps it, with the reason, in the analysis', async () => {
    const draft = await open(DRAFT);
    const { range } = await findingOf(draft, RETENTION);
    assert.ok(client);
    const request = {
      uri: draft.uri,
      code: RETENTION,
      range,
      scope: 'section',
      because: 'in our retention notice',
    } as const;
    await draft.replaceAll(applyEdit(await client.ask(acceptMessage, request), draft.uri, draft.text()));
    assert.ok(!(await draft.codes()).includes(RETENTION));
    const analysis = await client.ask(analysisMessage, { uri: draft.uri });
    const [accepted] = analysis?.accepted ?? [];
    assert.deepEqual(
      [accepted?.code, accepted?.accepted, accepted?.because],
      [RETENTION, true, 'in our retention notice'],
    );
    const all = (await draft.actions(await draft.findings())).find(({ title }) => title.startsWith('Insert all'));
    assert.doesNotMatch(JSON.stringify((await resolve(all)).edit), /how long we keep/i);
  });

  test('leaves the place of the reason open for an editor that does not ask, and says so', async () => {
    const draft = await open(DRAFT);
    const fix = (await fixesFor(draft, RETENTION)).find(({ title }) => title.startsWith('Accept'));
    await draft.replaceAll(applyEdit((await resolve(fix)).edit, draft.uri, draft.text()));
    const codes = await draft.codes();
    assert.ok(codes.includes(RETENTION) && codes.includes('accepted/no-reason'));
    await draft.replace('because: -->', 'because: kept elsewhere -->');
    assert.ok(!(await draft.codes()).some((code) => code === RETENTION || code.startsWith('accepted/')));
  });

  for (const [where, before, after] of [
    ['on a line of its own', '## Contact\n\nCOMMENT\n\n- Write', '## Contact\n\n- Write'],
    ['in a sentence', 'an account. COMMENT\n', 'an account.\n'],
  ] as const) {
    test(`that is settled ${where} is deleted by a quick fix, and nothing else`, async () => {
      const comment = '<!-- proviso-accept wording/long-sentence because: quoted -->';
      const draft = await open(DRAFT.replace(after, before.replace('COMMENT', comment)));
      assert.ok(draft.text().includes(comment));
      const fix = (await fixesFor(draft, 'accepted/stale')).find(({ title }) => title === 'Delete the acceptance');
      assert.equal(applyEdit((await resolve(fix)).edit, draft.uri, draft.text()), DRAFT);
    });
  }

  test('in a text file creates a proviso.yaml', async () => {
    const draft = await open('PRIVACY POLICY\n\nWe follow the GDPR.\n', 'privacy.txt');
    const { range } = await findingOf(draft, RETENTION);
    assert.ok(client);
    const request = { uri: draft.uri, code: RETENTION, range, scope: 'draft', because: 'kept elsewhere' } as const;
    const edit = await client.ask(acceptMessage, request);
    await client.changeFile('proviso.yaml', applyEdit(edit, `${ROOT}/proviso.yaml`, ''));
    assert.ok(!(await draft.codes()).includes(RETENTION));
  });
});
