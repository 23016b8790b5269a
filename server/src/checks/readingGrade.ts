import { t } from '@vscode/l10n';
import type { Draft, Section, Span } from '../draft/draft';
import { gradeOfBlocks } from '../draft/readability';
import { ownBlocks } from '../draft/sections';
import { type RelatedPlace, titleSpan } from '../law/findings';
import type { Check } from './check';

/** Shorter texts have no grade to speak of. */
const FEWEST_WORDS = 100;
/** Sections that are named: the hardest. */
const MOST_SECTIONS = 5;

interface Graded {
  readonly section: Section;
  readonly grade: number;
}

/** The sections that are harder than the target, each without those inside it, hardest first. */
function hardSections(draft: Draft, target: number): Graded[] {
  return draft.sections
    .flatMap((section): Graded[] => {
      const { fleschKincaidGrade: grade, words } = gradeOfBlocks(ownBlocks(draft, section));
      return section.heading && words >= FEWEST_WORDS && grade > target ? [{ section, grade }] : [];
    })
    .sort((a, b) => b.grade - a.grade);
}

function toRelated({ section: { heading }, grade }: Graded): RelatedPlace[] {
  const name: Span | undefined = heading?.name;
  return name ? [{ start: name.start, end: name.end, message: t('grade {0}', grade) }] : [];
}

/** A draft that is harder to read than it should be. */
export const readingGrade: Check = {
  id: 'wording/reading-grade',
  severity: 'hint',
  about: () =>
    t(
      'The school grade (Flesch-Kincaid) that it takes to read the draft is measured by the length of sentences and words. The grade that it should have at most is `readingGrade` in proviso.yaml, in the front matter, or the setting `proviso.readingGrade`. Shorter sentences lower it most.',
    ),
  find({ draft, readingGrade: target }) {
    // The formula is made for English.
    if (draft.language !== 'en' && draft.language !== 'und') return [];
    const { fleschKincaidGrade: grade, words } = gradeOfBlocks(draft.blocks);
    if (words < FEWEST_WORDS || grade <= target) return [];
    const related = hardSections(draft, target).slice(0, MOST_SECTIONS).flatMap(toRelated);
    const message = t('Reading this draft takes grade {0}; it should be {1} at most.', grade, target);
    const hardest =
      related.length === 0
        ? ''
        : ` ${t('Its hardest sections: {0}.', related.map((place) => nameOf(draft, place)).join(', '))}`;
    return [{ ...titleSpan(draft), message: `${message}${hardest}`, related }];
  },
};

function nameOf(draft: Draft, { start, end }: Span): string {
  return `“${draft.text.slice(start, end)}”`;
}
