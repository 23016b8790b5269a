import type { TellingWords } from '../knowledge/tellingWords';
import type { Passage } from './passage';
import { holdsOneOf } from './patterns';
import { tidy, turns, wordCount } from './retell';
import { isForSome } from './scope';

/** A longer heading is no frame but a text of its own. */
const MOST_WORDS = 14;

/** Whether what stands under a title, or behind a sentence, says too much without it. */
export function governs(text: string, words: TellingWords): boolean {
  return turns(text, words) || holdsOneOf(words.onCondition, text);
}

/**
 * The title without which a passage would say too much: it names a condition, or the readers to whom the passage speaks.
 * @param isAbout readers whom what is told is about need not be named
 */
export function governingTitle(
  { titles, text }: Passage,
  isAbout: (text: string) => boolean,
  words: TellingWords,
): string | undefined {
  // "Uses that require your authorization".
  const limits = (title: string): boolean =>
    holdsOneOf(words.onCondition, title) || (turns(title, words) && !turns(text, words));
  const names = (title: string): boolean => isForSome([title], words) && !isForSome([text], words) && !isAbout(title);
  const title = titles.find((one) => limits(one) || names(one));
  return title === undefined || wordCount(title) > MOST_WORDS ? undefined : tidy(title);
}
