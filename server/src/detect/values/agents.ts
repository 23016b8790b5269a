import type { Words } from '../../draft/draft';
import { WordFlag } from '../../draft/words';
import type { SentenceHits, WordRange } from './sentenceHits';

/** "These companies may use your data to help us …": somebody else does what the frame says, as far as the clause goes. */
export function isOfOthers({ start, end }: WordRange, { texts, flags }: Words, { moods }: SentenceHits): boolean {
  const goesOn = (from: number): boolean => {
    for (let place = from; place <= start; place++)
      if ((flags[place] ?? 0) & WordFlag.clause || OURSELVES.has(texts[place] ?? '')) return false;
    return true;
  };
  return (moods.others ?? []).some((other) => other.start < end && (start < other.end || goesOn(other.end)));
}

/** Words of somebody else's doing stand before a place. */
export function isBehindOthers({ moods }: SentenceHits, place: number): boolean {
  return (moods.others ?? []).some(({ start }) => start < place);
}

/** "We collect data when you respond to …": the words of the frame do not belong together. */
export function hasOccasion({ start, end }: WordRange, { texts }: Words, stops: readonly WordRange[]): boolean {
  return stops.some((stop) => stop.start > start && stop.end <= end && OCCASIONS.has(texts[stop.start] ?? ''));
}

const OCCASIONS: ReadonlySet<string> = new Set(
  'when whenever where if once after before upon while because since unless until in you help helps allow allows enable enables'.split(
    ' ',
  ),
);

/** Words for the one whose policy it is. */
const OURSELVES: ReadonlySet<string> = new Set(['we', 'i']);

/** "We may …" */
export function weMay({ texts }: Words, hedges: ReadonlySet<string>): boolean {
  return texts.some((word, place) => OURSELVES.has(word) && hedges.has(texts[place + 1] ?? ''));
}

/** "Purposes including …", "it may be used to …": whose purposes these are is not said. "Acme uses …" says it. */
export function isOurs({ start, end }: WordRange, { texts }: Words): boolean {
  return texts.slice(start, end).some((word) => OWNERS.has(word));
}

const OWNERS: ReadonlySet<string> = new Set('we i us our my your use uses process processes'.split(' '));

/** "The content that you make available through our service": readers do that, and not the one whose policy it is. */
export function isOfReaders({ texts }: Words, start: number): boolean {
  return READERS.has(texts[start - 1] ?? '') && RELATIVES.has(texts[start - 2] ?? '');
}

const READERS: ReadonlySet<string> = new Set(['you', 'they', 'users', 'customers', 'others']);
const RELATIVES: ReadonlySet<string> = new Set(
  'that which what information data content details messages posts services products features as how'.split(' '),
);
