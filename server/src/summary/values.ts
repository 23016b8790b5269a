import { contactsIn, type Passage } from './passage';
import type { Part } from './sentence';

const literal = (text: string): Part => ({ literal: text });

/** A passage that tells people to write to the organisation itself. */
const TO_US =
  /\b(?:(?:contact|contacting|reach|e-?mail|write to|writing to|call|calling|reach out to) (?:us|me|our)|us (?:at|via|by|through)|(?:questions?|concerns?|comments?|inquir\w+|enquir\w+)\b.{0,120}\bcontact|(?:questions?|requests?|concerns?|inquir\w+|enquir\w+) (?:\w+ ){0,8}(?:sent|send|submitted|submit|addressed|directed) to|(?:open|file|create) an issue (?:at|on|via))\b/i;
const CONTACT_TITLE = /^\W*(?:how to )?(?:contact|get in touch|reach|questions?)\b/i;

/** Somebody else's address. */
const OTHERS =
  /\b(?:commissioner|authorit\w+|board|regulator\w*|ombuds\w+|attorney general|department|office for civil rights|helpline|ico|supervisory|complain\w*|grievance|dispute|disabilit\w+|alternative formats?|representative|third.party|standard contractual clauses|testimonials?|friends?|applicants?|candidates?|google|stripe|amazon|meta|facebook|whistle\W?blow\w*)\b|^\W*if you(?:['’]re| are| live| reside)\b[^,]{0,40}\bin\b/i;

/** "If you are a California resident, use our form. You may also call …" */
const FOR_SOME = /^\W*if you(?:['’]re| are| live| reside)\b[^,]{0,40}\b(?:in|residents?|citizens?)\b/i;

/** "E-mail providers can contact us at …": not for readers. */
const OF_OTHERS =
  /^(?!(?:you|users?|customers?|individuals|anyone|patients?|visitors?|members?|consumers?|people|data subjects)\b)\p{L}[\p{L} -]{2,40} (?:can|may|should) (?:contact|reach|e-?mail|write)\b/iu;

const UNSUBSCRIBING = /\bunsubscrib\w*/i;

/** Where to write to about one thing: newsletters, a blog, the data of a child; or to somebody named. */
const FOR_ONE_THING =
  /\bunsubscrib\w*|\bopt(?:ing)?[- ]out of (?:\w+ ){0,2}(?:e-?mails?|newsletters?|marketing|text)|\bour blogs?\b|\btestimonials?\b|\b(?:your|a|related to|of) child\w*|\bchildren['’]s\b|\bcontact \p{Lu}\w+ directly\b/iu;

/** The e-mail addresses and telephone numbers under which the organisation itself is reached, as written. */
export function contactParts({ kind, text, before, items, titles }: Passage): Part[] {
  const whole = [text, ...items.map((item) => item.text)].join('\n');
  if (
    OF_OTHERS.test(text) ||
    UNSUBSCRIBING.test(before) ||
    FOR_ONE_THING.test(whole) ||
    FOR_ONE_THING.test(titles[0] ?? '')
  )
    return [];
  if (FOR_SOME.test(before) && !/^\W*for (?:all|any)\b/i.test(text)) return [];
  if (kind === 'row' || kind === 'heading' || OTHERS.test(whole) || OTHERS.test(titles[0] ?? '')) return [];
  if (!TO_US.test(whole) && !CONTACT_TITLE.test(titles[0] ?? '')) return [];
  // A bare domain is as often a name as an address.
  return (
    contactsIn(whole)
      .filter((found) => /^(?:https?:|www\.|[+(\d])|@|\//i.test(found) && !NO_ADDRESS.test(found))
      // "@mara@social.example" is a name in a network.
      .filter((found) => !whole.includes(`@${found}`))
      .filter((found) => !/^[\d -]+$/.test(found) || CALLED.test(whole))
      .filter((found) => !isPostcode(found, whole))
      .map(literal)
  );
}

/** Seven digits in an address are a postcode, unless a word before them says that they are to be called. */
function isPostcode(found: string, whole: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  if (/[^\d -]/.test(found) || digits > 7) return false;
  const before = whole.slice(0, whole.indexOf(found)).slice(-CALL_REACH);
  return !CALLED.test(before);
}

/** Letters before a number in which it is said that it is to be called. */
const CALL_REACH = 24;

/** Digits alone may be any number: of a company, of a post office. */
const CALLED = /\b(?:phone|tel|telephone|call|calling|toll|mobile|fax)\b/i;

/** An address that the next word runs into ("help@acme.example" before "Acme", ".Also"), the numbers of a statute. */
const NO_ADDRESS = /\.[a-z]{2,}\.?\p{Lu}\p{Ll}|\d{4}\.\d/u;

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
  return OF_A_LAW.test(before) || (AS_OF.test(before) && !OF_THE_POLICY.test(before)) ? [] : [literal(date)];
}
