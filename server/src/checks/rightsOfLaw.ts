import { checking } from 'proviso:words';
import { t } from '@vscode/l10n';
import type { Section } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import type { Law } from '../knowledge/knowledge';
import type { Check, CheckInput, Remark } from './check';

/** A section that gives fewer of a law's rights is not about them. */
const SEVERAL = 3;

const OF_RIGHTS = new RegExp(String.raw`\b${oneOf(checking.rights)}\b`, 'i');

/** Whether a title is about the rights of one law or place: "Your rights under the GDPR", "California privacy rights". */
function isAbout({ heading }: Section, { short, jurisdiction }: Law): boolean {
  const title = heading?.title ?? '';
  return OF_RIGHTS.test(title) && (title.includes(short) || title.includes(jurisdiction.split(',')[0] ?? jurisdiction));
}

/** A place in a section. */
function isIn({ start, end }: Section, at: number): boolean {
  return start <= at && at < end;
}

/**
 * Rights that a law gives and that the section about its rights leaves out, while the section about another law's
 * rights gives them: readers of the one do not read the other. What no section gives is missing anyway.
 */
function find(input: CheckInput): readonly Remark[] {
  const { draft, laws } = input;
  const about = draft.sections.flatMap((section) => {
    const named = laws.filter((law) => isAbout(section, law));
    return named.length === 0 ? [] : [{ section, named }];
  });
  if (about.length < 2) return [];
  return about.flatMap(({ section, named }): Remark[] => {
    const [law, ...more] = named;
    if (!law || more.length > 0) return [];
    const others = about.filter((other) => !other.named.includes(law)).map((other) => other.section);
    const left = leftOut(input, law, section, others);
    const { heading } = section;
    if (left.length === 0 || !heading) return [];
    const titles = left.map(({ title }) => title.toLowerCase()).join('; ');
    return [
      {
        ...heading.name,
        message: t('Rights of the {0} that stand only in sections about other laws: {1}.', law.short, titles),
        citations: left.map(({ citation }) => citation),
        related: left.map(({ start, end, title }) => ({ start, end, message: title })),
      },
    ];
  });
}

interface LeftOut {
  readonly title: string;
  readonly citation: string;
  readonly start: number;
  readonly end: number;
}

function leftOut(
  { detection, judged, rightTitles }: CheckInput,
  law: Law,
  section: Section,
  others: readonly Section[],
): readonly LeftOut[] {
  const wanted = judged.filter(
    ({ law: of, requirement, verdict }) =>
      of === law && !requirement.recommended && verdict === 'met' && rightTitles.has(requirement.disclosure),
  );
  if (wanted.length < SEVERAL) return [];
  const evidence = new Map(detection.disclosures.map((found) => [found.id, found.evidence]));
  const stands = (right: string): boolean =>
    (evidence.get(right) ?? []).some(({ start }) => isIn(section, start)) ||
    detection.rights.some((named) => named.right === right && isIn(section, named.start));
  const given = wanted.filter(({ requirement }) => stands(requirement.disclosure));
  if (given.length < SEVERAL) return [];
  return wanted.flatMap((entry): LeftOut[] => {
    const { disclosure, citation } = entry.requirement;
    const places = evidence.get(disclosure) ?? [];
    const [place] = places;
    const onlyElsewhere = places.every(({ start }) => others.some((other) => isIn(other, start)));
    if (given.includes(entry) || !place || !onlyElsewhere) return [];
    return [{ title: rightTitles.get(disclosure) ?? disclosure, citation, start: place.start, end: place.end }];
  });
}

/** Sections about the rights of one law that leave out rights which stand under another. */
export const rightsOfLaw: Check = {
  id: 'draft/rights-of-law',
  severity: 'hint',
  about: () =>
    t(
      'Where a draft has one section for the rights of each law, a right that a law gives should stand in the section about that law: its readers do not look for it in another. Rights that stand nowhere are missing disclosures.',
    ),
  find,
};
