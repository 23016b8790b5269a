import type { Words } from '../../draft/draft';
import { behindNumber, WordFlag } from '../../draft/words';
import type { Frame } from './frames';
import type { MoodWords } from './moodWords';
import type { SentenceHits, VocabularyHits, WordRange } from './sentenceHits';

/** The nearest frame before the item; where there is none, one that stands behind it or holds for all. */
export function governing(
  frames: readonly Frame[],
  item: WordRange,
  isOpen: (from: number, place: number) => boolean,
): Frame | undefined {
  const before = frames
    .filter(({ range, side }) => side === 'after' && range && range.start <= item.start && range.end <= item.end)
    .sort((one, other) => (other.range?.start ?? 0) - (one.range?.start ?? 0));
  const nearest = before.find(({ range }) => range && isOpen(range.end, item.start));
  if (nearest) return nearest;
  const behind = frames.find(({ range, side }) => side === 'before' && range && item.end <= range.end);
  if (behind) return behind;
  return frames.find(({ side }) => side === 'all');
}

/**
 * Whether a word still belongs to what a frame says: not behind "to", "when", "by" and the like, unless "such as" or an
 * item follows at once.
 */
export function openWords(
  words: Words,
  own: VocabularyHits,
  hits: SentenceHits,
  { light, purpose }: MoodWords,
): (from: number, place: number) => boolean {
  const { opens = [], others = [] } = hits.moods;
  const starts = new Set(own.items.map(({ start }) => start));
  const leadsToItem = (end: number): boolean => {
    let place = end;
    while (light.has(words.texts[place] ?? '') && !starts.has(place)) place++;
    return starts.has(place);
  };
  const closing = own.stops.filter(({ start, end }) => !purpose.has(words.texts[start] ?? '') || !leadsToItem(end));
  return (from, place) => {
    if (others.some(({ start }) => start >= from && start < place)) return false;
    let open = true;
    let at = -1;
    for (const stop of closing) {
      if (stop.start < from || stop.start >= place) continue;
      open = false;
      at = Math.max(at, stop.start);
    }
    return open || opens.some(({ start, end }) => start > at && end <= place);
  };
}

/** Words between one item of a list and the next; behind more, something else is spoken of. */
const LONGEST_GAP = 8;

/**
 * Whether an item follows its frame, another item, a comma or a word that joins: "national insurance number" is no
 * insurance, "in response to messages" collects no messages.
 */
export function isJoined(
  { texts, flags }: Words,
  start: number,
  { range, side }: Frame,
  { items }: VocabularyHits,
  opens: readonly WordRange[],
  joins: ReadonlySet<string>,
  light: ReadonlySet<string>,
): boolean {
  if (joins.size === 0 && (side !== 'after' || !range)) return true;
  const before = [
    range ? Math.min(range.end, start) : 0,
    ...items.map(({ end }) => end),
    ...opens.map(({ end }) => end),
  ];
  if (start - Math.max(0, ...before.filter((end) => end <= start)) > LONGEST_GAP) return false;
  if (joins.size === 0) return true;
  const begins = behindNumber((at) => ((flags[at] ?? 0) & WordFlag.number) !== 0, 0);
  let place = start;
  while (place > 0 && ((flags[place] ?? 0) & WordFlag.clause) === 0) {
    const word = texts[place - 1] ?? '';
    if (range && range.end >= place && range.start < start) return true;
    if (joins.has(word) || items.some(({ end }) => end === place)) return true;
    if (!light.has(word) && place > begins) return false;
    place--;
  }
  return true;
}
