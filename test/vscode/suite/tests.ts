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
    const lens = await until('the lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        draft.uri,
        100,
      );
      return lenses.find(({ command }) => /^Discloses: right to erasure/.test(command?.title ?? ''));
    });
    assert(lens.command?.command === 'proviso.peekEvidence', 'our command shows the places');
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
  });

  test('the preview opens beside the draft and makes statements', async () => {
    const api = await activate();
    await findings(await openDraft(DRAFT));
    await vscode.commands.executeCommand('proviso.openPreview');
    await until('the preview', previewTab);
    await until('statements', () =>
      /"statements":\[\{/.test(JSON.stringify(api.previewState() ?? {})) ? true : undefined,
    );
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

function isMissing(each: vscode.Diagnostic): boolean {
  return codeOf(each) === MISSING;
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
