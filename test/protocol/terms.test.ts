// Defined terms and references to sections: definitions, references, highlights, renaming and colours.
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type {
  DocumentHighlight,
  Location,
  Position,
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TOKEN_LEGEND } from '../../server/src/service/semanticTokens';
import { type OpenDocument, startClient, type TestClient } from './client';

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function open(text: string, path = 'privacy-policy.md'): Promise<OpenDocument> {
  client ??= await startClient();
  return await client.open(path, text);
}

const MARKDOWN = `# Privacy Policy

Larch Inc. (“Larch”, “we”) runs an online shop (the “Service”) under the GDPR.

## 1. Personal data of users

“User” means a person who uses the Service. A User has an account. Users pay for Services.
See Section 2, [your rights](#your-rights-as-a-user) and the “Your rights as a User” section.

## 2. Your rights as a User

You have the right to erasure under Art. 17 GDPR. Write to [address].
`;

const HTML = `<h1>Privacy Policy</h1>
<p>Larch Inc. (&ldquo;Larch&rdquo;, &ldquo;we&rdquo;) runs an online shop (the <b>Service</b>) under the GDPR.</p>
<h2 id="data">1. Personal data</h2>
<p><dfn>User</dfn> means a person who uses the Service. A <i>User</i> has an account. Users pay.
See Section 2 and <a href="#rights">your rights</a>.</p>
<h2 id="rights">2. Your rights as a User</h2>
<p>You have the right to erasure under Art. 17 GDPR. Write to [address].</p>
`;

const PLAIN = `Privacy Policy

Larch Inc. ("Larch", "we") runs an online shop (the "Service") under the GDPR.

1. Personal data

"User" means a person who uses the Service. A User has an account. Users pay for Services.
See Section 2 and the "Your Rights" section.

2. Your Rights

You have the right to erasure under Art. 17 GDPR. Write to [address].
`;

const FORMATS = [
  ['Markdown', 'privacy-policy.md', MARKDOWN],
  ['HTML', 'privacy-policy.html', HTML],
  ['plain text', 'privacy-policy.txt', PLAIN],
] as const;

async function ask<T>(draft: OpenDocument, method: string, position: Position, more: object = {}): Promise<T> {
  assert.ok(client);
  return await client.connection.sendRequest<T>(method, { textDocument: { uri: draft.uri }, position, ...more });
}

function at(draft: OpenDocument, { start, end }: Range): string {
  const document = TextDocument.create(draft.uri, 'x', 0, draft.text());
  return document.getText({ start, end });
}

/** Where the definition is: its text and line. */
async function definition(draft: OpenDocument, needle: string, shift = 1): Promise<string[]> {
  const found = await ask<Location[]>(draft, 'textDocument/definition', draft.position(needle, shift));
  return found.map(({ range }) => `${range.start.line}: ${at(draft, range)}`);
}

async function references(draft: OpenDocument, needle: string, includeDeclaration: boolean): Promise<string[]> {
  const found = await ask<Location[]>(draft, 'textDocument/references', draft.position(needle, 1), {
    context: { includeDeclaration },
  });
  return found.map(({ range }) => at(draft, range));
}

/** The text after renaming what stands at `needle`. */
async function renamed(draft: OpenDocument, needle: string, newName: string): Promise<string> {
  const edit = await ask<WorkspaceEdit>(draft, 'textDocument/rename', draft.position(needle, 1), { newName });
  const [change] = (edit.documentChanges ?? []) as TextDocumentEdit[];
  assert.equal(change?.textDocument.version, draft.version());
  const edits = change.edits.map((one) => ({ range: one.range, newText: 'newText' in one ? one.newText : '' }));
  return TextDocument.applyEdits(TextDocument.create(draft.uri, 'x', 0, draft.text()), edits);
}

/** "type text" for each token, "+" before the definition of a term. */
function tokensOf(draft: OpenDocument, data: readonly number[]): string[] {
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let index = 0; index < data.length; index += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(index, index + 5);
    character = down > 0 ? right : character + right;
    line += down;
    const range = { start: { line, character }, end: { line, character: character + length } };
    found.push(`${modifiers > 0 ? '+' : ''}${TOKEN_LEGEND.tokenTypes[type]} ${at(draft, range)}`);
  }
  return found;
}

suite('defined terms and references in an editor', () => {
  for (const [format, path, text] of FORMATS) {
    test(`${format}: a term leads to its definition, a reference to its section`, async () => {
      const draft = await open(text, path);
      assert.deepEqual(await definition(draft, 'Users pay'), [format === 'HTML' ? '3: User' : '6: User']);
      assert.deepEqual(
        await definition(draft, 'Service. A'),
        ['2: Service'].map((one) => (format === 'HTML' ? '1: Service' : one)),
      );
      assert.match((await definition(draft, 'Section 2')).join(), /Your rights/i);
    });

    test(`${format}: references of a term are its uses, with or without its definition`, async () => {
      const draft = await open(text, path);
      const used = await references(draft, 'Users pay', false);
      assert.ok(used.includes('User') && used.includes('Users'));
      assert.equal((await references(draft, 'Users pay', true)).length, used.length + 1);
    });

    test(`${format}: references of a section are found from its heading`, async () => {
      const draft = await open(text, path);
      const found = await references(draft, format === 'plain text' ? 'Your Rights\n' : 'Your rights as a', false);
      assert.ok(found.includes('Section 2'), found.join());
    });

    test(`${format}: the places of a term are highlighted, its definition as written`, async () => {
      const draft = await open(text, path);
      const found = await ask<DocumentHighlight[]>(
        draft,
        'textDocument/documentHighlight',
        draft.position('Users pay', 1),
      );
      assert.deepEqual(
        found.filter(({ kind }) => kind === 3).map(({ range }) => at(draft, range)),
        ['User'],
      );
      assert.ok(found.length >= 3);
    });

    test(`${format}: renaming changes the definition and all uses, singular and plural, and nothing else`, async () => {
      const draft = await open(text, path);
      const after = await renamed(draft, 'User', 'Party');
      assert.equal(after.match(/\bUsers?\b/g), null);
      assert.match(after, /a person who uses the Service/);
      assert.match(after, /Parties pay/);
      assert.equal(
        after
          .replace(/Parties/g, 'Users')
          .replace(/Party/g, 'User')
          .replace(/-party/g, '-user'),
        text,
      );
    });

    test(`${format}: terms, rights, citations and placeholders have colours`, async () => {
      const draft = await open(text, path);
      assert.ok(client);
      const { data } = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument: { uri: draft.uri },
      });
      const tokens = tokensOf(draft, data);
      for (const token of [
        '+definedTerm Larch',
        '+definedTerm Service',
        '+definedTerm User',
        'definedTerm Users',
        'placeholder [address]',
      ])
        assert.ok(tokens.includes(token), `${token}: ${tokens.join(', ')}`);
      assert.ok(
        tokens.some((token) => /^right .*erasure/.test(token)),
        tokens.join(', '),
      );
      assert.ok(
        tokens.some((token) => /^citation Art\. 17 GDPR/.test(token)),
        tokens.join(', '),
      );
    });
  }

  test('a link in Markdown keeps leading to the heading that a renamed term changes', async () => {
    const draft = await open(MARKDOWN);
    const after = await renamed(draft, 'Users pay', 'Club Members');
    assert.match(after, /\[your rights\]\(#your-rights-as-a-club-member\)/);
    assert.match(after, /## 2\. Your rights as a Club Member\n/);
    assert.match(after, /“Club Member” means/);
    assert.match(after, /Club Members pay/);
  });

  test('markup between the words of a term stays', async () => {
    const draft = await open(
      '# Privacy Policy\n\n“Third Party” means others. *Third* Parties and THIRD PARTIES are told.\n',
    );
    assert.equal(
      await renamed(draft, 'Third Party', 'Other Firm'),
      '# Privacy Policy\n\n“Other Firm” means others. *Other* Firms and OTHER FIRMS are told.\n',
    );
  });

  test('what cannot be renamed is refused with the reason', async () => {
    const draft = await open(MARKDOWN);
    const prepare = (needle: string): Promise<unknown> =>
      ask(draft, 'textDocument/prepareRename', draft.position(needle, 1));
    await assert.rejects(prepare('we”'), /“we” is a word that every text uses/);
    await assert.rejects(prepare('Section 2'), /Rename the section at its heading/);
    assert.equal(await prepare('account'), null);
    assert.deepEqual(await prepare('Users pay'), {
      range: { start: draft.position('Users pay'), end: draft.position('Users pay', 5) },
      placeholder: 'Users',
    });
    const rename = (newName: string): Promise<unknown> =>
      ask(draft, 'textDocument/rename', draft.position('Users pay', 1), { newName });
    await assert.rejects(rename('Services'), /“Service” is another term that this draft defines/);
    await assert.rejects(rename('*User*'), /made of letters/);
    await assert.rejects(rename('  '), /made of letters/);
  });

  test('the address of a link in Markdown is left to the editor, its text is not', async () => {
    const draft = await open(MARKDOWN);
    assert.deepEqual(await definition(draft, '#your-rights', 3), []);
    assert.deepEqual(await definition(draft, '[your rights]', 3), ['9: Your rights as a User']);
  });

  test('after a change, only the tokens that differ are sent; in sight, only those', async () => {
    const draft = await open(MARKDOWN);
    assert.ok(client);
    const textDocument = { uri: draft.uri };
    const { connection } = client;
    const full = await connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    await draft.replace('Write to [address].', 'Write to Larch.');
    const delta = await connection.sendRequest<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: full.resultId,
    });
    const data = [...full.data];
    for (const { start, deleteCount, data: added = [] } of delta.edits) data.splice(start, deleteCount, ...added);
    assert.ok(delta.edits.reduce((sum, edit) => sum + (edit.data?.length ?? 0), 0) < full.data.length / 2);
    assert.equal(tokensOf(draft, data).at(-1), 'definedTerm Larch');
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const seen = await connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', {
      textDocument,
      range,
    });
    assert.deepEqual(
      tokensOf(draft, seen.data).filter((token) => token.startsWith('+')),
      ['+definedTerm Larch', '+definedTerm Service'],
    );
  });

  test('the hover over a term says what it stands for, and where that is written', async () => {
    const draft = await open(MARKDOWN);
    const hover = await draft.hover('Users pay', 2);
    assert.match(hover, /\*\*User\*\* · defined in \[line 7\][\s\S]*means a person who uses the Service/);
    const list = await open(
      '<h1>Privacy Policy</h1><h2>Definitions</h2><dl><dt>Device</dt><dd>What you use.</dd></dl><h2>Uses</h2><p>We read what a Device sends.</p>',
      'list-policy.html',
    );
    assert.match(await list.hover('Device sends', 2), /\*\*Device\*\*[\s\S]*What you use/);
  });

  test('a file that is no draft gets nothing', async () => {
    const notes = await open('# Notes\n\n“User” means me. A User.\n', 'notes.md');
    assert.equal(await ask(notes, 'textDocument/definition', notes.position('A User', 3)), null);
    assert.equal(await ask(notes, 'textDocument/prepareRename', notes.position('A User', 3)), null);
    // An answer without tokens would take the place of what other extensions have to say.
    const textDocument = { uri: notes.uri };
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    assert.ok(client);
    const { connection } = client;
    for (const [method, params] of [
      ['full', { textDocument }],
      ['full/delta', { textDocument, previousResultId: '1' }],
      ['range', { textDocument, range }],
    ] as const) {
      assert.equal(await connection.sendRequest(`textDocument/semanticTokens/${method}`, params), null, method);
    }
  });
});
