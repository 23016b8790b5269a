import type { Block, Draft, Section } from './draft';

/** Whether a section has a heading and nothing below it. */
export function isEmptySection({ heading, firstBlock, endBlock }: Section): boolean {
  return heading !== undefined && endBlock - firstBlock === 1;
}

/** The blocks of a section without those of the sections inside it. */
export function ownBlocks({ blocks, sections }: Draft, section: Section): readonly Block[] {
  const index = sections.indexOf(section);
  return blocks.slice(section.firstBlock, section.endBlock).filter((block) => block.section === index);
}

/** The innermost section around a place, in UTF-16 code units of the source. */
export function sectionAt({ sections }: Draft, offset: number): Section | undefined {
  return sections.findLast(({ start, end }) => start <= offset && offset < end);
}
