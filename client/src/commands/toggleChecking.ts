import * as vscode from 'vscode';
import type { Services } from './command';

/** Switches checking off or on: in this workspace where one is open, otherwise for the user. */
export async function toggleChecking({ draft }: Services): Promise<void> {
  const scope = draft.state.kind === 'none' ? undefined : draft.state.document;
  const settings = vscode.workspace.getConfiguration('proviso', scope);
  const enable = !settings.get('enable', true);
  await settings.update('enable', enable, targetOf(settings));
  const message = enable
    ? vscode.l10n.t('Privacy policies are checked.')
    : vscode.l10n.t('Privacy policies are not checked.');
  vscode.window.setStatusBarMessage(message, 5_000);
}

/** What is set for a folder must be changed there, or nothing would change. */
function targetOf(settings: vscode.WorkspaceConfiguration): vscode.ConfigurationTarget {
  if (settings.inspect('enable')?.workspaceFolderValue !== undefined) return vscode.ConfigurationTarget.WorkspaceFolder;
  return vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
}
