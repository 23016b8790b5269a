import { CodeActionKind, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { Analysis } from './policyService';

/** Corrections that nobody has to look at; made on saving where the user's editor settings name it. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.proviso`;

/**
 * The edit that makes every safe correction: another name of the same thing, an address with a space in it, a link to a
 * heading that has another number now. Null where there is none.
 */
export function provideFixAllEdit({ document, findings }: Analysis): WorkspaceEdit | null {
  const text = document.getText();
  const edits = findings.flatMap(({ span: { start, end }, fixes }): TextEdit[] => {
    const [fix] = fixes.filter((one) => one.kind === 'replace' && one.isSafe === true);
    if (fix?.kind !== 'replace' || text.slice(start, end) !== fix.old) return [];
    return [{ range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: fix.text }];
  });
  return edits.length > 0 ? { changes: { [document.uri]: withoutOverlaps(edits) } } : null;
}

/** Two findings may be about the same words; the first of them is enough. */
function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = edits.toSorted((a, b) => compare(a.range.start, b.range.start));
  const kept: TextEdit[] = [];
  for (const edit of sorted) {
    const last = kept.at(-1);
    if (!last || compare(last.range.end, edit.range.start) <= 0) kept.push(edit);
  }
  return kept;
}

function compare(a: TextEdit['range']['start'], b: TextEdit['range']['start']): number {
  return a.line - b.line || a.character - b.character;
}
