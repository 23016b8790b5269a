import * as vscode from 'vscode';
import { fileName, isNamedLikeDraft } from '../documents';

/** VS Code hands no larger files to extensions. */
const LIMIT = 50 * 1024 * 1024;

/** Says once for each file why nothing is found in it. */
export function warnOfLargeFiles(): vscode.Disposable {
  const warned = new Set<string>();
  const look = async (): Promise<void> => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (!(input instanceof vscode.TabInputText) || !isNamedLikeDraft(input.uri)) return;
    const key = input.uri.toString();
    if (warned.has(key) || (await sizeOf(input.uri)) <= LIMIT || warned.has(key)) return;
    warned.add(key);
    const message = vscode.l10n.t(
      '{0} is larger than 50 MB. VS Code does not hand such files to extensions, so Proviso cannot check it here; the command “proviso check” can.',
      fileName(input.uri),
    );
    await vscode.window.showWarningMessage(message);
  };
  void look();
  return vscode.window.tabGroups.onDidChangeTabs(look);
}

async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return 0; // an untitled document, for one, is no file
  }
}
