import { behindNumber } from '../draft/words';
import type { Atom, Phrase, PhraseItem, PhraseNode } from './phrase';
import type { Places } from './places';

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

/** A phrase with what the matcher needs to try it. */
export interface Trial {
  readonly phrase: Phrase;
  readonly owner: number;
  /** The atoms with which a match of each part can begin. */
  readonly firsts: readonly (readonly Atom[])[];
}

/** Light words skipped between adjacent items, at most. */
const MAX_LIGHT = 3;

/** @param owner whose phrase it is, or the concept that it stands for */
export function toTrial(phrase: Phrase, owner: number): Trial {
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

/** The tightest matches of a phrase that end behind `from`, none enclosing another. */
export function matchTrial({ phrase, firsts }: Trial, places: Places, from: number): readonly WordMatch[] {
  const [head = [], ...rest] = phrase.parts;
  const others: WordMatch[] = [];
  for (let index = 0; index < rest.length; index++) {
    const other = matchPart(rest[index] ?? [], places, partStarts(firsts[index + 1] ?? [], places), false)[0];
    if (!other) return [];
    others.push(other);
  }
  const starts = phrase.atStart ? beginnings(places, from) : partStarts(firsts[0] ?? [], places);
  const found = matchPart(head, places, starts, phrase.atEnd && rest.length === 0);
  const whole = others.length === 0 ? found : found.map((match) => others.reduce(union, match));
  return from === 0 ? whole : whole.filter((match) => match.end > from);
}

/** Where a sentence begins, also behind what introduces it and behind the number of a title: "2.1 Data that you give us". */
function beginnings(places: Places, from: number): readonly number[] {
  const all = from === 0 ? [0] : [0, from];
  const behind = behindNumber(places.isNumber, from);
  return behind > from ? [...all, behind] : all;
}

/** Where a node can start, ascending. */
export function nodeStarts(node: PhraseNode, places: Places): readonly number[] {
  return partStarts([...new Set(firstOfNode(node))], places);
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

/** Where the occurrences of a node end that start at a word. */
export function nodeEnds(node: PhraseNode, places: Places, start: number): readonly number[] {
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
