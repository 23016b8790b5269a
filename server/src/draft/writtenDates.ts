import { reading } from 'proviso:words';
import { oneOf } from './oneOf';
/** A day as a draft writes it. */
export interface WrittenDate {
  /** Offset in the text. */
  readonly start: number;
  readonly text: string;
  /** The ISO days that it may mean, earliest first: 3/4/2026 means two. None where there is no such day. */
  readonly days: readonly string[];
  /** The month that a misspelt name may mean. */
  readonly meant?: string;
}

const { months: MONTHS, ordinals } = reading;
const NAME = '(?<month>\\p{Lu}\\p{L}{2,10})';
const DAY = `(?<day>\\d{1,2})${oneOf(ordinals)}?`;
const FORMS: readonly RegExp[] = [
  /(?<![\d/.-])(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?![\d/-])/g,
  /(?<![\d/.-])(?<one>\d{1,2})(?<mark>[-/.])(?<other>\d{1,2})\k<mark>(?<year>\d{4})(?![\d/-])/g,
  // With points it is the number of a version, with hyphens that of a telephone.
  /(?<![\d/.-])(?<one>\d{1,2})\/(?<other>\d{1,2})\/(?<short>\d{2})(?![\d/-])/g,
  new RegExp(`(?<!\\d)${DAY}\\s+(?:of\\s+)?${NAME}\\.?,?\\s+(?<year>\\d{4})(?!\\d)`, 'gu'),
  new RegExp(`(?<!\\p{L})${NAME}\\.?\\s+${DAY},?\\s+(?<year>\\d{4})(?!\\d)`, 'gu'),
];

/** Of years in two figures. */
const CENTURY = '20';

const MONTH_OF_YEAR = new RegExp(`(?<!\\p{L})${NAME}\\.?,?\\s+\\d{4}(?!\\d)`, 'gu');

/** The dates of a text as written, in order: days, and months of a year without a day. */
export function datesWrittenIn(text: string): readonly string[] {
  const days = datesIn(text);
  const isOfDay = (at: number): boolean =>
    days.some(({ start, text: { length } }) => start <= at && at < start + length);
  const months = [...text.matchAll(MONTH_OF_YEAR)].flatMap(({ 0: written, index, groups }) =>
    isOfDay(index) || monthNumber(groups?.month ?? '') === undefined ? [] : [{ start: index, text: written }],
  );
  return [...days, ...months].sort((a, b) => a.start - b.start).map((date) => date.text);
}

/** The days that a text gives in full, in order; words before a number that no month resembles are none. */
export function datesIn(text: string): WrittenDate[] {
  return FORMS.flatMap((form) =>
    [...text.matchAll(form)].flatMap((match): WrittenDate[] => {
      const { short = '', year = `${CENTURY}${short}`, month = '', day = '', one, other } = match.groups ?? {};
      const at = { start: match.index, text: match[0] };
      if (one !== undefined && other !== undefined)
        return [{ ...at, days: [...daysOf(year, one, other), ...daysOf(year, other, one)].sort() }];
      if (/^\d/.test(month)) return [{ ...at, days: daysOf(year, month, day) }];
      const number = monthNumber(month);
      if (number !== undefined) return [{ ...at, days: daysOf(year, String(number), day) }];
      const meant = MONTHS.find((name) => resembles(month.toLowerCase(), name.toLowerCase()));
      return meant === undefined ? [] : [{ ...at, days: [], meant }];
    }),
  ).sort((a, b) => a.start - b.start);
}

/** "Jan", "Sept" and full names. */
function monthNumber(name: string): number | undefined {
  const index = MONTHS.findIndex((month) => {
    const short = name.toLowerCase();
    return month.toLowerCase() === short || (short.length <= 4 && month.toLowerCase().startsWith(short));
  });
  return index < 0 ? undefined : index + 1;
}

function daysOf(year: string, month: string, day: string): string[] {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists =
    date.getUTCFullYear() === Number(year) &&
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day);
  return exists ? [date.toISOString().slice(0, 10)] : [];
}

/** Long names in which one letter is missing, added, wrong, or swapped with the next. */
function resembles(written: string, name: string): boolean {
  if (name.length < 5 || written[0] !== name[0] || Math.abs(written.length - name.length) > 1) return false;
  let head = 0;
  while (written[head] === name[head] && head < name.length) head += 1;
  const [rest, right] = [written.slice(head), name.slice(head)];
  if (rest.slice(1) === right.slice(1) || rest.slice(1) === right || rest === right.slice(1)) return true;
  return rest[0] === right[1] && rest[1] === right[0] && rest.slice(2) === right.slice(2);
}
