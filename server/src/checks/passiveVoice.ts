import { checking } from 'proviso:words';
import { t } from '@vscode/l10n';
import { oneOf } from '../draft/oneOf';
import { blockByBlock, type Check, type Remark } from './check';

/** A paragraph of at least so many sentences, of which at least this share is passive, hides who does what. */
const MIN_SENTENCES = 3;
const DENSE = 0.75;

const PASSIVE = new RegExp(
  String.raw`\b${oneOf(checking.passiveAuxiliaries)}\s(?:${oneOf(checking.passiveAdverbs)}\s){0,2}(?!${oneOf(checking.describing)}\b)(?:\w{2,}[^e\W]ed|\w*[aeiouy]ed|${oneOf(checking.irregularParticiples)})\b(?!\s${oneOf(checking.describedWith)}\b)`,
  'i',
);

/** Someone is named who does it. */
const ACTOR = new RegExp(String.raw`\b${oneOf(checking.actors)}\b|\bby (?!${oneOf(checking.byNobody)})\p{L}+`, 'iu');

const search = blockByBlock((_source, { kind, content: { sentences } }) => {
  if (kind !== 'paragraph' || sentences.length < MIN_SENTENCES) return [];
  const passive = sentences.filter(({ text }) => PASSIVE.test(text) && !ACTOR.test(text));
  const [first, last] = [passive[0], passive.at(-1)];
  if (!first || !last || passive.length < sentences.length * DENSE) return [];
  const message = t(
    '{0} of the {1} sentences here do not say who does what (“is collected”). With “we” or “you” they are read more easily.',
    passive.length,
    sentences.length,
  );
  return [{ start: first.start, end: last.end, message } satisfies Remark];
});

/** Paragraphs that are mostly in the passive voice. */
export const passiveVoice: Check = {
  id: 'wording/passive-voice',
  severity: 'hint',
  about: () =>
    t(
      '“Data is shared” does not say by whom; “we share data” does. Single sentences in the passive voice are left alone; paragraphs of at least {0} sentences are marked where three of four are passive.',
      MIN_SENTENCES,
    ),
  find: ({ draft }) => search(draft),
};
