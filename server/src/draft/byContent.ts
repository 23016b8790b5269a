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

const readable = new WeakMap<Draft, readonly Block[]>();

/** The blocks of a draft that have text to read. */
export function readableBlocks(draft: Draft): readonly Block[] {
  let found = readable.get(draft);
  if (!found) {
    found = draft.blocks.filter(({ kind, content }) => kind !== 'opaque' && content.sentences.length > 0);
    readable.set(draft, found);
  }
  return found;
}
