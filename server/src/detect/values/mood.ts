import type { Words } from '../../draft/draft';
import { WordFlag } from '../../draft/words';
import { hasOneOf, type MoodWords } from './moodWords';
import { overlaps, type SentenceHits, type WordRange } from './sentenceHits';

export type { MoodWords };

/**
 * How a draft means what it says: plainly, as a possibility or on occasion, with consent only, as denied; `open` where
 * exceptions and conditions make a short statement say too much.
 */
export type Mood = 'asserted' | 'hedged' | 'consent' | 'denied' | 'open';

/** How far before a frame a negation or a hedge still holds for it. */
const REACH = 3;

/** Whether words before `end` deny what a frame says. */
export function isDenied(words: Words, frame: WordRange, end: number, hits: SentenceHits, lists: MoodWords): boolean {
  const harmless = hits.moods.harmless ?? [];
  if (isDeniedTogether(words, frame.start, lists)) return true;
  for (let place = Math.max(frame.start, end - 1); place >= Math.max(0, frame.start - REACH); place--) {
    if (place < frame.start && (words.flags[place + 1] ?? 0) & WordFlag.clause) return false;
    if (!lists.negators.has(words.texts[place] ?? '') || place >= end) continue;
    if (!harmless.some((range) => range.start <= place && place < range.end)) return true;
  }
  return false;
}

/** "We do not rent, sell or share": the commas stand between verbs that are denied together. */
function isDeniedTogether({ texts }: Words, start: number, { negators, together }: MoodWords): boolean {
  let place = start - 1;
  while (place >= 0 && together.has(texts[place] ?? '')) place--;
  return place >= 0 && place < start - 1 && negators.has(texts[place] ?? '');
}

/** Whether a frame speaks of what may be. */
export function isHedged(words: Words, frame: WordRange, hits: SentenceHits, lists: MoodWords): boolean {
  const around = words.texts.slice(Math.max(0, frame.start - REACH), frame.end);
  return hasOneOf(around, lists.hedges) || holds(hits, 'condition');
}

/** "If you live in the EU, you may ask …": told as the readers' condition; without the comma it is not found as that. */
function beginsSentence({ flags }: Words, condition: WordRange, frame: number): boolean {
  return condition.start === 0 || (condition.start === 1 && ((flags[frame] ?? 0) & WordFlag.clause) !== 0);
}

/**
 * "You may ask" gives a right, "you may have the right" may give one; a condition that begins the sentence says who has
 * it, any other limits it.
 */
export function isGrantHedged(words: Words, { start, end }: WordRange, { moods }: SentenceHits): boolean {
  const { condition: conditions = [], mayHave = [], whenGranted = [], inSomeCases = [] } = moods;
  if (mayHave.some((range) => range.start >= start && range.end <= end + 2)) return true;
  const limits = (condition: WordRange): boolean =>
    beginsAt(inSomeCases, condition) || (beginsAt(whenGranted, condition) && !beginsSentence(words, condition, start));
  return conditions.some((condition) => condition.start >= end || (condition.end <= start && limits(condition)));
}

function beginsAt(ranges: readonly WordRange[], { start }: WordRange): boolean {
  return ranges.some((range) => range.start === start);
}

/** Whether a sentence holds words of a role of moods.yaml, outside a range where one is given. */
export function holds({ moods }: SentenceHits, role: string, outside?: WordRange): boolean {
  const ranges = moods[role] ?? [];
  return outside ? ranges.some(({ start, end }) => end <= outside.start || start >= outside.end) : ranges.length > 0;
}

/** Words of consent; "with your consent, where the law requires it" asks for it at times only. */
export function consentIn({ moods }: SentenceHits): readonly WordRange[] {
  const { consent = [], asNeeded = [] } = moods;
  return consent.filter((range) => !asNeeded.some((other) => overlaps(range, other)));
}

/**
 * Whether an item holds with consent only: "to run our site; with your consent, to send news" needs it for the news, "with
 * your consent, or to obey the law" not for the law. What stands in front of the end of the frame holds for all.
 */
export function needsConsent(hits: SentenceHits, frame: WordRange, item: WordRange, words: Words): boolean {
  return consentIn(hits).some((range) => {
    if (overlaps(range, item)) return false;
    // "By e-mail, text (if you agree) or in the app" asks for consent to what stands before the bracket, and "your phone (if
    // you agree), such as photos" to what follows.
    const bracket = bracketAround(words, range.start);
    if (bracket !== undefined && bracket > item.start) return item.end === bracket;
    if (bracket !== undefined && isClosedBetween(words, range.end, item.start))
      return opensBetween(hits, range.end, item.start);
    if (range.end <= item.start && isOneOfSeveral(hits, range.end)) return false;
    if (range.start < frame.end) return true;
    return !isSemicolonIn(words, Math.min(range.end, item.end), Math.max(range.start, item.start));
  });
}

/** The first word of the bracket that a word stands in. */
function bracketAround({ flags }: Words, place: number): number | undefined {
  for (let at = place; at >= 0; at--) {
    if ((flags[at] ?? 0) & WordFlag.bracket) return at;
    if ((flags[at] ?? 0) & WordFlag.closing) return undefined;
  }
  return undefined;
}

function isClosedBetween({ flags }: Words, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if ((flags[at] ?? 0) & WordFlag.closing) return true;
  return false;
}

/** Whether examples begin between two words: "such as …". */
function opensBetween({ moods }: SentenceHits, from: number, to: number): boolean {
  return (moods.opens ?? []).some(({ start, end }) => start >= from && end <= to);
}

/** "… or for the defence of claims", "and/or where …", behind words of consent. */
function isOneOfSeveral({ moods }: SentenceHits, place: number): boolean {
  return (moods.orElse ?? []).some(({ start }) => start === place);
}

/** Whether all that a sentence introduces is done with consent only. */
export function asksConsent(hits: SentenceHits): boolean {
  return consentIn(hits).some(({ end }) => !isOneOfSeveral(hits, end));
}

function isSemicolonIn({ flags }: Words, from: number, to: number): boolean {
  for (let place = from; place <= to; place++) if ((flags[place] ?? 0) & WordFlag.semicolon) return true;
  return false;
}

/** An exception outside a range; "only with your consent" is a matter of consent and none. */
export function isDoubtful({ moods }: SentenceHits, outside?: WordRange): boolean {
  const { doubt = [], consent = [] } = moods;
  return doubt.some(
    (range) => !(outside && overlaps(range, outside)) && !consent.some((other) => overlaps(range, other)),
  );
}

/** Words between "except" and the right that it takes out. */
const TAKEN_OUT = 4;

/** "All rights except the right to object": the exception is this item. */
export function isTakenOut({ moods }: SentenceHits, item: WordRange): boolean {
  return (moods.doubt ?? []).some(({ end }) => end <= item.start && item.start - end <= TAKEN_OUT);
}

/** "Where we rely on consent, you may withdraw it": the consent says when, and is told as the readers' condition. */
export function isConditionOfReaders({ moods }: SentenceHits, frame: WordRange): boolean {
  const isInFront = ({ start, end }: WordRange): boolean => start <= 1 && end <= frame.start;
  return (moods.condition ?? []).some(isInFront) && (moods.consent ?? []).every(({ end }) => end <= frame.start);
}

const ORDER: readonly Mood[] = ['asserted', 'hedged', 'consent', 'denied', 'open'];

/** Of two moods the one that says less. */
export function weaker(one: Mood, other: Mood): Mood {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}
