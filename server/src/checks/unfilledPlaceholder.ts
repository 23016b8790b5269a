import { checking } from 'proviso:words';
import { t } from '@vscode/l10n';
import type { Draft } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import { blockByBlock, type Check, type Remark } from './check';

/** Text in brackets that is no link, image, footnote, box to tick or reference. */
const BRACKETED = /(?<![\]!\\\w])\[(?<inner>[^[\]\n^][^[\]\n]{0,158})\](?![([:])/g;
/** Brackets of quotations and laws rather than of drafts: numbers, "[sic]", "[s]", notes on emphasis, a box to tick. */
const NOT_OPEN = new RegExp(String.raw`^(?:[\d\s.,;–-]+|✓|.|${oneOf(checking.bracketed)}|\*+|\.{3}|…)$`, 'i');
/** What stands where nobody has written yet: blanks, "TBD", a date of X's, filler text. */
const BLANK = new RegExp(String.raw`_{4,}|\b${oneOf(checking.blanks)}\b|\b${oneOf(checking.sampleAddresses)}\b`, 'g');
/** What mail-hiding scripts leave behind when a page is copied. */
const HIDDEN_MAIL = /^e-?mail(?:\s|&nbsp;|&#160;|\u00a0)+protected$/i;

/** Brackets in an example show what a record looks like. */
const EXAMPLE = new RegExp(String.raw`\b${oneOf(checking.examples)}[^.;]{0,80}$|["“]$`, 'i');

/** Between backticks. */
function isCode(source: string, start: number, end: number): boolean {
  return source[start - 1] === '`' && source[end] === '`';
}

/** Links that are defined somewhere: `[label]: address`. */
const DEFINITION = /^ {0,3}\[([^\]\n]{1,200})\]:/gm;

function remarksIn(source: string): readonly Remark[] {
  const bracketed = [...source.matchAll(BRACKETED)].flatMap((match): Remark[] => {
    const inner = match.groups?.inner?.trim() ?? '';
    if (NOT_OPEN.test(inner) || inner.endsWith('\\') || EXAMPLE.test(source.slice(0, match.index))) return [];
    // "Put `[privacy]` into the title": what readers are to write, and no place left open; `[Company]` is one.
    if (isCode(source, match.index, match.index + match[0].length) && inner === inner.toLowerCase()) return [];
    const message = HIDDEN_MAIL.test(inner)
      ? t('An e-mail address was lost when the text was copied: “{0}”.', match[0])
      : t('Still to be filled in: {0}', match[0]);
    return [{ start: match.index, end: match.index + match[0].length, message }];
  });
  const blanks = [...source.matchAll(BLANK)].map(
    (match): Remark => ({
      start: match.index,
      end: match.index + match[0].length,
      message: t('Still to be filled in: {0}', match[0]),
    }),
  );
  return [...bracketed, ...blanks].sort((a, b) => a.start - b.start);
}

const search = blockByBlock(remarksIn);

/** The places that a template left open, in document order. */
export function placeholdersIn(draft: Draft): readonly Remark[] {
  const remarks = search(draft);
  if (remarks.length === 0) return remarks;
  const defined = new Set([...draft.text.matchAll(DEFINITION)].map(([, label]) => `[${label?.toLowerCase()}]`));
  return remarks.filter(({ start, end }) => !defined.has(draft.text.slice(start, end).toLowerCase()));
}

/** Places that a template left open. */
export const unfilledPlaceholder: Check = {
  id: 'draft/unfilled-placeholder',
  severity: 'warning',
  about: () =>
    t(
      'Text in brackets, blanks, “TBD” and filler text are places that a template left open; “[email protected]” is what remains of an address when a page that hides it is copied. A reader learns nothing from them.',
    ),
  find: ({ draft }) => placeholdersIn(draft),
};
