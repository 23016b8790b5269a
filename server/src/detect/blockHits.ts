import type { Block, BlockContent, Draft, Sentence, Span, Words } from '../draft/draft';
import { WordFlag } from '../draft/words';
import { wordsAt } from '../draft/wordsAt';
import type { Polarity } from './detection';
import { joinWords, type Matcher, type MatchInput, type PhraseMatch, type PhraseUse } from './matcher';
import type { Capture, WordMatch } from './matchPhrase';
import type { PhraseOwner } from './phrase';

/** A phrase found in a block; offsets are relative to the block's start, so that it can be kept. */
export interface Hit {
  readonly owner: PhraseOwner;
  readonly phrase: string;
  /** Index into the block's sentences. */
  readonly sentence: number;
  readonly match: Span;
  readonly polarity: Polarity;
  /** What the match says as a whole is denied: "you have no right to …". */
  readonly denied: boolean;
  readonly captures: Readonly<Record<string, Span>>;
}

/** Words of the lead-in that are looked at: the last ones. */
export const LEAD_IN_WORDS = 60;
/** How far before a match a negation still holds for it. */
const NEGATION_REACH = 3;
/** A negation further inside belongs to something else ("erase what we no longer need"). */
const OPENING_WORDS = 3;

interface Remembered {
  readonly isHeading: boolean;
  readonly leadIn: readonly Words[];
  readonly hits: readonly Hit[];
}

/** Finds the hits of a block; remembered as long as the block's text and what introduces it stay the same. */
export type HitFinder = (draft: Draft, block: Block) => readonly Hit[];

export interface PolarityWords {
  readonly negators: readonly string[];
  readonly hedges: readonly string[];
}

/** Matches blocks against the phrases and weeds out what exceptions take back. */
export function createHitFinder(matcher: Matcher, polarityWords: PolarityWords): HitFinder {
  const exceptions = indexExceptions(matcher.owners);
  const negators = new Set(polarityWords.negators);
  const hedges = new Set(polarityWords.hedges);
  const cache = new WeakMap<BlockContent, readonly Remembered[]>();

  const polarity = (found: PhraseMatch, input: MatchInput): Polarity => {
    if (isNegated(found, input, negators)) return 'denied';
    const around = input.texts.slice(Math.max(0, found.start - NEGATION_REACH), found.end);
    return around.some((word) => hedges.has(word)) ? 'hedged' : 'asserted';
  };

  /** Whether an exception holds in the sentence that was matched last. */
  const isTakenBack = (found: PhraseMatch, owner: PhraseOwner): boolean => {
    const { not, unless } = exceptions.get(keyOf(owner)) ?? NO_EXCEPTIONS;
    // What settles a draft often does so in words that take back a finding.
    if (owner.role !== 'anywhere' && unless.some((other) => matcher.matchOwner(other).length > 0)) return true;
    return not.some((other) =>
      matcher.matchOwner(other).some((match) => match.start < found.end && found.start < match.end),
    );
  };

  const hitsOf = (sentence: Sentence, index: number, leadIn: readonly Words[], isHeading: boolean): Hit[] => {
    const input = joinWords(leadIn, sentence.words, LEAD_IN_WORDS);
    const hits: Hit[] = [];
    for (const found of matcher.match(input, isHeading)) {
      const owner = matcher.owners[found.owner];
      if (!owner) continue;
      if (owner.role !== 'heading' && owner.role !== 'near' && isTakenBack(found, owner)) continue;
      hits.push({
        owner,
        phrase: found.phrase.text,
        sentence: index,
        match: sourceSpan(found.start, found.end, sentence.words, input.from),
        polarity: polarity(found, input),
        denied: !found.phrase.negative && isDenied(found, input, negators),
        captures: captureSpans(found.captures, sentence.words, input.from),
      });
    }
    return hits;
  };

  return (draft, block) => {
    const leadIn = leadInWords(draft, block);
    const remembered = cache.get(block.content) ?? NOTHING;
    const isHeading = block.kind === 'heading';
    const known = remembered.find((entry) => entry.isHeading === isHeading && sameWords(entry.leadIn, leadIn));
    if (known) return known.hits;
    const hits = block.content.sentences.flatMap((sentence, index) => hitsOf(sentence, index, leadIn, isHeading));
    cache.set(block.content, [...remembered.slice(-3), { isHeading, leadIn, hits }]);
    return hits;
  };
}

const NOTHING: readonly Remembered[] = [];
const NO_WORDS: readonly Words[] = [];

/** The words of what introduces a block. */
export function leadInWords(draft: Draft, { leadIn }: Block): readonly Words[] {
  if (leadIn.length === 0) return NO_WORDS;
  return leadIn.flatMap((lead) => wordsAt(draft, lead) ?? []);
}

function sameWords(one: readonly Words[], other: readonly Words[]): boolean {
  return one.length === other.length && one.every((words, index) => words === other[index]);
}

interface Exceptions {
  readonly not: readonly number[];
  readonly unless: readonly number[];
}

const NO_EXCEPTIONS: Exceptions = { not: [], unless: [] };

/** Phrases that take back what others find are tried only where those found something. */
function isException({ role }: PhraseOwner): boolean {
  return role === 'not' || role === 'unless';
}

/** When phrases are tried to find disclosures, facts and laws. */
export function useForDetection(owner: PhraseOwner): PhraseUse {
  if (owner.kind === 'right' || isValue(owner)) return 'never';
  if (isException(owner)) return 'onDemand';
  return owner.role === 'heading' ? 'heading' : 'always';
}

/** When phrases are tried to find the names of rights. */
export function useForRights(owner: PhraseOwner): PhraseUse {
  return owner.kind === 'right' ? 'always' : 'never';
}

/** When phrases are tried to find what a draft says of data, purposes, recipients and the like. */
export function useForValues(owner: PhraseOwner): PhraseUse {
  return isValue(owner) ? 'always' : 'never';
}

function isValue({ kind }: PhraseOwner): boolean {
  return kind === 'value' || kind === 'mood';
}

function keyOf({ kind, id }: PhraseOwner): string {
  return `${kind} ${id}`;
}

function indexExceptions(owners: readonly PhraseOwner[]): ReadonlyMap<string, Exceptions> {
  const byEntry = new Map<string, Exceptions>();
  owners.forEach((owner, number) => {
    if (!isException(owner)) return;
    const { not, unless } = byEntry.get(keyOf(owner)) ?? NO_EXCEPTIONS;
    byEntry.set(
      keyOf(owner),
      owner.role === 'not' ? { not: [...not, number], unless } : { not, unless: [...unless, number] },
    );
  });
  return byEntry;
}

/** A negation inside the match, or just before it in the same clause ("we do not … sell"). */
function isNegated(found: PhraseMatch, input: MatchInput, negators: ReadonlySet<string>): boolean {
  return holdsNegator(found.start, found.end, input, negators) || isDenied(found, input, negators);
}

/** A negation just before the match in the same clause, or among its first words: what it says is not so. */
export function isDenied(found: WordMatch, input: MatchInput, negators: ReadonlySet<string>): boolean {
  if (holdsNegator(found.start, Math.min(found.start + OPENING_WORDS, found.end), input, negators)) return true;
  for (let place = found.start - 1; place >= Math.max(0, found.start - NEGATION_REACH); place--) {
    if ((input.flags[place + 1] ?? 0) & WordFlag.clause) return false;
    if (negators.has(input.texts[place] ?? '')) return true;
  }
  return false;
}

function holdsNegator(from: number, to: number, input: MatchInput, negators: ReadonlySet<string>): boolean {
  for (let place = from; place < to; place++) if (negators.has(input.texts[place] ?? '')) return true;
  return false;
}

function sourceSpan(start: number, end: number, own: Words, from: number): Span {
  const first = Math.max(0, start - from);
  const last = Math.max(first, end - from - 1);
  return { start: own.starts[first] ?? 0, end: own.ends[last] ?? 0 };
}

function captureSpans(captures: Capture | undefined, own: Words, from: number): Readonly<Record<string, Span>> {
  const spans: Record<string, Span> = {};
  for (let capture = captures; capture; capture = capture.previous) {
    if (capture.start >= from && !(capture.name in spans))
      spans[capture.name] = sourceSpan(capture.start, capture.end, own, from);
  }
  return spans;
}
