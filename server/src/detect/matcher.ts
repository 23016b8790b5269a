import type { Words } from '../draft/draft';
import { WordFlag } from '../draft/words';
import { matchTrial, type Trial, toTrial, type WordMatch } from './matchPhrase';
import type { Atom, Phrase, PhraseNode, PhraseOwner, PhraseSet } from './phrase';
import { createPlaces, type Places } from './places';

/** Words of one sentence with what introduces it; a match must reach into the words from `from` on. */
export interface MatchInput {
  readonly texts: readonly string[];
  readonly flags: readonly number[];
  readonly from: number;
}

export interface PhraseMatch extends WordMatch {
  readonly owner: number;
  readonly phrase: Phrase;
}

/** When the phrases of an owner are tried: in every sentence, in headings only, when asked for, or not at all. */
export type PhraseUse = 'always' | 'heading' | 'onDemand' | 'never';

export interface Matcher {
  readonly owners: readonly PhraseOwner[];
  /** Everything that is found in a sentence, or in a heading. */
  match(input: MatchInput, isHeading: boolean): readonly PhraseMatch[];
  /** What the phrases of one on-demand owner find in the sentence last given to `match`, wherever in it. */
  matchOwner(owner: number): readonly WordMatch[];
}

/** A concept of several words, found in a sentence. */
interface ConceptMatch {
  readonly atom: Atom;
  readonly start: number;
  readonly end: number;
}

/** Phrases by their rarest atoms: an array by atom, since it is asked for every word. */
type Index = readonly (readonly Trial[] | undefined)[];

/**
 * Compiles phrases into one matcher. A phrase is tried only in sentences that hold its rarest word and at least one
 * word for each of its other parts, and then only around the places where it can start: cost follows the hits, and is
 * linear in the length of a sentence.
 * @param useOf when the phrases of an owner are tried
 */
export function createMatcher(set: PhraseSet, useOf: (owner: PhraseOwner) => PhraseUse): Matcher {
  const uses = set.owners.map(useOf);
  const trials = set.phrases.flatMap((phrases, owner) => phrases.map((phrase) => toTrial(phrase, owner)));
  const indexOf = (use: PhraseUse): Index =>
    buildIndex(
      trials.filter(({ owner }) => uses[owner] === use),
      set.atoms,
    );
  const index = indexOf('always');
  const headingIndex = indexOf('heading');
  const onDemandIndex = indexOf('onDemand');
  const { places, read } = createReader(set);
  /** Of the sentence matched last, what could match on demand; found out when first asked for. */
  let waiting: ReadonlyMap<number, readonly Trial[]> | undefined;
  return {
    owners: set.owners,
    match(input, isHeading) {
      read(input);
      waiting = undefined;
      const matches: PhraseMatch[] = [];
      const tried = candidates(index, places);
      if (isHeading) tried.push(...candidates(headingIndex, places));
      for (const trial of tried) {
        for (const { start, end, captures } of matchTrial(trial, places, input.from)) {
          matches.push({ start, end, captures, owner: trial.owner, phrase: trial.phrase });
        }
      }
      return matches;
    },
    matchOwner(owner) {
      waiting ??= byOwner(candidates(onDemandIndex, places));
      return (waiting.get(owner) ?? NONE).flatMap((trial) => matchTrial(trial, places, 0));
    },
  };
}

/** Reads sentences into one set of places, the concepts of several words among them. */
export interface Reader {
  /** Of the sentence read last. */
  readonly places: Places;
  read(input: MatchInput): void;
}

/** Makes a reader for the phrases of a set; it holds one sentence at a time. */
export function createReader(set: PhraseSet): Reader {
  const levels = conceptLevels(set);
  const places = createPlaces(set);
  return {
    places,
    read({ texts, flags }) {
      places.read(texts, flags);
      for (const level of levels) {
        const found: ConceptMatch[] = [];
        for (const trial of candidates(level, places)) {
          for (const { start, end } of matchTrial(trial, places, 0)) found.push({ atom: trial.owner, start, end });
        }
        // Only now: within one step, concepts do not see each other.
        for (const { atom, start, end } of found) places.add(atom, start, end);
      }
    },
  };
}

function byOwner(trials: readonly Trial[]): ReadonlyMap<number, readonly Trial[]> {
  const owners = new Map<number, Trial[]>();
  for (const trial of trials) {
    const list = owners.get(trial.owner);
    if (list) list.push(trial);
    else owners.set(trial.owner, [trial]);
  }
  return owners;
}

/** A sentence's words behind the words that introduce it, of which the last `limit` are kept. */
export function joinWords(leadIn: readonly Words[], own: Words, limit: number): MatchInput {
  if (leadIn.length === 0) return { texts: own.texts, flags: own.flags, from: 0 };
  const texts = leadIn.flatMap((words) => words.texts).slice(-limit);
  const flags = leadIn.flatMap((words) => words.flags).slice(-limit);
  // A lead-in is a clause of its own: what negates it does not reach into the item.
  const ownFlags = own.flags.map((flag, place) => (place === 0 ? flag | WordFlag.clause : flag));
  return { texts: [...texts, ...own.texts], flags: [...flags, ...ownFlags], from: texts.length };
}

function buildIndex(trials: readonly Trial[], atoms: number): Index {
  const index: (Trial[] | undefined)[] = new Array(atoms).fill(undefined);
  for (const trial of trials) {
    for (const atom of new Set(trial.phrase.anchor)) {
      const list = index[atom];
      if (list) list.push(trial);
      else index[atom] = [trial];
    }
  }
  return index;
}

/** Concepts of several words in steps: those of one step need only the words themselves and earlier steps. */
function conceptLevels(set: PhraseSet): Index[] {
  const levelOf = new Map<Atom, number>();
  const levels: Trial[][] = [];
  for (const { atom, phrases } of set.concepts) {
    const needed = phrases.flatMap((phrase) => phrase.parts.flat().flatMap((item) => atomsOf(item.node)));
    const level = Math.max(0, ...needed.map((other) => (levelOf.get(other) ?? -1) + 1));
    levelOf.set(atom, level);
    levels[level] = [...(levels[level] ?? []), ...phrases.map((phrase) => toTrial(phrase, atom))];
  }
  return levels.map((trials) => buildIndex(trials, set.atoms));
}

function atomsOf(node: PhraseNode): Atom[] {
  if ('atom' in node) return [node.atom];
  return 'items' in node ? node.items.flatMap((item) => atomsOf(item.node)) : node.any.flatMap(atomsOf);
}

/** The phrases that could match: each once. */
function candidates(index: Index, places: Places): Trial[] {
  const found: Trial[] = [];
  for (const atom of places.atoms()) {
    const trials = index[atom];
    if (!trials) continue;
    for (const trial of trials) {
      if (isFirstAnchor(trial, atom, places) && places.holdsOfEach(trial.phrase.required)) found.push(trial);
    }
  }
  return found;
}

const NONE: readonly Trial[] = [];

/** A phrase whose anchor is several words stands in the index under each: it is tried at the first that occurs. */
function isFirstAnchor({ phrase: { anchor } }: Trial, atom: Atom, places: Places): boolean {
  if (anchor.length === 1) return true;
  for (const other of anchor) if (places.holds(other)) return other === atom;
  return false;
}
