import type { SentenceRef } from './draft';

/** A sentence of a draft as a key: `block:sentence`. */
export function sentenceKey({ block, sentence }: SentenceRef): string {
  return `${block}:${sentence}`;
}
