import { t } from '@vscode/l10n';
import type { Span } from '../draft/draft';
import type { TellingWords } from '../knowledge/tellingWords';
import type { Passage } from './passage';
import { retell, withoutOpening, wordCount } from './retell';
import type { PhraseLimits } from './retelling';
import { fill, own, type Part, quote } from './sentence';
import { shorten } from './shorten';

/** Tells one sentence in the third person where its grammar allows, else quotes it; undefined where it is too long. */
export function retellSentence(
  { text, focus }: Pick<Passage, 'text' | 'focus'>,
  limits: PhraseLimits,
  words: TellingWords,
): Part[] | undefined {
  const at = wordCount(text) <= limits.words ? undefined : focus();
  const told = limits.asWritten ? undefined : retell(text, words);
  if (!told?.rest) {
    const plain = withoutOpening(text, words);
    const quoted = shorten(plain, limits.words, words, at && moved(at, text.length - plain.length));
    return quoted === undefined ? undefined : fill(t('The policy says: {0}.'), [quote(quoted)]);
  }
  const left = limits.words - (told.front === undefined ? 0 : wordCount(told.front));
  const rest = left < LEAST ? undefined : shorten(told.rest, left, words, at && moved(at, told.from));
  return rest === undefined ? undefined : [...front(told.front), own(`${told.lead} `), quote(rest), own('.')];
}

/** A range in what is left of a text without its beginning; undefined where it stood there. */
function moved({ start, end }: Span, by: number): Span | undefined {
  return end > by ? { start: Math.max(0, start - by), end: end - by } : undefined;
}

/** A quotation of fewer words is left of nothing longer. */
export const LEAST = 8;

/** What stands in front of the main clause, in the draft's words. */
export function front(text: string | undefined): Part[] {
  return text === undefined ? [] : [quote(text), own(', ')];
}
