import type { Block, Draft, SentenceRef } from '../../draft/draft';

/**
 * By block, the sentences that introduce it, outermost first: those of the list or table that it stands in, and those with a
 * colon that introduce no list but what follows in their part, such as paragraphs with titles of their own (of each part
 * around the block the last one before it; what stands below the title of the draft introduces nothing under its headings).
 * Without headings, which say of what it is and not how it is meant.
 */
export function introductionsOf({ blocks, sections, title }: Draft): readonly (readonly SentenceRef[])[] {
  const last = new Map<number, SentenceRef>();
  const around = (section: number): readonly SentenceRef[] => {
    const ref = last.get(section);
    const parent = sections[section]?.parent ?? -1;
    return [...(holdsBelow(parent) ? around(parent) : []), ...(ref ? [ref] : [])];
  };
  const holdsBelow = (section: number): boolean => {
    const heading = sections[section]?.heading;
    return heading !== undefined && heading.name.start !== title?.start;
  };
  const isProse = ({ block }: SentenceRef): boolean =>
    blocks[block]?.kind === 'paragraph' || blocks[block]?.kind === 'item';
  return blocks.map(({ kind, content, section, leadIn }, index) => {
    const outer = around(section);
    const found = [
      ...outer,
      ...leadIn.filter((ref) => isProse(ref) && !outer.some(({ block }) => block === ref.block)),
    ];
    const next = blocks[index + 1]?.kind;
    if (kind === 'paragraph' && content.text.endsWith(':') && (next === 'paragraph' || next === 'heading'))
      last.set(section, { block: index, sentence: content.sentences.length - 1 });
    return found;
  });
}

/** Whether a block is an entry of what is introduced, by its own title: "We use data: **To reach you.** We write to you by mail." */
export function isEntry({ sections }: Draft, { kind, section }: Block): boolean {
  return kind === 'paragraph' && sections[section]?.heading?.style === 'run-in';
}

/**
 * Whether a sentence introduces a block without a lead-in of its own: a paragraph of the same part, or an item in a part below,
 * as in "We use your data for these purposes:" above titles that each have a list.
 */
export function reaches({ blocks, sections }: Draft, { kind, section }: Block): (ref: SentenceRef) => boolean {
  const from = kind === 'paragraph' ? section : kind === 'item' ? sections[section]?.parent : undefined;
  return (ref) => blocks[ref.block]?.section === from;
}
