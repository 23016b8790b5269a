import { t } from '@vscode/l10n';
import { type DefinedTerm, type DraftTerms, termsIn } from '../draft/definedTerms';
import type { Definition } from '../draft/definitions';
import type { Check, Remark } from './check';

/** Names this near to each other are given in one breath: (“Larch”, the “Company” or “we”). */
const ONE_BREATH = 40;

function find({ terms, uses }: DraftTerms): Remark[] {
  const used = new Set(uses.filter(({ defines }) => !defines).map(({ term }) => term));
  const spare = terms.filter((term) => !used.has(term) && isCapitalised(term));
  return spare.flatMap(({ name, definitions }): Remark[] => {
    const [first] = definitions;
    if (!first || first.way === 'entry' || hasOtherName(first, terms, used)) return [];
    const { start, end } = first;
    return [{ start, end, message: t('“{0}” is defined here, and the draft does not use it.', name) }];
  });
}

/** Abbreviations in capitals throughout, and two names in one. */
const OTHER = /^\p{Lu}{2,}s?$|\/|\s(?:or|and\/or)\s/u;

/** Small letters explain a word rather than define a term. */
function isCapitalised({ definitions, isPronoun }: DefinedTerm): boolean {
  return !isPronoun && definitions.every(({ name }) => /^\p{Lu}/u.test(name) && !OTHER.test(name));
}

/** Whether the same is given another name beside it, which is used. */
function hasOtherName(
  { block, start, end }: Definition,
  terms: readonly DefinedTerm[],
  used: ReadonlySet<DefinedTerm>,
): boolean {
  return terms.some(
    (other) =>
      used.has(other) &&
      other.definitions.some(
        (one) => one.block === block && one.start < end + ONE_BREATH && start < one.end + ONE_BREATH,
      ),
  );
}

/** Terms that are defined for nothing. */
export const unusedTerm: Check = {
  id: 'draft/unused-term',
  severity: 'information',
  about: () =>
    t(
      'A term that is defined and then not used is mostly left over from a template, or the text calls the same thing by another name. Terms are compared with their capital letters, in singular and plural.',
    ),
  find: ({ draft }) => find(termsIn(draft)),
};
