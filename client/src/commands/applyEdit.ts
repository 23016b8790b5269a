import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { LanguageServer } from '../languageServer';

/**
 * Applies an edit of the server as one step that can be undone. The draft is shown first: tab stops work in the active
 * editor only. Other files (proviso.yaml) are saved, since nobody sees that they changed.
 */
export async function applyEdit(
  server: LanguageServer,
  document: vscode.TextDocument,
  edit: WorkspaceEdit,
): Promise<boolean> {
  await vscode.window.showTextDocument(document, { preview: false, viewColumn: columnOf(document) });
  const converted = await server.client.protocol2CodeConverter.asWorkspaceEdit(edit);
  if (!(await vscode.workspace.applyEdit(converted))) return false;
  for (const [uri] of converted.entries()) {
    if (uri.toString() !== document.uri.toString()) await vscode.workspace.save(uri);
  }
  return true;
}

/** The column in which a document already shows, so that it is not opened twice. */
export function columnOf(document: vscode.TextDocument): vscode.ViewColumn {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  return editor?.viewColumn ?? vscode.ViewColumn.Active;
}
