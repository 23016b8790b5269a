import * as vscode from 'vscode';
import { columnOf } from '../commands/applyEdit';
import type { Place } from './model';

/** Selects a place in the draft's editor, beside the preview that was asked. */
export async function revealPlace(uri: vscode.Uri, { start, end }: Place): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const shown = columnOf(document);
  const viewColumn = shown === vscode.ViewColumn.Active ? vscode.ViewColumn.One : shown;
  const editor = await vscode.window.showTextDocument(document, { viewColumn, selection, preview: false });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** What is selected in an editor, as a place. */
export function selectedPlace({ document, selection }: vscode.TextEditor): Place {
  return { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
}
