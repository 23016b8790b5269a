import { oneOf } from '../draft/oneOf';
import type { TellingWords } from '../knowledge/tellingWords';

/** Makes something of the words of a knowledge, once for each. */
export function compiledOnce<Patterns>(compile: (words: TellingWords) => Patterns): (words: TellingWords) => Patterns {
  const known = new WeakMap<TellingWords, Patterns>();
  return (words) => {
    const patterns = known.get(words) ?? compile(words);
    known.set(words, patterns);
    return patterns;
  };
}

const patterns = new WeakMap<readonly string[], RegExp>();

/** Whether a text has one of the words or turns of a list of the plan (regular expressions); none of an empty list. */
export function holdsOneOf(list: readonly string[], text: string): boolean {
  if (list.length === 0) return false;
  const pattern = patterns.get(list) ?? new RegExp(`\\b${oneOf(list)}`, 'i');
  patterns.set(list, pattern);
  return pattern.test(text);
}
