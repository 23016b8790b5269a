import type { Span } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import type { TellingWords } from '../knowledge/tellingWords';
import { compiledOnce } from './patterns';
import { tidy, trimEnd, turns, withoutFalseLimits, wordCount } from './retell';

const patternsOf = compiledOnce((words: TellingWords) => ({
  opens: new RegExp(`^(?:${oneOf(words.parts)}|—|–|\\()(?!\\w)`, 'i'),
  openPart: new RegExp(`[,;]\\s(?:${oneOf(words.partJoins)}\\s)?${oneOf(words.openParts)}\\b[^,;]*[,;]?$`, 'i'),
  dangling: new RegExp(`^\\(?(?:${oneOf(words.dangling)}|—|–),?$`, 'i'),
  label: new RegExp(`^[^:.]{3,80}:\\s(?=${oneOf(words.conditionStarts)}\\s)`, 'i'),
  frontWord: new RegExp(`^${oneOf(words.frontWords)}\\b`, 'i'),
  /** How a main clause begins behind what stands in front of it. */
  mainClause: [
    new RegExp(words.mainClauses.join('|'), 'i'),
    new RegExp(`,\\s\\p{Lu}[\\p{L}\\d.]+\\s${oneOf(words.namedVerbs)}\\s`, 'u'),
  ],
  except: new RegExp(`^\\(?${oneOf(words.excepts)}\\W*$`, 'i'),
  condition: new RegExp(`^\\(?${oneOf(words.conditions)}\\W*$`, 'i'),
  beforeLimit: new RegExp(`^${oneOf(words.beforeLimits)}$`, 'i'),
}));

/** A word of a text, and where it stands. */
interface Token extends Span {
  readonly text: string;
}

/**
 * A text in at most `limit` words, ended where a part of the sentence ends; what limits the meaning is kept, and every gap
 * is marked with an ellipsis. Undefined where that cannot be done: a quotation that is torn misleads.
 * @param focus what has to stay
 */
export function shorten(text: string, limit: number, words: TellingWords, focus?: Span): string | undefined {
  const clean = tidy(text);
  if (wordCount(clean) <= limit) return clean;
  const shift = Math.max(0, text.indexOf(clean));
  const tokens = [...clean.matchAll(/\S+/g)].map(
    (match): Token => ({ text: match[0], start: match.index, end: match.index + match[0].length }),
  );
  const asides = asidesOf(clean, words);
  const isAside = ({ start }: Span): boolean => asides.some((aside) => aside.start <= start && start < aside.end);
  const main = tokens.filter((token) => !isAside(token));
  const end = main.length <= limit ? main.length : endOf(clean, main, limit, words);
  if (end === undefined) return undefined;
  const head = main.slice(0, end);
  const lost = limitingParts(clean, head, main.slice(end), words);
  if (!lost) return undefined;
  const kept = [...head, ...lost];
  const isKept =
    focus === undefined ||
    kept.some((token) => token.start + shift <= focus.start && focus.start < token.end + shift + 1);
  if (!isKept || kept.length > limit * SLACK || !isWhole(clean.slice(0, head.at(-1)?.end), words)) return undefined;
  return joinKept(clean, tokens, new Set(kept));
}

/** What limits the meaning may make a quotation longer by so much. */
const SLACK = 1.25;

/** A text ends at the earliest after this share of the words that it may have. */
const EARLIEST = 0.35;

/** Brackets that hold neither a limit nor what they stand for: "(such as your name)". */
function asidesOf(text: string, words: TellingWords): Span[] {
  return [...text.matchAll(/\s\([^()]+\)/g)].flatMap(({ 0: aside, index }) =>
    turns(aside, words) || wordCount(aside) < 3 ? [] : [{ start: index + 1, end: index + aside.length }],
  );
}

/** Where a part of the sentence ends last within the limit: the number of words up to there. */
function endOf(text: string, tokens: readonly Token[], limit: number, words: TellingWords): number | undefined {
  const { dangling, openPart, opens } = patternsOf(words);
  const earliest = Math.ceil(limit * EARLIEST);
  const canEnd = (end: number, ends: (last: Token, next: Token) => boolean): boolean => {
    const [last, next] = [tokens[end - 1], tokens[end]];
    if (!last || !next || !ends(last, next)) return false;
    const kept = text.slice(0, last.end);
    return !dangling.test(last.text) && isClosed(kept) && !openPart.test(kept);
  };
  const ends = Array.from({ length: Math.max(0, limit - earliest + 1) }, (_, index) => limit - index);
  return (
    ends.find((end) => end * 2 >= limit && canEnd(end, (last) => /(?:[,;—–]|\w:)$/.test(last.text))) ??
    ends.find((end) => canEnd(end, (last, next) => /[,;]$/.test(last.text) || opens.test(text.slice(next.start))))
  );
}

function isClosed(text: string): boolean {
  const count = (sign: string): number => text.split(sign).length;
  return count('(') === count(')') && count('“') === count('”') && text.split('"').length % 2 === 1;
}

/** Has a main clause: "If you have questions, concerns" says nothing without what follows. */
export function isWhole(text: string, words: TellingWords): boolean {
  const { label, frontWord, mainClause } = patternsOf(words);
  const told = text.replace(label, '');
  return !frontWord.test(told) || mainClause.some((clause) => clause.test(told));
}

/**
 * The parts of what is left out that limit what is said, each to its comma. Undefined where a denial is among the rest,
 * which says nothing without its sentence.
 */
function limitingParts(
  text: string,
  head: readonly Token[],
  tokens: readonly Token[],
  words: TellingWords,
): readonly Token[] | undefined {
  const { except, condition } = patternsOf(words);
  const limiting = withoutFalseLimits(text, words);
  const parts: Token[] = [];
  let isInside = false;
  let isBracket = false;
  for (const [index, token] of tokens.entries()) {
    const word = limiting.slice(token.start, token.end);
    if (!isInside && turns(word, words)) {
      const isApart = /[,;:—–)]$/.test((tokens[index - 1] ?? head.at(-1))?.text ?? '');
      if (!except.test(word) && !(isApart && condition.test(word))) return undefined;
      isInside = true;
      isBracket = token.text.startsWith('(');
      parts.push(...leading(tokens, index, words));
    }
    if (!isInside) continue;
    parts.push(token);
    isInside = isBracket ? !token.text.includes(')') : !/[,;.:)]$/.test(token.text);
  }
  return parts;
}

/** "but only": the words before it that belong to it. */
function leading(tokens: readonly Token[], index: number, words: TellingWords): Token[] {
  const before = tokens[index - 1];
  return before && patternsOf(words).beforeLimit.test(before.text) ? [before] : [];
}

function joinKept(text: string, tokens: readonly Token[], kept: ReadonlySet<Token>): string {
  const runs: Span[] = [];
  let wasKept = false;
  for (const token of tokens) {
    const run = runs.at(-1);
    if (kept.has(token) && wasKept && run) runs[runs.length - 1] = { start: run.start, end: token.end };
    else if (kept.has(token)) runs.push({ start: token.start, end: token.end });
    wasKept = kept.has(token);
  }
  const joined = runs.map(({ start, end }) => trimEnd(text.slice(start, end))).join(' … ');
  return `${joined}${wasKept ? '' : ' …'}`;
}
