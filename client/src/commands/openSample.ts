import * as vscode from 'vscode';
import type { Services } from './command';

/** Opens a copy of the sample policy, with which everything can be tried. */
export async function openSample({ context }: Services): Promise<void> {
  const file = vscode.Uri.joinPath(context.extensionUri, 'client/media/sample/PRIVACY.md');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}
