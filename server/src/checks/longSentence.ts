import { t } from '@vscode/l10n';
import { blockByBlock, type Check, type Remark } from './check';

/** Words beyond which a sentence is no longer read at once; plain-language guides ask for 15 to 25 on average. */
const LONG = 50;

const search = blockByBlock((_source, block) => {
  if (block.kind !== 'paragraph' && block.kind !== 'item') return [];
  return block.content.sentences.flatMap(({ start, end, words }): Remark[] => {
    const count = words.texts.length;
    return count > LONG
      ? [{ start, end, message: t('This sentence has {0} words. Two sentences would be read more easily.', count) }]
      : [];
  });
});

/** Sentences that are too long to be read at once. */
export const longSentence: Check = {
  id: 'wording/long-sentence',
  severity: 'hint',
  about: () =>
    t(
      'A policy is to be read by people who are no lawyers. Sentences of more than {0} words are marked; a sentence of 15 to 25 words is read at once.',
      LONG,
    ),
  find: ({ draft }) => search(draft),
};
