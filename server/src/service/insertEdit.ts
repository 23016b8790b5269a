import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Draft, Section } from '../draft/draft';
import type { Change } from '../sections/change';
import { insertSections } from '../sections/insertSection';
import type { Analysis } from './policyService';

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
 * The changes that insert standard sections at their usual places, with what follows from them, in the order of their
 * places. Sections that do not exist are left out.
 */
export function planInsertions(
  { known: { index, knowledge }, draft, detection }: Analysis,
  request: InsertRequest,
  tabStops: 'snippet' | 'plain',
): readonly Change[] {
  const known = request.sections.filter((id) => index.sections.has(id));
  if (known.length === 0) return [];
  return insertSections(draft, knowledge.sections, known, {
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
  const changes = planInsertions(analysis, request, snippets ? 'snippet' : 'plain');
  if (changes.length === 0) return null;
  const edits = changes.map(({ start, end, text, sections }): TextEdit | SnippetTextEdit => {
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const isSnippet = snippets && sections.length > 0;
    return isSnippet ? { range, snippet: { kind: 'snippet', value: text } } : { range, newText: text };
  });
  if (!support.documentChanges) return { changes: { [document.uri]: edits as TextEdit[] } };
  const change: TextDocumentEdit = { textDocument: { uri: document.uri, version: document.version }, edits };
  return { documentChanges: [change] };
}
