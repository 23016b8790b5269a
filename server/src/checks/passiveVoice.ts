import { t } from '@vscode/l10n';
import { blockByBlock, type Check, type Remark } from './check';

/** A paragraph of at least so many sentences, of which at least this share is passive, hides who does what. */
const MIN_SENTENCES = 3;
const DENSE = 0.75;

const IRREGULAR =
  'given|made|kept|held|sent|sold|told|taken|shown|known|done|seen|read|set|put|built|bought|brought|caught|chosen|drawn|driven|found|forgotten|gotten|hidden|laid|left|lent|lost|met|paid|run|shared|sought|spent|stolen|taught|thought|thrown|understood|withdrawn|withheld|written|bound|broken|overwritten|undertaken';
/** Participles that describe rather than act. */
const DESCRIBES =
  'based|located|related|interested|concerned|entitled|committed|dedicated|pleased|limited|required|supposed|allowed|permitted|authori[sz]ed|registered|established|designed|intended|aged|married|employed|connected|involved|needed|obliged|obligated|affected|aimed|associated|incorporated|headquartered|qualified|experienced|skilled|unchanged|advised|encouraged|invited|welcomed|united';
const PASSIVE = new RegExp(
  String.raw`\b(?:am|is|are|was|were|be|been|being)\s(?:(?:not|also|only|never|always|then|thus|therefore|generally|typically|usually|automatically|otherwise|both|either|all|\w{3,}ly)\s){0,2}(?!(?:${DESCRIBES})\b)(?:\w{2,}[^e\W]ed|\w*[aeiouy]ed|${IRREGULAR})\b(?!\s(?:in|to)\s(?:hearing|doing)\b)`,
  'i',
);

/** Someone is named who does it. */
const ACTOR =
  /\b(?:we|us|our \w+ (?:may|will|can))\b|\bby (?!e-?mail|mail|post|law|phone|telephone|default|means|way|\w+ing\b)\p{L}+/iu;

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
