import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Position,
} from 'vscode-languageserver-types';
import type { Span } from '../draft/draft';
import type { Reference } from '../draft/references';
import { rangeJson } from './analysisDocument';
import { type Named, nameAt, placesOf } from './nameAt';
import type { Analysis } from './policyService';

/** Where a term is defined, or the section that a reference means; empty where the place names nothing. */
export function provideDefinition(analysis: Analysis, position: Position): Location[] {
  const offset = analysis.document.offsetAt(position);
  const named = nameAt(analysis.draft, offset);
  if (!named || isLeftToMarkdown(analysis, named, offset)) return [];
  return placesOf(analysis.draft, named).declared.map((span) => locationOf(analysis, span));
}

/** Where a term, or a section, is spoken of. */
export function provideReferences(analysis: Analysis, position: Position, withDeclaration: boolean): Location[] {
  const { draft, document } = analysis;
  const named = nameAt(draft, document.offsetAt(position));
  if (!named) return [];
  const { declared, used } = placesOf(draft, named);
  const found = used.filter((one) => !isMarkdownLink(analysis, one));
  const all = withDeclaration ? [...declared, ...found] : found;
  return [...all].sort((a, b) => a.start - b.start).map((span) => locationOf(analysis, span));
}

/** The places that name the same as this one; definitions and headings count as written, the others as read. */
export function provideHighlights({ draft, document }: Analysis, position: Position): DocumentHighlight[] {
  const named = nameAt(draft, document.offsetAt(position));
  if (!named) return [];
  const { declared, used } = placesOf(draft, named);
  const highlight =
    (kind: DocumentHighlightKind) =>
    (span: Span): DocumentHighlight => ({ range: rangeJson(document, span), kind });
  return [...declared.map(highlight(DocumentHighlightKind.Write)), ...used.map(highlight(DocumentHighlightKind.Read))];
}

function locationOf({ document }: Analysis, span: Span): Location {
  return { uri: document.uri, range: rangeJson(document, span) };
}

/** The editor itself follows the addresses of links in Markdown, and lists them; two answers would be shown as two places. */
function isLeftToMarkdown(analysis: Analysis, named: Named, offset: number): boolean {
  if (named.kind !== 'reference' || !isMarkdownLink(analysis, named.reference)) return false;
  return offset >= named.reference.label.start - 1;
}

function isMarkdownLink({ document }: Analysis, place: Span | Reference): boolean {
  return document.languageId === 'markdown' && 'kind' in place && place.kind === 'anchor';
}
