import type { Draft } from '../draft/draft';
import { innerPartsOf } from '../draft/innerParts';
import type { TellingWords } from '../knowledge/tellingWords';
import { isOfPlace } from './scope';

/**
 * The titles of the parts around a block, innermost first, without that of the document; of parts that no heading opens
 * those that speak to readers of some place.
 */
export function titlesAround(draft: Draft, block: number, words: TellingWords): string[] {
  const titles = (innerPartsOf(draft)[block] ?? []).filter((title) => isOfPlace(title, words));
  for (let index = draft.blocks[block]?.section ?? -1; index >= 0; ) {
    const section = draft.sections[index];
    if (!section) break;
    if (section.heading && section.heading.title !== draft.title?.text) titles.push(section.heading.title);
    index = section.parent;
  }
  return titles;
}
