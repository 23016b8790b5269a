import type { Words } from '../../draft/draft';
import { WordFlag } from '../../draft/words';
import { overlaps, type SentenceHits, type WordRange } from './sentenceHits';

/**
 * How a draft means what it says: plainly, as a possibility or on occasion, with consent only, as denied; `open` where
 * exceptions and conditions make a short statement say too much.
 */
export type Mood = 'asserted' | 'hedged' | 'consent' | 'denied' | 'open';

/** How far before a frame a negation or a hedge still holds for it. */
const REACH = 3;

export interface MoodWords {
  readonly negators: ReadonlySet<string>;
  readonly hedges: ReadonlySet<string>;
}

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
function isDeniedTogether({ texts }: Words, start: number, { negators }: MoodWords): boolean {
  let place = start - 1;
  while (place >= 0 && TOGETHER.has(texts[place] ?? '')) place--;
  return place >= 0 && place < start - 1 && negators.has(texts[place] ?? '');
}

const TOGETHER: ReadonlySet<string> = new Set(
  'sell rent share trade lease disclose transfer give lend loan exchange distribute release store keep collect use or nor and otherwise ever knowingly'.split(
    ' ',
  ),
);

/** Whether a frame speaks of what may be. */
export function isHedged(words: Words, frame: WordRange, hits: SentenceHits, lists: MoodWords): boolean {
  const around = words.texts.slice(Math.max(0, frame.start - REACH), frame.end);
  return around.some((word) => lists.hedges.has(word)) || holds(hits, 'condition');
}

const POSSIBLE = /\b(?:may|might|could) (?:also )?(?:have|be)\b/;

/** After the name of a right: "Erasure: in certain cases you may ask …". */
const LIMITS: ReadonlySet<string> = new Set(
  'if when where unless depending certain some case event circumstances cases situations'.split(' '),
);

/** "If you live in the EU, you may ask …": told as the readers' condition; without the comma it is not found as that. */
function beginsSentence({ texts, flags }: Words, condition: WordRange, frame: number): boolean {
  if (OCCASIONAL.has(texts[condition.start] ?? '')) return false;
  return condition.start === 0 || (condition.start === 1 && ((flags[frame] ?? 0) & WordFlag.clause) !== 0);
}

/**
 * "You may ask" gives a right, "you may have the right" may give one; a condition that begins the sentence says who has
 * it, any other limits it.
 */
export function isGrantHedged(words: Words, { start, end }: WordRange, { moods }: SentenceHits): boolean {
  if (POSSIBLE.test(words.texts.slice(start, end + 2).join(' '))) return true;
  return (moods.condition ?? []).some(
    (condition) =>
      condition.start >= end ||
      (condition.end <= start &&
        LIMITS.has(words.texts[condition.start] ?? '') &&
        !beginsSentence(words, condition, start)),
  );
}

/** Say when a right is given, and not to whom. */
const OCCASIONAL: ReadonlySet<string> = new Set('certain some'.split(' '));

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
    // "By e-mail, text (if you agree) or in the app" asks for consent to what stands before the bracket.
    if ((words.flags[range.start] ?? 0) & WordFlag.bracket && item.end !== range.start) return false;
    if (range.end <= item.start && isOneOfSeveral(words, range.end)) return false;
    if (range.start < frame.end) return true;
    return !isSemicolonIn(words, Math.min(range.end, item.end), Math.max(range.start, item.start));
  });
}

/** "… or for the defence of claims", "and/or where …", behind words of consent. */
function isOneOfSeveral({ texts }: Words, place: number): boolean {
  if (texts[place] === 'and') return texts[place + 1] === 'or';
  return texts[place] === 'or' && REASONS.has(texts[place + 1] ?? '');
}

const REASONS: ReadonlySet<string> = new Set('for to in as where if when otherwise under pursuant'.split(' '));

/** Whether all that a sentence introduces is done with consent only. */
export function asksConsent(words: Words, hits: SentenceHits): boolean {
  return consentIn(hits).some(({ end }) => !isOneOfSeveral(words, end));
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
