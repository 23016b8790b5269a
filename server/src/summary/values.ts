import type { Analysis } from '../service/policyService';
import { contactsIn, type Passage } from './passage';
import type { Part } from './sentence';

const literal = (text: string): Part => ({ literal: text });

/** The addresses and numbers of a passage, as written. */
export function contactParts({ text, items }: Passage): Part[] {
  return contactsIn([text, ...items.map((item) => item.text)].join('\n')).map(literal);
}

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?';
const DATE = new RegExp(
  `\\b(?:${MONTH}\\s{1,2}\\d{1,2}(?:st|nd|rd|th)?,?\\s{1,2}\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\s{1,2}(?:of\\s)?${MONTH},?\\s{1,2}\\d{4}|${MONTH},?\\s{1,2}\\d{4}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2}))\\b`,
  'gi',
);

/** The dates of a passage, as written. */
export function dateParts({ text, items }: Passage): Part[] {
  const all = [text, ...items.map((item) => item.text)].join('\n').match(DATE) ?? [];
  return [...new Set(all)].map(literal);
}

/** "Acme, Inc. (“Acme”, “we”)" at the start, or after "by", "is", "of": the forms in which drafts name themselves. */
const NAMED =
  /((?:[\p{Lu}\d][\p{L}\p{M}\d&.'’+-]*)(?:,? (?:(?:[\p{Lu}\d][\p{L}\p{M}\d&.'’+-]*)|of|and|the|for|&)){0,7})\s?\((?:hereinafter |hereafter |collectively |together )?(?:referred to as |the |“|"|'|‘|and ){0,4}[^)]{0,60}(?:\b[Ww]e\b|\b[Uu]s\b|\b[Oo]ur\b|[Cc]ompany|[Cc]ontroller)/u;

/** The name of the organisation: as declared, else as the passage gives it; nothing where that is not certain. */
export function nameParts(analysis: Analysis): (passage: Passage) => Part[] {
  const { name, short } = analysis.settings.organisation;
  return ({ text }) => {
    const declared = [name, short].find((one) => one !== undefined && text.includes(one));
    if (declared !== undefined) return [literal(declared)];
    const named = NAMED.exec(text)?.[1];
    return named !== undefined && /^\p{Lu}/u.test(named) ? [literal(named)] : [];
  };
}
