import type { Block, Draft, Span } from '../draft/draft';
import type { Hit } from './blockHits';
import type { Evidence } from './detection';

/** A hit with the place where it was found. */
export interface PlacedHit {
  readonly hit: Hit;
  /** Index into `Draft.blocks`. */
  readonly block: number;
}

/** Places given per disclosure. */
const MAX_PLACES = 12;
/** Evidence longer than this is cut to the surroundings of the match. */
const MAX_LENGTH = 600;
/** What stays around the match when evidence is cut. */
const SURROUNDINGS = 80;

/**
 * The best places, each sentence once: statements before headings, firm before hedged, earlier before later.
 * @param placed in document order
 */
export function gatherEvidence(draft: Draft, placed: readonly PlacedHit[]): Evidence[] {
  if (placed.length === 0) return [];
  const ranks: PlacedHit[][][] = [[], [], [], []];
  let sentence: PlacedHit[] = [];
  const [best = []] = ranks;
  for (const one of placed) {
    const [first] = sentence;
    if (first && first.block === one.block && first.hit.sentence === one.hit.sentence) {
      sentence.push(one);
      continue;
    }
    if (best.length > MAX_PLACES) break;
    sentence = [one];
    ranks[rank(draft, one)]?.push(sentence);
  }
  return ranks
    .flat()
    .slice(0, MAX_PLACES)
    .map((hits) => evidenceOf(draft, hits));
}

/** Two lists in document order as one. */
export function inOrder(a: readonly PlacedHit[], b: readonly PlacedHit[]): readonly PlacedHit[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  return [...a, ...b].sort((x, y) => x.block - y.block || x.hit.sentence - y.hit.sentence);
}

function rank(draft: Draft, { hit, block }: PlacedHit): number {
  return (draft.blocks[block]?.kind === 'heading' ? 2 : 0) + (hit.polarity === 'hedged' ? 1 : 0);
}

const VIA = {
  heading: 'heading',
  item: 'list',
  row: 'table',
  header: 'table',
  paragraph: 'sentence',
  opaque: 'sentence',
} as const;

const NO_CAPTURES: Readonly<Record<string, Span>> = {};

/** The words that a hit matched, in the source of the draft. */
export function matchedSpan(draft: Draft, { hit, block }: PlacedHit): Span {
  return shifted(hit.match, draft.blocks[block]?.start ?? 0);
}

/** What a hit captured, in the source of the draft. */
export function capturedSpans(draft: Draft, found: PlacedHit): Readonly<Record<string, Span>> {
  return capturesOf([found], draft.blocks[found.block]?.start ?? 0);
}

/** Evidence from all hits of one sentence: the first one's phrase, what any of them captured. */
function evidenceOf(draft: Draft, hits: readonly PlacedHit[]): Evidence {
  const [{ hit, block: index }] = hits as readonly [PlacedHit];
  const block = draft.blocks[index] as Block;
  const match = shifted(hit.match, block.start);
  const { start, end } = block.content.sentences[hit.sentence] ?? hit.match;
  const tooLong = end - start > MAX_LENGTH;
  return {
    start: tooLong ? Math.max(start + block.start, match.start - SURROUNDINGS) : start + block.start,
    end: tooLong ? Math.min(end + block.start, match.end + SURROUNDINGS) : end + block.start,
    block: index,
    sentence: hit.sentence,
    phrase: hit.phrase,
    match,
    polarity: hit.polarity,
    via: VIA[block.kind],
    captures: capturesOf(hits, block.start),
  };
}

function capturesOf(hits: readonly PlacedHit[], offset: number): Readonly<Record<string, Span>> {
  let captures: Record<string, Span> | undefined;
  for (const { hit } of hits) {
    for (const name in hit.captures) {
      captures ??= {};
      captures[name] ??= shifted(hit.captures[name] as Span, offset);
    }
  }
  return captures ?? NO_CAPTURES;
}

function shifted({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}
