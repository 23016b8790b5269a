import { t } from '@vscode/l10n';
import type { Passage, PassageItem } from './passage';
import { clip, isEmptyRest, type Retold, retell, tidy, turns, withoutGenericHead, wordCount } from './retell';
import { fill, listParts, own, type Part, quote } from './sentence';

/** How much is quoted, in words and list items. */
export interface PhraseLimits {
  readonly words: number;
  readonly items: number;
  readonly itemWords: number;
  /** Of items with a label in front, the label only. */
  readonly labels: boolean;
}

/** Whether a text is chiefly about what is told. */
type IsAbout = (text: string) => boolean;

/**
 * Tells a passage in the third person where its grammar allows, else quotes it. Nothing is said that it does not say.
 * @param isAbout where the sentence before a list matches, all of the list is told
 */
export function retellParts(passage: Passage, limits: PhraseLimits, isAbout?: IsAbout): Part[] {
  if (passage.kind === 'heading') return fill(t('The policy has a part called {0}.'), [quote(tidy(passage.text))]);
  if (passage.kind === 'list') return retellList(passage, limits, isAbout);
  if (passage.kind === 'row')
    return fill(t('A table in the policy says: {0}.'), [quote(clip(passage.text, undefined, limits.words))]);
  return retellSentence(passage, limits);
}

function retellSentence(passage: Passage, limits: PhraseLimits): Part[] {
  const { text } = passage;
  const isShort = wordCount(text) <= limits.words;
  const focus = isShort ? undefined : passage.focus();
  const told = retell(text);
  if (!told) return fill(t('The policy says: {0}.'), [quote(clip(text, focus, limits.words))]);
  const shorter = withoutGenericHead(told.rest);
  const from = text.length - shorter.length;
  const inRest =
    focus && focus.end > from ? { start: Math.max(0, focus.start - from), end: focus.end - from } : undefined;
  return [...frontParts(told, limits), own(`${told.lead} `), quote(clip(shorter, inRest, limits.words)), own('.')];
}

function frontParts({ front }: Retold, limits: PhraseLimits): Part[] {
  return front === undefined ? [] : [quote(clip(front, undefined, limits.words)), own(', ')];
}

function retellList(passage: Passage, limits: PhraseLimits, isAbout: IsAbout | undefined): Part[] {
  const { text, middle } = passage;
  const told = retell(text);
  const items = relevantItems(passage, isAbout);
  const chosen = chooseItems(items, limits.items);
  const list = listParts([
    ...(middle === undefined ? [] : [quote(clip(middle, undefined, limits.itemWords))]),
    ...chosen.map((item) =>
      quote(itemText(item, chosen.length === 1 ? { ...limits, itemWords: limits.words } : limits)),
    ),
  ]);
  const more = chosen.length < items.length ? [own(t(' and more'))] : [];
  const end = [...(list.length > 0 ? [own(': '), ...list] : []), ...more, own('.')];
  if (!told) return [...fill(t('The policy says: {0}'), [quote(clip(text, passage.focus(), limits.words))]), ...end];
  const start = [...frontParts(told, limits), own(told.lead)];
  if (isEmptyRest(told.rest)) return [...start, ...end];
  return [...start, own(' '), quote(clip(told.rest, undefined, limits.words)), ...end];
}

/** Whether all items of the passage's list are told, so that none of them needs telling again. */
export function tellsAll(passage: Passage, limits: PhraseLimits, isAbout?: IsAbout): boolean {
  const { length } = passage.items;
  return length > 0 && length <= limits.items && relevantItems(passage, isAbout).length === length;
}

/** The whole list where the statement is about it; of a list about many things, what is evidence. */
function relevantItems(
  { text, titles, items, introduces }: Passage,
  isAbout: IsAbout | undefined,
): readonly PassageItem[] {
  const evidence = items.filter(({ isEvidence }) => isEvidence);
  const all = introduces || isAbout?.(text) || isAbout?.(titles[0] ?? '') || evidence.length * 5 >= items.length * 2;
  return all ? items : evidence;
}

/** "Payment data: card number, …" is "Payment data" in short, unless what follows turns it. */
function itemText({ text }: PassageItem, limits: PhraseLimits): string {
  const label = /^([^:.–]{3,60})(?::|\s–)\s/.exec(text)?.[1];
  if (limits.labels && label !== undefined && label.split(' ').length <= 6 && !turns(text)) return tidy(label);
  return clip(text, undefined, limits.itemWords);
}

/** The items that are evidence come first; the order stays that of the list. */
function chooseItems(items: readonly PassageItem[], count: number): readonly PassageItem[] {
  if (items.length <= count) return items;
  const ranked = [...items].sort((one, other) => Number(other.isEvidence) - Number(one.isEvidence));
  const chosen = new Set(ranked.slice(0, count));
  return items.filter((item) => chosen.has(item));
}
