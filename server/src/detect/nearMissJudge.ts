import type { Disclosure } from '../knowledge/knowledge';
import { type AlignedItem, type Alignment, alignPhrase, type WeightOf } from './alignPhrase';
import { isDenied } from './blockHits';
import type { Reader } from './matcher';
import { matchTrial, type Trial, type WordMatch } from './matchPhrase';
import type { LackingPart, NearMiss, NearMissReason } from './nearMiss';
import type { PhraseSet, Vocabulary } from './phrase';
import type { ReadSentence } from './sentenceIndex';
import { shownWords } from './shownWords';

/** What is there of a phrase weighs so much at least. */
const LEAST_FOUND = 3;
/** What is lacking counts for as much of its weight. */
export const LACKING = 0.7;
/** What speaks for a sentence in which a phrase fits, and is taken back or only denied. */
const CANCELLED = 3;
export const FITS = 24;
/** Words shown of a part. */
export const MAX_WORDS = 5;

/** The phrases of a disclosure, by what they say. */
export interface Phrases {
  readonly core: readonly Trial[];
  readonly inSection: readonly Trial[];
  readonly not: readonly Trial[];
  readonly unless: readonly Trial[];
}

/** Where the draft speaks about a disclosure. */
export interface Context {
  readonly weightOf: WeightOf;
  readonly entry: Disclosure;
  readonly phrases: Phrases;
  /** Indexes of the sections under a heading about it. */
  readonly sections: ReadonlySet<number>;
  /** "block sentence" of the places that raise it. */
  readonly raised: ReadonlySet<string>;
}

/** A near miss, and how near it is. */
export interface Ranked {
  readonly score: number;
  /** How much of the weight of the phrase the sentence has. */
  readonly share: number;
  readonly miss: NearMiss;
}

/** Says why the sentence that the reader read last does not make a disclosure, although phrases of it come near. */
export interface NearMissJudge {
  /** One for each phrase that comes near. */
  judge(sentence: ReadSentence, context: Context): readonly Ranked[];
  toMiss(sentence: ReadSentence, alignment: Alignment, reason: NearMissReason): NearMiss;
}

/** Makes a judge of sentences that the reader has read. */
export function createNearMissJudge(
  { places }: Pick<Reader, 'places'>,
  set: PhraseSet,
  { shown }: Vocabulary,
): NearMissJudge {
  const negators = new Set(set.negators);

  return { judge: rankings, toMiss };

  function rankings(sentence: ReadSentence, context: Context): readonly Ranked[] {
    const { phrases, sections } = context;
    const inside = sections.has(sentence.section);
    const core = phrases.core.flatMap((trial) => rank(sentence, context, trial, 'core') ?? []);
    const weak = phrases.inSection.flatMap(
      (trial) => rank(sentence, context, trial, inside ? 'core' : 'outside') ?? [],
    );
    return [...core, ...weak];
  }

  function rank(sentence: ReadSentence, context: Context, trial: Trial, where: 'core' | 'outside'): Ranked | undefined {
    const alignment = alignPhrase(trial.phrase, places, context.weightOf);
    const [match] = matchTrial(trial, places, sentence.input.from);
    if (match) return fitting(sentence, context, alignment, match, where);
    if (where === 'outside' || !reachesOwnWords(alignment, sentence)) return undefined;
    const { found, lacking } = alignment;
    const isWeak = found < LEAST_FOUND && !raisesIt(sentence, context);
    if (isWeak || !alignment.items.some(({ at }) => !at)) return undefined;
    const share = found / (found + lacking);
    return { score: found - LACKING * lacking, share, miss: toMiss(sentence, alignment, 'incomplete') };
  }

  /** The phrase fits: why does it not count? */
  function fitting(
    sentence: ReadSentence,
    { entry, phrases }: Context,
    alignment: Alignment,
    match: WordMatch,
    where: 'core' | 'outside',
  ): Ranked | undefined {
    const weight = alignment.found + alignment.lacking;
    const exception =
      phrases.unless.flatMap((trial) => matchTrial(trial, places, 0))[0] ??
      phrases.not
        .flatMap((trial) => matchTrial(trial, places, 0))
        .find(({ start, end }) => start < match.end && match.start < end);
    if (exception) {
      const miss = toMiss(sentence, alignment, 'cancelled');
      const cancelledBy = sentence.wordsAt(exception.start, exception.end);
      return { score: weight + CANCELLED, share: 1, miss: { ...miss, cancelledBy } };
    }
    if (where === 'outside' && alignment.items.length < 2) return undefined;
    if (where === 'outside')
      return { score: weight / 2, share: 1, miss: toMiss(sentence, alignment, 'outside-section') };
    const { phrase } = alignment;
    if (entry.denial !== 'states' && !phrase.negative && isDenied(match, sentence.input, negators))
      return { score: weight + FITS, share: 1, miss: toMiss(sentence, alignment, 'denied') };
    return sentence.isHeading
      ? { score: weight + FITS, share: 1, miss: toMiss(sentence, alignment, 'heading') }
      : undefined;
  }

  function toMiss(sentence: ReadSentence, { phrase, items }: Alignment, reason: NearMissReason): NearMiss {
    const { block, sentence: index, start, end, text } = sentence;
    const found = items.flatMap(({ at }) => (at ? [{ words: sentence.wordsAt(at.start, at.end) }] : []));
    const lacking = items.flatMap((item) => (item.at ? [] : [lackingPart(item)]));
    return { block, sentence: index, start, end, text, phrase: phrase.text, reason, found, lacking };
  }

  function lackingPart({ node, astray }: AlignedItem): LackingPart {
    return { words: [...new Set(shownWords(node, shown))].slice(0, MAX_WORDS), astray };
  }
}

/** Whether anything that was found stands in the sentence itself and not in what introduces it. */
function reachesOwnWords({ items }: Alignment, { input }: ReadSentence): boolean {
  return items.some(({ at }) => at && at.end > input.from);
}

/** Whether a sentence is one of the places that raise the disclosure. */
export function raisesIt({ block, sentence }: ReadSentence, { raised }: Context): boolean {
  return raised.has(`${block} ${sentence}`);
}
