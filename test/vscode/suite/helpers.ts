import * as vscode from 'vscode';

/** What the extension gives to its tests. */
export interface ProvisoApi {
  statusText(): string;
  previews(): readonly PreviewState[];
  useLanguageModel(model: { name: string; ask(prompt: string): Promise<string> } | undefined): void;
  disclosures(): Promise<{ readonly nodes: ReadonlyMap<string, DisclosureNode> }>;
}

export interface PreviewState {
  readonly uri: string;
  readonly isFollowing: boolean;
  readonly model: { readonly level: string; readonly topics: readonly unknown[] } | undefined;
}

export interface DisclosureNode {
  readonly id: string;
  readonly face: { readonly label: string; readonly icon: string; readonly description: string };
}

const PATIENCE = 30_000;
const PAUSE = 100;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

/** Asks again and again until `probe` answers something; what it answers is the result. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | PromiseLike<T | undefined>,
  patience = PATIENCE,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await pause();
  }
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

export function assertMatch(text: string, pattern: RegExp): void {
  assert(pattern.test(text), `${pattern} does not match: ${text}`);
}

/** The activated extension's answer to its tests. */
export async function activate(): Promise<ProvisoApi> {
  const extension = vscode.extensions.getExtension<ProvisoApi>('proviso.proviso');
  assert(extension, 'the extension is not loaded');
  return await extension.activate();
}

function inWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

let written = 0;

/** Writes a file of a new name, recognised as a draft, and shows it. */
export function openDraft(text: string): Promise<vscode.TextDocument> {
  written += 1;
  return openFile(`privacy-policy-${written}.md`, text);
}

/** Writes a file into the workspace folder. */
export async function writeFile(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(inWorkspace(name), new TextEncoder().encode(text));
}

/** Writes a file into the workspace folder and shows it. */
export async function openFile(name: string, text: string): Promise<vscode.TextDocument> {
  await writeFile(name, text);
  return showFile(name);
}

/** Shows a file of the workspace folder. */
export async function showFile(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(name));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Our findings in a document, as they are now. */
export function findingsNow(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((finding) => finding.source === 'Proviso');
}

/** The code of a finding, such as `missing/retention-period`. */
export function codeOf(finding: vscode.Diagnostic): string {
  return String(typeof finding.code === 'object' ? finding.code.value : finding.code);
}

/** The findings once there are some and they stay the same. */
export function findings(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
  let before = '';
  return until('findings', () => {
    const now = findingsNow(document);
    const codes = now.map(codeOf).join();
    const stable = codes !== '' && codes === before;
    before = codes;
    return stable ? now : undefined;
  });
}

/** The finding with this code, as soon as it is there. */
export function finding(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  return until(code, () => findingsNow(document).find((each) => codeOf(each) === code));
}

/**
 * The quick fix with such a title, at the place of a finding. VS Code's command leaves out which finding a fix is for,
 * and several may stand at one place.
 */
export function quickFix(document: vscode.TextDocument, at: vscode.Range, title: RegExp): Promise<vscode.CodeAction> {
  return until(`a quick fix ${title}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      at,
      vscode.CodeActionKind.QuickFix.value,
      100,
    );
    return actions.find((action) => (action.edit ?? action.command) && title.test(action.title));
  });
}

/** What the hovers say over the first occurrence of `words`. */
export function hoverOver(document: vscode.TextDocument, words: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(words) + Math.floor(words.length / 2));
  return until(`a hover over "${words}"`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const texts = hovers
      .flatMap((hover) => hover.contents)
      .map((part) => (typeof part === 'string' ? part : part.value));
    return texts.join('\n') || undefined;
  });
}

/** The node of the view “Disclosures”, once it is there and marked so. */
export async function disclosureNode(id: string, icon: string): Promise<DisclosureNode> {
  const api = await activate();
  return until(`${id} marked ${icon}`, async () => {
    const node = (await api.disclosures()).nodes.get(id);
    return node?.face.icon === icon ? node : undefined;
  });
}
