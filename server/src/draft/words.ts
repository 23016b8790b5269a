import { reading } from 'proviso:words';
import type { Words } from './draft';
import { oneOf } from './oneOf';

/** Facts about a word that its normalised text no longer shows. */
export const WordFlag = {
  /** Starts with an upper-case letter. */
  capital: 1,
  /** A comma, semicolon, colon, dash or bracket stands before the word. */
  clause: 2,
  email: 4,
  url: 8,
  number: 16,
  /** A date written in figures: 2026-03-27, 3/27/2026, 27.03.2026. */
  date: 32,
  /** A telephone number. */
  phone: 64,
  /** More than one letter, all upper case. */
  upper: 128,
  /** A semicolon stands before the word. */
  semicolon: 256,
  /** Part of a link to another place than the draft itself. */
  link: 512,
  /** An opening bracket stands before the word. */
  bracket: 1024,
  /** A closing bracket stands before the word, and no opening one behind it. */
  closing: 2048,
} as const;

/** Every repetition that could start anywhere is bounded, so that the scan is linear on any text. */
const ANY_WORD =
  /(?<email>[\p{L}\d._%+-]{1,64}(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\p{L}\d-]{1,63}(?:(?:\.|\s?\[dot\]\s?|\s?\(dot\)\s?)[\p{L}\d-]{1,63}){1,8})|(?<url>(?:https?:\/\/|www\.)[^\s<>"'’”)\]]*[^\s<>"'’”)\].,;:!?]|(?<![\p{L}\d@])(?:[a-z\d-]{1,63}\.){1,8}(?:com|org|net|gov|edu|eu|uk|io|de|fr|in|au|ca|us|co)(?:\/[^\s<>"'’”)\],;]*[^\s<>"'’”)\].,;:!?])?(?![\p{L}\d.]))|(?<date>(?<!\d[-/.])\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))\b(?![-/.]\d))|(?<phone>(?<![\p{L}\d.-])(?:\+\d{1,3}[\s.-]?|1[\s.-])?(?:\(\d{2,5}\)[\s.-]?)?\d{2,5}(?:[\s.-]\d{2,5}){1,4}(?![\p{L}\d-]))|(?<number>\d+(?:[.,]\d+)*)|(?<acronym>\b(?:\p{L}\.){2,})|(?<word>\be[-‐‑]mail\p{L}*|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?)|(?<sign>[§&@])/giu;

/** What most sentences are made of; tried where nothing hints at an address, a number or a date. */
const PLAIN_WORD =
  /(?<acronym>\b(?:\p{L}\.){2,})|(?<word>\be[-‐‑]mail\p{L}*|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?)|(?<sign>[§&])/giu;

const NOT_PLAIN = /[\d@]|\(at\)|\[at\]|https?:|\p{L}\.\p{L}{2}/iu;

const BREAK = /[,;:()[\]–—|]|\s-\s/u;

/** Contractions whose parts are not simply "stem" + "not". */
const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(reading.contractions).map(([word, stands]) => [word, stands.split(' ')]),
);

const SUFFIXES: ReadonlyMap<string, string> = new Map(Object.entries(reading.shortened));

/**
 * Cuts visible text into normalised words.
 * @param text visible text of one sentence
 * @param sourceOf maps an offset in `text` to the source, relative to the block's start; `atEnd` asks
 *   for the end of the character before the offset
 * @param isLink whether the text at an offset leads to another place than the draft; absent where nothing does
 */
export function readWords(
  text: string,
  sourceOf: (offset: number, atEnd: boolean) => number,
  isLink?: (offset: number) => boolean,
): Words {
  const texts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const flags: number[] = [];
  const push = (word: string, start: number, end: number, flag: number): void => {
    texts.push(word);
    starts.push(start);
    ends.push(end);
    flags.push(flag);
  };
  let last = 0;
  for (const match of text.matchAll(NOT_PLAIN.test(text) ? ANY_WORD : PLAIN_WORD)) {
    const raw = match[0];
    const at = match.index;
    let flag = breakFlags(text, last, at);
    last = at + raw.length;
    const start = sourceOf(at, false);
    const end = sourceOf(last, true);
    const groups = match.groups ?? {};
    const first = raw[0] ?? '';
    if (first !== first.toLowerCase()) flag |= WordFlag.capital;
    if (isLink?.(at)) flag |= WordFlag.link;
    if (groups.email !== undefined) push(raw.toLowerCase(), start, end, flag | WordFlag.email);
    else if (groups.url !== undefined) push(raw.toLowerCase(), start, end, flag | WordFlag.url);
    else if (groups.date !== undefined) push(raw, start, end, flag | WordFlag.date);
    else if (groups.phone !== undefined)
      if (isPhone(raw, text.slice(Math.max(0, at - REFERENCE_REACH), at)))
        push(phoneText(raw), start, end, flag | WordFlag.phone);
      else push(raw.replace(/\s/g, ''), start, end, flag | WordFlag.number);
    else if (groups.number !== undefined) push(raw, start, end, flag | WordFlag.number);
    else
      for (const part of wordParts(raw, groups)) {
        push(
          part,
          start,
          end,
          raw.length > 1 && raw === raw.toUpperCase() && /\p{L}/u.test(raw) ? flag | WordFlag.upper : flag,
        );
        flag &= ~(WordFlag.clause | WordFlag.semicolon | WordFlag.bracket | WordFlag.closing);
      }
  }
  return { texts, starts, ends, flags };
}

/** What the signs between two words say; between most words there is one space. */
function breakFlags(text: string, from: number, to: number): number {
  if (to - from === 1 && text[from] === ' ') return 0;
  const between = text.slice(from, to);
  if (!BREAK.test(between)) return 0;
  const semicolon = between.includes(';') ? WordFlag.semicolon : 0;
  const opening = between.lastIndexOf('(');
  const bracket = opening >= 0 ? WordFlag.bracket : 0;
  return WordFlag.clause | semicolon | bracket | (between.lastIndexOf(')') > opening ? WordFlag.closing : 0);
}

/** How far before a number its sign or word may start. */
const REFERENCE_REACH = 12;

/** What stands before the number of a part of a statute: "§§ 1798.100", "Civil Code 1798.100". */
const STATUTE = new RegExp(String.raw`(?:§|\b${oneOf(reading.statuteNames)})\s*$`, 'i');

/** "1798.100" and "192.168.10.20" are no telephone numbers, wherever they stand. */
const STATUTE_OR_INTERNET_ADDRESS = /^(?:\d{4}\.\d{3}|(?=.*\d{3})\d{2,3}(?:\.\d{2,3}){3})$/;

/** "12 345" and "2020-2021" are numbers; a telephone number has at least seven digits. */
function isPhone(raw: string, before: string): boolean {
  return !STATUTE_OR_INTERNET_ADDRESS.test(raw) && !STATUTE.test(before) && raw.replace(/\D/g, '').length >= 7;
}

/** Digits alone, without the country code of North America, whose toll-free numbers are known by their area codes. */
function phoneText(raw: string): string {
  return raw.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
}

function wordParts(raw: string, groups: Record<string, string | undefined>): readonly string[] {
  if (groups.sign !== undefined) return [raw === '&' ? 'and' : raw];
  if (raw === 'US' || /^U\.S\.(A\.)?$/.test(raw)) return ['usa'];
  if (groups.acronym !== undefined) return [raw.replaceAll('.', '').toLowerCase()];
  const word = raw
    .toLowerCase()
    .replace('’', "'")
    .replace(/^e[-‐‑]mail/, 'email');
  const known = CONTRACTIONS.get(word);
  if (known) return known;
  const quote = word.indexOf("'");
  if (quote < 0) return [word];
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not'];
  const suffix = SUFFIXES.get(word.slice(quote + 1));
  const stem = word.slice(0, quote);
  return suffix ? [stem, suffix] : [stem];
}

/**
 * The word with which the words from a place on begin to say something: the number of a title says nothing, "2.1 Data that
 * you give us".
 */
export function behindNumber(isNumber: (place: number) => boolean, from: number): number {
  return isNumber(from) ? from + 1 : from;
}
