import type { Passage } from './passage';
import { tidy, turns, wordCount } from './retell';
import { isForSome } from './scope';

/** "Uses that require your authorization". */
const ON_CONDITION = /\b(?:authori[sz]|consent|permission|approval|opt.?in)/i;

/** A longer heading is no frame but a text of its own. */
const MOST_WORDS = 14;

/** Whether what stands under a title, or behind a sentence, says too much without it. */
export function governs(text: string): boolean {
  return turns(text) || ON_CONDITION.test(text);
}

/**
 * The title without which a passage would say too much: it names a condition, or the readers to whom the passage speaks.
 * @param isAbout readers whom what is told is about need not be named
 */
export function governingTitle({ titles, text }: Passage, isAbout: (text: string) => boolean): string | undefined {
  const limits = (title: string): boolean => ON_CONDITION.test(title) || (turns(title) && !turns(text));
  const names = (title: string): boolean => isForSome([title]) && !isForSome([text]) && !isAbout(title);
  const title = titles.find((one) => limits(one) || names(one));
  return title === undefined || wordCount(title) > MOST_WORDS ? undefined : tidy(title);
}
