import type { Draft } from '../../draft/draft';
import { holds } from './mood';
import type { SentenceReader } from './sentenceHits';

/** Whether the part that a section is, or one around it, says in general that readers do not have rights always. */
export type Limits = (section: number) => boolean;

/** Reads each part of a draft once, when it is asked for. */
export function limitsOf({ blocks, sections }: Draft, read: SentenceReader): Limits {
  const known = new Map<number, boolean>();
  const says = (section: number): boolean => {
    const { firstBlock = 0, endBlock = 0 } = sections[section] ?? {};
    return blocks
      .slice(firstBlock, endBlock)
      .some(
        (block) =>
          block.section === section &&
          block.kind === 'paragraph' &&
          block.content.sentences.some(({ words }) => holds(read(words), 'limit')),
      );
  };
  const limits: Limits = (section) => {
    const found = sections[section];
    if (!found) return false;
    const isLimited = known.get(section) ?? (says(section) || limits(found.parent));
    known.set(section, isLimited);
    return isLimited;
  };
  return limits;
}
