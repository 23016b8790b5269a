import type { Words } from '../../draft/draft';
import { WordFlag } from '../../draft/words';
import { hasOneOf, type MoodWords } from './moodWords';
import type { SentenceHits, WordRange } from './sentenceHits';

/** "These companies may use your data to help us …": somebody else does what the frame says, as far as the clause goes. */
export function isOfOthers(
  { start, end }: WordRange,
  { texts, flags }: Words,
  { moods }: SentenceHits,
  { ourselves }: MoodWords,
): boolean {
  const goesOn = (from: number): boolean => {
    for (let place = from; place <= start; place++)
      if ((flags[place] ?? 0) & WordFlag.clause || ourselves.has(texts[place] ?? '')) return false;
    return true;
  };
  return (moods.others ?? []).some((other) => other.start < end && (start < other.end || goesOn(other.end)));
}

/** Words of somebody else's doing stand before a place. */
export function isBehindOthers({ moods }: SentenceHits, place: number): boolean {
  return (moods.others ?? []).some(({ start }) => start < place);
}

/** "We collect data when you respond to …": the words of the frame do not belong together. */
export function hasOccasion(
  { start, end }: WordRange,
  { texts }: Words,
  stops: readonly WordRange[],
  { occasions }: MoodWords,
): boolean {
  return stops.some((stop) => stop.start > start && stop.end <= end && occasions.has(texts[stop.start] ?? ''));
}

/** "We may …" */
export function weMay({ texts }: Words, { ourselves, hedges }: MoodWords): boolean {
  return texts.some((word, place) => ourselves.has(word) && hedges.has(texts[place + 1] ?? ''));
}

/** "Purposes including …", "it may be used to …": whose purposes these are is not said. "Acme uses …" says it. */
export function isOurs({ start, end }: WordRange, { texts }: Words, { ours }: MoodWords): boolean {
  return hasOneOf(texts.slice(start, end), ours);
}

/** "The content that you make available through our service": readers do that, and not the one whose policy it is. */
export function isOfReaders({ texts }: Words, start: number, { readers, relatives }: MoodWords): boolean {
  return readers.has(texts[start - 1] ?? '') && relatives.has(texts[start - 2] ?? '');
}
