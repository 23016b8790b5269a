import { comparing } from 'proviso:words';

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries(comparing.numbers).map(([word, number]) => [word, Number(number)]),
);
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 365 / 12, year: 365 };

/** How many days a written period has ("twelve (12) months"), a year having 365; undefined where it is none in days. */
export function daysOfPeriod(text: string): number | undefined {
  const words = text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const [first = ''] = words;
  const count = /^\d/.test(first) ? Number(first) : NUMBERS.get(first);
  const unit = DAYS[(words.at(-1) ?? '').replace(/s$/, '')];
  return count === undefined || unit === undefined ? undefined : Math.round(count * unit);
}
