import { t } from '@vscode/l10n';
import type { Section } from '../draft/draft';
import type { Check, Remark } from './check';

function isEmpty({ heading, firstBlock, endBlock }: Section): boolean {
  return heading !== undefined && endBlock - firstBlock === 1;
}

/** Titles that only their mark makes titles; others may be a line of text. */
const CLEAR: ReadonlySet<string> = new Set(['atx', 'setext', 'html']);

/** Sections without text. Several in a row are a list that is written as headings. */
export const emptySection: Check = {
  id: 'draft/empty-section',
  severity: 'information',
  about: () => t('A heading with nothing below it promises what the draft does not say.'),
  find: ({ draft }) =>
    draft.sections.flatMap((section, index): Remark[] => {
      const { heading } = section;
      if (!heading || !isEmpty(section) || !CLEAR.has(heading.style)) return [];
      const neighbours = [draft.sections[index - 1], draft.sections[index + 1]];
      const inRun = neighbours.some((other) => other !== undefined && other.level === section.level && isEmpty(other));
      if (inRun || heading.start === draft.title?.start) return [];
      return [
        {
          ...heading.name,
          message: t(
            'Nothing stands under “{0}”: its text is missing, or the headings after it should be a level deeper.',
            heading.title,
          ),
        },
      ];
    }),
};
