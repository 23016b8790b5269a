import { oneOf } from '../draft/oneOf';
import type { TellingWords } from '../knowledge/tellingWords';
import { contactsIn, type Passage } from './passage';
import { compiledOnce } from './patterns';
import type { Part } from './sentence';

const patternsOf = compiledOnce((words: TellingWords) => ({
  toUs: new RegExp(`\\b${oneOf(words.toUs)}\\b`, 'i'),
  contactTitle: new RegExp(`^\\W*${oneOf(words.contactTitles)}\\b`, 'i'),
  others: new RegExp(`\\b${oneOf(words.othersReached)}\\b|^\\W*${oneOf(words.forPlace)}\\b`, 'i'),
  forReaders: new RegExp(`^\\W*${oneOf(words.forReaders)}\\b`, 'i'),
  forEverybody: new RegExp(`^\\W*${oneOf(words.forEverybody)}\\b`, 'i'),
  /** "E-mail providers can contact us at …": not for readers. */
  ofOthers: new RegExp(`^(?!${oneOf(words.readers)}\\b)\\p{L}[\\p{L} -]{2,40} ${oneOf(words.canWrite)}\\b`, 'iu'),
  unsubscribing: new RegExp(`\\b${oneOf(words.unsubscribing)}`, 'i'),
  forOneThing: new RegExp(`\\b${oneOf(words.forOneThing)}`, 'i'),
  toNamed: new RegExp(`\\b${oneOf(words.toNamed)}\\b`, 'u'),
  /** "You can contact EDPO at …": an acronym that is not that of our officer. */
  ofFirm: new RegExp(`\\b${oneOf(words.reach)} (?!${oneOf(words.ownAcronyms)}\\b)\\p{Lu}{3,}\\b`, 'u'),
  called: new RegExp(`\\b${oneOf(words.called)}\\b`, 'i'),
}));

/** The e-mail addresses and telephone numbers under which the organisation itself is reached, as written. */
export function contactParts(passage: Passage, words: TellingWords): Part[] {
  const whole = [passage.text, ...passage.items.map((item) => item.text)].join('\n');
  if (!isToUs(passage, whole, words) || isElsewhere(passage, whole, words)) return [];
  return contactsIn(whole)
    .filter((found) => isAddress(found, whole, patternsOf(words).called))
    .map((literal) => ({ literal }));
}

function isToUs({ kind, titles }: Passage, whole: string, words: TellingWords): boolean {
  if (kind === 'row' || kind === 'heading') return false;
  const { toUs, contactTitle } = patternsOf(words);
  return toUs.test(whole) || contactTitle.test(titles[0] ?? '');
}

/** Somebody else is reached there, or the organisation by some readers or about one thing only. */
function isElsewhere({ text, before, titles: [title = ''] }: Passage, whole: string, words: TellingWords): boolean {
  const { others, forOneThing, toNamed, ofOthers, ofFirm, unsubscribing, forReaders, forEverybody } = patternsOf(words);
  if ([others, forOneThing].some((pattern) => pattern.test(whole) || pattern.test(title))) return true;
  if (ofOthers.test(text) || ofFirm.test(whole) || toNamed.test(whole)) return true;
  const sentences = [...before(), text];
  if ([sentences.at(-2) ?? '', whole, title].some((part) => unsubscribing.test(part))) return true;
  const addressing = sentences.findLast((one) => forEverybody.test(one) || forReaders.test(one));
  return addressing !== undefined && !forEverybody.test(addressing);
}

/** A bare domain is as often a name as an address, "@mara@social.example" a name in a network. */
function isAddress(found: string, whole: string, called: RegExp): boolean {
  if (!/^(?:https?:|www\.|[+(\d])|@|\//i.test(found) || NO_ADDRESS.test(found) || whole.includes(`@${found}`))
    return false;
  if (!/^[\d(+]/.test(found)) return true;
  if (/^[\d -]+$/.test(found) && !called.test(whole)) return false;
  return !isPostcode(found, whole, called) && !isCutOff(found, whole);
}

/** Seven digits in an address are a postcode, unless a word before them says that they are to be called. */
function isPostcode(found: string, whole: string, called: RegExp): boolean {
  const digits = found.replace(/\D/g, '').length;
  if (/[^\d -]/.test(found) || digits > 7) return false;
  const before = whole.slice(0, whole.indexOf(found)).slice(-CALL_REACH);
  return !called.test(before);
}

/** "800- (782-7282)", "+44 (0)20 7775 6667": the number begins before what was read as one. */
function isCutOff(found: string, whole: string): boolean {
  return /[\d+][\s().-]*$/.test(whole.slice(0, whole.indexOf(found)));
}

/** Letters before a number in which it is said that it is to be called. */
const CALL_REACH = 24;

/** An address that the next word runs into ("help@acme.example" before "Acme", ".Also"), the numbers of a statute. */
const NO_ADDRESS = /\.[a-z]{2,}\.?\p{Lu}\p{Ll}|\d{4}\.\d/u;
