import { terms } from 'proviso:words';
import { byContent } from './byContent';
import type { Block, Draft, Sentence, Span } from './draft';
import { oneOf } from './oneOf';
import { sourceOfText, termKey, termWords } from './termWords';

/** A place where a draft says what a term stands for; the span is that of the term, without quotation marks. */
export interface Definition extends Span {
  /** The term as a reader sees it. */
  readonly name: string;
  /** The same for all names of one term: "Third Parties" and "third party". */
  readonly key: string;
  /**
   * How it is given: with a verb (“Service” means …), in brackets (the “Service”), or as an entry of a list of definitions.
   */
  readonly way: 'verb' | 'brackets' | 'entry';
  /** What it is a definition with: "Acme", "we" and "us" of one bracket are said of the same. In `Draft.blocks`. */
  readonly block: number;
  /** The sentence that defines, as a reader sees it. */
  readonly sentence: string;
}

type Found = Pick<Definition, 'name' | 'key' | 'way' | 'sentence' | 'start' | 'end'>;

/** Names in double quotation marks, or in single ones that are no apostrophes. */
const QUOTED =
  /["“”„«](?<double>[^"“”„«»\n]{1,60})["”“»]|(?<![\p{L}\d])['‘](?<single>[^'‘’"“”\n]{1,60})['’](?!\p{L})/gu;
/** Between the names of one definition: “Acme”, “we” or “us”. */
const TOGETHER = new RegExp(String.raw`^[\s,;/]*(?:${oneOf(terms.joins)}\s*)?(?:${oneOf(terms.articles)}\s+)?$`);
const VERB = new RegExp(
  String.raw`^\s*(?:\([^()]{0,80}\)\s*)?(?:,[^,;.]{0,60},\s*)?(?:${oneOf(terms.adverbs)}\s+){0,3}${oneOf(terms.verbs)}`,
);
/** At the start of a sentence, "is" defines, too: “Usage data” is information about … */
const IS = new RegExp(String.raw`^\s*${oneOf(terms.isVerbs)}\s+${oneOf(terms.isBefore)}\b`);
const TERM_FRONT = new RegExp(String.raw`^(?:${oneOf(terms.termFronts)}\s+)?$`, 'i');
const EXPLAINED = new RegExp(String.raw`\b${oneOf(terms.explained)}\s*$`, 'i');
const REFERRED = new RegExp(String.raw`\b${oneOf(terms.referred)}[\s,:]*(?:either\s+)?(?:the\s+|an?\s+)?$`, 'i');
/** What brackets hold beside the name that they give. */
const BEFORE_IN_BRACKETS = new RegExp(String.raw`(?:^|\b${oneOf(terms.beforeInBrackets)}\b|,)[\s:,]*$`, 'i');
/** Brackets with these give examples, point somewhere, or name what others call it. */
const NO_DEFINITION = new RegExp(String.raw`\b${oneOf(terms.noDefinition)}\b`, 'i');
const AFTER_IN_BRACKETS = new RegExp(String.raw`^[\s,;.]*(?:${oneOf(terms.behindInBrackets)}\b[^()“”"]{0,50})?$`, 'i');
const NUMBERED = new RegExp(String.raw`\b${oneOf(terms.numbered)}\s+[\w.]{1,6}\s*$`, 'i');
/** Names without quotation marks: at the start of a sentence, before a verb that only defines. */
const CAPITALISED = String.raw`\p{Lu}[\p{L}\d’'&/-]{0,30}(?:\s(?:${oneOf(terms.withinNames)}\s){0,2}\p{Lu}[\p{L}\d’'&/-]{0,30}){0,5}`;
const UNQUOTED = new RegExp(
  String.raw`^(?:${oneOf(terms.nameFronts)}\s)?(?<name>${CAPITALISED})\s(?:\([^()]{0,60}\)\s)?${oneOf(terms.firmVerbs)}\b`,
  'u',
);
const HEREINAFTER = new RegExp(String.raw`\b${oneOf(terms.hereinafter)}(?<name>${CAPITALISED})`, 'gu');
/** An entry of a list of definitions: a name, then a colon, a dash or a verb. */
const ENTRY = new RegExp(
  String.raw`^(?:${oneOf(terms.entryArticles)}\s)?["“‘']?(?<name>(?:(?<=^${oneOf(terms.entryArticles)}\s)\p{Ll}|\p{Lu})(?:[^:“”"–—.;()]|\.(?=\S)){0,60}?)["”’']?\s*(?:\([^()]{0,80}\)\s*)?(?::|\s[–—-]\s|[–—]|\s(?:shall\s)?${oneOf(terms.entryVerbs)}\b)`,
  'u',
);
const DFN = /<dfn\b[^>]{0,200}>(?<name>[^<]{1,80})<\/dfn>/gi;
/** In Markdown and HTML, brackets may set the name in bold or italics instead of quotation marks. */
const MARKED_IN_BRACKETS = new RegExp(
  String.raw`\((?:(?:${oneOf(terms.beforeMarked)}|,)\s*){0,4}(?:\*{1,3}|_{1,3}|<(?:strong|b|em|i)>)(?<name>[^*_<>()]{1,60})(?:\*{1,3}|_{1,3}|<\/(?:strong|b|em|i)>)\)`,
  'gi',
);
/** Sentences begin so that define nothing. */
const NO_NAME = new RegExp(String.raw`^${oneOf(terms.noNames)}\b`, 'i');
const NO_NAME_ALONE = new RegExp(`^${oneOf(terms.noNamesAlone)}$`, 'i');
const MAX_WORDS = 7;

const readExplicit = byContent((source, { content }): readonly Found[] => {
  const found = content.sentences.flatMap((sentence) => [
    ...quotedIn(source, sentence),
    ...unquotedIn(source, sentence),
  ]);
  return withoutDoubles([...found, ...markedIn(source, content.sentences)]);
});

const readEntry = byContent((source, { content, kind }): Found | undefined => {
  const [first, second] = content.sentences;
  if (!first) return undefined;
  if (kind === 'row') {
    const found = second && foundAt(source, first, first.text, 0, 'entry');
    return found && { ...found, sentence: second.text };
  }
  const name = ENTRY.exec(first.text)?.groups?.name;
  return name === undefined ? undefined : foundAt(source, first, name, first.text.indexOf(name), 'entry');
});

/** A name with its quotation marks. */
interface Quoted extends Span {
  readonly name: string;
  readonly nameAt: number;
}

function quotedIn(source: string, sentence: Sentence): Found[] {
  if (!/["“”„«'‘]/.test(sentence.text)) return [];
  return groupsOf(sentence.text).flatMap((group): Found[] => {
    const way = wayOf(sentence.text, group);
    return way ? group.flatMap(({ name, nameAt }) => foundAt(source, sentence, name, nameAt, way) ?? []) : [];
  });
}

/** Names in quotation marks that stand together. */
function groupsOf(text: string): Quoted[][] {
  const groups: Quoted[][] = [];
  let end = -1;
  for (const match of text.matchAll(QUOTED)) {
    const written = match.groups?.double ?? match.groups?.single ?? '';
    const [article = ''] = /^\s*(?:(?:the|an?)\s+)?/i.exec(written) ?? [];
    const name = written.slice(article.length).replace(/(?:\(s\)|[\s,.;:])+$/, '');
    const quoted = {
      name,
      nameAt: match.index + 1 + article.length,
      start: match.index,
      end: match.index + match[0].length,
    };
    const last = groups.at(-1);
    if (last && TOGETHER.test(text.slice(end, match.index))) last.push(quoted);
    else groups.push([quoted]);
    end = quoted.end;
  }
  return groups;
}

function wayOf(text: string, group: readonly Quoted[]): Definition['way'] | undefined {
  const start = group[0]?.start ?? 0;
  const end = group.at(-1)?.end ?? 0;
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (EXPLAINED.test(before)) return undefined;
  if (VERB.test(after) || (TERM_FRONT.test(before) && IS.test(after))) return 'verb';
  if (REFERRED.test(before)) return 'brackets';
  const open = before.lastIndexOf('(');
  const close = after.indexOf(')');
  if (open < 0 || close < 0 || before.includes(')', open)) return undefined;
  if (NUMBERED.test(before.slice(0, open))) return undefined;
  const inside = before.slice(open + 1);
  const isGiven = BEFORE_IN_BRACKETS.test(inside) && AFTER_IN_BRACKETS.test(after.slice(0, close));
  return isGiven && !NO_DEFINITION.test(inside) ? 'brackets' : undefined;
}

function unquotedIn(source: string, sentence: Sentence): Found[] {
  const { text } = sentence;
  const unquoted = UNQUOTED.exec(text)?.groups?.name;
  const found = unquoted === undefined ? [] : [foundAt(source, sentence, unquoted, text.indexOf(unquoted), 'verb')];
  for (const match of text.matchAll(HEREINAFTER)) {
    const name = match.groups?.name ?? '';
    found.push(foundAt(source, sentence, name, match.index + match[0].length - name.length, 'brackets'));
  }
  return found.filter((one) => one !== undefined);
}

/** Terms that markup tells: they are read in the source. */
function markedIn(source: string, sentences: readonly Sentence[]): Found[] {
  const dfn = source.includes('<') ? [...source.matchAll(DFN)] : [];
  const brackets = source.includes('(') ? [...source.matchAll(MARKED_IN_BRACKETS)] : [];
  return [...dfn, ...brackets].flatMap((match): Found[] => {
    const written = match.groups?.name ?? '';
    const name = written.replace(/^["“\s]+|["”\s:]+$/g, '');
    const start = match.index + match[0].lastIndexOf(written) + written.indexOf(name);
    const sentence = sentences.find((one) => one.start <= start && start < one.end)?.text ?? '';
    const way = brackets.includes(match) ? 'brackets' : 'verb';
    return isName(name) ? [{ name, key: termKey(name), way, sentence, start, end: start + name.length }] : [];
  });
}

function foundAt(
  source: string,
  sentence: Sentence,
  name: string,
  at: number,
  way: Definition['way'],
): Found | undefined {
  if (!isName(name)) return undefined;
  const span = sourceOfText(source, sentence, { start: at, end: at + name.length });
  return span && { ...span, name, key: termKey(name), way, sentence: sentence.text };
}

function isName(name: string): boolean {
  const { texts } = termWords(name);
  return (
    texts.length > 0 &&
    texts.length <= MAX_WORDS &&
    /\p{L}/u.test(name) &&
    !/[.!?<>:;]\s|[@[\]"“”]|https?:/.test(name) &&
    (texts.length === 1 || !NO_NAME.test(name)) &&
    !NO_NAME_ALONE.test(name)
  );
}

/** Of places that overlap, the first and longest. */
function withoutDoubles(found: readonly Found[]): readonly Found[] {
  let end = -1;
  return [...found]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one) => {
      const isFree = one.start >= end;
      if (isFree) end = one.end;
      return isFree;
    });
}

const DEFINITIONS = new RegExp(String.raw`\b${oneOf(terms.headings)}`, 'i');
const DT = /<dt\b[^<>]{0,200}>\s*$/i;

/** Where a draft says what its terms stand for, in document order. */
export function definitionsIn(draft: Draft): Definition[] {
  const listing: boolean[] = [];
  for (const { heading, parent } of draft.sections)
    listing.push(DEFINITIONS.test(heading?.title ?? '') || listing[parent] === true);
  return draft.blocks.flatMap((block, index) => {
    if (block.kind === 'opaque' || block.content.sentences.length === 0) return [];
    const found = foundIn(draft, block, listing[block.section] === true);
    return found.map((one) => ({
      ...one,
      // A term that stands alone is explained by what comes next.
      sentence: one.sentence === one.name ? (draft.blocks[index + 1]?.content.text ?? '') : one.sentence,
      block: index,
      start: one.start + block.start,
      end: one.end + block.start,
    }));
  });
}

function foundIn(draft: Draft, block: Block, listed: boolean): readonly Found[] {
  const explicit = block.kind === 'heading' ? [] : readExplicit(draft, block);
  if (!listed || explicit.length > 0) return explicit;
  if (block.kind === 'heading') return titleOf(draft, block);
  if (block.kind === 'header') return [];
  const entry = readEntry(draft, block) ?? (isTerm(draft, block) ? wholeOf(draft, block) : undefined);
  return entry ? [entry] : [];
}

function isTerm({ text }: Draft, { start }: Block): boolean {
  return DT.test(text.slice(Math.max(0, start - 220), start)) || /^<dt\b/i.test(text.slice(start, start + 4));
}

/** Under "Definitions", a term may be the heading of what it means. */
function titleOf(draft: Draft, block: Block): Found[] {
  const { heading } = draft.sections[block.section] ?? {};
  if (!heading || DEFINITIONS.test(heading.title) || !isName(heading.title)) return [];
  const { start, end } = heading.name;
  const sentence = draft.blocks[heading.block + 1]?.content.sentences[0]?.text ?? '';
  return [
    {
      name: heading.title,
      key: termKey(heading.title),
      way: 'entry',
      sentence,
      start: start - block.start,
      end: end - block.start,
    },
  ];
}

function wholeOf({ text }: Draft, { content, start, end }: Block): Found | undefined {
  const [sentence] = content.sentences;
  return sentence && foundAt(text.slice(start, end), sentence, sentence.text, 0, 'entry');
}
