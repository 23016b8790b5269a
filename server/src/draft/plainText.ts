import type { BlockTexts } from './blockText';
import type { Span } from './draft';
import { type Unit, unitOf } from './unit';
import { createVisible, type Visible, visiblePlain } from './visibleText';

interface Line {
  /** The line without the white space around it. */
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  /** Length of the bullet or number and the white space after it; 0 for none. */
  readonly mark: number;
  /** Number of signs of a heading written as in Markdown; 0 for none. */
  readonly hashes: number;
  readonly blankBefore: boolean;
}

const BULLET = /^(?:[-*+•‣▪▫◦·●○■□►▶✓✔➢–—](?=\s)|o(?=\t| {2})|[•●▪■])\s*/u;
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|\(\d{1,2}\))\s+/;
/** Plain text, too, is written with the headings of Markdown. */
const HASHES = /^(#{1,6})[ \t]+(?=\S)/;
const RULE = /^[-=_*~#\s]{3,200}$/;
/** A document is hard-wrapped when hardly any line is longer than this. */
const WRAP_LIMIT = 120;

/**
 * Reads a draft without markup: lines, bullets and indentation.
 * @param skipped is not read, and shows nothing of how the draft is written
 */
export function readPlainText(
  text: string,
  start: number,
  texts: BlockTexts,
  skipped: readonly Span[],
): readonly Unit[] {
  const lines = scanLines(text, start, skipped);
  const width = wrapWidth(lines);
  const units: Unit[] = [];
  const lists = createLists();
  let index = 0;
  while (index < lines.length) {
    const first = lines[index];
    if (!first) break;
    let last = index;
    while (last + 1 < lines.length && joins(text, lines, last, first, width)) last += 1;
    units.push(readUnit(text, lines, index, last, texts, lists, units.at(-1)));
    index = last + 1;
  }
  return units;
}

function scanLines(text: string, start: number, skipped: readonly Span[]): readonly Line[] {
  const lines: Line[] = [];
  let blankBefore = true;
  for (let at = start; at < text.length; ) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const [from, to] = [at, end];
    const isSkipped = skipped.some((span) => span.start < to && from < span.end);
    const line: Line | undefined = isSkipped ? undefined : scanLine(text, at, end, blankBefore);
    blankBefore = line === undefined;
    if (line) lines.push(line);
    at = end + 1;
  }
  return lines;
}

function scanLine(text: string, from: number, to: number, blankBefore: boolean): Line | undefined {
  let start = from;
  let indent = 0;
  for (; start < to && isSpace(text.charCodeAt(start)); start += 1) indent += text[start] === '\t' ? 4 : 1;
  let end = to;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  if (start >= end) return undefined;
  const head = text.slice(start, Math.min(end, start + 24));
  const mark = (BULLET.exec(head) ?? NUMBERED.exec(head))?.[0].length ?? 0;
  const hashes = HASHES.exec(head)?.[1]?.length ?? 0;
  return { start, end, indent, mark: mark >= end - start ? 0 : mark, hashes, blankBefore };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || code === 0xfeff;
}

function isRule(text: string, start: number, end: number): boolean {
  return !/[\p{L}\d]/u.test(text[start] ?? '') && end - start <= 200 && RULE.test(text.slice(start, end));
}

/** The width at which the writer's editor broke lines, or infinity where each paragraph is one line. */
function wrapWidth(lines: readonly Line[]): number {
  let long = 0;
  let width = 0;
  for (const { start, end } of lines) {
    if (end - start > WRAP_LIMIT) long += 1;
    else width = Math.max(width, end - start);
  }
  return long * 20 > lines.length || width < 40 ? Number.POSITIVE_INFINITY : width;
}

/** Whether the line after `last` goes on in the same block. */
function joins(text: string, lines: readonly Line[], last: number, first: Line, width: number): boolean {
  const line = lines[last];
  const next = lines[last + 1];
  if (!line || !next || next.blankBefore || next.mark > 0 || next.hashes > 0 || line.hashes > 0) return false;
  if (width === Number.POSITIVE_INFINITY)
    return first.mark > 0 && next.indent > first.indent + 1 && goesOn(text, line, next);
  if (isRule(text, line.start, line.end)) return false;
  const word = wordLength(text, next);
  const full = line.indent + (line.end - line.start) + 1 + word > width * 0.8;
  return full || (goesOn(text, line, next) && line.end - line.start > 30 && next.indent <= line.indent + 1);
}

/** The line breaks off in the middle of a sentence. */
function goesOn(text: string, line: Line, next: Line): boolean {
  return !/[.:;!?]/.test(text[line.end - 1] ?? '') && /[\p{Ll}(]/u.test(text[next.start] ?? '');
}

function wordLength(text: string, line: Line): number {
  let end = line.start;
  while (end < line.end && !isSpace(text.charCodeAt(end))) end += 1;
  return end - line.start;
}

interface Lists {
  /** Depth and number of the list for an item at this indentation. */
  item(indent: number, fresh: boolean): { readonly depth: number; readonly group: number };
  close(): void;
  readonly open: boolean;
  /** Indentation of the outermost list. */
  readonly indent: number;
}

function createLists(): Lists {
  let indents: number[] = [];
  let group = 0;
  return {
    get open() {
      return indents.length > 0;
    },
    get indent() {
      return indents[0] ?? 0;
    },
    item: (indent, fresh) => {
      if (fresh || indents.length === 0) {
        indents = [];
        group += 1;
      }
      while (indents.length > 0 && (indents.at(-1) ?? 0) > indent + 1) indents.pop();
      if (indents.length === 0 || (indents.at(-1) ?? 0) < indent - 1) indents.push(indent);
      return { depth: indents.length - 1, group };
    },
    close: () => {
      indents = [];
    },
  };
}

function readUnit(
  text: string,
  lines: readonly Line[],
  index: number,
  last: number,
  texts: BlockTexts,
  lists: Lists,
  before: Unit | undefined,
): Unit {
  const line = lines[index] as Line;
  const end = lines[last]?.end ?? line.end;
  const apart = line.blankBefore;
  if (isRule(text, line.start, end)) return unitOf(line.start, end, 'opaque', undefined, { apart });
  if (line.hashes > 0) {
    const title = texts.read('hashes', text, line.start, end, visibleTitle);
    lists.close();
    if (title.visible.text !== '')
      return unitOf(line.start, end, 'heading', title, { style: 'atx', level: line.hashes });
  }
  const isMarked = line.mark > 0;
  const block = texts.read(isMarked ? 'bullet' : 'plain', text, line.start, end, isMarked ? visibleItem : visiblePlain);
  if (!isMarked && !isUnmarkedItem(text, lines, index, lists, before)) {
    lists.close();
    return unitOf(line.start, end, 'paragraph', block, { apart });
  }
  const { depth, group } = lists.item(line.indent, before?.kind !== 'item');
  return unitOf(line.start, end, 'item', block, { depth, group, apart });
}

/** A heading written as in Markdown, without its signs. */
function visibleTitle(raw: string): Visible {
  const builder = createVisible(raw);
  builder.text(HASHES.exec(raw)?.[0].length ?? 0, raw.replace(/\s+#+$/, '').length);
  return builder.finish();
}

/** A bullet is no text, a number is. */
function visibleItem(raw: string): Visible {
  const builder = createVisible(raw);
  const bullet = BULLET.exec(raw.slice(0, 24))?.[0].length ?? 0;
  builder.text(bullet, raw.length);
  return builder.finish();
}

/**
 * Lines without a bullet are a list where a colon introduces them and they are indented, or where
 * several short ones follow it tightly.
 */
function isUnmarkedItem(
  text: string,
  lines: readonly Line[],
  index: number,
  lists: Lists,
  before: Unit | undefined,
): boolean {
  const line = lines[index];
  const previous = lines[index - 1];
  if (!line || !previous || line.blankBefore) return false;
  const introduced = text[previous.end - 1] === ':';
  if (lists.open) return before?.kind === 'item' && line.indent >= lists.indent && line.indent > 0;
  if (introduced && line.indent > previous.indent + 1) return true;
  return false;
}
