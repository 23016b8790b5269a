import type { Block, BlockContent, Draft } from './draft';

/**
 * Makes a reading of single blocks that happens only once for the same content, however often the draft changes around it.
 * @param read gives offsets relative to the start of the block, from its source and content alone
 */
export function byContent<T>(read: (source: string, block: Block) => T): (draft: Draft, block: Block) => T {
  const known = new WeakMap<BlockContent, { readonly value: T }>();
  return ({ text }, block) => {
    let found = known.get(block.content);
    if (!found) {
      found = { value: read(text.slice(block.start, block.end), block) };
      known.set(block.content, found);
    }
    return found.value;
  };
}

/** The blocks of a draft that have text to read. */
export function readableBlocks({ blocks }: Draft): readonly Block[] {
  return blocks.filter(({ kind, content }) => kind !== 'opaque' && content.sentences.length > 0);
}
