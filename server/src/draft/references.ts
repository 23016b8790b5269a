import { references as cues } from 'proviso:words';
import { byContent, readableBlocks } from './byContent';
import type { Draft, Section, Span } from './draft';
import { headingWords, readNumberReferences } from './numberReferences';
import { oneOf } from './oneOf';
import { sectionAt } from './sections';

/** A place in a draft that refers to a part of the same draft. */
export interface Reference extends Span {
  /** "Section 8", a link to "#your-rights", see "Your rights" below. */
  readonly kind: 'number' | 'anchor' | 'title';
  /** What names the part, as written: "8", "2.1", "your-rights", "Your rights". */
  readonly name: string;
  /** Where the name stands: the number, the anchor behind its #, the title without quotation marks. */
  readonly label: Span;
  /** The name of the heading, the numbered line or the anchor that is meant; absent where there is none. */
  readonly target?: Span;
  /** Index into `Draft.sections` of the section that is meant, where it is one. */
  readonly section?: number;
}

interface Written extends Pick<Reference, 'kind' | 'name' | 'label' | 'start' | 'end'> {
  /** What the part is called, where that counts only for drafts that call theirs so. */
  readonly word?: string | undefined;
  /** A reference also where there is no such part. */
  readonly isCertain: boolean;
}

const LOCAL_LINK =
  /(?:\[[^[\]\n]{0,200})?\]\(#(?<markdown>[^()\s]{1,200})\)|\bhref\s*=\s*["']#(?<html>[^"']{1,200})["']/g;
/** As far around an attribute its element is looked for, and behind an anchor its heading. */
const LINK_REACH = 400;
const ANCHOR = /\b(?:id|name)\s*=\s*["']([^"']{1,200})["']|\{#([\w-]{1,200})\}/g;
/** A provision may be a line with a number that is no heading. */
const NUMBERED_LINE = /^[\s>*#_|-]{0,12}(\d{1,2}(?:\.\d{1,2})*)\\?[.):]/gm;

const OPENING = `(?:["“'‘«]|&(?:ldquo|quot|lsquo);)`;
const CLOSING = `(?:["”'’»]|&(?:rdquo|quot|rsquo);)`;
/** Titles in quotation marks behind a word that sends the reader there, or before one. */
const QUOTED_TITLE = new RegExp(
  String.raw`(?<cue>\b${oneOf(cues.titleCues)}(?:\s+${oneOf(cues.beforeTitles)}){0,4}\s+)?${OPENING}(?<title>[^"“”«»\n;<>]{3,100}?)[.,]?${CLOSING}(?<tail>\s+${oneOf(cues.behindTitles)}\b)?`,
  'gu',
);
/** Titles without them, between two such words. */
const BARE_TITLE = new RegExp(
  String.raw`\b${oneOf(cues.bareCues)}\s+(?:also\s+)?(?:the\s+|our\s+)?[*_]{0,3}(?<title>\p{Lu}[^.;:()"“”<>*_\n]{2,90}?)[*_]{0,3},?\s+${oneOf(cues.behindBare)}\b`,
  'gu',
);

const readWritten = byContent((source): readonly Written[] => {
  const found = [...numbersIn(source), ...linksIn(source), ...titlesIn(source)];
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
});

function numbersIn(source: string): Written[] {
  return readNumberReferences(source).map(({ number, label, word, isCertain, start, end }) => {
    return { kind: 'number', name: number, label, word, isCertain, start, end };
  });
}

function linksIn(source: string): Written[] {
  if (!source.includes('#')) return [];
  return [...source.matchAll(LOCAL_LINK)].map((match): Written => {
    const { markdown, html = '' } = match.groups ?? {};
    const name = markdown ?? html;
    const at = match.index + match[0].lastIndexOf(`#${name}`) + 1;
    const whole = markdown === undefined ? elementAround(source, match.index) : undefined;
    const { start, end } = whole ?? { start: match.index, end: match.index + match[0].length };
    return { kind: 'anchor', name, label: { start: at, end: at + name.length }, isCertain: true, start, end };
  });
}

/** The element that an attribute belongs to, to the end tag of a link. */
function elementAround(source: string, at: number): Span | undefined {
  const from = Math.max(0, at - LINK_REACH);
  const start = source.slice(from, at).lastIndexOf('<');
  const close = source.slice(at, at + LINK_REACH).indexOf('</a');
  return start < 0 || close < 0 ? undefined : { start: from + start, end: at + close };
}

function titlesIn(source: string): Written[] {
  const quoted = [...source.matchAll(QUOTED_TITLE)].filter(
    ({ groups }) => groups?.cue !== undefined || groups?.tail !== undefined,
  );
  return [...quoted, ...source.matchAll(BARE_TITLE)].map((match): Written => {
    const name = match.groups?.title ?? '';
    const start = match.index + (match.groups?.cue ?? '').length;
    const at = source.indexOf(name, start);
    const label = { start: at, end: at + name.length };
    return { kind: 'title', name, label, isCertain: false, ...label };
  });
}

const known = new WeakMap<Draft, readonly Reference[]>();

/**
 * The references of a draft to its own parts, in document order. References to other texts are left out, and titles that no
 * section has are none, nor are numbers that may be of another text; any other number and an anchor that is not there stays,
 * without a target.
 */
export function referencesIn(draft: Draft): readonly Reference[] {
  let found = known.get(draft);
  if (!found) {
    found = readReferences(draft);
    known.set(draft, found);
  }
  return found;
}

function readReferences(draft: Draft): Reference[] {
  const written: Written[] = [];
  for (const block of readableBlocks(draft)) {
    for (const one of readWritten(draft, block)) written.push(placed(one, block.start));
  }
  if (written.length === 0) return [];
  const targets = createTargets(draft);
  const words = once(() => headingWords(draft));
  return written.flatMap(({ word, isCertain, ...one }): Reference[] => {
    if (word !== undefined && !words().has(word)) return [];
    const target = targets[one.kind](one.name);
    if (target && isOwnNumber(draft, one.label, target)) return [];
    return target || isCertain ? [{ ...one, ...target }] : [];
  });
}

/** "Section 2. Uses" as a heading refers to nothing. */
function isOwnNumber({ sections }: Draft, { start }: Span, { section }: Target): boolean {
  const heading = section === undefined ? undefined : sections[section]?.heading;
  return heading !== undefined && start >= heading.start && start < heading.name.start;
}

function placed(written: Written, by: number): Written {
  const { label } = written;
  return {
    ...written,
    start: written.start + by,
    end: written.end + by,
    label: { start: label.start + by, end: label.end + by },
  };
}

type Target = Pick<Reference, 'target' | 'section'>;
type Find = (name: string) => Target | undefined;

/** What the names of parts lead to; each kind of name is looked through when the first reference of it comes. */
function createTargets(draft: Draft): Readonly<Record<Reference['kind'], Find>> {
  const sections = once(() => sectionNames(draft.sections));
  const lines = once(() => numberedLines(draft.text));
  const anchors = once(() => anchorsIn(draft));
  const number: Find = (name) => {
    const { byNumber } = sections();
    const key = numberKey(name);
    const [first = key] = /^\d+(?=\.)/.exec(key) ?? [];
    return (
      byNumber.get(key) ?? (first === key ? undefined : lines().get(key)) ?? byNumber.get(first) ?? lines().get(first)
    );
  };
  const anchorAt: Find = (key) => {
    const span = anchors().get(key);
    return span && (headingAt(draft, span.start) ?? { target: span });
  };
  const anchor: Find = (name) => {
    const key = plainName(decoded(name));
    // A second heading of the same name is numbered by renderers: "contact-1".
    const alone = plainName(decoded(name).replace(/-\d+$/, ''));
    const { byTitle } = sections();
    return byTitle.get(key) ?? anchorAt(key) ?? byTitle.get(alone) ?? anchorAt(alone);
  };
  return { number, anchor, title: (name) => sections().byTitle.get(plainName(name)) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

interface SectionNames {
  readonly byNumber: ReadonlyMap<string, Target>;
  readonly byTitle: ReadonlyMap<string, Target>;
}

/** The outermost section of a number or title, and of those the first. */
function sectionNames(sections: readonly Section[]): SectionNames {
  const byNumber = new Map<string, Target>();
  const byTitle = new Map<string, Target>();
  const outermost = [...sections.keys()].sort((a, b) => (sections[a]?.level ?? 0) - (sections[b]?.level ?? 0));
  for (const index of outermost) {
    const heading = sections[index]?.heading;
    if (!heading) continue;
    const target: Target = { target: heading.name, section: index };
    const number = heading.number ?? '';
    for (const key of titleKeys(number, heading.title)) if (!byTitle.has(key)) byTitle.set(key, target);
    for (const key of numberKeys(number)) if (!byNumber.has(key)) byNumber.set(key, target);
  }
  return { byNumber, byTitle };
}

function titleKeys(number: string, title: string): readonly string[] {
  const key = plainName(title);
  if (key === '') return [];
  return number === '' ? [key] : [key, plainName(number) + key];
}

/** A heading "2(a)" stands for 2 where no other does. */
function numberKeys(number: string): string[] {
  const key = numberKey(number);
  const [digits] = /^\d+/.exec(key) ?? [];
  return [...new Set([key, ...(digits === undefined ? [] : [digits])])].filter((one) => one !== '');
}

/** "07.02" is 7.2. */
function numberKey(number: string): string {
  return number.replace(/\d+/g, (digits) => String(Number(digits)));
}

function numberedLines(text: string): ReadonlyMap<string, Target> {
  const lines = new Map<string, Target>();
  for (const match of text.matchAll(NUMBERED_LINE)) {
    const number = match[1] ?? '';
    const start = match.index + match[0].indexOf(number);
    for (const key of numberKeys(number))
      if (!lines.has(key)) lines.set(key, { target: { start, end: start + number.length } });
  }
  return lines;
}

function anchorsIn({ text }: Draft): ReadonlyMap<string, Span> {
  const anchors = new Map<string, Span>();
  for (const match of text.matchAll(ANCHOR)) {
    const name = match[1] ?? match[2] ?? '';
    const key = plainName(name);
    if (key === '' || anchors.has(key)) continue;
    const start = match.index + match[0].indexOf(name);
    anchors.set(key, { start, end: start + name.length });
  }
  return anchors;
}

/** The heading that an anchor stands in, or right before. */
function headingAt(draft: Draft, at: number): Target | undefined {
  const inside = sectionAt(draft, at);
  const section = inside?.heading && at < inside.heading.end ? inside : nextSection(draft, at);
  return section?.heading && { target: section.heading.name, section: draft.sections.indexOf(section) };
}

function nextSection({ sections, text }: Draft, at: number): Section | undefined {
  const next = sections.find(({ heading }) => heading && heading.start > at);
  if (!next?.heading || next.heading.start - at > LINK_REACH) return undefined;
  const [, between = ''] = /^[^>}]*[>}](.*)$/su.exec(text.slice(at, next.heading.start)) ?? [];
  return /^(?:\s|<[^<>]*>)*$/.test(between) ? next : undefined;
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** A name as it is compared: how a renderer spells the names of headings does not matter. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
