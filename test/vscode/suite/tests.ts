import * as vscode from 'vscode';
import {
  activate,
  assert,
  assertMatch,
  codeOf,
  disclosureNode,
  finding,
  findings,
  findingsNow,
  hoverOver,
  openDraft,
  openFile,
  quickFix,
  showFile,
  until,
  writeFile,
} from './helpers';

const DRAFT = `# Privacy Policy

Example Health Inc. follows the General Data Protection Regulation (GDPR).

## Information we collect

We collect your name and your e-mail address when you open an account.

## Your rights

You have the right to erasure of your personal data.

## Contact

Write to privacy@example.com.
`;

/** The same words in every format. */
const TERM_DRAFTS = [
  {
    name: 'terms-privacy-policy.md',
    text: '# Privacy Policy\n\n## 1. Data\n\n“User” means a person who opens an account. A User is told. Users pay, see Section 2.\n\n## 2. Your rights\n\nYou have the right to erasure under Art. 17 GDPR. Write to [address].\n',
  },
  {
    name: 'terms-privacy-policy.html',
    text: '<h1>Privacy Policy</h1>\n<h2>1. Data</h2>\n<p><dfn>User</dfn> means a person who opens an account. A <i>User</i> is told. Users pay, see Section 2.</p>\n<h2>2. Your rights</h2>\n<p>You have the right to erasure under Art. 17 GDPR. Write to [address].</p>\n',
  },
  {
    name: 'terms-privacy-policy.txt',
    text: 'Privacy Policy\n\n1. Data\n\n"User" means a person who opens an account. A User is told. Users pay, see Section 2.\n\n2. Your rights\n\nYou have the right to erasure under Art. 17 GDPR. Write to [address].\n',
  },
] as const;

/** The words at the places that a command of VS Code finds in a document, once there are some. */
function places(document: vscode.TextDocument, command: string, at: vscode.Position): Promise<readonly string[]> {
  return until(command, async () => {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      command,
      document.uri,
      at,
    );
    const ranges = found.map((place) => ('range' in place ? place.range : place.targetRange));
    return ranges.length > 0 ? ranges.map((range) => document.getText(range)) : undefined;
  });
}

const MISSING = 'missing/retention-period';

/** Patience with a series of questions. */
const MANY_STEPS = 100_000;

/** Takes what each step of a series of questions suggests, until its result is there. */
function acceptUntil<T>(what: string, result: () => T | undefined): Promise<T> {
  const accept = async (): Promise<T | undefined> => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return result();
  };
  return until(what, accept, MANY_STEPS);
}

/** What is offered at the end of a line. */
function completions(document: vscode.TextDocument, line: number): Promise<readonly string[]> {
  return until('completions', async () => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.lineAt(line).range.end,
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    return labels.length > 0 ? labels : undefined;
  });
}

suite('Proviso in VS Code', () => {
  suiteSetup('the extension activates', activate);

  teardown(async () => {
    await vscode.workspace.saveAll(); // or closing would ask
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('the sample draft gets findings, and not too many', async () => {
    const draft = await showFile('PRIVACY.md');
    const codes = (await findings(draft)).map(codeOf);
    assertMatch(codes.join(), /missing\/retention-period.*missing\/right-complaint/);
    assert(codes.length <= 30, `${codes.length} findings: ${codes.join(', ')}`);
  });

  test('a draft lacks a retention period: the finding names the law', async () => {
    const draft = await openDraft(DRAFT);
    const { message, severity } = await finding(draft, MISSING);
    assertMatch(message, /GDPR|Art\. 13/);
    assert(severity <= vscode.DiagnosticSeverity.Warning, 'it is shown as an error or a warning');
  });

  test('a Markdown file that is not a draft gets no findings', async () => {
    const notes = await openFile('shopping.md', '# Shopping\n\nWe collect eggs, milk and bread for the GDPR party.\n');
    await findings(await openDraft(DRAFT));
    assert(findingsNow(notes).length === 0, 'the other file has findings');
  });

  test('files of one notice are judged together, as they are on disk', async () => {
    await writeFile('storage.md', '# Storage\n\nWe store your data in Ireland.\n');
    const draft = await openDraft(DRAFT.replace(/^/, '---\nproviso: { with: [storage.md] }\n---\n'));
    await finding(draft, MISSING);
    await writeFile('storage.md', '# Storage\n\nWe keep your data for three years.\n');
    await until('the finding to go', () => (findingsNow(draft).some(isMissing) ? undefined : true));
    await disclosureNode('law:gdpr/gdpr.13-2-a', 'met');
    await vscode.commands.executeCommand('proviso.goToEvidence', 'law:gdpr/gdpr.13-2-a');
    const words = await until('the evidence in the other file', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.path.endsWith('/storage.md') ? editor.document.getText(editor.selection) : undefined;
    });
    assertMatch(words, /^We keep your data for three years/);
  });

  test('the hover over a right explains it with its article', async () => {
    const draft = await openDraft(DRAFT);
    assertMatch(await hoverOver(draft, 'right to erasure'), /Art\. 17/);
  });

  test('the quick fix inserts the missing section before the contact, and the finding goes', async () => {
    const draft = await openDraft(DRAFT);
    const fix = await quickFix(draft, (await finding(draft, MISSING)).range, /insert.*(retention|how long)/i);
    assert(fix.edit && (await vscode.workspace.applyEdit(fix.edit)), 'the edit is applied');
    assertMatch(draft.getText(), /Information we collect[\s\S]*(keep|retain|retention)[\s\S]*## Contact/i);
    await until('the finding to go', () => (findingsNow(draft).some(isMissing) ? undefined : true));
  });

  test('everything that is missing is inserted into a numbered draft, and one undo brings it back byte for byte', async () => {
    const numbered = DRAFT.replace('## Information', '## 1. Information')
      .replace('## Your rights', '## 2. Your rights')
      .replace('## Contact', '## 3. Contact')
      .replace('an account.', 'an account, see Section 3.');
    const draft = await openDraft(numbered);
    await finding(draft, MISSING);
    await vscode.commands.executeCommand('proviso.insertMissing', draft.uri);
    assertMatch(draft.getText(), /see Section ([4-9]|\d\d)\.[\s\S]*^## \1\. Contact$/m);
    await vscode.commands.executeCommand('undo');
    assert(draft.getText() === numbered, 'one undo restores the draft');
  });

  test('the look at what is missing changes nothing until it is confirmed', async () => {
    const draft = await openDraft(DRAFT);
    await finding(draft, MISSING);
    let isOver = false;
    const looked = vscode.commands.executeCommand('proviso.previewMissing', draft.uri).then(() => {
      isOver = true;
    });
    await until('the preview to be there and to be discarded', async () => {
      await vscode.commands.executeCommand('refactorPreview.discard');
      return isOver || undefined;
    });
    await looked;
    assert(draft.getText() === DRAFT, 'the draft is as it was');
  });

  test('the answer to a question asks for its reason, and is recorded in the front matter', async () => {
    const draft = await openDraft(DRAFT);
    const question = await finding(draft, 'confirm/has-dpo');
    const fix = await quickFix(draft, question.range, /does not apply.*data protection officer/);
    assert(fix.command?.command === 'proviso.confirmFact', 'our command records it');
    void vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    await until('the answer', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await findingsNow(draft)).some((each) => codeOf(each) === 'confirm/has-dpo') ? undefined : true;
    });
  });

  for (const { name, text } of TERM_DRAFTS) {
    test(`${name}: a term leads to its definition, its uses are found and highlighted, and renaming changes them all`, async () => {
      const draft = await openFile(name, text);
      const at = draft.positionAt(draft.getText().indexOf('Users pay') + 2);
      const [definition] = await places(draft, 'vscode.executeDefinitionProvider', at);
      assert(definition === 'User', `the definition is ${definition}`);
      assertMatch([...(await places(draft, 'vscode.executeReferenceProvider', at))].sort().join(), /^User,User,Users$/);
      const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
        'vscode.executeDocumentHighlights',
        draft.uri,
        at,
      );
      assert(highlights.length === 3, `${highlights.length} highlights`);
      const section = draft.positionAt(draft.getText().indexOf('Section 2') + 2);
      assertMatch((await places(draft, 'vscode.executeDefinitionProvider', section)).join(), /^Your rights$/);
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        draft.uri,
        at,
        'Parties',
      );
      assert(await vscode.workspace.applyEdit(edit), 'the edit is applied');
      assert(draft.getText() === text.replaceAll('Users', 'Parties').replaceAll('User', 'Party'), draft.getText());
      await vscode.commands.executeCommand('undo');
      assert(draft.getText() === text, 'one undo takes the renaming back');
    });

    test(`${name}: terms, rights, citations and open places have colours of their own`, async () => {
      const draft = await openFile(name, text);
      const legend = await until('the legend', async () =>
        vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
          'vscode.provideDocumentSemanticTokensLegend',
          draft.uri,
        ),
      );
      const types = await until('the tokens', async () => {
        const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
          'vscode.provideDocumentSemanticTokens',
          draft.uri,
        );
        const found = [...(tokens?.data ?? [])].filter((_, index) => index % 5 === 3);
        return found.length > 0 ? found.map((type) => legend.tokenTypes[type]) : undefined;
      });
      for (const type of ['definedTerm', 'right', 'citation', 'placeholder'])
        assert(types.includes(type), `${type} is not among ${types.join(', ')}`);
    });
  }

  test('what cannot be renamed is refused with the reason', async () => {
    const [{ text }] = TERM_DRAFTS;
    const draft = await openDraft(text);
    const refusal = await vscode.commands
      .executeCommand('vscode.prepareRename', draft.uri, draft.positionAt(text.indexOf('Section 2') + 2))
      .then(
        () => 'nothing is refused',
        (error: unknown) => String(error),
      );
    assertMatch(refusal, /Rename the section at its heading/);
  });

  test('a new policy is asked for step by step, and misses nothing', async () => {
    void vscode.commands.executeCommand('proviso.newPolicy');
    const draft = await acceptUntil('the new policy', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.isUntitled && /## How to contact us/.test(document.getText()) ? document : undefined;
    });
    assertMatch(
      draft.getText(),
      /^---\nproviso:\n[\s\S]*\n# Privacy policy\n[\s\S]*## Information we collect[\s\S]*## How to contact us/,
    );
    assert(!draft.getText().includes('${'), 'tab stops are tab stops');
    const codes = (await findings(draft)).map(codeOf);
    assert(!codes.some((code) => code.startsWith('missing/')), codes.join(', '));
    await vscode.commands.executeCommand('undo');
    await until('an empty file', () => (draft.getText() === '' ? true : undefined));
  });

  test('the profile is asked step by step, recorded in the front matter, and undone at once', async () => {
    const draft = await openDraft(DRAFT);
    await findings(draft);
    void vscode.commands.executeCommand('proviso.describeOrganisation');
    await acceptUntil('the profile', () => (draft.getText() === DRAFT ? undefined : true));
    assertMatch(draft.getText(), /^---\nproviso:\n {2}laws: auto\n {2}facts:\n {4}people-in-eu: true\n/);
    const rest = draft.getText().slice(-DRAFT.length);
    assert(rest === DRAFT, 'the text is as it was');
    await vscode.commands.executeCommand('undo');
    await until('the draft as it was', () => (draft.getText() === DRAFT ? true : undefined));
  });

  test('completion knows the facts in proviso.yaml and in front matter', async () => {
    const inFront = await openDraft(`---\nproviso:\n  facts:\n    \n---\n\n${DRAFT}`);
    assert((await completions(inFront, 3)).includes('has-dpo'), 'facts in front matter');
    const config = await openFile('legal/proviso.yaml', 'facts:\n  \n');
    assert((await completions(config, 1)).includes('has-dpo'), 'facts in proviso.yaml');
  });

  test('a finding can be accepted: our command asks where and why', async () => {
    const draft = await openDraft(DRAFT);
    const { range } = await finding(draft, MISSING);
    const fix = await quickFix(draft, range, /^Accept: How long/);
    assert(fix.command?.command === 'proviso.acceptFinding' && !fix.edit, 'our command writes it');
    const [, code, at] = fix.command.arguments ?? [];
    assert(code === MISSING, `it is about ${MISSING}, not ${code}`);
    assert(at?.start.line === range.start.line, `it knows the place: ${JSON.stringify(at)}`);
  });

  test('completion offers the standard sections', async () => {
    const draft = await openDraft(`${DRAFT}\nreten`);
    const end = draft.positionAt(draft.getText().length);
    await until('the completion "retention"', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        draft.uri,
        end,
      );
      return list.items.find(({ label }) => (typeof label === 'string' ? label : label.label) === 'retention');
    });
  });

  test('the outline has the sections of the draft', async () => {
    const draft = await openDraft(DRAFT);
    const outline = await until('document symbols', () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', draft.uri),
    );
    const names = outline.flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]);
    assert(names.includes('Your rights'), `the outline is ${names.join(', ')}`);
  });

  test('the status bar names the law', async () => {
    const api = await activate();
    await findings(await openDraft(DRAFT));
    await until('the status', () => (/GDPR/.test(api.statusText()) ? true : undefined));
  });

  test('the view Disclosures leads to the evidence and follows what is typed', async () => {
    const draft = await openDraft(DRAFT);
    await vscode.commands.executeCommand('proviso.disclosures.focus');
    const erasure = await disclosureNode('law:gdpr/gdpr.13-2-b-erasure', 'met');
    assertMatch(erasure.face.description, /GDPR Art\. /);
    await vscode.commands.executeCommand('proviso.goToEvidence', erasure.id);
    const editor = vscode.window.activeTextEditor;
    assert(editor?.document === draft, 'the draft is shown');
    assertMatch(draft.getText(editor.selection), /right to erasure/);
    await editor.edit((edit) => edit.replace(editor.selection, 'Ask us anything.'));
    await disclosureNode('law:gdpr/gdpr.13-2-b-erasure', 'missing');
  });

  test('the view Disclosures inserts a section, as one step that can be undone', async () => {
    const draft = await openDraft(DRAFT);
    const { id } = await disclosureNode('law:gdpr/gdpr.13-2-a', 'missing');
    await vscode.commands.executeCommand('proviso.insertDisclosure', id);
    await disclosureNode(id, 'met');
    await vscode.commands.executeCommand('undo');
    await until('the draft as it was', () => (draft.getText() === DRAFT ? true : undefined));
    await disclosureNode(id, 'missing');
  });

  test('what does not apply is recorded with its reason, in the view Disclosures', async () => {
    const draft = await openDraft(DRAFT);
    const { id } = await disclosureNode('law:gdpr/gdpr.13-1-b', 'unconfirmed');
    void vscode.commands.executeCommand('proviso.markNotApplicable', id);
    await until('the answer', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return /has-dpo: false/.test(draft.getText()) ? true : undefined;
    });
  });

  test('by topic, a disclosure that several laws want is one row', async () => {
    await openDraft(`${DRAFT}\nThe California Consumer Privacy Act (CCPA) applies too.\n`);
    await vscode.commands.executeCommand('proviso.groupByTopic');
    const { face } = await disclosureNode('topic:retention/retention-period', 'missing');
    assertMatch(face.description, /1798\.100.*GDPR Art\. 13/);
    await vscode.commands.executeCommand('proviso.groupByLaw');
  });

  test('what stands at the cursor is found in the view Disclosures', async () => {
    const draft = await openDraft(DRAFT);
    const { id } = await disclosureNode('law:gdpr/gdpr.13-2-b-erasure', 'met');
    const at = draft.positionAt(draft.getText().indexOf('right to erasure'));
    const editor = vscode.window.activeTextEditor;
    assert(editor, 'the draft is shown');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('proviso.showInDisclosures');
    await vscode.commands.executeCommand('proviso.copyCitation');
    assertMatch(await vscode.env.clipboard.readText(), /GDPR/);
    assertMatch(id, /erasure/);
  });

  test('a lens above a section says what it discloses and shows the places', async () => {
    const draft = await openDraft(DRAFT);
    const lens = await lensTitled(draft, /^Discloses: right to erasure/);
    assert(lens.command?.command === 'proviso.peekEvidence', 'our command shows the places');
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
  });

  test('what changed since another file is a page beside the draft, and a paragraph that can be undone', async () => {
    const old = await openDraft(DRAFT);
    const text = DRAFT.replace('## Your rights', 'We also collect fingerprints.\n\n## Your rights');
    const draft = await openDraft(text);
    await findings(draft);
    await vscode.commands.executeCommand('proviso.whatChanged', draft.uri, old.uri);
    const page = await until('the page', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'proviso-changes'),
    );
    assertMatch(page.getText(), /^# What changed in privacy-policy-\d+\.md since “privacy-policy-\d+\.md”\n/);
    assertMatch(page.getText(), /- \*\*New: biometric data\*\*\n {2}- now, line 9: /);
    await vscode.commands.executeCommand('proviso.insertChanges', draft.uri, old.uri);
    await until('the paragraph', () =>
      /- We now also collect: fingerprints\./.test(draft.getText()) ? true : undefined,
    );
    await vscode.commands.executeCommand('undo');
    await until('the draft as it was', () => (draft.getText() === text ? true : undefined));
  });

  test('the preview opens beside the draft and makes statements', async () => {
    const draft = await openDraft(DRAFT);
    await findings(draft);
    await vscode.commands.executeCommand('proviso.openPreview');
    await until('the preview', previewTab);
    const { level } = await previewOf(draft);
    assert(level === 'plain', `the reader is ${level}`);
  });

  test('each draft has a preview of its own, and only one', async () => {
    const api = await activate();
    const [one, other] = [await openDraft(DRAFT), await openDraft(DRAFT)];
    await findings(other);
    for (const draft of [one, other, one]) {
      await vscode.commands.executeCommand('proviso.openPreview', draft.uri);
      await previewOf(draft);
    }
    assert(api.previews().length === 2, `${api.previews().length} previews`);
  });

  test('a preview that follows shows the draft that becomes active; one that does not stays', async () => {
    const api = await activate();
    const one = await openDraft(DRAFT);
    await findings(one);
    await vscode.commands.executeCommand('proviso.openPreview');
    await previewOf(one);
    const other = await openDraft(DRAFT);
    await findings(other);
    assert(api.previews()[0]?.uri === one.uri.toString(), 'it stays with its draft');
    await vscode.commands.executeCommand('proviso.togglePreviewFollowing');
    await previewOf(other);
    assert(api.previews().length === 1 && api.previews()[0]?.isFollowing, 'the same preview follows');
  });

  test('the summary is saved as a page, and the record as a table, where the user says', async () => {
    const draft = await openDraft(DRAFT);
    await findings(draft);
    const saved = async (command: string, name: string, decided: object): Promise<string> => {
      const target = vscode.Uri.joinPath(draft.uri, '..', name);
      await vscode.commands.executeCommand(command, draft.uri, { ...decided, target: target.toString() });
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    };
    assertMatch(
      await saved('proviso.exportSummary', 'summary.html', { format: 'html', level: 'plain' }),
      /^<!DOCTYPE html>[\s\S]*<h1>Summary: Privacy Policy<\/h1>[\s\S]*The policy does not say how long/,
    );
    assertMatch(await saved('proviso.exportRecord', 'record.csv', { format: 'csv' }), /gdpr\.13-2-a,.*,missing,/);
    await vscode.commands.executeCommand('proviso.copySummary', draft.uri, { level: 'plain' });
    assertMatch(await vscode.env.clipboard.readText(), /^# Summary: Privacy Policy\n/);
  });

  test('a summary at the top is inserted and updated by its lens, each as one step that can be undone', async () => {
    const draft = await openDraft(DRAFT);
    await findings(draft);
    await vscode.commands.executeCommand('proviso.insertSummary', draft.uri, { level: 'plain' });
    const inserted = draft.getText();
    assertMatch(
      inserted,
      /^# Privacy Policy\n\n<!-- proviso-summary plain -->[\s\S]*<!-- \/proviso-summary -->\n\nExample/,
    );
    await lensTitled(draft, /^Summary is up to date$/);
    const at = draft.positionAt(inserted.indexOf('## Contact'));
    const editor = vscode.window.activeTextEditor;
    assert(editor?.document === draft, 'the draft is shown');
    await editor.edit((edit) => edit.insert(at, 'We sell your personal information.\n\n'));
    const changed = draft.getText();
    const { command } = await lensTitled(draft, /^Summary is out of date/);
    assert(command, 'the lens has a command');
    await finding(draft, 'draft/summary-out-of-date');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    assertMatch(draft.getText(), /\*\* We sell/);
    await until('the finding to go', () =>
      findingsNow(draft).some((each) => codeOf(each) === 'draft/summary-out-of-date') ? undefined : true,
    );
    await vscode.commands.executeCommand('undo');
    await until('the draft before the update', () => (draft.getText() === changed ? true : undefined));
  });

  test('a language model rewrites the preview only where it says the same, and only while that is switched on', async () => {
    const api = await activate();
    const said = 'Diary entries are encrypted in transit and at rest.';
    const draft = await openDraft(`${DRAFT}\n${said}\n\nWe keep invoices for seven years.\n`);
    await findings(draft);
    // Of a statement; as evidence, the sentence of the draft is always there.
    const shows = (text: string): boolean => JSON.stringify(api.previews()).includes(`"text":"${text}","silent"`);
    api.useLanguageModel({
      name: 'Test model',
      async ask(prompt) {
        const statements = JSON.parse(prompt.slice(prompt.lastIndexOf('\n'))) as string[];
        const told = statements.map((text) => text.replace(/^The policy says: |[“”]/g, '').replace('seven', 'ten'));
        return JSON.stringify(told);
      },
    });
    try {
      await vscode.commands.executeCommand('proviso.rewriteSummary', draft.uri);
      await until('the wording of the model', () => (shows(said) ? true : undefined));
      assert(shows('They keep “invoices for seven years”.'), 'a number that the model changed is ours again');
      await vscode.workspace
        .getConfiguration('proviso')
        .update('rewriting', undefined, vscode.ConfigurationTarget.Global);
      await until('our wording', () => (shows(said) ? undefined : true));
    } finally {
      api.useLanguageModel(undefined);
    }
  });

  test('switched off, it finds nothing; switched on, it finds again', async () => {
    const draft = await openDraft(DRAFT);
    await findings(draft);
    await enable(false);
    await until('the findings to go', () => (findingsNow(draft).length === 0 ? true : undefined));
    await enable(undefined);
    await findings(draft);
  });
});

/** The lens with such a title, once it is there. */
function lensTitled(draft: vscode.TextDocument, title: RegExp): Promise<vscode.CodeLens> {
  return until(`a lens ${title}`, async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      draft.uri,
      100,
    );
    return lenses.find(({ command }) => title.test(command?.title ?? ''));
  });
}

function isMissing(each: vscode.Diagnostic): boolean {
  return codeOf(each) === MISSING;
}

/** What the preview of a draft shows, once it does. */
async function previewOf(draft: vscode.TextDocument): Promise<{ readonly level: string }> {
  const api = await activate();
  return until('statements', () => {
    const model = api.previews().find(({ uri }) => uri === draft.uri.toString())?.model;
    return model && model.topics.length > 0 ? model : undefined;
  });
}

function previewTab(): vscode.Tab | undefined {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.find(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('proviso.preview'),
  );
}

async function enable(value: boolean | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('proviso').update('enable', value, vscode.ConfigurationTarget.Workspace);
}
