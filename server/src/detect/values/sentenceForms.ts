import type { Block, Sentence, Words } from '../../draft/draft';

/** An item of a list longer than this speaks for itself, whatever heading stands above it. */
const NOUN_WORDS = 14;

/** "Names and addresses", and not a sentence: it has no verb, as far as few words tell. */
export function isNounPhrase({ texts }: Words): boolean {
  return texts.length <= NOUN_WORDS && !texts.some((word) => VERBS.has(word));
}

const VERBS = new Set('is are was were may will can must should have has do does be we they'.split(' '));

/** "How do we use your data for marketing?" asks, and says nothing yet. */
export function isQuestion({ text, words }: Sentence): boolean {
  return text.trimEnd().endsWith('?') && ASKING.has(words.texts[0] ?? '');
}

const ASKING: ReadonlySet<string> = new Set(
  'how what why when where which who do does did will can may should is are'.split(' '),
);

/** A table row in which a cell says no, or that nothing leaves the reader's device. */
export function isRefused({ content }: Block): boolean {
  return content.sentences.some(({ text }) => REFUSAL.test(text));
}

const REFUSAL =
  /^\W*(?:no|none|not collected|n\/a|never|(?:(?:only )?on )?(?:your|the|this) (?:own )?(?:device|browser|computer|phone)(?: only)?|local(?:ly)?(?: only)?|on.device(?: only)?)\W*$/i;

/** "Lists are stored locally on your device. This data includes:": nobody gets what the list names. */
export function isOfOwnDevice({ content }: Block, sentence: number): boolean {
  const lead = content.sentences[sentence]?.text ?? '';
  const before = content.sentences[sentence - 1]?.text ?? '';
  return POINTS_BACK.test(lead) && ON_DEVICE.test(before);
}

const POINTS_BACK = /^(?:this|these|it|such)\b(?: \w+){0,3}? (?:includes?|contains?)\b/i;
const ON_DEVICE =
  /\b(?:stored|kept|saved|held|remains?|stays?|stores?|keeps?|saves?)\b[^.]{0,40}\b(?:locally|on your (?:own )?(?:\w+ )?(?:device|computer|phone|machine|browser)|in (?:the|your) browser)\b/i;
