import { reading } from 'proviso:words';
import type { LineBreak } from './visibleText';

/** A range of visible text. */
export type Range = readonly [start: number, end: number];

/** Sentences longer than this are cut, so that what follows stays linear. */
const MAX_WORDS = 400;

/** A mark that may end a sentence, what closes with it, and white space. */
const MARK = /[.!?…。！？]["'”’»)\]]{0,4}(?=\s)/g;
const CLOSED_MARK = /[.!?…]["'”’»)\]]{1,4}$/;

/** Words that begin sentences, not names: after them an abbreviation ended the sentence before. */
const STARTERS: ReadonlySet<string> = new Set(reading.sentenceWords);

/** Never the end of a sentence, whatever follows. */
const ALWAYS_OPEN: ReadonlySet<string> = new Set(reading.openAbbreviations);

/**
 * Cuts visible text into sentences, without the white space between them.
 * @param abbreviations lower case, without the last full stop
 */
export function splitSentences(
  text: string,
  start: number,
  end: number,
  breaks: readonly LineBreak[],
  abbreviations: ReadonlySet<string>,
): readonly Range[] {
  const ends = sentenceEnds(text, start, end, abbreviations);
  for (const mark of breaks) {
    if (mark.hard && mark.at > start && mark.at < end && breaksSentence(text, mark.at)) ends.push(mark.at);
  }
  ends.sort((one, other) => one - other);
  ends.push(end);
  const sentences: Range[] = [];
  let from = start;
  for (const to of ends) {
    const range = trimmed(text, from, to);
    if (range) pushCut(text, range, sentences);
    from = Math.max(from, to);
  }
  return sentences;
}

function sentenceEnds(text: string, start: number, end: number, abbreviations: ReadonlySet<string>): number[] {
  const ends: number[] = [];
  let from = start;
  MARK.lastIndex = start;
  for (let match = MARK.exec(text); match && match.index < end; match = MARK.exec(text)) {
    const to = match.index + match[0].length;
    if (to >= end) break;
    if (!endsSentence(text, from, match.index, to, abbreviations)) continue;
    ends.push(to);
    from = to + 1;
  }
  return ends;
}

/** A written line break ends a sentence unless the next line goes on in lower case. */
function breaksSentence(text: string, at: number): boolean {
  return !/^\s*\p{Ll}/u.test(text.slice(at, at + 8));
}

function endsSentence(
  text: string,
  from: number,
  mark: number,
  to: number,
  abbreviations: ReadonlySet<string>,
): boolean {
  const next = /^\s*["'“‘«([]{0,3}([\p{L}\d§•$€£#*&-]?)(\p{L}{0,14})/u.exec(text.slice(to, to + 24));
  const first = next?.[1] ?? '';
  if (first !== first.toUpperCase()) return false;
  if (text[mark] !== '.' || CLOSED_MARK.test(text.slice(mark, to))) return true;
  const before = lastToken(text, from, mark);
  if (before.start === from && /^(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|\p{L})$/iu.test(before.token)) return false;
  const token = before.token.toLowerCase();
  const acronym = /^\p{L}(?:\.\p{L}){0,5}$/u.test(token);
  if (!acronym && !abbreviations.has(token)) return true;
  if (ALWAYS_OPEN.has(token)) return false;
  const word = first + (next?.[2] ?? '');
  const isInitial = word.length === 1 && text[to + (next?.[0].length ?? 0)] === '.';
  return !isInitial && STARTERS.has(word.toLowerCase());
}

function lastToken(text: string, from: number, end: number): { readonly token: string; readonly start: number } {
  const floor = Math.max(from, end - 40);
  let start = end;
  while (start > floor && /[\p{L}\p{M}\d.]/u.test(text[start - 1] ?? '')) start -= 1;
  return { token: text.slice(start, end), start };
}

function trimmed(text: string, from: number, to: number): Range | undefined {
  let start = from;
  let end = to;
  while (start < end && text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return start < end ? [start, end] : undefined;
}

function pushCut(text: string, [start, end]: Range, into: Range[]): void {
  let from = start;
  let words = 0;
  for (let at = text.indexOf(' ', start); at >= 0 && at < end; at = text.indexOf(' ', at + 1)) {
    words += 1;
    if (words < MAX_WORDS) continue;
    into.push([from, at]);
    from = at + 1;
    words = 0;
  }
  if (from < end) into.push([from, end]);
}
