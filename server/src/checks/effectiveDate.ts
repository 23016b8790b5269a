import { t } from '@vscode/l10n';
import type { Evidence } from '../detect/detection';
import { isInOpenPlace } from '../draft/openPlace';
import { datesIn, type WrittenDate } from '../draft/writtenDates';
import { monthsAfter } from '../law/days';
import type { Check, CheckInput, Remark } from './check';

const ID = 'effective-date';

/** A date that says since when the draft holds, and its place in the source. */
interface Placed {
  readonly date: WrittenDate;
  readonly start: number;
  readonly end: number;
}

/** Looks at the dates that say since when the draft holds. */
function find(input: CheckInput): readonly Remark[] {
  const { draft, detection, day } = input;
  const dated = detection.disclosures.find(({ id }) => id === ID);
  const dates = new Map<number, Placed>();
  for (const { start, end } of dated?.evidence.filter(isOwn) ?? []) {
    for (const date of datesIn(draft.text.slice(start, end))) {
      const at = start + date.start;
      if (isInOpenPlace(draft.text, at)) continue;
      dates.set(at, { date, start: at, end: at + date.text.length });
    }
  }
  const placed = [...dates.values()].sort((a, b) => a.start - b.start);
  const remarks = placed.flatMap(({ date, start, end }): Remark[] => {
    const message = judge(date, day);
    return message === undefined ? [] : [{ start, end, message }];
  });
  return [...remarks, ...overdue(input, placed)].sort((a, b) => a.start - b.start);
}

function isOwn({ via }: Evidence): boolean {
  return via !== 'table';
}

function judge({ days, text, meant }: WrittenDate, today: string): string | undefined {
  if (days.length === 0)
    return meant === undefined
      ? t('There is no such day: {0}.', text)
      : t('There is no such month: {0}. “{1}” may be meant.', text, meant);
  return days.every((day) => day > today)
    ? t('This day lies ahead: {0}. Until then the draft announces a policy rather than stating one.', text)
    : undefined;
}

/** The last date, where a law wants the draft brought up to date more often. */
function overdue({ laws, day }: CheckInput, placed: readonly Placed[]): Remark[] {
  const wanted = laws.flatMap((law) =>
    law.requirements.flatMap(({ disclosure, updatedEvery, citation, must, severity }) =>
      disclosure === ID && updatedEvery !== undefined ? [{ law, updatedEvery, citation, must, severity }] : [],
    ),
  );
  // Of the two days that figures may mean, the later one counts.
  const latest = (date: WrittenDate): string => date.days.at(-1) ?? '';
  const last = placed.reduce<Placed | undefined>(
    (best, one) => (latest(one.date) > latest(best?.date ?? one.date) || !best ? one : best),
    undefined,
  );
  if (!last || latest(last.date) === '') return [];
  const { start, end, date } = last;
  const late = wanted.filter(({ updatedEvery }) => monthsAfter(latest(date), updatedEvery) < day);
  const [first] = late;
  if (!first) return [];
  return [
    {
      start,
      end,
      message: t(
        'The draft was last updated more than {0} months ago: {1}. Wanted: {2}.',
        first.updatedEvery,
        date.text,
        late.map(({ law, must, citation }) => `${must} (${law.short}, ${citation})`).join('; '),
      ),
      severity: first.severity,
      citations: late.map(({ citation }) => citation),
    },
  ];
}

/** Effective dates that do not exist, lie ahead, or are older than a law allows. */
export const effectiveDate: Check = {
  id: 'draft/effective-date',
  severity: 'information',
  about: () =>
    t(
      'The day since which a policy holds should be a day that exists. One that lies ahead is right only for a policy that is announced beforehand. Where a law that applies wants the policy updated every so often, an older date shows that it is overdue.',
    ),
  find,
};
