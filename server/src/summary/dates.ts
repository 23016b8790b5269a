import { oneOf } from '../draft/oneOf';
import { datesWrittenIn } from '../draft/writtenDates';
import type { TellingWords } from '../knowledge/tellingWords';
import type { Passage } from './passage';
import { compiledOnce } from './patterns';
import type { Part } from './sentence';

const patternsOf = compiledOnce((words: TellingWords) => ({
  /** "Law 78-17 dated 6 January 1978". */
  ofLaw: new RegExp(
    `\\b${oneOf(words.laws)}\\b(?:[\\s\\d()/.-]|${oneOf(words.withinLaws)})*${oneOf(words.behindLaws)}\\s$`,
    'i',
  ),
  /** "Countries without such laws (as of 23 January 2019)" bears no date of a policy, "updated as of" does. */
  asOf: new RegExp(`\\b${oneOf(words.asOf)}\\s$`, 'i'),
  ofPolicy: new RegExp(`\\b${oneOf(words.ofPolicy)}\\b.{0,40}$`, 'i'),
  oldVersions: new RegExp(`\\b${oneOf(words.oldVersions)}\\b`, 'i'),
  ofPart: new RegExp(`\\b${oneOf(words.ofPart)}\\b`, 'i'),
}));

/** The one date of a passage, as written; of several it is not certain what they are. */
export function dateParts({ kind, text, items, titles }: Passage, words: TellingWords): Part[] {
  const { ofLaw, asOf, ofPolicy, oldVersions, ofPart } = patternsOf(words);
  if (kind === 'heading' && ofPart.test(text)) return [];
  if (oldVersions.test(titles[0] ?? '')) return [];
  const whole = [text, ...items.map((item) => item.text)].join('\n');
  const [date, ...more] = new Set(datesWrittenIn(whole));
  if (date === undefined || more.length > 0) return [];
  const before = whole.slice(0, whole.indexOf(date));
  return ofLaw.test(before) || (asOf.test(before) && !ofPolicy.test(before)) ? [] : [{ literal: date }];
}
