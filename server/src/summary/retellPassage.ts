import { t } from '@vscode/l10n';
import type { TellingWords } from '../knowledge/tellingWords';
import { governingTitle } from './frame';
import type { Passage } from './passage';
import { tidy } from './retell';
import type { IsAbout, PhraseLimits, Retelling } from './retelling';
import { retellList } from './retellList';
import { retellSentence } from './retellSentence';
import { fill, inFrame, type Part, quote } from './sentence';
import { isWhole, shorten } from './shorten';
import { isFragment } from './telling';

/**
 * Tells a passage in the third person where its grammar allows, else quotes it, within what governs it. Nothing is said
 * that it does not say. Undefined where the limits do not allow to tell it truly.
 * @param isAbout where the sentence before a list matches, all of the list is told
 */
export function retellPassage(
  passage: Passage,
  limits: PhraseLimits,
  isAbout: IsAbout,
  words: TellingWords,
): Retelling | undefined {
  if (passage.kind === 'heading') return undefined;
  if (passage.kind === 'list') return retellList(passage, limits, isAbout, words);
  const parts =
    passage.kind === 'row' ? retellRow(passage, limits, words) : retellAlone(passage, limits, isAbout, words);
  return parts && { parts, evidence: passage.spans, refs: passage.refs };
}

/** A sentence within the title that governs it; of what is no sentence, the title that it answers. */
function retellAlone(
  passage: Passage,
  limits: PhraseLimits,
  isAbout: IsAbout,
  words: TellingWords,
): readonly Part[] | undefined {
  if (isFragment(passage.text, words) || !isWhole(passage.text, words)) return retellFragment(passage, limits, words);
  const parts = retellSentence(passage, limits, words);
  return parts && inFrame(limits.asWritten ? undefined : governingTitle(passage, isAbout, words), parts);
}

function retellFragment(
  { text, titles: [title] }: Passage,
  limits: PhraseLimits,
  words: TellingWords,
): readonly Part[] | undefined {
  const quoted = shorten(text, limits.words, words);
  if (title === undefined || quoted === undefined) return undefined;
  return fill(t('Under {0}: {1}.'), [quote(tidy(title))], [quote(quoted)]);
}

function retellRow({ text }: Passage, limits: PhraseLimits, words: TellingWords): Part[] | undefined {
  const row = limits.rows ? shorten(text, limits.words, words) : undefined;
  return row === undefined ? undefined : fill(t('A table in the policy says: {0}.'), [quote(row)]);
}
