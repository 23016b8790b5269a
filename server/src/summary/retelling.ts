import { t } from '@vscode/l10n';
import type { Span } from '../draft/draft';
import type { TellingWords } from '../knowledge/tellingWords';
import { governingTitle, governs } from './frame';
import type { Passage, PassageItem } from './passage';
import { compiledOnce, oneOf } from './patterns';
import { retell, tidy, turns, withoutOpening, wordCount } from './retell';
import { fill, inFrame, listParts, own, type Part, quote } from './sentence';
import { isWhole, shorten } from './shorten';
import { introduces, isClosed, isFragment, isLabel, saysSomething } from './telling';

const patternsOf = compiledOnce((words: TellingWords) => ({
  /** At the end of an item. */
  joinsNext: new RegExp(`[;,]?\\s+${oneOf(words.joins)}\\W*$`, 'i'),
}));

/** How much is quoted, in words and list items. */
export interface PhraseLimits {
  readonly words: number;
  readonly items: number;
  readonly itemWords: number;
  /** Of items with a label in front, the label only. */
  readonly labels: boolean;
  /** Rows of tables are quoted. */
  readonly rows: boolean;
  /** Sentences stay in the draft's voice. */
  readonly asWritten?: boolean;
}

/** Whether a text is chiefly about what is told. */
export type IsAbout = (text: string) => boolean;

/** A passage in the words of a summary. */
export interface Retelling {
  readonly parts: readonly Part[];
  /** Ranges of the source that the parts are taken from. */
  readonly evidence: readonly Span[];
  /** The sentences that are told, as `block:sentence`. */
  readonly refs: readonly string[];
}

/**
 * Tells a passage in the third person where its grammar allows, else quotes it, within what governs it. Nothing is said
 * that it does not say. Undefined where the limits do not allow to tell it truly.
 * @param isAbout where the sentence before a list matches, all of the list is told
 */
export function retellPassage(
  passage: Passage,
  limits: PhraseLimits,
  isAbout: IsAbout,
  words: TellingWords,
): Retelling | undefined {
  if (passage.kind === 'heading') return undefined;
  if (passage.kind === 'list') return retellList(passage, limits, isAbout, words);
  const parts =
    passage.kind === 'row' ? retellRow(passage, limits, words) : retellAlone(passage, limits, isAbout, words);
  return parts && { parts, evidence: passage.spans, refs: passage.refs };
}

/** A sentence within the title that governs it; of what is no sentence, the title that it answers. */
function retellAlone(
  passage: Passage,
  limits: PhraseLimits,
  isAbout: IsAbout,
  words: TellingWords,
): readonly Part[] | undefined {
  if (isFragment(passage.text, words) || !isWhole(passage.text, words)) return retellFragment(passage, limits, words);
  const parts = retellSentence(passage, limits, words);
  return parts && inFrame(limits.asWritten ? undefined : governingTitle(passage, isAbout, words), parts);
}

function retellFragment(
  { text, titles: [title] }: Passage,
  limits: PhraseLimits,
  words: TellingWords,
): readonly Part[] | undefined {
  const quoted = shorten(text, limits.words, words);
  if (title === undefined || quoted === undefined) return undefined;
  return fill(t('Under {0}: {1}.'), [quote(tidy(title))], [quote(quoted)]);
}

function retellRow({ text }: Passage, limits: PhraseLimits, words: TellingWords): Part[] | undefined {
  const row = limits.rows ? shorten(text, limits.words, words) : undefined;
  return row === undefined ? undefined : fill(t('A table in the policy says: {0}.'), [quote(row)]);
}

function retellSentence(
  { text, focus }: Pick<Passage, 'text' | 'focus'>,
  limits: PhraseLimits,
  words: TellingWords,
): Part[] | undefined {
  const at = wordCount(text) <= limits.words ? undefined : focus();
  const told = limits.asWritten ? undefined : retell(text, words);
  if (!told?.rest) {
    const plain = withoutOpening(text, words);
    const quoted = shorten(plain, limits.words, words, at && moved(at, text.length - plain.length));
    return quoted === undefined ? undefined : fill(t('The policy says: {0}.'), [quote(quoted)]);
  }
  const left = limits.words - (told.front === undefined ? 0 : wordCount(told.front));
  const rest = left < LEAST ? undefined : shorten(told.rest, left, words, at && moved(at, told.from));
  return rest === undefined ? undefined : [...front(told.front), own(`${told.lead} `), quote(rest), own('.')];
}

/** A range in what is left of a text without its beginning; undefined where it stood there. */
function moved({ start, end }: Span, by: number): Span | undefined {
  return end > by ? { start: Math.max(0, start - by), end: end - by } : undefined;
}

/** A quotation of fewer words is left of nothing longer. */
const LEAST = 8;

function front(text: string | undefined): Part[] {
  return text === undefined ? [] : [quote(text), own(', ')];
}

function retellList(
  passage: Passage,
  limits: PhraseLimits,
  isAbout: IsAbout,
  words: TellingWords,
): Retelling | undefined {
  const relevant = relevantItems(passage, isAbout);
  const isSingle = relevant.length === 1;
  return (
    (isSingle ? retellItem(passage, relevant, limits, words) : undefined) ??
    retellWithLead(passage, relevant, limits, words) ??
    retellItem(passage, relevant, limits, words)
  );
}

function retellWithLead(
  passage: Passage,
  relevant: readonly PassageItem[],
  limits: PhraseLimits,
  words: TellingWords,
): Retelling | undefined {
  const lead = leadParts(passage, limits, words);
  if (!lead) return undefined;
  const left = Math.max(LEAST, Math.round(limits.words * LIST) - lead.words);
  const chosen = chooseItems(
    relevant,
    isLabel(passage.text, words) ? { ...limits, labels: false } : limits,
    left,
    words,
  );
  const [first, second] = chosen;
  if (!first || (!second && first.item.goesOn && isLabel(first.text, words))) return undefined;
  const more = chosen.length < passage.items.length ? [own(t(' and more'))] : [];
  return {
    parts: [...lead.parts, own(': '), ...listParts(chosen.map(({ text }) => quote(text))), ...more, own('.')],
    evidence: [...passage.spans, ...chosen.map(({ item }) => item.span)],
    refs: [...(passage.introduces ? passage.refs : []), ...chosen.map(({ item }) => item.ref)],
  };
}

/** A list may have so much more than a sentence. */
const LIST = 1.2;

/** "Marketing: We may send you …": an item that is a sentence by itself needs no list around it. */
function retellItem(
  { text, middle, spans }: Passage,
  items: readonly PassageItem[],
  limits: PhraseLimits,
  words: TellingWords,
): Retelling | undefined {
  if (middle !== undefined || governs(text, words)) return undefined;
  for (const item of items) {
    const sentence = item.isEvidence ? LABELLED.exec(item.text)?.[1] : undefined;
    if (sentence === undefined || !isClosed(sentence, words) || !saysSomething(sentence, words)) continue;
    const parts = retellSentence({ text: sentence, focus: () => undefined }, limits, words);
    if (parts)
      return {
        parts: isLabel(text, words) ? inFrame(tidy(text), parts) : parts,
        evidence: [...spans, item.span],
        refs: [item.ref],
      };
  }
  return undefined;
}

/** A sentence about somebody who does something, with or without a label in front. */
const LABELLED = /^(?:[^:.]{3,80}(?::|\s[–—-])\s+)?((?:We|You|Our|Your)\s.+)$/;

interface Lead {
  readonly parts: readonly Part[];
  readonly words: number;
}

/** What introduces a list; where that is long and limits nothing, the heading stands for it. */
function leadParts({ text, middle, titles }: Passage, limits: PhraseLimits, telling: TellingWords): Lead | undefined {
  if (!introduces(middle ?? text, telling)) return undefined;
  if (!isLabel(text, telling) && !saysSomething(text, telling)) return undefined;
  const most = Math.max(LEAST, Math.floor(limits.words * LEAD));
  const inner = middle === undefined ? [] : [own(': '), quote(tidy(middle))];
  const words = wordCount(text) + (middle === undefined ? 0 : wordCount(middle));
  if (words > most) {
    if (limits.asWritten) return undefined;
    const [title] = titles;
    if (title === undefined || wordCount(title) < 2 || wordCount(title) > most) return undefined;
    if (middle !== undefined || governs(text, telling)) return undefined;
    return { parts: fill(t('Under {0}'), [quote(tidy(title))]), words: wordCount(title) };
  }
  const told = retell(text, telling);
  const parts = told
    ? [...front(told.front), own(told.lead), ...(told.rest === '' ? [] : [own(' '), quote(tidy(told.rest))]), ...inner]
    : isLabel(text, telling)
      ? [...fill(t('Under {0}'), [quote(tidy(text))]), ...inner]
      : [...fill(t('The policy says: {0}'), [quote(tidy(text))]), ...inner];
  return { parts, words };
}

/** Of the words of a list, so many may introduce it. */
const LEAD = 0.6;

/** The whole list where the statement is about it; of a list about many things, what is evidence. */
function relevantItems({ text, titles, items, introduces }: Passage, isAbout: IsAbout): readonly PassageItem[] {
  const evidence = items.filter(({ isEvidence }) => isEvidence);
  const all = introduces || isAbout(text) || isAbout(titles[0] ?? '') || evidence.length * 5 >= items.length * 2;
  return all ? items : evidence;
}

interface ChosenItem {
  readonly item: PassageItem;
  readonly text: string;
}

/** As many items as fit, those that are evidence first; the order stays that of the list. */
function chooseItems(
  items: readonly PassageItem[],
  limits: PhraseLimits,
  most: number,
  words: TellingWords,
): readonly ChosenItem[] {
  const ranked = [...items].sort((one, other) => Number(other.isEvidence) - Number(one.isEvidence));
  const chosen = new Map<PassageItem, ChosenItem>();
  let left = most;
  for (const item of ranked) {
    if (chosen.size >= limits.items) break;
    const text = itemText(item, items.length === 1 ? { ...limits, labels: false, itemWords: left } : limits, words);
    if (text === undefined || wordCount(text) > left) continue;
    chosen.set(item, { item, text });
    left -= wordCount(text);
  }
  return items.flatMap((item) => chosen.get(item) ?? []);
}

/** "Payment data: card number, …" is "Payment data" in short, unless what follows turns it. */
function itemText(item: PassageItem, limits: PhraseLimits, words: TellingWords): string | undefined {
  const text = item.text.replace(patternsOf(words).joinsNext, '');
  const label = /^([^:.–]{3,60})(?::|\s–)\s/.exec(text)?.[1];
  const canStand = label !== undefined && label.split(' ').length <= 6 && !turns(text, words);
  if (limits.labels && canStand) return tidy(label);
  return shorten(text, limits.itemWords, words) ?? (canStand ? tidy(label) : undefined);
}
