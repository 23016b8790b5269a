import { t } from '@vscode/l10n';
import { isEmptySection } from '../draft/sections';
import type { Check, Remark } from './check';
import { isMarkedHeading } from './markedHeading';

/** Sections without text. Several in a row are a list that is written as headings. */
export const emptySection: Check = {
  id: 'draft/empty-section',
  severity: 'information',
  about: () => t('A heading with nothing below it promises what the draft does not say.'),
  find: ({ draft }) =>
    draft.sections.flatMap((section, index): Remark[] => {
      const { heading } = section;
      if (!heading || !isMarkedHeading(heading) || !isEmptySection(section)) return [];
      const neighbours = [draft.sections[index - 1], draft.sections[index + 1]];
      const inRun = neighbours.some(
        (other) => other !== undefined && other.level === section.level && isEmptySection(other),
      );
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
