import type { Words } from '../../draft/draft';
import { WordFlag } from '../../draft/words';
import type { Knowledge } from '../../knowledge/knowledge';
import { useForValues } from '../blockHits';
import { createMatcher, type PhraseMatch } from '../matcher';
import { moodWordsOf } from './moodWords';

/** A range of the words of a sentence, `end` exclusive. */
export interface WordRange {
  readonly start: number;
  readonly end: number;
}

export interface ItemHit extends WordRange {
  readonly item: string;
  /** What the phrase keeps under the name `text`. */
  readonly text: WordRange | undefined;
}

/** What a sentence holds of one vocabulary. */
export interface VocabularyHits {
  readonly items: readonly ItemHit[];
  /** Words that say what is done with items, by where the items stand: after, before, all, headings … */
  readonly frames: Readonly<Record<string, readonly WordRange[]>>;
  readonly stops: readonly WordRange[];
  /** Something in the sentence makes it say nothing of the kind. */
  readonly void: boolean;
  /** It speaks of data in general, and not of data of some kind. */
  readonly general: boolean;
}

export interface SentenceHits {
  readonly byVocabulary: ReadonlyMap<string, VocabularyHits>;
  /** Words that decide how the sentence is meant, by their role in moods.yaml. */
  readonly moods: Readonly<Record<string, readonly WordRange[]>>;
}

/** Finds what one sentence holds of every vocabulary; remembered by the sentence's words. */
export type SentenceReader = (words: Words) => SentenceHits;

function createSentenceReader(knowledge: Knowledge): SentenceReader {
  const matcher = createMatcher(knowledge.phrases, useForValues);
  const strict = new Set(knowledge.valueSets.filter((set) => set.strict).map(({ id }) => id));
  const scoped = new Set(knowledge.valueSets.filter((set) => set.scoped).map(({ id }) => id));
  const { subjects, alternatives } = moodWordsOf(knowledge);
  const known = new WeakMap<Words, SentenceHits>();
  return (words) => {
    let hits = known.get(words);
    if (!hits) {
      hits = sortHits(
        matcher.match({ texts: words.texts, flags: words.flags, from: 0 }, false),
        (found) => matcher.owners[found.owner],
        words,
        { strict, scoped, subjects, alternatives },
      );
      known.set(words, hits);
    }
    return hits;
  };
}

const readers = new WeakMap<Knowledge, SentenceReader>();

/** The reader of a knowledge: one for all, so that no sentence is read twice. */
export function sentenceReaderOf(knowledge: Knowledge): SentenceReader {
  const known = readers.get(knowledge) ?? createSentenceReader(knowledge);
  readers.set(knowledge, known);
  return known;
}

interface Collected {
  readonly items: ItemHit[];
  readonly nots: ItemHit[];
  readonly frames: Record<string, WordRange[]>;
  readonly stops: WordRange[];
  void: boolean;
  general: boolean;
}

function sortHits(
  matches: readonly PhraseMatch[],
  ownerOf: (found: PhraseMatch) => { readonly kind: string; readonly id: string; readonly role: string } | undefined,
  words: Words,
  {
    strict,
    scoped,
    subjects,
    alternatives,
  }: Readonly<Record<'strict' | 'scoped' | 'subjects' | 'alternatives', ReadonlySet<string>>>,
): SentenceHits {
  const byVocabulary = new Map<string, Collected>();
  const moods: Record<string, WordRange[]> = {};
  for (const found of matches) {
    const owner = ownerOf(found);
    if (!owner) continue;
    if (owner.role.startsWith('item:') && !strict.has(owner.id) && beginsAnew(words, found, subjects)) continue;
    if (owner.kind === 'mood' && isAlternative(words, found, owner.role, alternatives)) continue;
    if (owner.kind === 'mood') push(moods, owner.role, found);
    else note(collected(byVocabulary, owner.id), owner.role, found);
  }
  const { concession = [] } = moods;
  return {
    byVocabulary: new Map(
      [...byVocabulary].map(([id, one]) => [id, finish(one, concession, words, scoped.has(id), alternatives)]),
    ),
    moods: unconceded(moods),
  };
}

/**
 * "Even if you agreed to receive it by e-mail" is no condition, "but not limited to" takes nothing back, "unless you opt
 * out" not all.
 */
function unconceded(moods: Readonly<Record<string, readonly WordRange[]>>): SentenceHits['moods'] {
  const { concession = [], choice = [], condition = [], doubt = [] } = moods;
  if (concession.length + choice.length === 0) return moods;
  const isOutside = (range: WordRange, others: readonly WordRange[]): boolean =>
    !others.some((other) => overlaps(range, other));
  return {
    ...moods,
    condition: condition.filter((range) => isOutside(range, concession)),
    doubt: doubt.filter((range) => isOutside(range, [...concession, ...choice])),
  };
}

/** "If necessary, or with your consent" does not need the consent. */
function isAlternative(
  { texts }: Words,
  { start }: WordRange,
  role: string,
  alternatives: ReadonlySet<string>,
): boolean {
  return role === 'consent' && alternatives.has(texts[start - 1] ?? '');
}

/** A clause about another subject begins within what a phrase found, so that its words do not belong together. */
function beginsAnew({ texts, flags }: Words, { start, end }: WordRange, subjects: ReadonlySet<string>): boolean {
  for (let place = start + 1; place < end; place++)
    if ((flags[place] ?? 0) & WordFlag.clause && subjects.has(texts[place] ?? '')) return true;
  return false;
}

function collected(all: Map<string, Collected>, id: string): Collected {
  const known = all.get(id);
  if (known) return known;
  const fresh: Collected = { items: [], nots: [], frames: {}, stops: [], void: false, general: false };
  all.set(id, fresh);
  return fresh;
}

function note(to: Collected, role: string, found: PhraseMatch): void {
  const [kind = '', name = ''] = role.split(':');
  const { start, end } = found;
  if (kind === 'item') to.items.push({ item: name, start, end, text: textOf(found) });
  else if (kind === 'not') to.nots.push({ item: name, start, end, text: undefined });
  else if (kind === 'frame') push(to.frames, name, found);
  else if (kind === 'stop') to.stops.push({ start, end });
  else if (kind === 'general') to.general = true;
  else to.void = true;
}

function push(to: Record<string, WordRange[]>, key: string, { start, end }: WordRange): void {
  to[key] = [...(to[key] ?? []), { start, end }];
}

function textOf({ captures }: PhraseMatch): WordRange | undefined {
  for (let capture = captures; capture; capture = capture.previous) if (capture.name === 'text') return capture;
  return undefined;
}

/**
 * Takes out items that an exception covers, items inside longer ones, and the "to" of "but not limited to". Of rights, whose
 * phrases begin with a verb, only a longer one with the same verb: "correct and delete your data" holds both, and so do
 * "correction or deletion" and "correction, deletion". So does "provide and improve the service" of purposes.
 */
function finish(
  { items, nots, stops, ...rest }: Collected,
  concession: readonly WordRange[],
  { texts, flags }: Words,
  grants: boolean,
  alternatives: ReadonlySet<string>,
): VocabularyHits {
  const kept = items.filter((hit) => !nots.some((not) => not.item === hit.item && overlaps(not, hit)));
  const length = ({ start, end }: WordRange): number => end - start;
  const isBeside = (other: WordRange, hit: WordRange): boolean =>
    other.end === hit.end && texts[hit.start - 1] === 'and';
  const isFirstOfTwo = ({ start, end }: WordRange): boolean =>
    texts[end] === 'and' ||
    alternatives.has(texts[end] ?? '') ||
    (start + 1 === end && ((flags[end] ?? 0) & WordFlag.clause) !== 0);
  const covers = (other: WordRange, hit: WordRange): boolean =>
    (grants ? other.start === hit.start && !isFirstOfTwo(hit) : other.start <= hit.start && !isBeside(other, hit)) &&
    other.end >= hit.end &&
    length(other) > length(hit);
  const outer = kept.filter((hit) => !kept.some((other) => covers(other, hit)));
  const closing = stops.filter((stop) => !concession.some((other) => overlaps(stop, other)));
  return { ...rest, items: outer, stops: closing };
}

/** Whether two ranges have a word in common. */
export function overlaps(one: WordRange, other: WordRange): boolean {
  return one.start < other.end && other.start < one.end;
}
