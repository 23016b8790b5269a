import type { Draft, Span } from '../draft/draft';
import { gradeOfBlocks } from '../draft/readability';
import { ownBlocks } from '../draft/sections';

/** How hard one section of the draft is to read; for a chart that leads to it. */
export interface SectionGrade {
  readonly title: string;
  /** Of the section's own heading, in UTF-16 code units of the source. */
  readonly offset: Span;
  /** 1 for a top section. */
  readonly level: number;
  /** Flesch–Kincaid grade of the section's own sentences, those of its subsections left out. */
  readonly grade: number;
  readonly words: number;
}

/** The sections that have sentences of their own, in document order. */
export function gradeSections(draft: Draft): readonly SectionGrade[] {
  return draft.sections.flatMap((section): SectionGrade[] => {
    const { heading, level } = section;
    if (!heading) return [];
    const { fleschKincaidGrade, words } = gradeOfBlocks(ownBlocks(draft, section));
    if (words === 0) return [];
    const { start, end } = heading;
    return [{ title: heading.title, offset: { start, end }, level, grade: fleschKincaidGrade, words }];
  });
}
