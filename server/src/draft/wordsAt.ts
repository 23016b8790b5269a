import type { Draft, SentenceRef, Words } from './draft';

/** The words of a sentence; undefined where the draft has no such sentence. */
export function wordsAt({ blocks }: Pick<Draft, 'blocks'>, { block, sentence }: SentenceRef): Words | undefined {
  return blocks[block]?.content.sentences[sentence]?.words;
}
