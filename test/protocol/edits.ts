import assert from 'node:assert/strict';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';

interface PlainEdit {
  readonly range: Range;
  readonly newText: string;
}

/** The text of a document after an edit; a snippet is applied as if its first suggestions were taken. */
export function applyEdit(edit: WorkspaceEdit | null | undefined, uri: string, text: string): string {
  assert.ok(edit, 'there is an edit');
  return TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), editsFor(edit, uri));
}

function editsFor(edit: WorkspaceEdit, uri: string): PlainEdit[] {
  if (edit.changes) return edit.changes[uri] ?? [];
  return (edit.documentChanges ?? []).flatMap((change) => {
    if (!('edits' in change) || change.textDocument.uri !== uri) return [];
    return change.edits.map((one): PlainEdit => {
      return 'snippet' in one
        ? { range: one.range, newText: flattenSnippet(one.snippet.value) }
        : { range: one.range, newText: one.newText };
    });
  });
}

/** What a snippet leaves in the text when nothing is filled in. */
export function flattenSnippet(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^\\|])*)\|\}/g, (_, choices: string) => /^(?:\\.|[^\\,])*/.exec(choices)?.[0] ?? '')
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}
