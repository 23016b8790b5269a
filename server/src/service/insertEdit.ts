import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Draft, Section } from '../draft/draft';
import type { Change } from '../sections/change';
import { insertSections } from '../sections/insertSection';
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
  /** Changes that say what they do, and that the user confirms. */
  readonly annotations: boolean;
}

export interface InsertRequest {
  readonly sections: readonly string[];
  /** The disclosures wanted from sections that can make several. */
  readonly disclosures?: readonly string[];
  /** Nothing is changed before the user has looked at each change, where the client can show them. */
  readonly preview?: boolean;
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
  analysis: Analysis,
  request: InsertRequest,
  tabStops: 'snippet' | 'plain',
): readonly Change[] {
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
  const isPreview = request.preview === true && support.documentChanges && support.annotations;
  const snippets = support.snippets && support.documentChanges && !isPreview;
  const changes = planInsertions(analysis, request, snippets ? 'snippet' : 'plain');
  if (changes.length === 0) return null;
  if (isPreview) return previewEdit(analysis, changes);
  const edits = changes.map((change): TextEdit | SnippetTextEdit => {
    const isSnippet = snippets && change.sections.length > 0;
    const { range, newText } = textEdit(document, change);
    return isSnippet ? { range, snippet: { kind: 'snippet', value: newText } } : { range, newText };
  });
  return support.documentChanges ? versioned(document, edits) : { changes: { [document.uri]: edits as TextEdit[] } };
}

function textEdit(document: TextDocument, { start, end, text }: Change): TextEdit {
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text };
}

function versioned(document: TextDocument, edits: TextDocumentEdit['edits']): WorkspaceEdit {
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}

/** Each section a change of its own to be confirmed; what follows from them are a few more. */
function previewEdit(analysis: Analysis, changes: readonly Change[]): WorkspaceEdit {
  const { document } = analysis;
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const edits = changes.map((change): AnnotatedTextEdit => {
    const label = labelOf(analysis, change);
    changeAnnotations[label] = { label, needsConfirmation: true };
    return { ...textEdit(document, change), annotationId: label };
  });
  return { ...versioned(document, edits), changeAnnotations };
}

function labelOf({ known: { index } }: Analysis, { kind, sections }: Change): string {
  if (sections.length > 0) {
    const titles = sections.map((id) => index.sections.get(id)).flatMap((section) => section ?? []);
    return t('Insert: {0}', titles.map((section) => index.sectionTitle(section)).join(', '));
  }
  if (kind === 'number') return t('Renumber the headings behind');
  return kind === 'contents' ? t('Bring the table of contents up to date') : t('Correct the references');
}
