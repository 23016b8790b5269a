import type { Detection } from '../detect/detection';
import type { SentenceRef } from '../draft/draft';
import { sentenceKey } from '../draft/sentenceKey';

/** The disclosures that a sentence makes, by id. */
export type TopicsOf = (sentence: SentenceRef) => readonly string[];

/** Reads a detection by sentence. */
export function topicsOf({ disclosures }: Detection): TopicsOf {
  const topics = new Map<string, string[]>();
  for (const { id, evidence } of disclosures)
    for (const place of evidence) {
      const key = sentenceKey(place);
      const known = topics.get(key);
      if (known) known.push(id);
      else topics.set(key, [id]);
    }
  return (sentence) => topics.get(sentenceKey(sentence)) ?? [];
}
