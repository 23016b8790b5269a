import type { BlockContent, Draft } from '../../draft/draft';
import { holds } from './mood';
import type { SentenceReader } from './sentenceHits';

/** Whether the part that a section is, or one around it, says in general that readers do not have rights always. */
export type Limits = (section: number) => boolean;

/** Reads each paragraph once, in whatever version of a draft it stands, and each part of a draft when it is asked for. */
export function createLimits(read: SentenceReader): (draft: Draft) => Limits {
  const says = (role: string): ((content: BlockContent) => boolean) => {
    const known = new WeakMap<BlockContent, boolean>();
    return (content) => {
      const found = known.get(content) ?? content.sentences.some(({ words }) => holds(read(words), role));
      known.set(content, found);
      return found;
    };
  };
  const saysSo = says('limit');
  const saysBelow = says('limitBelow');
  return (draft) => limitsOf(draft, saysSo, saysBelow);
}

function limitsOf(
  { blocks, sections }: Draft,
  saysSo: (content: BlockContent) => boolean,
  saysBelow: (content: BlockContent) => boolean,
): Limits {
  const known = new Map<number, boolean>();
  const says = (section: number): boolean => {
    const { firstBlock = 0, endBlock = 0 } = sections[section] ?? {};
    return blocks
      .slice(firstBlock, endBlock)
      .some((block) => block.section === section && block.kind === 'paragraph' && saysSo(block.content));
  };
  /** "Some states have laws of their own.", and then, each with a heading, what these give. */
  const below = new Map<number, boolean>();
  const isBelow = (section: number): boolean => {
    const found = sections[section];
    const before = blocks[(found?.firstBlock ?? 0) - 1];
    if (!found || !before) return false;
    const isSaid = before.kind === 'paragraph' && saysBelow(before.content);
    const isNext = sections[before.section]?.parent === found.parent;
    const known = below.get(section) ?? (isSaid || (isNext && isBelow(before.section)));
    below.set(section, known);
    return known;
  };
  const limits: Limits = (section) => {
    const found = sections[section];
    if (!found) return false;
    const isLimited = known.get(section) ?? (says(section) || isBelow(section) || limits(found.parent));
    known.set(section, isLimited);
    return isLimited;
  };
  return limits;
}
