import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { Draft, Section } from '../draft/draft';
import { rangeJson } from './analysisDocument';
import { citationsIn } from './explainCitation';
import type { KnowledgeIndex } from './knowledgeIndex';

/** The outline of a draft: its sections, nested as a reader would nest them, with their numbers. */
export function provideSymbols(document: TextDocument, draft: Draft): DocumentSymbol[] {
  const symbols = draft.sections.map((section) => symbolOf(document, section));
  const roots: DocumentSymbol[] = [];
  draft.sections.forEach((section, index) => {
    const symbol = symbols[index];
    if (!symbol) return;
    const siblings = symbols[section.parent]?.children ?? roots;
    siblings.push(symbol);
  });
  return roots;
}

function symbolOf(document: TextDocument, { heading, start, end }: Section): DocumentSymbol | undefined {
  if (!heading) return undefined;
  return {
    name: heading.title.trim() || t('Untitled section'),
    kind: SymbolKind.String,
    range: rangeJson(document, { start: Math.min(start, heading.start), end: Math.max(end, heading.end) }),
    selectionRange: rangeJson(document, heading.name),
    children: [],
    ...(heading.number === undefined ? {} : { detail: heading.number }),
  };
}

/** What can be folded: the front matter, sections and lists. */
export function provideFolding(document: TextDocument, draft: Draft): FoldingRange[] {
  const lineOf = (offset: number): number => document.positionAt(offset).line;
  const ranges: FoldingRange[] = [];
  const add = (start: number, end: number, kind?: FoldingRangeKind): void => {
    const [startLine, endLine] = [lineOf(start), lineOf(lastVisible(draft.text, start, end))];
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  };
  if (draft.frontMatter) add(draft.frontMatter.start, draft.frontMatter.end, FoldingRangeKind.Region);
  for (const { heading, start, end } of draft.sections) if (heading) add(Math.min(start, heading.start), end);
  for (const [start, end] of lists(draft)) add(start, end);
  return ranges;
}

/** The offset behind the last character that is not white space. */
function lastVisible(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= 32) at -= 1;
  return at;
}

function lists({ blocks }: Draft): (readonly [number, number])[] {
  const found: [number, number][] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== 'item') return;
    const last = found.at(-1);
    if (last && blocks[index - 1]?.kind === 'item') last[1] = block.end;
    else found.push([block.start, block.end]);
  });
  return found;
}

/** Links from citations to the official text. */
export function provideLinks(index: KnowledgeIndex, document: TextDocument, draft: Draft): DocumentLink[] {
  return citationsIn(index, draft).map((citation) => ({
    range: rangeJson(document, citation),
    target: citation.url,
    tooltip: t('Official text: {0}', citation.law.name),
  }));
}
