import { references } from 'proviso:words';
import type { Draft, Section, Span } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import type { Change } from './change';
import { inLetters } from './headingText';
import { elementAround } from './htmlEnd';
import { namedAnchors } from './namedAnchors';
import { readLabel } from './numbering';
import type { Moved } from './renumber';
import { lineStart, readLetters } from './style';
import { plainTitle, plainTitleName, titlePattern } from './titlePattern';

/** A new section, for the table of contents. */
export interface NewEntry {
  readonly after?: Section;
  /** The title in sentence case, without number. */
  readonly title: string;
  readonly number?: string;
}

/** The draft's table of contents. */
export interface Contents {
  readonly entries: readonly Entry[];
  /** How its links name the sections: after an anchor that the draft sets, or as renderers make one of the heading. */
  readonly anchors: 'set' | 'numbered' | 'titled' | 'none';
}

/** An entry, from the start of its line or element to the end of it. */
interface Entry extends Span {
  readonly section: Section;
  readonly title: Span;
  /** The number before the title, as written. */
  readonly number?: Span;
  readonly anchor?: Span;
}

/** Fewer entries than this may be anything. */
const LEAST = 3;
const NUMBER = String.raw`\(?(?:\d{1,2}(?:\.\d{1,2})*[a-z]?|[IVXLivxl]{1,6}|[A-Za-z])\)?`;
/** What stands before the title in its line, and behind it: leaders and the number of a page too. */
const BEFORE = new RegExp(
  String.raw`^[\s>]*(?:[-*+•–|]\s+)?(?:[*_]{2}|\[)*(?:${oneOf(references.contentsNames)}\s+)?(?:(?<number>${NUMBER})(?:\\?[.):]|\s?[-–—])?\s+)?(?:[*_]{2}|\[)*$`,
  'i',
);
const BEHIND = /^(?:[*_]{2})?(?:\]\([^()]{0,300}\))?(?:[*_]{2})?(?<leaders>[\s.·…_]*\d*\s*)\|?\s*$/;
const BEFORE_IN_HTML = new RegExp(
  String.raw`>\s*(?:(?:${oneOf(references.contentsNames)}\s+)?(?<number>${NUMBER})(?:[.):]|\s?[-–—])?(?:\s|<[^<>]*>)+)?$`,
  'i',
);
const ANCHOR = /#(?<anchor>[^()\s"'>]{1,200})/;

/** Reads the table of contents for the given sections; undefined where the draft has none. */
export function readContents(draft: Draft, peers: readonly Section[]): Contents | undefined {
  // It may have a heading of its own.
  for (const limit of peers.slice(0, 2)) {
    const entries = entriesBefore(draft, peers, limit.start);
    if (entries.length >= LEAST && entries.length * 2 > peers.length)
      return { entries, anchors: anchorsOf(draft, entries) };
  }
  return undefined;
}

function entriesBefore(draft: Draft, peers: readonly Section[], limit: number): readonly Entry[] {
  const entries: Entry[] = [];
  let from = draft.frontMatter?.end ?? 0;
  for (const section of peers) {
    const entry = section.start < limit ? undefined : findEntry(draft, section, from, limit);
    if (!entry) continue;
    entries.push(entry);
    from = entry.title.end;
  }
  return entries;
}

function findEntry(draft: Draft, section: Section, from: number, limit: number): Entry | undefined {
  const title = plainTitle(section.heading?.title ?? '');
  if (title === '') return undefined;
  const region = draft.text.slice(0, limit);
  const pattern = new RegExp(titlePattern(title), 'giu');
  pattern.lastIndex = from;
  for (let match = pattern.exec(region); match; match = pattern.exec(region)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const entry = draft.format === 'html' ? htmlEntry(draft, section, span) : lineEntry(draft, section, span);
    if (entry) return entry;
  }
  return undefined;
}

function lineEntry({ text }: Draft, section: Section, title: Span): Entry | undefined {
  const start = lineStart(text, title.start);
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start, start + 600)) ?? [];
  const before = BEFORE.exec(line.slice(0, title.start - start));
  const behind = BEHIND.exec(line.slice(title.end - start));
  if (!before || !behind) return undefined;
  return {
    section,
    title,
    start,
    end: start + line.length,
    ...parts(text, title, before.groups?.number, start, start + line.length),
  };
}

function htmlEntry(draft: Draft, section: Section, title: Span): Entry | undefined {
  const { text } = draft;
  const element = elementAround(draft, title, ['li', 'tr', 'p', 'dd', 'a']);
  if (!element || !/^\s*</.test(text.slice(title.end, title.end + 20))) return undefined;
  const before = BEFORE_IN_HTML.exec(text.slice(element.start, title.start));
  if (!before) return undefined;
  return { section, title, ...element, ...parts(text, title, before.groups?.number, element.start, element.end) };
}

function parts(
  text: string,
  title: Span,
  number: string | undefined,
  start: number,
  end: number,
): Pick<Entry, 'number' | 'anchor'> {
  const at = number === undefined ? -1 : text.slice(start, title.start).lastIndexOf(number);
  const anchor = ANCHOR.exec(text.slice(start, end));
  const name = anchor?.groups?.anchor ?? '';
  const from = start + (anchor?.index ?? 0) + 1;
  return {
    ...(number !== undefined && at >= 0 && { number: { start: start + at, end: start + at + number.length } }),
    ...(anchor && { anchor: { start: from, end: from + name.length } }),
  };
}

function anchorsOf(draft: Draft, entries: readonly Entry[]): Contents['anchors'] {
  const [entry] = entries.filter(({ anchor }) => anchor);
  const heading = entry?.section.heading;
  if (!entry?.anchor || !heading) return 'none';
  const name = draft.text.slice(entry.anchor.start, entry.anchor.end);
  if (namedAnchors(draft).has(name)) return 'set';
  return heading.number !== undefined && plainTitleName(name) === plainTitleName(heading.number + heading.title)
    ? 'numbered'
    : 'titled';
}

/** The anchor that the heading of a new section gets, where links need one that the draft sets. */
export function newAnchor(draft: Draft, contents: Contents | undefined, title: string): string | undefined {
  if (contents?.anchors !== 'set') return undefined;
  const taken = namedAnchors(draft);
  const base = slug(title);
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
  return name;
}

/** The new entries, and the numbers of those behind them. */
export function updateContents(
  draft: Draft,
  contents: Contents,
  fresh: readonly NewEntry[],
  moved: readonly Moved[],
): readonly Change[] {
  const { entries } = contents;
  const now = new Map(moved.flatMap(({ section, to }) => (section ? [[section, to] as const] : [])));
  const counted = countsItself(draft, entries);
  const changes: Change[] = [];
  let added = 0;
  const put = (index: number): void => {
    const entry = entries[index];
    const after = fresh.filter((one) => entryBefore(entries, one) === index);
    const model = entry ?? entries[0];
    if (!model || after.length === 0) return;
    const texts = after.map((one) => {
      added += 1;
      const number = counted ? counted(index, added) : one.number;
      return entryText(draft, contents, model, number === undefined ? one : { ...one, number });
    });
    changes.push(place(draft, entry, model, entries[index + 1], texts));
  };
  put(-1);
  entries.forEach(({ number, section }, index) => {
    const to = counted ? counted(index, added) : now.get(section);
    if (number && to !== undefined && draft.text.slice(number.start, number.end) !== to)
      changes.push({ ...number, text: to, kind: 'contents', sections: [] });
    put(index);
  });
  return changes;
}

function entryBefore(entries: readonly Entry[], { after }: NewEntry): number {
  return after ? entries.findLastIndex(({ section }) => section.start <= after.start) : -1;
}

/** Entries numbered 1, 2, 3 before titles without numbers, or with others: they count on by themselves. */
function countsItself(
  { text }: Draft,
  entries: readonly Entry[],
): ((index: number, added: number) => string | undefined) | undefined {
  const numbers = entries.map(({ number }) => number && text.slice(number.start, number.end));
  const written = numbers.filter((number) => number !== undefined);
  const isOwn = entries.some(({ section }, index) => section.heading?.number !== numbers[index]);
  const labels = written.map((number) => readLabel(number, written));
  const first = labels[0];
  if (!isOwn || !first || !labels.every((label, index) => label?.value === first.value + index)) return undefined;
  if (labels.length < entries.length) return undefined;
  return (index, added) => first.write(first.value + index + added);
}

/** An entry like another, for a new section. */
function entryText(draft: Draft, contents: Contents, model: Entry, { title, number }: NewEntry): string {
  const { text } = draft;
  const titles = contents.entries.map((entry) => text.slice(entry.title.start, entry.title.end));
  const shown = inLetters(title, readLetters(titles));
  const anchor =
    newAnchor(draft, contents, title) ?? slug(contents.anchors === 'numbered' ? `${number ?? ''} ${title}` : title);
  const parts = [
    { span: model.number, text: number ?? '' },
    { span: model.anchor, text: anchor },
    { span: model.title, text: shown },
  ];
  const end = draft.format === 'html' ? endOfLink(text, model) : model.end;
  let result = '';
  let at = model.start;
  for (const part of parts.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))) {
    if (!part.span) continue;
    result += text.slice(at, part.span.start) + part.text;
    at = part.span.end;
  }
  const rest = text.slice(at, end);
  if (draft.format === 'html') return result + rest + closing(text, model, end);
  return (
    result + rest.replace(/(?<=^|[\])*_])[\s.·…_]*\d*\s*(?=\|?\s*$)/, (leaders) => (leaders.includes('|') ? ' ' : ''))
  );
}

/** What a list inside the element says is about the model only. */
function endOfLink(text: string, { title, end }: Entry): number {
  const nested = text.slice(title.end, end).search(/<(?:ul|ol)\b/i);
  return nested < 0 ? end : title.end + nested;
}

function closing(text: string, { start, end }: Entry, reached: number): string {
  return reached === end ? '' : `</${/^<([a-z]+)/i.exec(text.slice(start, start + 20))?.[1] ?? 'li'}>`;
}

/** Puts entries behind the one given and what is listed below it; without one, before all others. */
function place(
  { text, format }: Draft,
  entry: Entry | undefined,
  first: Entry,
  next: Entry | undefined,
  texts: readonly string[],
): Change {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = (offset: number, inserted: string): Change => {
    return { start: offset, end: offset, text: inserted, kind: 'contents', sections: [] };
  };
  if (format !== 'html') {
    const start = entry ? (next?.start ?? endBelow(text, entry)) : first.start;
    const isLast = entry !== undefined && next === undefined;
    return at(start, texts.map((one) => (isLast ? eol + one : one + eol)).join(''));
  }
  const line = lineStart(text, first.start);
  const lead = text.slice(line, first.start);
  const gap = lead.trim() === '' ? eol + lead : '';
  return entry
    ? at(entry.end, texts.map((one) => gap + one).join(''))
    : at(first.start, texts.map((one) => one + gap).join(''));
}

/** The end of the lines below an entry that are indented more than it. */
function endBelow(text: string, { start, end }: Entry): number {
  const indent = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
  const deeper = new RegExp(String.raw`(?:\r?\n${indent}[ \t]+\S[^\r\n]*)*`, 'y');
  deeper.lastIndex = end;
  return end + (deeper.exec(text)?.[0].length ?? 0);
}

/** A heading as renderers make an anchor of it. */
function slug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
