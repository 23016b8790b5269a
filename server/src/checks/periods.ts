const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 365 / 12, year: 365 };

/** How many days a written period has ("twelve (12) months"), a year having 365; undefined where it is none in days. */
export function daysOfPeriod(text: string): number | undefined {
  const words = text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const [first = ''] = words;
  const count = /^\d/.test(first) ? Number(first) : NUMBERS[first];
  const unit = DAYS[(words.at(-1) ?? '').replace(/s$/, '')];
  return count === undefined || unit === undefined ? undefined : Math.round(count * unit);
}
