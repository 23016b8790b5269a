import type { Passage } from './passage';
import type { Part } from './sentence';

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?';
const DATE = new RegExp(
  `\\b(?:${MONTH}\\s{1,2}\\d{1,2}(?:st|nd|rd|th)?,?\\s{1,2}\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\s{1,2}(?:of\\s)?${MONTH},?\\s{1,2}\\d{4}|${MONTH},?\\s{1,2}\\d{4}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2}))\\b`,
  'gi',
);

/** "Law 78-17 dated 6 January 1978". */
const OF_A_LAW = /\b(?:law|act|regulation|directive|decree|article)\b[\s\d()/.EU-]*(?:dated|of)\s$/i;
/** "Countries without such laws (as of 23 January 2019)" bears no date of a policy, "updated as of" does. */
const AS_OF = /\b(?:as of|since)\s$/i;
const OF_THE_POLICY =
  /\b(?:effective|updated?|revis\w+|modified|amended|changed|policy|notice|statement|version|current)\b.{0,40}$/i;

/** A heading above versions that no longer hold. */
const OLD_VERSIONS = /\b(?:older|previous|earlier|past|prior|archived?)\b/i;

/** "Additional information for California residents (effective January 1, 2020)" is dated for itself. */
const OF_A_PART = /\b(?:additional|residents?|california|ccpa|gdpr|annex|appendix|addendum)\b/i;

/** The one date of a passage, as written; of several it is not certain what they are. */
export function dateParts({ kind, text, items, titles }: Passage): Part[] {
  if (kind === 'heading' && OF_A_PART.test(text)) return [];
  if (OLD_VERSIONS.test(titles[0] ?? '')) return [];
  const whole = [text, ...items.map((item) => item.text)].join('\n');
  const [date, ...more] = new Set(whole.match(DATE) ?? []);
  if (date === undefined || more.length > 0) return [];
  const before = whole.slice(0, whole.indexOf(date));
  return OF_A_LAW.test(before) || (AS_OF.test(before) && !OF_THE_POLICY.test(before)) ? [] : [{ literal: date }];
}
