import { t } from '@vscode/l10n';
import type { Draft } from '../draft/draft';
import type { Fix } from '../law/findings';
import { blockByBlock, type Check, type Remark } from './check';

/** "Section 8", "sections 3", "clause 2.1": of this draft, unless what stands around says otherwise. */
const REFERENCE =
  /(?<before>[^.;]{0,40})\b(?:[Ss]ections?|SECTIONS?|[Cc]lauses?)(?:\s|&nbsp;)+(?<number>\d{1,2})(?:\.\d{1,2})*(?![\d-]|\.\d)(?<after>[^.;]{0,30})/g;
/** Another text is meant: "Section 5 of the FTC Act", "Act, Section 5", "Section 17(1)", "Section 9 GDPR". */
const ELSEWHERE_AFTER =
  /^[a-z]?\s?\(\w+\)|^\s+of our (?:\[|<a)|^[A-Za-z]?\)?,?\s*(?:of|under|in)\s+(?!(?:this|these|our)\b)|^[A-Za-z]?\s+(?:[A-Z]{2,}|\p{Lu}\p{Ll}+\s+(?:Act|Code|Law))/u;
const ELSEWHERE_BEFORE =
  /\b(?:Act|Code|Law|Regulations?|GDPR|Ordinance|Terms|Agreement|U\.?S\.?C|CFR|under|pursuant to)\b[^a-z]{0,6}(?:the\s+)?$/;
const LOCAL_LINK = /\]\(#(?<markdown>[^()\s]{1,200})\)|\bhref\s*=\s*["']#(?<html>[^"']{1,200})["']/g;
const ANCHOR = /\b(?:id|name)\s*=\s*["']([^"']{1,200})["']|\{#([\w-]{1,200})\}/g;
/** A provision may be a line with a number that is no heading. */
const NUMBERED_LINE = /^[\s>*#_|-]{0,12}(\d{1,2})\\?[.):]/gm;
/** Fewer numbered headings than this are no numbering. */
const NUMBERED = 3;
/** One reference to a section by number may be to another text. */
const SEVERAL = 2;

const numbers = blockByBlock((source) =>
  [...source.matchAll(REFERENCE)].flatMap((match): Remark[] => {
    const { before = '', number = '', after = '' } = match.groups ?? {};
    if (ELSEWHERE_AFTER.test(after) || ELSEWHERE_BEFORE.test(before)) return [];
    const start = match.index + before.length;
    return [{ start, end: match.index + match[0].length - after.length, message: number }];
  }),
);

const links = blockByBlock((source) =>
  [...source.matchAll(LOCAL_LINK)].map((match): Remark => {
    const target = match.groups?.markdown ?? match.groups?.html ?? '';
    const start = match.index + match[0].indexOf('#');
    return { start, end: start + target.length + 1, message: target };
  }),
);

/**
 * References to sections by number that no section and no line has. A draft without any numbers has lost them, if it
 * refers to several; one whose numbering we do not understand is left alone.
 */
function brokenNumbers(draft: Draft): Remark[] {
  const referring = numbers(draft);
  if (referring.length === 0) return [];
  const headed = new Set(draft.sections.flatMap(({ heading }) => leadingNumber(heading?.number ?? '')));
  // Mostly all are there: then the lines of the whole draft need not be looked at.
  if (referring.every(({ message }) => headed.has(numberOf(message)))) return [];
  const taken = new Set([
    ...headed,
    ...[...draft.text.matchAll(NUMBERED_LINE)].flatMap(([, n = '']) => leadingNumber(n)),
  ]);
  const isNumbered = headed.size >= NUMBERED && headed.has('1') && headed.has('2');
  const lostNumbers = taken.size === 0 && referring.length >= SEVERAL;
  if (!isNumbered && !lostNumbers) return [];
  return referring
    .filter(({ message }) => !taken.has(numberOf(message)))
    .map(({ start, end, message }) => ({ start, end, message: t('There is no section {0} in this draft.', message) }));
}

/** "07.2" is 7. */
function leadingNumber(number: string): string[] {
  const [digits] = /^\d+/.exec(number) ?? [];
  return digits === undefined ? [] : [numberOf(digits)];
}

/** "07" is 7. */
function numberOf(digits: string): string {
  return String(Number(digits));
}

/**
 * Links to a place in the draft that is not there; how a renderer spells the names of headings does not matter.
 * Where most of them lead nowhere, the places get their names from something that the draft does not show.
 */
function brokenLinks(draft: Draft): Remark[] {
  const found = links(draft);
  if (found.length === 0) return [];
  const places = placesOf(draft);
  const broken = found.filter(({ message }) => !isThere(message, places));
  if (targetsOf(broken).size * 2 > targetsOf(found).size) return [];
  return broken.map(({ start, end, message: target }) => ({
    start,
    end,
    message: t('This link leads nowhere: there is no “#{0}” in this draft.', target),
    fixes: renumberedFixes(draft, target),
  }));
}

/** "#8-your-rights" where the heading is "9. Your rights" now, and no other has that title. */
function renumberedFixes({ sections, format }: Draft, target: string): readonly Fix[] {
  const parts = /^\d{1,3}-(?<name>.+)$/.exec(target);
  if (!parts || format !== 'markdown') return [];
  const same = sections.flatMap(({ heading }) =>
    heading && plain(heading.title) === plain(target.slice(target.indexOf('-'))) ? [heading] : [],
  );
  const [heading] = same;
  if (!heading || same.length > 1 || !/^[\d.]*$/.test(heading.number ?? '')) return [];
  const number = (heading.number ?? '').replaceAll('.', '');
  const text = `#${number === '' ? '' : `${number}-`}${parts.groups?.name ?? ''}`;
  return [{ kind: 'replace', old: `#${target}`, text, isSafe: true }];
}

function targetsOf(remarks: readonly Remark[]): ReadonlySet<string> {
  return new Set(remarks.map(({ message }) => message));
}

function placesOf(draft: Draft): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { heading } of draft.sections) {
    if (heading) places.add(plain(heading.title)).add(plain(`${heading.number ?? ''}${heading.title}`));
  }
  for (const [, attribute, brace] of draft.text.matchAll(ANCHOR)) places.add(plain(attribute ?? brace ?? ''));
  return places;
}

/** A second heading of the same name is numbered by renderers: "contact-1". */
function isThere(target: string, places: ReadonlySet<string>): boolean {
  const name = decoded(target);
  return (
    plain(name) === '' ||
    plain(name) === 'top' ||
    places.has(plain(name)) ||
    places.has(plain(name.replace(/-\d+$/, '')))
  );
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
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
