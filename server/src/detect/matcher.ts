import type { Words } from '../draft/draft';
import { WordFlag } from '../draft/words';
import type { Atom, Phrase, PhraseItem, PhraseNode, PhraseOwner, PhraseSet } from './phrase';
import { createPlaces, type Places } from './places';

/** Words of one sentence with what introduces it; a match must reach into the words from `from` on. */
export interface MatchInput {
  readonly texts: readonly string[];
  readonly flags: readonly number[];
  readonly from: number;
}

/** Captures as a chain, latest first. */
export interface Capture {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly previous: Capture | undefined;
}

/** A range of words, `end` exclusive, with the words that named parts of the phrase matched. */
export interface WordMatch {
  readonly start: number;
  readonly end: number;
  readonly captures: Capture | undefined;
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

/** A phrase with what the matcher needs to try it. */
interface Trial {
  readonly phrase: Phrase;
  readonly owner: number;
  /** The atoms with which a match of each part can begin. */
  readonly firsts: readonly (readonly Atom[])[];
}

/** A concept of several words, found in a sentence. */
interface ConceptMatch {
  readonly atom: Atom;
  readonly start: number;
  readonly end: number;
}

/** Phrases by their rarest atoms: an array by atom, since it is asked for every word. */
type Index = readonly (readonly Trial[] | undefined)[];

/** Light words skipped between adjacent items, at most. */
const MAX_LIGHT = 3;

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
  const levels = conceptLevels(set);
  const places = createPlaces(set);
  /** Of the sentence matched last, what could match on demand; found out when first asked for. */
  let waiting: ReadonlyMap<number, readonly Trial[]> | undefined;
  return {
    owners: set.owners,
    match(input, isHeading) {
      places.read(input.texts, input.flags);
      waiting = undefined;
      for (const level of levels) {
        const found: ConceptMatch[] = [];
        for (const trial of candidates(level, places)) {
          for (const { start, end } of matchTrial(trial, places, 0)) found.push({ atom: trial.owner, start, end });
        }
        // Only now: within one step, concepts do not see each other.
        for (const { atom, start, end } of found) places.add(atom, start, end);
      }
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

function toTrial(phrase: Phrase, owner: number): Trial {
  return { phrase, owner, firsts: phrase.parts.map((part) => [...new Set(firstOfItems(part))]) };
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
      if (isFirstAnchor(trial, atom, places) && holdsAll(trial.phrase, places)) found.push(trial);
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

function holdsAll(phrase: Phrase, places: Places): boolean {
  for (const group of phrase.required) {
    let held = false;
    for (const atom of group) {
      if (places.holds(atom)) {
        held = true;
        break;
      }
    }
    if (!held) return false;
  }
  return true;
}

/** The tightest matches of a phrase that end behind `from`, none enclosing another. */
function matchTrial({ phrase, firsts }: Trial, places: Places, from: number): readonly WordMatch[] {
  const [head = [], ...rest] = phrase.parts;
  const others: WordMatch[] = [];
  for (let index = 0; index < rest.length; index++) {
    const other = matchPart(rest[index] ?? [], places, partStarts(firsts[index + 1] ?? [], places), false)[0];
    if (!other) return [];
    others.push(other);
  }
  const starts = phrase.atStart ? (from === 0 ? [0] : [0, from]) : partStarts(firsts[0] ?? [], places);
  const found = matchPart(head, places, starts, phrase.atEnd && rest.length === 0);
  const whole = others.length === 0 ? found : found.map((match) => others.reduce(union, match));
  return from === 0 ? whole : whole.filter((match) => match.end > from);
}

function partStarts(firsts: readonly Atom[], places: Places): readonly number[] {
  const [only] = firsts;
  if (firsts.length === 1 && only !== undefined) return places.starts(only);
  const all = new Set<number>();
  for (const atom of firsts) if (places.holds(atom)) for (const start of places.starts(atom)) all.add(start);
  return all.size < 2 ? [...all] : [...all].sort((a, b) => a - b);
}

function union(a: WordMatch, b: WordMatch): WordMatch {
  return {
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    captures: a.captures ?? b.captures,
  };
}

function matchPart(
  items: readonly PhraseItem[],
  places: Places,
  starts: readonly number[],
  atEnd: boolean,
): readonly WordMatch[] {
  const found: WordMatch[] = [];
  for (const start of starts) {
    let nearest: Way | undefined;
    for (const way of matchItems(items, places, start)) {
      if ((!atEnd || way.at === places.length) && (!nearest || way.at < nearest.at)) nearest = way;
    }
    if (!nearest) continue;
    while (found.length > 0 && (found.at(-1)?.end ?? 0) >= nearest.at) found.pop();
    found.push({ start, end: nearest.at, captures: nearest.captures });
  }
  return found;
}

/** A way in which a phrase has matched so far: up to the word `at`. */
interface Way {
  readonly at: number;
  readonly captures: Capture | undefined;
}

/** All ways in which items match from a place on; the gap before the first item does not count. */
function matchItems(items: readonly PhraseItem[], places: Places, from: number): readonly Way[] {
  let ways: readonly Way[] = [{ at: from, captures: undefined }];
  let atHead = true;
  for (const item of items) {
    const next: Way[] = item.optional ? [...ways] : [];
    for (const way of ways) {
      const reach = atHead ? way.at : lastStart(way.at, item.gap, places);
      for (let start = way.at; start <= reach; start++) {
        for (const end of nodeEnds(item.node, places, start)) {
          if (!next.some((other) => other.at === end)) {
            next.push({ at: end, captures: captured(item, start, end, way.captures) });
          }
        }
      }
    }
    if (next.length === 0) return next;
    ways = next;
    if (!item.optional) atHead = false;
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
  if ('atom' in node) return places.ends(node.atom, start);
  if ('items' in node) return matchItems(node.items, places, start).map((way) => way.at);
  let ends: readonly number[] = NOWHERE;
  for (const alternative of node.any) {
    const more = nodeEnds(alternative, places, start);
    if (more.length > 0) ends = ends.length === 0 ? more : [...ends, ...more];
  }
  return ends;
}

const NOWHERE: readonly number[] = [];
