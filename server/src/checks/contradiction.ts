import { t } from '@vscode/l10n';
import type { Opposed, OpposedPlace } from '../detect/detection';
import type { Draft } from '../draft/draft';
import { sourceLine } from '../draft/sourceText';
import type { Check, CheckInput, Remark } from './check';
import { daysOfPeriod } from './periods';

/** Two places that cannot both be right. */
interface Pair {
  readonly one: OpposedPlace;
  readonly other: OpposedPlace;
}

/** A denial and what says the contrary; in one paragraph, the second mostly limits the first. */
function deniedAndStated({ denied, stated }: Opposed): Pair | undefined {
  for (const one of denied) {
    const other = stated.find(({ block }) => Math.abs(block - one.block) > 1 || block < one.block);
    if (other) return { one, other };
  }
  return undefined;
}

/** Two different periods for what is called the same. */
function differentPeriods(draft: Draft, { periods }: Opposed): Pair | undefined {
  const known = new Map<string, { readonly place: OpposedPlace; readonly days: number }>();
  for (const place of longestNames(periods)) {
    const { kept, period } = place.captures;
    const days = period && daysOfPeriod(draft.text.slice(period.start, period.end));
    if (!kept || days === undefined) continue;
    const name = singular(draft.text.slice(kept.start, kept.end));
    const before = known.get(name);
    if (!before) known.set(name, { place, days });
    else if (before.days !== days && before.place.block !== place.block) return { one: before.place, other: place };
  }
  return undefined;
}

/** Of places with the same period, those that say most exactly what is kept: "server logs" rather than "logs". */
function longestNames(places: readonly OpposedPlace[]): readonly OpposedPlace[] {
  const best = new Map<number, OpposedPlace>();
  for (const place of places) {
    const { period } = place.captures;
    const before = period && best.get(period.start);
    if (period && (!before || lengthOfName(place) > lengthOfName(before))) best.set(period.start, place);
  }
  return [...best.values()];
}

function lengthOfName({ captures: { kept } }: OpposedPlace): number {
  return kept ? kept.end - kept.start : 0;
}

/** "Server logs" and "server log" are the same. */
function singular(name: string): string {
  return name
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/s$/, ''))
    .join(' ');
}

function find({ draft, detection, contradictions }: CheckInput): readonly Remark[] {
  const titles = new Map(contradictions.map(({ id, title }) => [id, title]));
  return detection.opposed
    .flatMap((opposed): Remark[] => {
      const pair = deniedAndStated(opposed) ?? differentPeriods(draft, opposed);
      if (!pair) return [];
      const [first, second] = pair.one.start < pair.other.start ? [pair.one, pair.other] : [pair.other, pair.one];
      const message = t(
        'The draft contradicts itself on {0}: “{1}”, and elsewhere “{2}”.',
        titles.get(opposed.contradiction) ?? opposed.contradiction,
        sourceLine(draft, second),
        sourceLine(draft, first),
      );
      const related = [{ start: first.start, end: first.end, message: t('the other place') }];
      return [{ start: second.start, end: second.end, message, related }];
    })
    .sort((a, b) => a.start - b.start);
}

/** What is said in one place and denied in another, and two periods for the same data. */
export const contradiction: Check = {
  id: 'draft/contradiction',
  severity: 'warning',
  about: () =>
    t(
      'What a policy denies in one place it should not say in another: that data is not sold and may be sold, that no cookies are used and that they are; nor should it give two periods for the same data. Sentences that limit what they say (“without your consent”) are left alone.',
    ),
  find,
};
