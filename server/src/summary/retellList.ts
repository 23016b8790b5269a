import { t } from '@vscode/l10n';
import { oneOf } from '../draft/oneOf';
import type { TellingWords } from '../knowledge/tellingWords';
import { governs } from './frame';
import type { Passage, PassageItem } from './passage';
import { compiledOnce } from './patterns';
import { limitsSaid, type Retold, retell, tidy, turns, wordCount } from './retell';
import type { IsAbout, PhraseLimits, Retelling } from './retelling';
import { front, LEAST, retellSentence } from './retellSentence';
import { fill, inFrame, listParts, own, type Part, quote } from './sentence';
import { shorten } from './shorten';
import { introduces, isClosed, isLabel, saysSomething } from './telling';

const patternsOf = compiledOnce((words: TellingWords) => ({
  /** At the end of an item. */
  joinsNext: new RegExp(`[;,]?\\s+${oneOf(words.joins)}\\W*$`, 'i'),
  /** A sentence about somebody who does something, with or without a label in front. */
  labelled: new RegExp(`^(?:[^:.]{3,80}(?::|\\s[–—-])\\s+)?(${oneOf(words.subjects)}\\s.+)$`),
}));

/** Tells a list with what introduces it, or the one item of it that is a sentence by itself. */
export function retellList(
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
  const { labelled } = patternsOf(words);
  for (const item of items) {
    const sentence = item.isEvidence ? labelled.exec(item.text)?.[1] : undefined;
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

interface Lead {
  readonly parts: readonly Part[];
  readonly words: number;
}

/** What introduces a list; where that is long and limits nothing, the heading stands for it. */
function leadParts(passage: Passage, limits: PhraseLimits, telling: TellingWords): Lead | undefined {
  const { text, middle, titles, headed } = passage;
  if (headed) return { parts: fill(t('Under {0}'), [quote(tidy(text))]), words: wordCount(text) };
  if (!introduces(middle ?? text, telling)) return undefined;
  const told = retell(text, telling);
  const named = isLabel(text, telling);
  if (!named && !leadsToDenied(told, telling) && !saysSomething(text, telling)) return undefined;
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
  const parts = told
    ? [...front(told.front), own(told.lead), ...(told.rest === '' ? [] : [own(' '), quote(tidy(told.rest))]), ...inner]
    : named
      ? [...fill(t('Under {0}'), [quote(tidy(text))]), ...inner]
      : [...fill(t('The policy says: {0}'), [quote(tidy(text))]), ...inner];
  return { parts, words };
}

/** "We do not:" says with each item what is not done. */
function leadsToDenied(told: Retold | undefined, telling: TellingWords): boolean {
  return told !== undefined && told.rest === '' && told.front === undefined && limitsSaid(told.lead, telling);
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
  if (item.isPair) return wordCount(text) <= limits.itemWords ? text : undefined;
  const label = /^([^:.–]{3,60})(?::|\s–)\s/.exec(text)?.[1];
  const canStand = label !== undefined && label.split(' ').length <= 6 && !turns(text, words);
  if (limits.labels && canStand) return tidy(label);
  return shorten(text, limits.itemWords, words) ?? (canStand ? tidy(label) : undefined);
}
