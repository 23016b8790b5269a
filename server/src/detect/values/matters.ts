import type { Draft } from '../../draft/draft';
import { wordsAt } from '../../draft/wordsAt';
import type { ValueSet } from '../../knowledge/knowledge';
import { holds } from './mood';
import type { SentenceReader } from './sentenceHits';

/** How the part that a place stands in is about the matter of a vocabulary: its own, none that is known, or another one. */
export type Fit = 'own' | 'open' | 'other';

/**
 * Reads what the headings around a section are about. Where one of them is about the vocabulary's matter, the others do not
 * count; the title of the draft never does.
 */
export function createMatters(read: SentenceReader): (draft: Draft, section: number, vocabulary: ValueSet) => Fit {
  return (draft, section, { id, otherMatters }) => {
    let fit: Fit = 'open';
    for (let index = section; index >= 0; index = draft.sections[index]?.parent ?? -1) {
      const heading = draft.sections[index]?.heading;
      const words = heading && wordsAt(draft, { block: heading.block, sentence: 0 });
      if (!words || heading.name.start === draft.title?.start) continue;
      const hits = read(words);
      const { headings = [], inHeading = [] } = hits.byVocabulary.get(id)?.frames ?? {};
      if (headings.length + inHeading.length > 0) return 'own';
      if (otherMatters.some((matter) => holds(hits, matter))) fit = 'other';
    }
    return fit;
  };
}
