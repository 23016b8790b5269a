import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Draft, Section } from '../draft/draft';
import { type Insertion, insertSections } from '../sections/insertSection';
import type { Analysis } from './policyService';
import { sectionsForDraft } from './prescribedSections';

/** What the client can do with edits. */
export interface EditSupport {
  /** Edits of given versions of documents. */
  readonly documentChanges: boolean;
  /** Snippets in edits. */
  readonly snippets: boolean;
  /** Creating files. */
  readonly createFiles: boolean;
}

export interface InsertRequest {
  readonly sections: readonly string[];
  /** The disclosures wanted from sections that can make several. */
  readonly disclosures?: readonly string[];
}

/** The sections and disclosures of everything that is missing from a draft. */
export function missingSections(analysis: Analysis): InsertRequest {
  const missing = analysis.findings.filter(({ code }) => code.startsWith('missing/'));
  const sections = missing.flatMap(({ fixes }) => fixes.flatMap((fix) => (fix.kind === 'insert' ? [fix.section] : [])));
  return { sections: [...new Set(sections)], disclosures: missing.map(({ code }) => code.slice('missing/'.length)) };
}

/**
 * The insertions of standard sections at their usual places, in the order of their offsets.
 * Sections that do not exist are left out.
 */
export function planInsertions(
  analysis: Analysis,
  request: InsertRequest,
  tabStops: 'snippet' | 'plain',
): readonly Insertion[] {
  const { draft, detection } = analysis;
  const { index } = analysis.known;
  const known = request.sections.filter((id) => index.sections.has(id));
  if (known.length === 0) return [];
  return insertSections(draft, sectionsForDraft(analysis), known, {
    headingOf: headingReader(draft, detection.standardSections),
    tabStops,
    ...(request.disclosures ? { disclosures: request.disclosures } : {}),
  });
}

function headingReader(
  draft: Draft,
  standard: readonly (string | undefined)[],
): (section: Section) => string | undefined {
  const places = new Map(draft.sections.map((section, index) => [section, standard[index]]));
  return (section) => places.get(section);
}

/** The edit that inserts standard sections; null where there is nothing to insert. */
export function provideInsertEdit(
  analysis: Analysis,
  request: InsertRequest,
  support: EditSupport,
): WorkspaceEdit | null {
  const { document } = analysis;
  const snippets = support.snippets && support.documentChanges;
  const insertions = planInsertions(analysis, request, snippets ? 'snippet' : 'plain');
  if (insertions.length === 0) return null;
  const edits = insertions.map(({ offset, text }): TextEdit | SnippetTextEdit => {
    const start = document.positionAt(offset);
    const range = { start, end: start };
    return snippets ? { range, snippet: { kind: 'snippet', value: text } } : { range, newText: text };
  });
  if (!support.documentChanges) return { changes: { [document.uri]: edits as TextEdit[] } };
  const change: TextDocumentEdit = { textDocument: { uri: document.uri, version: document.version }, edits };
  return { documentChanges: [change] };
}
