import { terms } from 'proviso:words';
import { t } from '@vscode/l10n';
import { type DefinedTerm, termsIn } from '../draft/definedTerms';
import type { Definition } from '../draft/definitions';
import { oneOf } from '../draft/oneOf';
import type { Check, Remark } from './check';

/** What a term stands for in a part of the draft only, on purpose. */
const IN_PART = new RegExp(oneOf(terms.inPart), 'i');

/** What the words of two definitions have in common beyond this share is the same definition, repeated. */
const SAME = 0.6;

function find(terms: readonly DefinedTerm[]): Remark[] {
  const remarks = terms.flatMap((term): Remark[] => {
    const [first, ...others] = term.definitions;
    const other = first && !term.isPronoun && others.find((one) => differs(first, one));
    if (!first || !other) return [];
    const message = t('“{0}” is defined twice, and differently.', term.name);
    const related = [{ start: first.start, end: first.end, message: t('the other definition') }];
    return [{ start: other.start, end: other.end, message, related }];
  });
  return remarks.sort((a, b) => a.start - b.start);
}

/** The same words are the same definition; a heading and the sentence below it are one. */
function differs(first: Definition, other: Definition): boolean {
  if (other.block - first.block <= 1 || !isTerm(first) || !isTerm(other)) return false;
  if (IN_PART.test(first.sentence) || IN_PART.test(other.sentence)) return false;
  return overlap(meaningOf(first), meaningOf(other)) < SAME;
}

const QUOTATION_MARKS = ['“', '"', '‘', "'"];

/** Not an abbreviation, nor the short name of what is named in full before it: Larch Inc. (“Larch”). */
function isTerm({ name, way, sentence }: Definition): boolean {
  const at = Math.max(...QUOTATION_MARKS.map((mark) => sentence.indexOf(mark + name)));
  const isShort = way === 'brackets' && sentence.slice(0, Math.max(0, at)).includes(name);
  return /^\p{Lu}/u.test(name) && !/^\p{Lu}{2,}s?$/u.test(name) && !isShort;
}

/** The words that say what the term stands for: those behind a verb, those before brackets. */
function meaningOf({ name, way, sentence }: Definition): ReadonlySet<string> {
  const at = sentence.indexOf(name);
  const text = way === 'brackets' ? sentence.slice(0, at).slice(-80) : sentence.slice(at + name.length);
  return new Set(text.toLowerCase().match(/[\p{L}\d]{4,}/gu));
}

/** How many of the words of the shorter one stand in the other. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common / Math.max(1, Math.min(one.size, other.size));
}

/** Terms with two meanings. */
export const termDefinedTwice: Check = {
  id: 'draft/term-defined-twice',
  severity: 'warning',
  about: () =>
    t(
      'A term that is defined in two places with other words has two meanings, or will have when one of them is changed. Definitions for one part of the draft, or for one law, are left alone.',
    ),
  find: ({ draft }) => find(termsIn(draft).terms),
};
