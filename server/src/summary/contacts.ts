import { contactsIn, type Passage } from './passage';
import type { Part } from './sentence';

/** A passage that tells people to write to the organisation itself. */
const TO_US =
  /\b(?:(?:contact|contacting|reach|e-?mail|write to|writing to|call|calling|reach out to) (?:us|me|our)|us (?:at|via|by|through)|(?:questions?|concerns?|comments?|inquir\w+|enquir\w+)\b.{0,120}\bcontact|(?:questions?|requests?|concerns?|inquir\w+|enquir\w+) (?:\w+ ){0,8}(?:sent|send|submitted|submit|addressed|directed) to|(?:open|file|create) an issue (?:at|on|via))\b/i;
const CONTACT_TITLE = /^\W*(?:how to )?(?:contact|get in touch|reach|questions?)\b/i;

/** Somebody else's address. */
const OTHERS =
  /\b(?:commissioner|authorit\w+|board|regulator\w*|ombuds\w+|attorney general|department|office for civil rights|helpline|ico|supervisory|complain\w*|grievance|dispute|disabilit\w+|alternative formats?|accessib\w*|accommodations?|phishing|vulnerabilit\w*|security (?:issue|incident)s?|investors?|journalists?|representative|third.party|standard contractual clauses|testimonials?|friends?|applicants?|candidates?|google|stripe|amazon|meta|facebook|whistle\W?blow\w*)\b|^\W*if you(?:['’]re| are| live| reside)\b[^,]{0,40}\bin\b/i;

/** "If you are a California resident, use our form. You may also call …" */
const FOR_SOME = /^\W*if you(?:['’]re| are| live| reside)\b[^,]{0,40}\b(?:in|residents?|citizens?)\b/i;

/** "E-mail providers can contact us at …": not for readers. */
const OF_OTHERS =
  /^(?!(?:you|users?|customers?|individuals|anyone|patients?|visitors?|members?|consumers?|people|data subjects)\b)\p{L}[\p{L} -]{2,40} (?:can|may|should) (?:contact|reach|e-?mail|write)\b/iu;

const UNSUBSCRIBING = /\bunsubscrib\w*/i;

/** Where to write to about one thing: newsletters, a blog, the data of a child; or to somebody named. */
const FOR_ONE_THING =
  /\bopt(?:ing)?[- ]out of (?:\w+ ){0,2}(?:e-?mails?|newsletters?|marketing|text)|\bour blogs?\b|\b(?:your|a|related to|of) child\w*|\bchildren['’]s\b|\bcontact \p{Lu}\w+ directly\b/iu;

/** "You can contact EDPO at …": an acronym that is not that of our officer. */
const OF_A_FIRM = /\b[Cc]ontact (?!(?:DPO|HR|IT|UK|EU|US)\b)\p{Lu}{3,}\b/u;

/** The e-mail addresses and telephone numbers under which the organisation itself is reached, as written. */
export function contactParts(passage: Passage): Part[] {
  const whole = [passage.text, ...passage.items.map((item) => item.text)].join('\n');
  if (isElsewhere(passage, whole) || !isToUs(passage, whole)) return [];
  return contactsIn(whole)
    .filter((found) => isAddress(found, whole))
    .map((literal) => ({ literal }));
}

function isToUs({ kind, titles }: Passage, whole: string): boolean {
  if (kind === 'row' || kind === 'heading') return false;
  return TO_US.test(whole) || CONTACT_TITLE.test(titles[0] ?? '');
}

/** Somebody else is reached there, or the organisation by some readers or about one thing only. */
function isElsewhere({ text, before, titles: [title = ''] }: Passage, whole: string): boolean {
  if ([OTHERS, FOR_ONE_THING].some((pattern) => pattern.test(whole) || pattern.test(title))) return true;
  if (OF_OTHERS.test(text) || OF_A_FIRM.test(whole) || [before, whole, title].some((part) => UNSUBSCRIBING.test(part)))
    return true;
  return FOR_SOME.test(before) && !/^\W*for (?:all|any)\b/i.test(text);
}

/** A bare domain is as often a name as an address, "@mara@social.example" a name in a network. */
function isAddress(found: string, whole: string): boolean {
  if (!/^(?:https?:|www\.|[+(\d])|@|\//i.test(found) || NO_ADDRESS.test(found) || whole.includes(`@${found}`))
    return false;
  if (!/^[\d(+]/.test(found)) return true;
  if (/^[\d -]+$/.test(found) && !CALLED.test(whole)) return false;
  return !isPostcode(found, whole) && !isCutOff(found, whole);
}

/** Seven digits in an address are a postcode, unless a word before them says that they are to be called. */
function isPostcode(found: string, whole: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  if (/[^\d -]/.test(found) || digits > 7) return false;
  const before = whole.slice(0, whole.indexOf(found)).slice(-CALL_REACH);
  return !CALLED.test(before);
}

/** "800- (782-7282)", "+44 (0)20 7775 6667": the number begins before what was read as one. */
function isCutOff(found: string, whole: string): boolean {
  return /[\d+][\s().-]*$/.test(whole.slice(0, whole.indexOf(found)));
}

/** Letters before a number in which it is said that it is to be called. */
const CALL_REACH = 24;

/** Digits alone may be any number: of a company, of a post office. */
const CALLED = /\b(?:phone|tel|telephone|call|calling|toll|mobile|fax)\b/i;

/** An address that the next word runs into ("help@acme.example" before "Acme", ".Also"), the numbers of a statute. */
const NO_ADDRESS = /\.[a-z]{2,}\.?\p{Lu}\p{Ll}|\d{4}\.\d/u;
