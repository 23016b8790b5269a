import type { BlockKind, Words } from '../../draft/draft';
import { type Frame, START } from './frames';
import { holds, isConditionOfReaders, isDenied, isDoubtful, isTakenOut, type Mood, needsConsent, weaker } from './mood';
import type { MoodWords } from './moodWords';
import type { SentenceHits, VocabularyHits, WordRange } from './sentenceHits';

/** Consent that the item needs; what needs it for another part only may be. */
function withConsent(mood: Mood, hits: SentenceHits, frame: WordRange, item: WordRange, words: Words): Mood {
  if (needsConsent(hits, frame, item, words)) return mood === 'denied' ? 'open' : weaker(mood, 'consent');
  return holds(hits, 'consent', item) ? weaker(mood, 'hedged') : mood;
}

/** "Object to processing based on legitimate interests": the last right in front of such uses holds for them only. */
function isForSomeUses({ moods }: SentenceHits, item: WordRange, { items }: VocabularyHits): boolean {
  return (moods.someUses ?? []).some(
    (uses) => uses.start >= item.end && !items.some(({ start }) => start >= item.end && start < uses.start),
  );
}

/** How an item of a vocabulary is meant that tells only what is named: said, unless words before it deny it. */
export function namedMood(
  { range, side, mood }: Frame,
  words: Words,
  item: WordRange,
  hits: SentenceHits,
  lists: MoodWords,
): Mood {
  const from = side === 'after' && range ? range : START;
  return mood === 'denied' || isDenied(words, from, item.start, hits, lists) ? 'open' : 'asserted';
}

/** A denial or exception between the frame and the item, and conditions anywhere in the sentence. */
export function itemMood(
  { range, side, mood }: Frame,
  words: Words,
  item: WordRange,
  hits: SentenceHits,
  own: VocabularyHits,
  lists: MoodWords,
  grants: boolean,
  kind: BlockKind,
): Mood {
  let found = mood;
  const whole = range ?? { start: 0, end: 0 };
  const denies = isDenied(words, side === 'after' ? whole : { start: 0, end: 0 }, item.start, hits, lists);
  // "Not" behind the frame denies this item or another one: it is not clear which.
  if (denies && mood !== 'denied') found = 'open';
  // In a list of rights "deletion, subject to exceptions" is given at times; alone, it is better retold with its limits.
  const isAtTimes = grants && kind === 'item' && !isTakenOut(hits, item);
  if (isDoubtful(hits, item)) found = weaker(found, isAtTimes ? 'hedged' : 'open');
  if (!(grants && isConditionOfReaders(hits, whole))) found = withConsent(found, hits, whole, item, words);
  if (grants && isForSomeUses(hits, item, own)) found = weaker(found, 'hedged');
  const isConditional = holds(hits, 'condition', item);
  const limited = isConditional || own.stops.some(({ start }) => start >= whole.end);
  if (found === 'denied' && limited) found = 'open';
  if (found === 'asserted' && isConditional && !(grants && range && range !== START)) found = 'hedged';
  return found;
}
