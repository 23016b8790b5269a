import type { Range, SemanticTokensLegend } from 'vscode-languageserver-types';
import { placeholdersIn } from '../checks/unfilledPlaceholder';
import { termsIn } from '../draft/definedTerms';
import type { Span } from '../draft/draft';
import { citationsIn } from './explainCitation';
import type { Analysis } from './policyService';

/** What has a colour of its own; where two overlap, the earlier counts. The manifest says what each looks like. */
const TYPES = ['placeholder', 'citation', 'definedTerm', 'right'] as const;
/** A defined term where it is defined. */
const MODIFIERS = ['definition'] as const;

export const TOKEN_LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

/** A stretch of one line; type and modifiers as the legend counts them. */
export interface Token {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}

interface Marked extends Span {
  readonly type: number;
  readonly modifiers: number;
}

const known = new WeakMap<Analysis, readonly Token[]>();

/** Defined terms, rights, citations and placeholders, in document order and without overlaps. */
export function provideTokens(analysis: Analysis, range?: Range): readonly Token[] {
  let tokens = known.get(analysis);
  if (!tokens) {
    tokens = apart(markedIn(analysis)).flatMap((marked) => linesOf(analysis, marked));
    known.set(analysis, tokens);
  }
  return range ? tokens.filter(({ line }) => line >= range.start.line && line <= range.end.line) : tokens;
}

function markedIn({ draft, detection, known: { index } }: Analysis): Marked[] {
  const mark =
    (type: (typeof TYPES)[number], modifiers = 0) =>
    ({ start, end }: Span): Marked => ({ start, end, type: TYPES.indexOf(type), modifiers });
  const terms = termsIn(draft).uses.filter(({ term }) => !term.isPronoun);
  const stated = detection.disclosures.filter(({ id }) => index.rights.has(id));
  return [
    ...placeholdersIn(draft).map(mark('placeholder')),
    ...citationsIn(index, draft).map(mark('citation')),
    ...terms.map((use) => mark('definedTerm', use.defines ? 1 : 0)(use)),
    ...[...detection.rights, ...stated.flatMap(({ evidence }) => evidence.map(({ match }) => match))].map(
      mark('right'),
    ),
  ];
}

/** What overlaps something that counts more, or that starts before it, is left out. */
function apart(all: readonly Marked[]): readonly Marked[] {
  const taken: Marked[] = [];
  for (const type of TYPES.keys()) {
    const free = all.filter((one) => one.type === type && one.start < one.end && !overlaps(one, taken));
    taken.push(...withoutOverlaps(free));
    taken.sort((a, b) => a.start - b.start);
  }
  return taken;
}

function withoutOverlaps(marked: readonly Marked[]): readonly Marked[] {
  let end = -1;
  const sorted = [...marked].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((one) => {
    const isFree = one.start >= end;
    if (isFree) end = one.end;
    return isFree;
  });
}

/** @param taken in document order, apart from each other */
function overlaps({ start, end }: Span, taken: readonly Span[]): boolean {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (taken[low]?.start ?? Infinity) < end;
}

/** Editors want a token for each line, without the white space at its ends. */
function linesOf({ document, draft }: Analysis, { start, end, type, modifiers }: Marked): Token[] {
  const source = draft.text.slice(start, end);
  return [...source.matchAll(/\S(?:[^\r\n]*\S)?/g)].map((match): Token => {
    const { line, character } = document.positionAt(start + match.index);
    return { line, character, length: match[0].length, type, modifiers };
  });
}
