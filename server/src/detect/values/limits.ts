import type { BlockContent, Draft } from '../../draft/draft';
import { holds } from './mood';
import type { SentenceReader } from './sentenceHits';

/** Whether the part that a section is, or one around it, says in general that readers do not have rights always. */
export type Limits = (section: number) => boolean;

/** Reads each paragraph once, in whatever version of a draft it stands, and each part of a draft when it is asked for. */
export function createLimits(read: SentenceReader): (draft: Draft) => Limits {
  const known = new WeakMap<BlockContent, boolean>();
  const saysSo = (content: BlockContent): boolean => {
    const says = known.get(content) ?? content.sentences.some(({ words }) => holds(read(words), 'limit'));
    known.set(content, says);
    return says;
  };
  return (draft) => limitsOf(draft, saysSo);
}

function limitsOf({ blocks, sections }: Draft, saysSo: (content: BlockContent) => boolean): Limits {
  const known = new Map<number, boolean>();
  const says = (section: number): boolean => {
    const { firstBlock = 0, endBlock = 0 } = sections[section] ?? {};
    return blocks
      .slice(firstBlock, endBlock)
      .some((block) => block.section === section && block.kind === 'paragraph' && saysSo(block.content));
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
