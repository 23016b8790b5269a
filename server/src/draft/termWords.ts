import { reading } from 'proviso:words';
import type { Sentence, Span } from './draft';
import { oneOf } from './oneOf';
import { readWords, WordFlag } from './words';

/** A run of words that is a name, as it is compared. */
export interface TermWords {
  /** Normalised as the words of sentences are. */
  readonly texts: readonly string[];
  /** Whether each starts with a capital letter. */
  readonly capitals: readonly boolean[];
}

/** Reads a name as the words of sentences are read. */
export function termWords(name: string): TermWords {
  const { texts, flags } = readWords(name, (offset) => offset);
  return { texts, capitals: flags.map((flag) => (flag & WordFlag.capital) !== 0) };
}

/** What the names of one term have in common, in singular and plural, whatever their capitals. */
export function termKey(name: string): string {
  const { texts } = termWords(name);
  return [...texts.slice(0, -1), stemOf(texts.at(-1) ?? '')].join(' ');
}

/** Drafts use the same words over and over. */
const stems = new Map<string, string>();
const MAX_STEMS = 20_000;

/** What the singular and the plural of a noun have in common: "party" and "parties" are both "parti". */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    if (stems.size > MAX_STEMS) stems.clear();
    stem = readStem(word);
    stems.set(word, stem);
  }
  return stem;
}

function readStem(word: string): string {
  if (word.length <= 3) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  const singular = word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
  const bare = singular.length > 4 && singular.endsWith('e') ? singular.slice(0, -1) : singular;
  return bare.endsWith('y') ? `${bare.slice(0, -1)}i` : bare;
}

const IRREGULAR: ReadonlyMap<string, string> = new Map(Object.entries(reading.irregularPlurals));

const PLAIN_PLURAL = new RegExp(`${oneOf(reading.plainPlurals)}$`, 'i');

/** The plural of a word or name, by its last word, in the same letters. */
export function pluralOf(name: string): string {
  if (/[^aeiou]y$/i.test(name)) return name.replace(/y$/, 'ies').replace(/Y$/, 'IES');
  const ending = /(?:s|x|z|ch|sh)$/i.test(name) ? 'es' : 's';
  return name + (/\p{Lu}{2}$/u.test(name) && !/\p{Ll}/u.test(name) && ending === 'es' ? 'ES' : ending);
}

/** The singular of a name that looks like a plural; undefined where it does not. */
export function singularOf(name: string): string | undefined {
  if (/(?:ss|us|is)$/i.test(name) || !/s$/i.test(name)) return undefined;
  if (/[^aeiou]ies$/i.test(name) && !PLAIN_PLURAL.test(name)) return name.replace(/ies$/i, 'y');
  return /(?:ss|x|z|ch|sh)es$/i.test(name) ? name.slice(0, -2) : name.slice(0, -1);
}

/** What is not part of a name at the end of a word: the possessive. */
const POSSESSIVE = /(?:['’]|&(?:rsquo|apos|#8217|#39);)s?$/i;

/** Whether a word ends in the sign of the possessive. */
export function isPossessive(word: string): boolean {
  return POSSESSIVE.test(word);
}

/** The end of a word without its possessive. */
export function withoutPossessive(source: string, end: number, start: number): number {
  const [possessive = ''] = POSSESSIVE.exec(source.slice(start, end)) ?? [];
  return end - possessive.length;
}

/**
 * Where a range of a sentence's text stands in the source of its block, from its first word to its last; undefined
 * where there is no word in it.
 */
export function sourceOfText(source: string, sentence: Sentence, { start, end }: Span): Span | undefined {
  const { starts, ends } = readWords(sentence.text, (offset) => offset);
  const first = starts.findIndex((at) => at >= start);
  const last = ends.findLastIndex((at) => at <= end);
  if (first < 0 || last < first) return undefined;
  const from = sentence.words.starts[first] ?? 0;
  const lastStart = sentence.words.starts[last] ?? 0;
  return { start: from, end: withoutPossessive(source, sentence.words.ends[last] ?? from, lastStart) };
}

const TAG = /<[^<>]*>|&[a-z\d#]{1,10};/gi;

/** The words of a stretch of source, without markup between them. */
export function sourceOfWords(source: string): readonly Span[] {
  const bare = source.replace(TAG, (markup) => ' '.repeat(markup.length));
  return [...bare.matchAll(/[^\s*_`[\]]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
