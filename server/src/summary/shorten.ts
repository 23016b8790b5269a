import type { Span } from '../draft/draft';
import { tidy, trimEnd, turns, withoutFalseLimits, wordCount } from './retell';

/** A word of a text, and where it stands. */
interface Token extends Span {
  readonly text: string;
}

/**
 * A text in at most `limit` words, ended where a part of the sentence ends; what limits the meaning is kept, and every gap
 * is marked with an ellipsis. Undefined where that cannot be done: a quotation that is torn misleads.
 * @param focus what has to stay
 */
export function shorten(text: string, limit: number, focus?: Span): string | undefined {
  const clean = tidy(text);
  if (wordCount(clean) <= limit) return clean;
  const shift = Math.max(0, text.indexOf(clean));
  const tokens = [...clean.matchAll(/\S+/g)].map(
    (match): Token => ({ text: match[0], start: match.index, end: match.index + match[0].length }),
  );
  const asides = asidesOf(clean);
  const isAside = ({ start }: Span): boolean => asides.some((aside) => aside.start <= start && start < aside.end);
  const main = tokens.filter((token) => !isAside(token));
  const end = main.length <= limit ? main.length : endOf(clean, main, limit);
  if (end === undefined) return undefined;
  const head = main.slice(0, end);
  const lost = limitingParts(clean, head, main.slice(end));
  if (!lost) return undefined;
  const kept = [...head, ...lost];
  const isKept =
    focus === undefined ||
    kept.some((token) => token.start + shift <= focus.start && focus.start < token.end + shift + 1);
  if (!isKept || kept.length > limit * SLACK || !isWhole(clean.slice(0, head.at(-1)?.end))) return undefined;
  return joinKept(clean, tokens, new Set(kept));
}

/** What limits the meaning may make a quotation longer by so much. */
const SLACK = 1.25;

/** A text ends at the earliest after this share of the words that it may have. */
const EARLIEST = 0.35;

/** Brackets that hold neither a limit nor what they stand for: "(such as your name)". */
function asidesOf(text: string): Span[] {
  return [...text.matchAll(/\s\([^()]+\)/g)].flatMap(({ 0: aside, index }) =>
    turns(aside) || wordCount(aside) < 3 ? [] : [{ start: index + 1, end: index + aside.length }],
  );
}

/** Where a part of the sentence ends last within the limit: the number of words up to there. */
function endOf(text: string, tokens: readonly Token[], limit: number): number | undefined {
  const earliest = Math.ceil(limit * EARLIEST);
  const canEnd = (end: number, ends: (last: Token, next: Token) => boolean): boolean => {
    const [last, next] = [tokens[end - 1], tokens[end]];
    if (!last || !next || !ends(last, next)) return false;
    const kept = text.slice(0, last.end);
    return !DANGLING.test(last.text) && isClosed(kept) && !OPEN_PART.test(kept);
  };
  const ends = Array.from({ length: Math.max(0, limit - earliest + 1) }, (_, index) => limit - index);
  return (
    ends.find((end) => end * 2 >= limit && canEnd(end, (last) => /(?:[,;—–]|\w:)$/.test(last.text))) ??
    ends.find((end) => canEnd(end, (last, next) => /[,;]$/.test(last.text) || OPENS.test(text.slice(next.start))))
  );
}

/** Words that begin a part of a sentence without which the rest still stands. */
const OPENS = /^(?:which|who|where|when|because|so|including|such as|—|–|\()(?!\w)/i;

/** "…, but if you refuse cookies,": a part that only leads to the next one. */
const OPEN_PART =
  /[,;]\s(?:(?:but|and|or|then)\s)?(?:if|when|where|unless|once|because|although|while|in order|for example|e\.g\.)\b[^,;]*[,;]?$/i;

/** Words that ask for what follows. */
const DANGLING =
  /^\(?(?:and|or|to|of|the|an?|for|with|by|in|on|at|from|that|which|who|including|such|as|well|our|your|their|its|is|are|was|be|may|can|will|if|when|about|any|all|not|between|than|how|long|so|more|less|—|–),?$/i;

function isClosed(text: string): boolean {
  const count = (sign: string): number => text.split(sign).length;
  return count('(') === count(')') && count('“') === count('”') && text.split('"').length % 2 === 1;
}

/** Has a main clause: "If you have questions, concerns" says nothing without what follows. */
export function isWhole(text: string): boolean {
  const told = text.replace(/^[^:.]{3,80}:\s(?=(?:if|when|where|should)\s)/i, '');
  return !FRONT_WORDS.test(told) || MAIN_CLAUSE.some((clause) => clause.test(told));
}

const FRONT_WORDS =
  /^(?:if|where|when|whenever|for|under|subject|depending|in|as|to|unless|should|with|at|upon|within|by|while|once|after|before|during|from|through|on|although|because|since|except|despite|pursuant|following|without|per|according|regardless|given|until)\b/i;

/** How a main clause begins behind what stands in front of it. */
const MAIN_CLAUSE = [
  /,\s(?:(?:and|then|but|that)\s)?(?:we|you|they|it|i|users?|that)\s\S+\s\S+/i,
  /,\s(?:please|contact|e-?mail|write|call|visit|see|look|go|click|follow|use|send)\s\S+/i,
  /,\s(?:\S+\s){1,6}?(?:is|are|may|will|can|must|should|has|have|do|does)\s\S+/i,
  /,\s\p{Lu}[\p{L}\d.]+\s(?:\p{Ll}+s|will|may|can|has)\s/u,
  /^\S+(?:\s\S+){3,}\s(?:you|we)\s(?:can|may|will|must|should)\s\S+/i,
];

/**
 * The parts of what is left out that limit what is said, each to its comma. Undefined where a denial is among the rest,
 * which says nothing without its sentence.
 */
function limitingParts(text: string, head: readonly Token[], tokens: readonly Token[]): readonly Token[] | undefined {
  const limiting = withoutFalseLimits(text);
  const parts: Token[] = [];
  let isInside = false;
  let isBracket = false;
  for (const [index, token] of tokens.entries()) {
    const word = limiting.slice(token.start, token.end);
    if (!isInside && turns(word)) {
      const isApart = /[,;:—–)]$/.test((tokens[index - 1] ?? head.at(-1))?.text ?? '');
      if (!EXCEPTS.test(word) && !(isApart && CONDITIONS.test(word))) return undefined;
      isInside = true;
      isBracket = token.text.startsWith('(');
      parts.push(...leading(tokens, index));
    }
    if (!isInside) continue;
    parts.push(token);
    isInside = isBracket ? !token.text.includes(')') : !/[,;.:)]$/.test(token.text);
  }
  return parts;
}

/** Words that begin an exception, which can follow any sentence. */
const EXCEPTS = /^\(?(?:except|excluding|unless)\W*$/i;

/** Words that begin a condition, behind a comma; elsewhere they are about the word before. */
const CONDITIONS = /^\(?(?:without|only|solely|if|provided|until|subject)\W*$/i;

/** "but only": the words before it that belong to it. */
function leading(tokens: readonly Token[], index: number): Token[] {
  const before = tokens[index - 1];
  return before && /^(?:but|and|or|even|other|unless|except)$/i.test(before.text) ? [before] : [];
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
