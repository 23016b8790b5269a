import { t } from '@vscode/l10n';
import type { Heading } from '../draft/draft';
import type { Check, Remark } from './check';
import { isMarkedHeading } from './markedHeading';

/** Further down, parts repeat their labels. */
const DEEPEST = 2;

/** Sections of the same name beside each other in one parent. */
export const duplicateSection: Check = {
  id: 'draft/duplicate-section',
  severity: 'hint',
  about: () =>
    t(
      'Two sections of the same name in the same part of a draft are mostly left over from editing; where both are meant, their titles should tell them apart.',
    ),
  find({ draft }) {
    const groups = new Map<string, Heading[]>();
    for (const { heading, parent, level } of draft.sections) {
      if (!heading || !isMarkedHeading(heading) || level > DEEPEST) continue;
      const key = `${parent} ${heading.title.toLowerCase().replace(/\s+/g, ' ')}`;
      groups.set(key, [...(groups.get(key) ?? []), heading]);
    }
    return [...groups.values()].flatMap(([first, second, ...more]): Remark[] => {
      // What comes three times is a label that parts of the draft have in common.
      if (!first || !second || more.length > 0) return [];
      return [{ ...second.name, message: t('There is already a section “{0}” here.', second.title) }];
    });
  },
};
