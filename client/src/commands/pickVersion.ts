import * as vscode from 'vscode';
import { fileName } from '../documents';
import { type History, historyOf, type Revision } from '../git';

/** The version that a draft is compared with. */
export interface PickedVersion {
  /** In titles: "Last commit", "old-privacy.md". */
  readonly name: string;
  readonly document: vscode.TextDocument;
}

interface VersionItem extends vscode.QuickPickItem {
  readonly revision?: Revision;
  readonly isFile?: true;
}

const HASH = 8;

/**
 * Asks which version before a draft is compared with: a commit, branch or tag that has the file, or another file.
 * Undefined when the user backed out, or the version cannot be read; then the user has been told.
 */
async function pickVersion(document: vscode.TextDocument): Promise<PickedVersion | undefined> {
  const choosing = vscode.window.createQuickPick<VersionItem>();
  choosing.title = vscode.l10n.t('Compare with Which Version?');
  choosing.matchOnDescription = true;
  choosing.busy = true;
  choosing.items = [anotherFile()];
  choosing.show();
  const picked = picking(choosing);
  // The list may be closed before Git answers; then nobody looks at the items.
  void historyOf(document.uri).then((found) => {
    choosing.items = itemsFor(found);
    choosing.placeholder = found.kind === 'none' ? found.reason : vscode.l10n.t('What readers knew before');
    choosing.busy = false;
  });
  const item = await picked;
  choosing.dispose();
  if (item?.revision) return read(item.revision.uri, item.revision.title);
  return item?.isFile ? pickFile(document) : undefined;
}

function picking(choosing: vscode.QuickPick<VersionItem>): Promise<VersionItem | undefined> {
  return new Promise((resolve) => {
    choosing.onDidAccept(() => resolve(choosing.selectedItems[0]));
    choosing.onDidHide(() => resolve(undefined));
  });
}

function anotherFile(): VersionItem {
  return { label: `$(file) ${vscode.l10n.t('Another File…')}`, isFile: true };
}

function itemsFor(history: History): readonly VersionItem[] {
  if (history.kind === 'none') return [{ ...anotherFile(), detail: history.reason }];
  const commits = history.revisions.filter(({ kind }) => kind === 'commit');
  const names = history.revisions.filter(({ kind }) => kind === 'ref');
  return [
    ...separated(vscode.l10n.t('commits that changed the file'), commits, '$(git-commit)'),
    ...separated(vscode.l10n.t('branches and tags'), names, '$(git-branch)'),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    anotherFile(),
  ];
}

function separated(label: string, revisions: readonly Revision[], icon: string): readonly VersionItem[] {
  if (revisions.length === 0) return [];
  const items = revisions.map((revision): VersionItem => {
    const { title, ref, date } = revision;
    const description = [ref === title ? '' : ref.slice(0, HASH), date?.toLocaleDateString() ?? ''].join('  ').trim();
    return { label: `${icon} ${title}`, description, revision };
  });
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

async function pickFile(document: vscode.TextDocument): Promise<PickedVersion | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('The Version Before'),
    defaultUri: vscode.Uri.joinPath(document.uri, '..'),
    filters: { [vscode.l10n.t('Drafts')]: ['md', 'mdx', 'markdown', 'html', 'htm', 'txt'] },
  });
  const file = picked?.[0];
  return file && read(file, fileName(file));
}

/** The version that a caller gives by its address, or the user picks. */
export async function versionFor(document: vscode.TextDocument, given: unknown): Promise<PickedVersion | undefined> {
  const uri = typeof given === 'string' ? vscode.Uri.parse(given) : given;
  return uri instanceof vscode.Uri ? read(uri, fileName(uri)) : pickVersion(document);
}

/** Opens the version before, by its address. */
async function read(uri: vscode.Uri, name: string): Promise<PickedVersion | undefined> {
  try {
    return { name, document: await vscode.workspace.openTextDocument(uri) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(vscode.l10n.t('“{0}” cannot be read: {1}', name, reason));
    return undefined;
  }
}
