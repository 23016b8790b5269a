import type { Draft, Section, Span } from '../draft/draft';
import { referencesIn } from '../draft/references';
import type { Change } from './change';
import { namedAnchors } from './namedAnchors';
import type { Moved } from './renumber';
import { plainTitleName, titlePattern } from './titlePattern';

const LOCAL_LINK =
  /\]\(#(?<inline>[^()\s]{1,200})|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*#(?<defined>\S{1,200})|\bhref\s*=\s*["']?#(?<html>[^"'\s>]{1,200})/gm;

/**
 * What follows in the draft when parts get other numbers: the numbers themselves, references to them, and links to anchors
 * that are made of them. What is ambiguous, or refers to another text, stays.
 */
export function correctReferences(draft: Draft, moved: readonly Moved[]): readonly Change[] {
  if (moved.length === 0) return [];
  const changes = [
    ...moved.flatMap(({ span, to }) => (span ? [change(span, to, 'number')] : [])),
    ...numbers(draft, moved),
    ...titles(draft, moved),
    ...anchors(draft, moved),
  ];
  const seen = new Set<number>();
  return changes.filter(({ start }) => !seen.has(start) && seen.add(start)).sort((a, b) => a.start - b.start);
}

function change({ start, end }: Span, text: string, kind: Change['kind']): Change {
  return { start, end, text, kind, sections: [] };
}

/** "Section 8", "§§ 8 and 9.2". */
function numbers(draft: Draft, moved: readonly Moved[]): Change[] {
  const places = outermost(draft);
  // A heading says more than a line that only begins with its number.
  const now = new Map(
    moved.toSorted((a, b) => Number(!!a.section) - Number(!!b.section)).map((one) => [keyOf(one.from), one]),
  );
  return referencesIn(draft).flatMap(({ kind, name, label }): Change[] => {
    if (kind !== 'number') return [];
    const key = keyOf(name);
    const [known, rest] = longest(key, (part) => places.has(part) || now.has(part));
    const one = now.get(known);
    if (!one || (one.section && places.get(known) !== one.section)) return [];
    const to = `${keyOf(one.to)}${rest}`;
    return [change(label, name.replace(key, to), 'reference')];
  });
}

/** The part of "8.2" that is a heading's number, and what is left of it. */
function longest(key: string, isKnown: (key: string) => boolean): readonly [string, string] {
  let part = key;
  while (!isKnown(part) && part.includes('.')) part = part.slice(0, part.lastIndexOf('.'));
  return [part, key.slice(part.length)];
}

/** The section that a number stands for: the outermost; none where there are several. */
function outermost({ sections }: Draft): ReadonlyMap<string, Section | undefined> {
  const found = new Map<string, Section | undefined>();
  for (const section of sections) {
    const number = section.heading?.number;
    if (number === undefined) continue;
    const key = keyOf(number);
    const other = found.get(key);
    if (found.has(key) && (!other || other.level < section.level)) continue;
    found.set(key, other?.level === section.level ? undefined : section);
  }
  return found;
}

function keyOf(number: string): string {
  return number.replace(/[()]/g, '');
}

/** "8. Your rights" anywhere else, as in a table of contents. */
function titles({ text, blocks }: Draft, moved: readonly Moved[]): Change[] {
  return moved.flatMap(({ from, to, section }): Change[] => {
    const heading = section?.heading;
    const own = heading && blocks[heading.block];
    if (!heading || !own) return [];
    const words = titlePattern(heading.title);
    const mark = String.raw`(?:\s|&nbsp;|[*_[|]|<[^<>]{0,200}>){0,12}`;
    const pattern = new RegExp(
      `(?<![\\p{L}\\d.])${titlePattern(from)}(?=\\\\?[.):]?\\s?[-–—:]?${mark}${words}(?![\\p{L}\\d]))`,
      'giu',
    );
    return [...text.matchAll(pattern)].flatMap(({ index }) =>
      index >= own.start && index < own.end ? [] : [change({ start: index, end: index + from.length }, to, 'contents')],
    );
  });
}

/** "#8-your-rights": made of number and title by whatever shows the draft, unless the draft names its anchors. */
function anchors({ text, format }: Draft, moved: readonly Moved[]): Change[] {
  if (format !== 'markdown') return [];
  const named = namedAnchors({ text });
  const now = new Map(
    moved.flatMap((one) =>
      one.section?.heading ? [[plainTitleName(`${one.from}${one.section.heading.title}`), one] as const] : [],
    ),
  );
  return [...text.matchAll(LOCAL_LINK)].flatMap((match): Change[] => {
    const target = match.groups?.inline ?? match.groups?.defined ?? match.groups?.html ?? '';
    const one = now.get(plainTitleName(target));
    const number = one && plainTitleName(one.from);
    if (!one || number === undefined || named.has(target) || !target.toLowerCase().startsWith(number)) return [];
    const start = match.index + match[0].length - target.length;
    return [change({ start, end: start + number.length }, plainTitleName(one.to), 'reference')];
  });
}
