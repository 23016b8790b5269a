import type { Draft, SentenceRef, Span } from '../draft/draft';
import { sentenceKey } from '../draft/sentenceKey';
import { readWords } from '../draft/words';
import { wordsAt } from '../draft/wordsAt';

/** A sentence of one draft beside the other draft. */
export interface ComparedSentence extends SentenceRef {
  /** As a reader sees it. */
  readonly text: string;
  /** In the source. */
  readonly span: Span;
  /** The normalised words: two sentences with the same key differ in typography at most. */
  readonly key: string;
  /** The other draft has the same words. */
  readonly isKept: boolean;
  /** The other draft has the same words below the same heading, behind the same introduction. */
  readonly isKeptInPlace: boolean;
}

/** One of the two drafts. */
export interface Side {
  readonly draft: Draft;
  readonly sentences: readonly ComparedSentence[];
  at(ref: SentenceRef): ComparedSentence | undefined;
  /** The sentence of the other draft that a reworded one stands for. */
  partnerOf(sentence: ComparedSentence): ComparedSentence | undefined;
}

export interface Alignment {
  readonly old: Side;
  readonly next: Side;
}

/** Lays two drafts side by side, sentence by sentence, wherever the sentences stand. */
export function alignDrafts(old: Draft, next: Draft): Alignment {
  const [oldKeyed, nextKeyed] = [keySentences(old), keySentences(next)];
  const oldSentences = compareWith(oldKeyed, nextKeyed);
  const nextSentences = compareWith(nextKeyed, oldKeyed);
  const pairs = pairReworded(
    oldSentences.filter(({ isKept }) => !isKept),
    nextSentences.filter(({ isKept }) => !isKept),
  );
  return {
    old: toSide(old, oldSentences, new Map(pairs.map(({ before, after }) => [before, after]))),
    next: toSide(next, nextSentences, new Map(pairs.map(({ before, after }) => [after, before]))),
  };
}

function toSide(
  draft: Draft,
  sentences: readonly ComparedSentence[],
  partners: ReadonlyMap<ComparedSentence, ComparedSentence>,
): Side {
  const byPlace = new Map(sentences.map((one) => [sentenceKey(one), one]));
  return {
    draft,
    sentences,
    at: (ref) => byPlace.get(sentenceKey(ref)),
    partnerOf: (sentence) => partners.get(sentence),
  };
}

interface Keyed extends SentenceRef {
  readonly text: string;
  readonly span: Span;
  readonly key: string;
  /** With the heading above and the sentences that introduce it. */
  readonly placedKey: string;
}

function keySentences(draft: Draft): readonly Keyed[] {
  // Renumbering changes no heading.
  const titles = new Map(
    draft.sections.flatMap(({ heading }) => (heading ? [[heading.block, keyOf(heading.title)] as const] : [])),
  );
  return draft.blocks.flatMap((block, index): Keyed[] => {
    if (block.kind === 'opaque') return [];
    const { leadIn } = block;
    const heading = draft.sections[block.section]?.heading;
    const around = [
      heading ? titles.get(heading.block) : '',
      ...leadIn.map((ref) => wordsAt(draft, ref)?.texts.join(' ')),
    ].join('\n');
    return block.content.sentences.map(({ text, start, end, words }, sentence) => {
      const key = (sentence === 0 && titles.get(index)) || words.texts.join(' ');
      const span = { start: block.start + start, end: block.start + end };
      return { block: index, sentence, text, span, key, placedKey: `${key}\n${around}` };
    });
  });
}

/** The normalised words of a text, as the keys of sentences have them. */
export function keyOf(text: string): string {
  return readWords(text, (offset) => offset).texts.join(' ');
}

function compareWith(own: readonly Keyed[], other: readonly Keyed[]): readonly ComparedSentence[] {
  const keys = new Set(other.map(({ key }) => key));
  const placed = new Set(other.map(({ placedKey }) => placedKey));
  return own.map(({ placedKey, ...one }) => ({
    ...one,
    isKept: keys.has(one.key),
    isKeptInPlace: placed.has(placedKey),
  }));
}

interface Pair {
  readonly before: ComparedSentence;
  readonly after: ComparedSentence;
  readonly likeness: number;
}

/** From this share of common words on, one sentence is taken for the other reworded. */
const ALIKE = 0.5;

/** A word of more sentences than this says little about which of them is meant, and would cost much. */
const COMMON = 60;

/** Pairs what is gone with what is new, the most alike first; each is in one pair at most. */
function pairReworded(gone: readonly ComparedSentence[], fresh: readonly ComparedSentence[]): readonly Pair[] {
  const before = gone.map(toBag);
  const index = new Map<string, number[]>();
  before.forEach(({ words }, number) => {
    for (const word of words) {
      const known = index.get(word);
      if (known) known.push(number);
      else index.set(word, [number]);
    }
  });
  const pairs = fresh.map(toBag).flatMap((after) => {
    const candidates = new Set<number>();
    for (const word of after.words) {
      const places = index.get(word) ?? [];
      if (places.length <= COMMON) for (const place of places) candidates.add(place);
    }
    return [...candidates].flatMap((number): Pair[] => {
      const other = before[number];
      if (!other) return [];
      const likeness = likenessOf(other.words, after.words);
      return likeness >= ALIKE ? [{ before: other.sentence, after: after.sentence, likeness }] : [];
    });
  });
  const taken = new Set<ComparedSentence>();
  return pairs
    .sort((one, other) => other.likeness - one.likeness)
    .filter(({ before: one, after }) => {
      if (taken.has(one) || taken.has(after)) return false;
      taken.add(one).add(after);
      return true;
    });
}

interface Bag {
  readonly sentence: ComparedSentence;
  readonly words: ReadonlySet<string>;
}

function toBag(sentence: ComparedSentence): Bag {
  return { sentence, words: new Set(sentence.key.split(' ')) };
}

/** The share of the words of two sentences that both have, from 0 to 1. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return (2 * common) / (one.size + other.size);
}
