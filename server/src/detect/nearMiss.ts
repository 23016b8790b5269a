import type { Draft, SentenceRef, Span } from '../draft/draft';
import type { Disclosure, Knowledge } from '../knowledge/knowledge';
import {
  type AlignedItem,
  type Alignment,
  alignPhrase,
  createWeights,
  reachable,
  type WeightOf,
  weightOfPhrase,
} from './alignPhrase';
import { isDenied } from './blockHits';
import type { DetectedDisclosure, Detection } from './detection';
import { createReader } from './matcher';
import { matchTrial, type Trial, toTrial, type WordMatch } from './matchPhrase';
import type { PhraseNode } from './phrase';
import { createSentenceIndex, type ReadSentence } from './sentenceIndex';
import { rankTopic, scoreTopic } from './topics';

/** Why a sentence does not make a disclosure, although it comes near. */
export type NearMissReason =
  /** Parts of the phrase are lacking, or stand elsewhere in the sentence. */
  | 'incomplete'
  /** The phrase fits, and an exception takes it back. */
  | 'cancelled'
  /** The phrase fits, and the sentence denies it. */
  | 'denied'
  /** The phrase fits, and counts only under a heading about the topic. */
  | 'outside-section'
  /** The phrase fits a heading with nothing below it, or one that only asks. */
  | 'heading';

/** A part of a phrase that a sentence has; the words are normalised where they stand in what introduces it. */
export interface FoundPart {
  readonly words: string;
}

/** A part of a phrase that a sentence lacks. */
export interface LackingPart {
  /** Words that would do, the usual ones first: "keep", "retain", "store"; `#number` for a class of words. */
  readonly words: readonly string[];
  /** The sentence has such a word, but not where the phrase looks for it. */
  readonly astray: boolean;
}

/** The sentence of a draft that comes nearest to a disclosure; offsets are UTF-16 code units of the source. */
export interface NearMiss extends Span, SentenceRef {
  readonly text: string;
  /** The phrase that nearly found it, as written in the knowledge. */
  readonly phrase: string;
  /** The element that is sought; absent for the disclosure itself. */
  readonly element?: string;
  readonly reason: NearMissReason;
  readonly found: readonly FoundPart[];
  readonly lacking: readonly LackingPart[];
  /** For `cancelled`: the words of the sentence that take it back. */
  readonly cancelledBy?: string;
}

/**
 * Finds the sentence that comes nearest to a disclosure that a draft does not make, or makes in part. Undefined where
 * the draft states it, and where no sentence comes near. Takes time in proportion to the draft: only on request.
 */
export type NearMissFinder = (draft: Draft, detection: Detection, disclosure: string) => NearMiss | undefined;

/** A sentence comes near that scores as much: by its words, by what it has of a phrase, and by where it stands. */
const THRESHOLD = 11;
/** What speaks for the topic has to weigh so much, and at most so many other topics may weigh more. */
const LEAST_TOPIC = 3;
const MAX_RANK = 3;
/** Words of a sentence; a longer one touches on more topics by chance. */
const USUAL_LENGTH = 20;
/** The fit with a phrase counts as much beside the topic. */
const PHRASE = 0.5;
/** Of the weight of a phrase, so much has to be there, and so much at least. */
const LEAST_SHARE = 0.7;
const LEAST_FOUND = 3;
/** What is lacking counts for as much of its weight. */
const LACKING = 0.7;
/** What speaks for a sentence besides its words. */
const UNDER_HEADING = 1.5;
const RAISES = 8;
const FITS = 3;
/** Sentences that are looked at closely. */
const MAX_CLOSE = 60;
/** Words shown of a part. */
const MAX_WORDS = 5;

interface Phrases {
  readonly core: readonly Trial[];
  readonly inSection: readonly Trial[];
  readonly not: readonly Trial[];
  readonly unless: readonly Trial[];
}

/** Where the draft speaks about a disclosure. */
interface Context {
  readonly weightOf: WeightOf;
  readonly entry: Disclosure;
  readonly phrases: Phrases;
  /** Indexes of the sections under a heading about it. */
  readonly sections: ReadonlySet<number>;
  /** "block sentence" of the places that raise it. */
  readonly raised: ReadonlySet<string>;
}

interface Ranked {
  readonly score: number;
  readonly miss: NearMiss;
}

/** Compiles what near misses need when the first one is asked for. */
export function createNearMissFinder(knowledge: Knowledge): NearMissFinder {
  const { phrases: set, vocabulary } = knowledge;
  const weights = new Map(knowledge.disclosures.map(({ id }) => [id, createWeights(vocabulary, id)]));
  const reader = createReader(set);
  const sentencesOf = createSentenceIndex(reader);
  const negators = new Set(set.negators);
  const entries = new Map(knowledge.disclosures.map((entry) => [entry.id, entry]));

  const phrasesOf = (id: string): Phrases => {
    const of = (role: string): readonly Trial[] =>
      set.owners.flatMap((owner, number) =>
        owner.kind === 'disclosure' && owner.id === id && owner.role === role
          ? (set.phrases[number] ?? []).map((phrase) => toTrial(phrase, number))
          : [],
      );
    return { core: of('core'), inSection: of('inSection'), not: of('not'), unless: of('unless') };
  };

  const bound = (sentence: ReadSentence, trials: readonly Trial[], weightOf: WeightOf): number =>
    Math.max(
      0,
      ...trials.map(({ phrase }) => {
        const could = reachable(phrase, sentence.atoms, weightOf);
        return could - LACKING * (weightOfPhrase(phrase, weightOf) - could);
      }),
    );

  const topicOf = (sentence: ReadSentence, id: string): number => {
    const shortness = Math.min(1, USUAL_LENGTH / sentence.input.texts.length);
    return scoreTopic(vocabulary.topics, id, sentence.stems) * Math.sqrt(shortness);
  };

  const isAbout = (sentence: ReadSentence, id: string): boolean =>
    topicOf(sentence, id) >= LEAST_TOPIC && rankTopic(vocabulary.topics, id, sentence.stems) <= MAX_RANK;

  return (draft, detection, id) => {
    const entry = entries.get(id);
    const detected = detection.disclosures.find((disclosure) => disclosure.id === id);
    if (!entry || !detected || entry.manual || detected.status === 'stated') return undefined;
    const weightOf = weights.get(id) as WeightOf;
    const context = { ...contextOf(draft, entry, detected, phrasesOf(id)), weightOf };
    const { core, inSection } = context.phrases;
    const near = sentencesOf(draft)
      .map((sentence) => {
        const raises = raisesIt(sentence, context);
        const topic = topicOf(sentence, id) + bonusOf(sentence, context);
        return { sentence, raises, topic, bound: topic + PHRASE * bound(sentence, [...core, ...inSection], weightOf) };
      })
      .filter(({ raises, bound }) => raises || bound >= THRESHOLD)
      .sort((a, b) => b.bound - a.bound)
      .slice(0, MAX_CLOSE);
    let best: Ranked | undefined;
    for (const { sentence, raises, topic } of near) {
      if (!raises && !isAbout(sentence, id)) continue;
      reader.read(sentence.input);
      for (const { score: fit, miss } of rankings(sentence, context)) {
        const score = topic + PHRASE * fit;
        if ((raises || score >= THRESHOLD) && (!best || score > best.score)) best = { score, miss };
      }
    }
    return best?.miss;
  };

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
    const { places } = reader;
    const alignment = alignPhrase(trial.phrase, places, context.weightOf);
    const [match] = matchTrial(trial, places, sentence.input.from);
    if (match) return fitting(sentence, context, alignment, match, where);
    if (where === 'outside' || !reachesOwnWords(alignment, sentence)) return undefined;
    const { found, lacking } = alignment;
    const score = found - LACKING * lacking;
    if (raisesIt(sentence, context)) return { score, miss: toMiss(sentence, alignment, 'incomplete') };
    if (found < Math.max(LEAST_FOUND, LEAST_SHARE * (found + lacking)) || !alignment.items.some(({ at }) => !at))
      return undefined;
    return { score, miss: toMiss(sentence, alignment, 'incomplete') };
  }

  /** The phrase fits: why does it not count? */
  function fitting(
    sentence: ReadSentence,
    { entry, phrases }: Context,
    alignment: Alignment,
    match: WordMatch,
    where: 'core' | 'outside',
  ): Ranked | undefined {
    const { places } = reader;
    const weight = alignment.found + alignment.lacking;
    const exception =
      phrases.unless.flatMap((trial) => matchTrial(trial, places, 0))[0] ??
      phrases.not
        .flatMap((trial) => matchTrial(trial, places, 0))
        .find(({ start, end }) => start < match.end && match.start < end);
    if (exception) {
      const miss = toMiss(sentence, alignment, 'cancelled');
      const cancelledBy = sentence.wordsAt(exception.start, exception.end);
      return { score: weight + FITS, miss: { ...miss, cancelledBy } };
    }
    if (where === 'outside' && alignment.items.length < 2) return undefined;
    if (where === 'outside') return { score: weight / 2, miss: toMiss(sentence, alignment, 'outside-section') };
    const { phrase } = alignment;
    if (entry.denial !== 'states' && !phrase.negative && isDenied(match, sentence.input, negators))
      return { score: weight + FITS, miss: toMiss(sentence, alignment, 'denied') };
    return sentence.isHeading ? { score: weight + FITS, miss: toMiss(sentence, alignment, 'heading') } : undefined;
  }

  function toMiss(sentence: ReadSentence, { phrase, items }: Alignment, reason: NearMissReason): NearMiss {
    const { block, sentence: index, start, end, text } = sentence;
    const found = items.flatMap(({ at }) => (at ? [{ words: sentence.wordsAt(at.start, at.end) }] : []));
    const lacking = items.flatMap((item) => (item.at ? [] : [lackingPart(item)]));
    return { block, sentence: index, start, end, text, phrase: phrase.text, reason, found, lacking };
  }

  function lackingPart({ node, astray }: AlignedItem): LackingPart {
    return { words: [...new Set(shownWords(node, vocabulary.shown))].slice(0, MAX_WORDS), astray };
  }
}

/** Whether anything that was found stands in the sentence itself and not in what introduces it. */
function reachesOwnWords({ items }: Alignment, { input }: ReadSentence): boolean {
  return items.some(({ at }) => at && at.end > input.from);
}

function contextOf(
  draft: Draft,
  entry: Disclosure,
  detected: DetectedDisclosure,
  phrases: Phrases,
): Omit<Context, 'weightOf'> {
  const sections = new Set<number>();
  draft.sections.forEach(({ parent }, index) => {
    if (detected.sections.includes(index) || sections.has(parent)) sections.add(index);
  });
  const raised = new Set(detected.evidence.map(({ block, sentence }) => `${block} ${sentence}`));
  return { entry, phrases, sections, raised };
}

function raisesIt({ block, sentence }: ReadSentence, { raised }: Context): boolean {
  return raised.has(`${block} ${sentence}`);
}

function bonusOf(sentence: ReadSentence, context: Context): number {
  return (raisesIt(sentence, context) ? RAISES : 0) + (context.sections.has(sentence.section) ? UNDER_HEADING : 0);
}

/** Words that show what a node looks for. */
function shownWords(node: PhraseNode, shown: readonly (readonly string[])[]): readonly string[] {
  if ('atom' in node) return shown[node.atom] ?? [];
  if ('any' in node) {
    return node.any.length === 1
      ? node.any.flatMap((one) => shownWords(one, shown))
      : node.any.flatMap((one) => shownWords(one, shown).slice(0, 'atom' in one ? 2 : 1));
  }
  const words = node.items.filter(({ optional }) => !optional).map((item) => shownWords(item.node, shown)[0] ?? '');
  return [words.join(' ')];
}
