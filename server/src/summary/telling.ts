import { oneOf } from '../draft/oneOf';
import type { TellingWords } from '../knowledge/tellingWords';
import { compiledOnce } from './patterns';
import { withoutOpening, wordCount } from './retell';

/**
 * Sentences that tell a reader nothing when they stand alone: about the policy and not the data, good intentions, the
 * way to another page, and what only makes sense behind another sentence. The words are those of telling.yaml.
 */
const patternsOf = compiledOnce((words: TellingWords) => {
  const hanging = `${oneOf(words.hanging)}\\b|\\((?=\\p{L})`;
  const pronoun = `${oneOf(words.pronouns)}\\b(?!\\s(?:privacy |cookie |\\w+ )?${oneOf(words.ownThings)}\\b)`;
  const subordinate = [...words.subordinate, '\\(.*'];
  return {
    aboutPolicy: new RegExp(words.aboutPolicy.join('|'), 'i'),
    aboutLaw: new RegExp(words.aboutLaw.join('|'), 'i'),
    intentions: new RegExp(words.intentions.join('|'), 'iu'),
    definition: new RegExp(words.definition.join('|'), 'i'),
    common: new RegExp(words.common.join('|'), 'i'),
    wayOn: new RegExp(words.wayOn.join('|'), 'i'),
    wayToAct: new RegExp(`\\b${oneOf(words.wayToAct)}\\b`, 'i'),
    elsewhere: new RegExp(words.elsewhere.join('|'), 'i'),
    hanging: new RegExp(`^(?:${hanging}|${pronoun})`, 'iu'),
    openEnd: new RegExp(`(?::|\\b${oneOf(words.openEnd)})\\W*$`, 'i'),
    introduces: new RegExp(`[:—–-]\\W*$|\\b${oneOf(words.introduces)}\\W*$`, 'i'),
    verb: new RegExp(`\\b${oneOf(words.verbs)}\\b`, 'i'),
    finite: new RegExp(words.finite.join('|'), 'i'),
    auxiliaries: new RegExp(`\\b${oneOf(words.auxiliaries)}\\b`, 'gi'),
    subordinate: new RegExp(`\\b${oneOf(subordinate)}\\b`, 'i'),
    asks: new RegExp(`(?:^|, )${oneOf(words.requests)}\\b`, 'i'),
  };
});

/** Whether a sentence says something to somebody who reads nothing around it. */
export function saysSomething(text: string, words: TellingWords): boolean {
  return patternsOf(words).verb.test(withoutOpening(text, words)) && !isIdle(text, words);
}

/** Whether words say nothing of what is done with data, or nothing without what stands before them. */
function isIdle(text: string, words: TellingWords): boolean {
  const { wayOn, wayToAct, elsewhere, ...patterns } = patternsOf(words);
  const plain = withoutOpening(text, words);
  const isWayOn = wayOn.test(plain) && !(wayToAct.test(plain) && !elsewhere.test(plain));
  const { hanging, aboutPolicy, aboutLaw, intentions, definition, common } = patterns;
  const idle = [IN_TABLE, TITLE, hanging, aboutPolicy, aboutLaw, intentions, definition, common];
  return isWayOn || idle.some((pattern) => pattern.test(plain));
}

/** A row of a table that is written as a line. */
const IN_TABLE = /(?:^|\s)\|\s/;

/** "Opt Out of Targeted Advertising": a heading, wherever it stands. */
const TITLE = /^(?:\p{Lu}\S*|\p{Ll}{1,3})(?:\s(?:\p{Lu}\S*|\p{Ll}{1,3})){2,}$/u;

/** "This policy explains how Acme uses data": about the document; it says whose it is. */
export function isAboutPolicy(text: string, words: TellingWords): boolean {
  return patternsOf(words).aboutPolicy.test(withoutOpening(text, words));
}

/** Whether a sentence ends where it ends, and not in a list or an address below it. */
export function isClosed(text: string, words: TellingWords): boolean {
  return !patternsOf(words).openEnd.test(text);
}

/** Whether a sentence introduces the list below it. */
export function introduces(text: string, words: TellingWords): boolean {
  return patternsOf(words).introduces.test(text);
}

/** "General choices:", "Important note": the heading of what follows, and no sentence. */
export function isLabel(text: string, words: TellingWords): boolean {
  const { verb, hanging } = patternsOf(words);
  return wordCount(text) <= LABEL && !verb.test(text) && !hanging.test(text);
}

/** "Directly from you", "To inspect your record": no sentence, but an answer to the heading above it. */
export function isFragment(text: string, words: TellingWords): boolean {
  const { asks, auxiliaries, finite, subordinate } = patternsOf(words);
  const plain = withoutOpening(text, words);
  if (isIdle(text, words) || asks.test(plain) || (plain.match(auxiliaries) ?? []).length > 1) return false;
  const [head = ''] = plain.split(subordinate);
  return !finite.test(/\w/.test(head) ? head : plain);
}

const LABEL = 9;
