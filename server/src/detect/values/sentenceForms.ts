import type { Block, Draft, Sentence, Words } from '../../draft/draft';
import { holds } from './mood';
import type { MoodWords } from './moodWords';
import type { SentenceHits, SentenceReader } from './sentenceHits';

/** An item of a list longer than this speaks for itself, whatever heading stands above it. */
const NOUN_WORDS = 14;

/** "Names and addresses", and not a sentence: it has no verb, as far as few words tell. */
export function isNounPhrase({ texts }: Words, { clause }: MoodWords): boolean {
  return texts.length <= NOUN_WORDS && !texts.some((word) => clause.has(word));
}

/** "How do we use your data for marketing?" asks, and says nothing yet. */
export function isQuestion({ text, words }: Sentence, { asking }: MoodWords): boolean {
  return text.trimEnd().endsWith('?') && asking.has(words.texts[0] ?? '');
}

/**
 * A table row in which a cell says no, or that nothing leaves the reader's device; of a table that lost its lines, a cell
 * with "NO" below it.
 */
export function isRefused({ blocks }: Draft, index: number, read: SentenceReader): boolean {
  const refuses = (block: Block | undefined): boolean =>
    block?.content.sentences.some(({ words }) => holds(read(words), 'refusal')) ?? false;
  if (blocks[index]?.kind === 'row') return refuses(blocks[index]);
  const next = blocks[index + 1];
  const isCell = blocks[index]?.kind === 'paragraph' && (next?.kind === 'paragraph' || next?.kind === 'heading');
  return isCell && next?.content.sentences.length === 1 && refuses(next);
}

/** "Lists are stored locally on your device. This data includes:": nobody gets what the list names. */
export function isOfOwnDevice(lead: SentenceHits, before: SentenceHits | undefined): boolean {
  return before !== undefined && holds(lead, 'listsIt') && holds(before, 'onDevice');
}
