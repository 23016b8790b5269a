import { measureSentences } from '../draft/readability';
import { readWords } from '../draft/words';
import type { RewritingWords } from '../knowledge/knowledge';

/** Why a rewriting is not shown in place of the statement. */
export type RewritingFlaw =
  /** Markup, a link, another line, a question: it is not one plain statement. */
  | 'form'
  /** A number, a period, a date, an address is not as in the statement. */
  | 'values'
  /** In quotation marks stands what the draft does not say so. */
  | 'quotation'
  /** Words came, went or changed places: somebody new, a denial lost, a condition left out. */
  | 'words'
  /** It is harder to read. */
  | 'grade';

/** A statement of a summary, and its rewriting. */
export interface Rewriting {
  readonly statement: string;
  readonly text: string;
  /** The Flesch–Kincaid grade that statements of the level must not exceed. */
  readonly targetGrade: number;
}

/** Signs of markup, of addresses that lead somewhere, and of other lines. */
const MARKUP = /[<>[\]{}`*#|\\~]|\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]|(?<!\p{L})_|_(?!\p{L})/u;
const VALUE = /[\p{L}\d._%+-]+@[\p{L}\d.-]+[\p{L}\d]|(?:https?:\/\/|www\.)[^\s”]+|[$€£¥§+]?\s?\d(?:[\d.,:/-]*\d)?%?/gu;
const QUOTATION = /“([^“”]*)”/g;

/**
 * What is wrong with a rewriting; undefined where it says what the statement says: the same words in the same order, but
 * for those that say nothing themselves and for words that say the same. So nothing that it says lacks the evidence
 * that the statement has.
 */
export function checkRewriting(words: RewritingWords, rewriting: Rewriting): RewritingFlaw | undefined {
  const { statement, text } = rewriting;
  if (!isPlain(statement, text)) return 'form';
  if (valuesOf(text).join('\n') !== valuesOf(statement).join('\n')) return 'values';
  if (!quotesOnly(statement, text)) return 'quotation';
  const meant = [statement, withoutFrames(words, statement)].map((one) => meaningOf(words, one));
  if (!meant.includes(meaningOf(words, text))) return 'words';
  return isHarder(rewriting) ? 'grade' : undefined;
}

function isPlain(statement: string, text: string): boolean {
  const count = (sign: RegExp, where: string): number => where.match(sign)?.length ?? 0;
  // A full stop more would end what is said before it is said.
  return (
    text.length <= 2 * statement.length &&
    /[.)]”?$/.test(text) &&
    !MARKUP.test(text) &&
    [/[?!]/g, /["„«»]/g, /\.(?=\s|$)/g].every((sign) => count(sign, text) <= count(sign, statement))
  );
}

function valuesOf(text: string): readonly string[] {
  return (text.match(VALUE) ?? []).map((value) => value.replace(/\s/g, ''));
}

function quotesOnly(statement: string, text: string): boolean {
  const quoted = [...statement.matchAll(QUOTATION)].map(([, words = '']) => words);
  return [...text.matchAll(QUOTATION)].every(([, words = '']) => quoted.some((one) => one.includes(words)));
}

function withoutFrames({ frames }: RewritingWords, statement: string): string {
  return frames.reduce((text, frame) => text.replace(new RegExp(`^${frame}:? `, 'i'), ''), statement);
}

/** The words that say something, each by the first of those that say the same, and the draft's voice turned into ours. */
function meaningOf(words: RewritingWords, text: string): string {
  const same = new Map(words.same.flatMap((group) => group.map((word) => [word, group[0] ?? word] as const)));
  const told = text.replace(QUOTATION, (quotation) => inOurVoice(words, quotation));
  const { texts } = readWords(told, (offset) => offset);
  return texts
    .filter((word) => !words.glue.includes(word))
    .map((word) => same.get(word) ?? word)
    .join(' ');
}

/** “We” and “we”, but not “US”. */
function inOurVoice({ becomes }: RewritingWords, quotation: string): string {
  return quotation.replace(/\p{L}[\p{L}‘’']*/gu, (word) => {
    const isWord = word.slice(1) === word.slice(1).toLowerCase();
    return (isWord ? becomes[word.toLowerCase()] : undefined) ?? word;
  });
}

function isHarder({ statement, text, targetGrade }: Rewriting): boolean {
  const grade = (one: string): number => measureSentences(one.split(/(?<=[.!?])\s+/)).fleschKincaidGrade;
  return grade(text) > Math.max(targetGrade, grade(statement));
}
