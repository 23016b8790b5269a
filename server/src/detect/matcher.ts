import type { Words } from '../draft/draft';
import { WordFlag } from '../draft/words';
import type { Atom, Phrase, PhraseItem, PhraseNode, PhraseOwner, PhraseSet } from './phrase';

/** Words of one sentence with what introduces it; a match must reach into the words from `from` on. */
export interface MatchInput {
  readonly texts: readonly string[];
  readonly flags: readonly number[];
  readonly from: number;
}

/** A range of words, `end` exclusive, with the words that named parts of the phrase matched. */
export interface WordMatch {
  readonly start: number;
  readonly end: number;
  readonly captures: Capture | undefined;
}

/** Captures as a chain, latest first. */
export interface Capture {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly previous: Capture | undefined;
}

export interface PhraseMatch extends WordMatch {
  readonly owner: number;
  readonly phrase: Phrase;
}

export interface Matcher {
  readonly owners: readonly PhraseOwner[];
  /** Everything the indexed phrases find in a sentence. */
  match(input: MatchInput): Sentence;
}

/** A sentence made ready: its matches, and the means to try further phrases on it. */
export interface Sentence {
  readonly matches: readonly PhraseMatch[];
  /** Matches of phrases that are kept out of the index and asked for by owner. */
  matchOwner(owner: number): readonly WordMatch[];
}

interface IndexedPhrase {
  readonly phrase: Phrase;
  readonly owner: number;
  readonly firsts: readonly Atom[];
}

/** Words are remembered with their atoms up to this many, then forgotten all at once. */
const VOCABULARY_LIMIT = 50_000;
/** Light words skipped between adjacent items, at most. */
const MAX_LIGHT = 3;

/**
 * Compiles phrases into one matcher. A phrase is tried only in sentences that hold its rarest word,
 * and then only around the places where it can start, so that cost follows the hits and is linear
 * in the length of a sentence.
 * @param onDemand owners whose phrases are tried only when asked for (exceptions)
 */
export function createMatcher(set: PhraseSet, onDemand: (owner: PhraseOwner) => boolean): Matcher {
  const index = buildIndex(set, onDemand);
  const conceptIndex = set.concepts.map(({ atom, phrases }) => ({
    atom,
    phrases: phrases.map((phrase) => ({ phrase, owner: -1, firsts: firstAtoms(phrase) })),
  }));
  const vocabulary = createVocabulary(set);
  const light = new Set(set.light);
  return {
    owners: set.owners,
    match(input) {
      const places = createPlaces(input, vocabulary, light);
      for (const { atom, phrases } of conceptIndex) {
        for (const indexed of phrases) {
          if (!places.holdsAll(indexed.phrase)) continue;
          for (const found of matchPhrase(indexed, places, 0)) places.add(atom, found.start, found.end - found.start);
        }
      }
      const matches: PhraseMatch[] = [];
      const tried = new Set<IndexedPhrase>();
      for (const atom of places.atoms()) {
        for (const indexed of index.get(atom) ?? []) {
          if (tried.has(indexed)) continue;
          tried.add(indexed);
          if (!places.holdsAll(indexed.phrase)) continue;
          for (const found of matchPhrase(indexed, places, input.from)) {
            matches.push({ ...found, owner: indexed.owner, phrase: indexed.phrase });
          }
        }
      }
      const matchOwner = (owner: number): readonly WordMatch[] =>
        (set.phrases[owner] ?? [])
          .filter((phrase) => places.holdsAll(phrase))
          .flatMap((phrase) => matchPhrase({ phrase, owner, firsts: firstAtoms(phrase) }, places, 0));
      return { matches, matchOwner };
    },
  };
}

function buildIndex(
  set: PhraseSet,
  onDemand: (owner: PhraseOwner) => boolean,
): ReadonlyMap<Atom, readonly IndexedPhrase[]> {
  const index = new Map<Atom, IndexedPhrase[]>();
  set.owners.forEach((owner, number) => {
    if (onDemand(owner)) return;
    for (const phrase of set.phrases[number] ?? []) {
      const indexed = { phrase, owner: number, firsts: firstAtoms(phrase) };
      for (const atom of phrase.anchor) {
        const list = index.get(atom);
        if (list) list.push(indexed);
        else index.set(atom, [indexed]);
      }
    }
  });
  return index;
}

/** The atoms with which a match of the phrase's first part can begin. */
function firstAtoms(phrase: Phrase): readonly Atom[] {
  return [...new Set(firstOfItems(phrase.parts[0] ?? []))];
}

function firstOfItems(items: readonly PhraseItem[]): Atom[] {
  const atoms: Atom[] = [];
  for (const item of items) {
    atoms.push(...firstOfNode(item.node));
    if (!item.optional) break;
  }
  return atoms;
}

function firstOfNode(node: PhraseNode): Atom[] {
  if ('atom' in node) return [node.atom];
  return 'items' in node ? firstOfItems(node.items) : node.any.flatMap(firstOfNode);
}

type Vocabulary = (text: string, flags: number) => readonly Atom[];

function createVocabulary(set: PhraseSet): Vocabulary {
  const words = new Map(Object.entries(set.words));
  const classes = Object.entries(set.classes).map(
    ([name, atom]) => [WordFlag[name as keyof typeof WordFlag], atom] as const,
  );
  const known = new Map<string, readonly Atom[]>();
  return (text, flags) => {
    const key = `${flags} ${text}`;
    const remembered = known.get(key);
    if (remembered) return remembered;
    const atoms = [...(words.get(text) ?? [])];
    for (const [start, atom] of set.prefixes) if (text.startsWith(start)) atoms.push(atom);
    for (const [flag, atom] of classes) if (flags & flag) atoms.push(atom);
    if (known.size >= VOCABULARY_LIMIT) known.clear();
    known.set(key, atoms);
    return atoms;
  };
}

/** Where which atoms stand in one sentence. */
interface Places {
  readonly length: number;
  atoms(): Iterable<Atom>;
  holdsAll(phrase: Phrase): boolean;
  /** Starts of an atom, ascending for single words. */
  starts(atom: Atom): readonly number[];
  /** Ends of the atom's occurrences that start at a place. */
  endsAt(atom: Atom, start: number): readonly number[];
  isLight(place: number): boolean;
  add(atom: Atom, start: number, length: number): void;
}

const NOWHERE: readonly number[] = [];

function createPlaces(input: MatchInput, vocabulary: Vocabulary, light: ReadonlySet<string>): Places {
  const starts = new Map<Atom, number[]>();
  const words: (readonly Atom[])[] = [];
  const longer = new Map<Atom, Map<number, number[]>>();
  const note = (atom: Atom, place: number): void => {
    const list = starts.get(atom);
    if (!list) starts.set(atom, [place]);
    else if ((list.at(-1) ?? -1) < place) list.push(place);
    else if (!list.includes(place))
      list.splice(
        list.findIndex((other) => other > place),
        0,
        place,
      );
  };
  input.texts.forEach((text, place) => {
    const atoms = vocabulary(text, input.flags[place] ?? 0);
    words.push(atoms);
    for (const atom of atoms) note(atom, place);
  });
  return {
    length: input.texts.length,
    atoms: () => starts.keys(),
    holdsAll: (phrase) => phrase.required.every((group) => group.some((atom) => starts.has(atom))),
    starts: (atom) => starts.get(atom) ?? NOWHERE,
    endsAt(atom, start) {
      const single = words[start]?.includes(atom) ? [start + 1] : NOWHERE;
      const more = longer.get(atom)?.get(start);
      return more ? [...single, ...more] : single;
    },
    isLight: (place) => light.has(input.texts[place] ?? ''),
    add(atom, start, length) {
      note(atom, start);
      const byStart = longer.get(atom) ?? new Map<number, number[]>();
      longer.set(atom, byStart);
      byStart.set(start, [...(byStart.get(start) ?? []), start + length]);
    },
  };
}

/** A way in which a phrase has matched so far. */
interface Partial {
  readonly at: number;
  readonly captures: Capture | undefined;
}

/** The tightest matches of a phrase that end behind `from`, none enclosing another. */
function matchPhrase({ phrase, firsts }: IndexedPhrase, places: Places, from: number): readonly WordMatch[] {
  const [head = [], ...rest] = phrase.parts;
  const others = rest.map((part) => matchPart(part, places, partStarts(firstOfItems(part), places), false)[0]);
  if (others.some((other) => other === undefined)) return [];
  const starts = phrase.atStart ? [0, from] : partStarts(firsts, places);
  const found = matchPart(head, places, starts, phrase.atEnd && rest.length === 0);
  return found
    .map((match) => others.reduce<WordMatch>((all, other) => (other ? union(all, other) : all), match))
    .filter((match) => match.end > from);
}

function partStarts(firsts: readonly Atom[], places: Places): readonly number[] {
  const [only] = firsts;
  if (firsts.length === 1 && only !== undefined) return places.starts(only);
  return [...new Set(firsts.flatMap((atom) => places.starts(atom)))].sort((a, b) => a - b);
}

function union(a: WordMatch, b: WordMatch): WordMatch {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end), captures: a.captures ?? b.captures };
}

function matchPart(
  items: readonly PhraseItem[],
  places: Places,
  starts: readonly number[],
  atEnd: boolean,
): WordMatch[] {
  const found: WordMatch[] = [];
  for (const start of starts) {
    const ends = matchItems(items, places, [{ at: start, captures: undefined }], true);
    const usable = atEnd ? ends.filter((end) => end.at === places.length) : ends;
    const nearest = usable.reduce<Partial | undefined>(
      (best, end) => (!best || end.at < best.at ? end : best),
      undefined,
    );
    if (!nearest) continue;
    while (found.length > 0 && (found.at(-1)?.end ?? 0) >= nearest.at) found.pop();
    found.push({ start, end: nearest.at, captures: nearest.captures });
  }
  return found;
}

function matchItems(
  items: readonly PhraseItem[],
  places: Places,
  from: readonly Partial[],
  atHead: boolean,
): readonly Partial[] {
  let ways = from;
  let head = atHead;
  for (const item of items) {
    const next = new Map<number, Partial>();
    if (item.optional) for (const way of ways) next.set(way.at, way);
    for (const way of ways) {
      const reach = head ? way.at : lastStart(way.at, item.gap, places);
      for (let start = way.at; start <= reach; start++) {
        for (const end of nodeEnds(item.node, places, start)) {
          if (!next.has(end)) next.set(end, { at: end, captures: captured(item, start, end, way.captures) });
        }
      }
    }
    ways = [...next.values()];
    if (ways.length === 0) return ways;
    if (!item.optional) head = false;
  }
  return ways;
}

function captured(item: PhraseItem, start: number, end: number, previous: Capture | undefined): Capture | undefined {
  return item.capture === undefined ? previous : { name: item.capture, start, end, previous };
}

/** The last place where an item may start behind `at`: adjacent items let articles stand between them. */
function lastStart(at: number, gap: number, places: Places): number {
  if (gap > 0) return Math.min(at + gap, places.length);
  let place = at;
  while (place - at < MAX_LIGHT && places.isLight(place)) place++;
  return place;
}

function nodeEnds(node: PhraseNode, places: Places, start: number): readonly number[] {
  if ('atom' in node) return places.endsAt(node.atom, start);
  if ('any' in node) return node.any.flatMap((alternative) => nodeEnds(alternative, places, start));
  return matchItems(node.items, places, [{ at: start, captures: undefined }], true).map((way) => way.at);
}

/** A sentence's words behind the words that introduce it, of which the last `limit` are kept. */
export function joinWords(leadIn: readonly Words[], own: Words, limit: number): MatchInput {
  if (leadIn.length === 0) return { texts: own.texts, flags: own.flags, from: 0 };
  const texts = leadIn.flatMap((words) => words.texts).slice(-limit);
  const flags = leadIn.flatMap((words) => words.flags).slice(-limit);
  return { texts: [...texts, ...own.texts], flags: [...flags, ...own.flags], from: texts.length };
}
