import type { Block, Draft, Sentence, Words } from '../../draft/draft';
import { WordFlag } from '../../draft/words';
import { holds } from './mood';
import type { MoodWords } from './moodWords';
import type { SentenceHits, SentenceReader } from './sentenceHits';

/** An item of a list longer than this speaks for itself, whatever heading stands above it, unless it is a list itself. */
const NOUN_WORDS = 14;

/** Of an item that is a list itself, words for each comma, colon or dash. */
const WORDS_APART = 6;

/** "Names and addresses", "Device data: model, system, language", and no sentence: it has no verb, as far as words tell. */
export function isNounPhrase({ texts, flags }: Words, { clause }: MoodWords): boolean {
  if (texts.some((word) => clause.has(word))) return false;
  const breaks = flags.filter((flag) => (flag & WordFlag.clause) !== 0).length;
  return texts.length <= NOUN_WORDS || texts.length <= breaks * WORDS_APART;
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
