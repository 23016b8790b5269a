import { terms as termLists } from 'proviso:words';
import { t } from '@vscode/l10n';
import { byContent, readableBlocks } from '../draft/byContent';
import { type DraftTerms, termsIn } from '../draft/definedTerms';
import type { Draft, Sentence, Span, Words } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import { stemOf } from '../draft/termWords';
import { WordFlag } from '../draft/words';
import type { Check, Remark } from './check';

/** A draft that defines fewer terms does not tell them by capital letters. */
const MIN_DEFINED = 2;
/** A term that is written so less often may be a name. */
const MIN_USES = 3;
const MAX_WORDS = 3;

/** Words before a thing, seldom before a name. */
const BEFORE_THING: ReadonlySet<string> = new Set(termLists.beforeThings);
/** Names of documents, offices and laws, which have capitals of their own. */
const NAMED = new RegExp(`^${oneOf(termLists.named)}$`);
const NAMED_TOGETHER = new RegExp(`^${oneOf(termLists.namedTogether)}$`);
/** Where more of the words than this have capitals, they are set so, and nothing is told by it. */
const TITLE_SHARE = 0.5;

/** Another text defines terms, too. */
const ELSEWHERE = new RegExp(oneOf(termLists.definedElsewhere));

interface Capitalised extends Span {
  /** In small letters, the last word without its plural. */
  readonly key: string;
  readonly words: readonly string[];
  /** A word stands before it that seldom stands before names. */
  readonly thing: boolean;
}

interface InBlock {
  readonly found: readonly Capitalised[];
  /** Words that stand in small letters. */
  readonly small: ReadonlySet<string>;
}

const readBlock = byContent((source, { content }): InBlock => {
  const small = new Set<string>();
  for (const { words } of content.sentences)
    words.texts.forEach((word, index) => {
      if (!isCapital(words, index)) small.add(stemOf(word));
    });
  const found = content.sentences.flatMap(capitalisedIn);
  return { found: found.filter(({ start }) => !/["“‘'[]/.test(source[start - 1] ?? '')), small };
});

/** Runs of words with capital letters inside a sentence. */
function capitalisedIn({ words }: Sentence): Capitalised[] {
  const capitals = words.texts.filter((_, index) => isCapital(words, index)).length;
  if (capitals > words.texts.length * TITLE_SHARE) return [];
  const found: Capitalised[] = [];
  for (let at = 1; at < words.texts.length; ) {
    const length = runLength(words, at);
    if (length > 0 && length <= MAX_WORDS && !isInTitle(words, at)) found.push(capitalisedAt(words, at, length));
    at += Math.max(1, length);
  }
  return found.filter(
    ({ words: [...run] }) => !run.some((word) => NAMED.test(word)) && !NAMED_TOGETHER.test(run.join(' ')),
  );
}

/** Behind another capitalised word, or a small one between two such: "Request to Obtain a Copy". */
function isInTitle(words: Words, at: number): boolean {
  // The first word of a sentence has a capital anyway.
  if (at === 1 && (BEFORE_THING.has(words.texts[0] ?? '') || words.texts[0] === 'the')) return false;
  return isCapital(words, at - 1) || (at > 2 && isCapital(words, at - 2) && !startsClause(words, at - 1));
}

function runLength(words: Words, at: number): number {
  let length = 0;
  while (isTermWord(words, at + length) && (length === 0 || !startsClause(words, at + length))) length += 1;
  return length;
}

function capitalisedAt({ texts, starts, ends }: Words, at: number, length: number): Capitalised {
  const run = texts.slice(at, at + length);
  return {
    key: [...run.slice(0, -1), stemOf(run.at(-1) ?? '')].join(' '),
    words: run,
    thing: BEFORE_THING.has(texts[at - 1] ?? ''),
    start: starts[at] ?? 0,
    end: ends[at + length - 1] ?? 0,
  };
}

function isCapital({ flags }: Words, at: number): boolean {
  return ((flags[at] ?? 0) & WordFlag.capital) !== 0;
}

function startsClause({ flags }: Words, at: number): boolean {
  return ((flags[at] ?? 0) & WordFlag.clause) !== 0;
}

/** Words in capitals throughout are abbreviations. */
function isTermWord({ texts, flags }: Words, at: number): boolean {
  const isWord = /^\p{L}{3,}$/u.test(texts[at] ?? '');
  return isWord && ((flags[at] ?? 0) & (WordFlag.capital | WordFlag.upper)) === WordFlag.capital;
}

function find(draft: Draft): Remark[] {
  if (ELSEWHERE.test(draft.text)) return [];
  const defined = termsIn(draft);
  if (defined.terms.filter(({ name, isPronoun }) => !isPronoun && /^\p{Lu}/u.test(name)).length < MIN_DEFINED)
    return [];
  const groups = groupByKey(draft, defined);
  const blocks = readableBlocks(draft).map((block) => readBlock(draft, block));
  const isOrdinary = (word: string): boolean => blocks.some(({ small }) => small.has(stemOf(word)));
  const explained = explainedIn(draft);
  return [...groups].flatMap(([key, places]): Remark[] => {
    const [first] = places;
    const things = places.filter(({ thing }) => thing).length;
    if (!first || places.length < MIN_USES || things * 2 < places.length || explained.has(key)) return [];
    if (!first.words.every(isOrdinary)) return [];
    const { start, end } = first;
    const name = draft.text.slice(start, end);
    const message = t('“{0}” is written like a defined term {1} times, and is not defined.', name, places.length);
    return [{ start, end, message }];
  });
}

/** What is written with capitals in the draft, without the terms that it defines. */
function groupByKey(draft: Draft, { uses }: DraftTerms): ReadonlyMap<string, readonly Capitalised[]> {
  const taken = new Set(uses.map(({ start }) => start));
  const ends = new Set(uses.map(({ end }) => end));
  const groups = new Map<string, Capitalised[]>();
  for (const block of readableBlocks(draft)) {
    if (block.kind !== 'paragraph' && block.kind !== 'item') continue;
    for (const one of readBlock(draft, block).found) {
      const [start, end] = [one.start + block.start, one.end + block.start];
      if (taken.has(start) || ends.has(end)) continue;
      const group = groups.get(one.key);
      if (group) group.push({ ...one, start, end });
      else groups.set(one.key, [{ ...one, start, end }]);
    }
  }
  return groups;
}

const BOLD = /(?:\*\*|__|<(?:strong|b)>)["“]?([^*_<>]{3,60}?)["”:.]{0,2}(?:\*\*|__|<\/(?:strong|b)>)/g;

/** What a heading or bold words name is explained there. */
function explainedIn({ sections, text }: Draft): ReadonlySet<string> {
  const titles = sections.flatMap(({ heading }) => heading?.title ?? []);
  const bold = [...text.matchAll(BOLD)].map(([, name = '']) => name);
  return new Set([...titles, ...bold].map(keyOf));
}

function keyOf(name: string): string {
  const words = name.toLowerCase().match(/\p{L}+/gu) ?? [];
  return [...words.slice(0, -1), stemOf(words.at(-1) ?? '')].join(' ');
}

/** Terms that are written like defined ones and are not defined. */
export const undefinedTerm: Check = {
  id: 'draft/undefined-term',
  severity: 'hint',
  about: () =>
    t(
      'In a draft that defines terms, capital letters tell readers that a word has a meaning of its own. A word that is written so again and again and is nowhere defined makes them look for what is not there.',
    ),
  find: ({ draft }) => find(draft),
};
