import type { Draft, SentenceRef } from '../../draft/draft';

/**
 * By block, the sentences that introduce it, outermost first: those of the list or table that it stands in, and those with a
 * colon that introduce no list but what follows in their part, such as paragraphs with titles of their own (of each part
 * around the block the last one before it). Without headings, which say of what it is and not how it is meant.
 */
export function introductionsOf({ blocks, sections }: Draft): readonly (readonly SentenceRef[])[] {
  const last = new Map<number, SentenceRef>();
  const around = (section: number): readonly SentenceRef[] => {
    const ref = last.get(section);
    const parent = sections[section]?.parent ?? -1;
    return [...(parent < 0 ? [] : around(parent)), ...(ref ? [ref] : [])];
  };
  const isProse = ({ block }: SentenceRef): boolean =>
    blocks[block]?.kind === 'paragraph' || blocks[block]?.kind === 'item';
  return blocks.map(({ kind, content, section, leadIn }, index) => {
    const found = [...around(section), ...leadIn.filter(isProse)];
    if (kind === 'paragraph' && content.text.endsWith(':') && blocks[index + 1]?.leadIn.length === 0)
      last.set(section, { block: index, sentence: content.sentences.length - 1 });
    return found;
  });
}
