import { readTitle } from './titles';
import type { Visible } from './visibleText';

/** Lines longer than this were not wrapped by an editor: each is a paragraph to its writer. */
const WRAP_LIMIT = 120;
const MARK = /^(?:[•◦▪●–—-] |\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)] )/;

/**
 * Offsets of visible text at which a new block starts although the source has only a line break:
 * counsel's drafts put titles and paragraphs on lines of their own, without blank lines between.
 */
export function lineCuts(visible: Visible): readonly number[] {
  const { text, breaks } = visible;
  if (breaks.length === 0) return [];
  const starts = [0, ...breaks.map(({ at }) => at + 1)];
  const lines = starts.map((start, index) => ({ start, end: breaks[index]?.at ?? text.length }));
  const longest = Math.max(...lines.slice(0, 2000).map(({ start, end }) => end - start));
  const isSoft = (index: number): boolean => breaks[index - 1]?.hard === false;
  if (longest > WRAP_LIMIT) return starts.filter((_, index) => index > 0 && isSoft(index));
  const cuts: number[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index - 1];
    const next = lines[index];
    if (line && next && isSoft(index) && startsBlock(text, line, next, lines[index + 1], longest, cuts))
      cuts.push(next.start);
  }
  return cuts;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function startsBlock(
  text: string,
  line: Line,
  next: Line,
  after: Line | undefined,
  longest: number,
  cuts: readonly number[],
): boolean {
  const first = text.slice(next.start, next.start + 12);
  const last = text[line.end - 1] ?? '';
  if (MARK.test(first) && /[.:;!?]/.test(last)) return true;
  if (!/^["“(]?[\p{Lu}\d]/u.test(first)) return false;
  const opens = line.start === 0 || cuts.at(-1) === line.start;
  if (opens && isTitleLine(text, line, next, longest)) return true;
  return after !== undefined && /[.!?]/.test(last) && isTitleLine(text, next, after, longest);
}

function isTitleLine(text: string, line: Line, next: Line, longest: number): boolean {
  const length = line.end - line.start;
  if (length > longest * 0.75 || !/^["“(•]?[\p{Lu}\d]/u.test(text.slice(next.start, next.start + 3))) return false;
  const { grade, colon, words, topical } = readTitle(text, line.start, line.end);
  return grade === 2 ? words > 1 || topical : grade === 1 && topical && !colon && next.end - next.start > length * 1.5;
}
