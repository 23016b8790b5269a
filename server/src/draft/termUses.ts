import { terms as termLists } from 'proviso:words';
import type { Block, Sentence, Span, Words } from './draft';
import { isPossessive, stemOf, type TermWords, withoutPossessive } from './termWords';
import { WordFlag } from './words';

/** A term as it is sought. */
export interface SoughtTerm extends TermWords {
  /** Index of the term. */
  readonly term: number;
}

/** Where a term stands in a block; relative to the block's start. */
export interface FoundUse extends Span {
  readonly term: number;
}

/** Finds the terms in the source of a block. */
export type FindUses = (source: string, block: Pick<Block, 'kind' | 'content'>) => readonly FoundUse[];

/** Words beside a name that are no part of it, whatever their first letter. */
const BESIDE: ReadonlySet<string> = new Set(termLists.besideNames);

const RULES: ReadonlySet<string> = new Set(termLists.rules);

interface Index {
  readonly byFirst: ReadonlyMap<string, readonly SoughtTerm[]>;
  readonly byStem: ReadonlyMap<string, readonly SoughtTerm[]>;
}

/** Compiles a search for terms: the longest counts, in singular and plural, with capitals where the definition has them. */
export function findUses(sought: readonly SoughtTerm[]): FindUses {
  const index = indexOf(sought);
  return (source, { kind, content }) =>
    content.sentences.flatMap((sentence) => usesIn(source, sentence, index, kind === 'heading'));
}

function indexOf(sought: readonly SoughtTerm[]): Index {
  const byFirst = new Map<string, SoughtTerm[]>();
  const byStem = new Map<string, SoughtTerm[]>();
  for (const term of [...sought].sort((a, b) => b.texts.length - a.texts.length)) {
    const [first = ''] = term.texts;
    const isAlone = term.texts.length === 1;
    const map = isAlone ? byStem : byFirst;
    const key = isAlone ? stemOf(first) : first;
    map.set(key, [...(map.get(key) ?? []), term]);
  }
  return { byFirst, byStem };
}

function usesIn(source: string, { words }: Sentence, index: Index, isTitle: boolean): FoundUse[] {
  const uses: FoundUse[] = [];
  const { texts, starts, ends } = words;
  let end = -1;
  for (let at = 0; at < texts.length; ) {
    const term = termAt(index, words, at);
    const length = term?.texts.length ?? 1;
    const last = at + length - 1;
    if (term && isWhole(source, words, { at, length, afterTerm: isAfterTerm(words, at, end), isTitle }, index)) {
      const lastEnd = withoutPossessive(source, ends[last] ?? 0, starts[last] ?? 0);
      uses.push({ term: term.term, start: starts[at] ?? 0, end: lastEnd });
      end = at + length;
    }
    at += length;
  }
  return uses;
}

/** "Website User", "Personal Data of Users": each is a term; "Terms of Service" is a name. */
function isAfterTerm({ texts }: Words, at: number, endOfLast: number): boolean {
  return endOfLast === at || (endOfLast === at - 1 && texts[at - 1] === 'of' && !isRules(texts[at - 2]));
}

function termAt({ byFirst, byStem }: Index, words: Words, at: number): SoughtTerm | undefined {
  const word = words.texts[at] ?? '';
  const fit = (one: SoughtTerm): boolean => fits(one, words, at);
  return byFirst.get(word)?.find(fit) ?? byStem.get(stemOf(word))?.find(fit);
}

/** Whether the words from a place on are a term: the last in singular or plural, with the capitals that it has. */
function fits({ texts, capitals }: SoughtTerm, words: Words, at: number): boolean {
  return texts.every((text, index) => {
    const word = words.texts[at + index];
    const flags = words.flags[at + index] ?? 0;
    if (word === undefined || (index > 0 && (flags & WordFlag.clause) !== 0)) return false;
    if (capitals[index] && (flags & WordFlag.capital) === 0) return false;
    return index === texts.length - 1 ? stemOf(word) === stemOf(text) : word === text;
  });
}

/** A place that fits a term. */
interface Fit {
  readonly at: number;
  readonly length: number;
  /** The word before is the end of another term. */
  readonly afterTerm: boolean;
  readonly isTitle: boolean;
}

/** Whether a place is the term itself, not a part of a longer name: "Service" in "Terms of Service", "Data" in "Non-Personal Data". */
function isWhole(source: string, words: Words, fit: Fit, { byFirst, byStem }: Index): boolean {
  const { at, length, afterTerm, isTitle } = fit;
  const next = at + length;
  const last = source.slice(words.starts[next - 1], words.ends[next - 1]);
  if (source[(words.starts[at] ?? 0) - 1] === '-' || /^-\p{L}/u.test(source.slice(words.ends[next - 1]).slice(0, 2)))
    return false;
  if (!isCapital(words, at) || (isTitle && length > 1)) return true;
  const follows = words.texts[next] ?? '';
  const goesOn = joinsName(words, next) && !byFirst.has(follows) && !byStem.has(stemOf(follows));
  return (afterTerm || !comesAfterName(words, fit)) && (!goesOn || isPossessive(last));
}

function comesAfterName(words: Words, { at, length }: Fit): boolean {
  if (((words.flags[at] ?? 0) & WordFlag.clause) !== 0 || at === 0) return false;
  const before = words.texts[at - 1] ?? '';
  if (before === 'of' && length === 1) return isNameWord(words, at - 2) && (at > 2 || isRules(words.texts[0]));
  if (!isNameWord(words, at - 1)) return false;
  // The first word of a sentence has a capital anyway.
  return at > 1 || (length === 1 && !/(?:ing|ly)$/.test(before));
}

function isRules(word: string | undefined): boolean {
  return word !== undefined && RULES.has(word);
}

/** Whether a word continues the name before it. */
function joinsName(words: Words, at: number): boolean {
  return isNameWord(words, at) && ((words.flags[at] ?? 0) & WordFlag.clause) === 0;
}

function isNameWord(words: Words, at: number): boolean {
  return isCapital(words, at) && !BESIDE.has(words.texts[at] ?? '');
}

function isCapital({ flags }: Words, at: number): boolean {
  return ((flags[at] ?? 0) & WordFlag.capital) !== 0;
}
