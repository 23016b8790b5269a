import { t } from '@vscode/l10n';
import type { Check, CheckInput, Remark } from './check';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})';
const DATES: readonly RegExp[] = [
  /(?<![\d-])(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?![\d-])/gi,
  new RegExp(`(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\.?,?\\s+(?<year>\\d{4})(?!\\d)`, 'gi'),
  new RegExp(`\\b${MONTH}\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})(?!\\d)`, 'gi'),
];

interface WrittenDate {
  readonly start: number;
  readonly text: string;
  /** ISO date; undefined where there is no such day. */
  readonly day: string | undefined;
}

function datesIn(text: string): WrittenDate[] {
  return DATES.flatMap((form) =>
    [...text.matchAll(form)].map((match): WrittenDate => {
      const { year = '', month = '', day = '' } = match.groups ?? {};
      const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
      return { start: match.index, text: match[0], day: isoDay(Number(year), number, Number(day)) };
    }),
  ).sort((a, b) => a.start - b.start);
}

function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

/** Looks at the dates that say since when the draft holds. */
function find({ draft, detection, day }: CheckInput): readonly Remark[] {
  const dated = detection.disclosures.find(({ id }) => id === 'effective-date');
  const remarks = new Map<number, Remark>();
  for (const evidence of dated?.evidence ?? []) {
    for (const date of datesIn(draft.text.slice(evidence.start, evidence.end))) {
      const message = judge(date, day);
      const start = evidence.start + date.start;
      if (message !== undefined) remarks.set(start, { start, end: start + date.text.length, message });
    }
  }
  return [...remarks.values()].sort((a, b) => a.start - b.start);
}

function judge({ day, text }: WrittenDate, today: string): string | undefined {
  if (day === undefined) return t('There is no such day: {0}.', text);
  return day > today
    ? t('This day lies ahead: {0}. Until then the draft announces a policy rather than stating one.', text)
    : undefined;
}

/** Effective dates that do not exist or lie ahead. */
export const effectiveDate: Check = {
  id: 'draft/effective-date',
  severity: 'information',
  about: () =>
    t(
      'The day since which a policy holds should be a day that exists. One that lies ahead is right only for a policy that is announced beforehand.',
    ),
  find,
};
