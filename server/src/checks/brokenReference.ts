import { t } from '@vscode/l10n';
import type { Draft } from '../draft/draft';
import { plainName, type Reference, referencesIn } from '../draft/references';
import type { Fix } from '../law/findings';
import type { Check, Remark } from './check';

/** Fewer numbered headings than this are no numbering. */
const NUMBERED = 3;
/** One reference to a section by number may be to another text. */
const SEVERAL = 2;
const NUMBERED_LINE = /^[\s>*#_|-]{0,12}\d{1,2}\\?[.):]/m;

/**
 * References to sections by number that no section and no line has. A draft without any numbers has lost them, if it
 * refers to several; one whose numbering we do not understand is left alone.
 */
function brokenNumbers(draft: Draft): Remark[] {
  const referring = referencesIn(draft).filter(({ kind, name }) => kind === 'number' && /^\d/.test(name));
  const broken = referring.filter(({ target }) => !target);
  if (broken.length === 0) return [];
  const headed = new Set(
    draft.sections.flatMap(({ heading }) => /^\d+/.exec(heading?.number ?? '')?.map(Number) ?? []),
  );
  const isNumbered = headed.size >= NUMBERED && headed.has(1) && headed.has(2);
  const lostNumbers = headed.size === 0 && referring.length >= SEVERAL && !NUMBERED_LINE.test(draft.text);
  if (!isNumbered && !lostNumbers) return [];
  return broken.map(({ start, end, name }) => ({
    start,
    end,
    message: t('There is no section {0} in this draft.', name),
  }));
}

/** Links to a place in the draft that is not there. Where most of them lead nowhere, the places get their names from something that the draft does not show. */
function brokenLinks(draft: Draft): Remark[] {
  const found = referencesIn(draft).filter(({ kind }) => kind === 'anchor');
  const broken = found.filter((link) => !link.target && !/^(?:top)?$/.test(plainName(link.name)));
  if (namesOf(broken).size * 2 > namesOf(found).size) return [];
  return broken.map(({ label, name }) => ({
    start: label.start - 1,
    end: label.end,
    message: t('This link leads nowhere: there is no “#{0}” in this draft.', name),
    fixes: renumberedFixes(draft, name),
  }));
}

/** "#8-your-rights" where the heading is "9. Your rights" now, and no other has that title. */
function renumberedFixes({ sections, format }: Draft, target: string): readonly Fix[] {
  const parts = /^\d{1,3}-(?<name>.+)$/.exec(target);
  if (!parts || format !== 'markdown') return [];
  const title = parts.groups?.name ?? '';
  const same = sections.flatMap(({ heading }) =>
    heading && plainName(heading.title) === plainName(title) ? [heading] : [],
  );
  const [heading] = same;
  if (!heading || same.length > 1 || !/^[\d.]*$/.test(heading.number ?? '')) return [];
  const number = (heading.number ?? '').replaceAll('.', '');
  const text = `#${number === '' ? '' : `${number}-`}${title}`;
  return [{ kind: 'replace', old: `#${target}`, text, isSafe: true }];
}

function namesOf(references: readonly Reference[]): ReadonlySet<string> {
  return new Set(references.map(({ name }) => name));
}

/** Cross-references to sections that do not exist, or no longer. */
export const brokenReference: Check = {
  id: 'draft/broken-reference',
  severity: 'warning',
  about: () =>
    t(
      'A reference to a section by its number, or a link to a place in the draft, should lead to a section that is there. References to the sections of laws and of other texts are left alone.',
    ),
  find: ({ draft }) => [...brokenNumbers(draft), ...brokenLinks(draft)].sort((a, b) => a.start - b.start),
};
