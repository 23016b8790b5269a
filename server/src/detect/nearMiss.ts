import type { Draft, SentenceRef, Span } from '../draft/draft';
import type { Disclosure, Knowledge } from '../knowledge/knowledge';
import {
  type AlignedItem,
  type Alignment,
  alignPhrase,
  createWeights,
  reachable,
  requiredItems,
  type WeightOf,
  weightOfPhrase,
} from './alignPhrase';
import { isDenied } from './blockHits';
import type { DetectedDisclosure } from './detection';
import { createReader } from './matcher';
import { matchTrial, type Trial, toTrial, type WordMatch } from './matchPhrase';
import type { Phrase, PhraseNode } from './phrase';
import { createSentenceIndex, type ReadSentence } from './sentenceIndex';
import { createTopicScorer, rankTopic, scoreTopic } from './topics';

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
  | 'heading'
  /** An element is said, but in another place than the disclosure. */
  | 'elsewhere';

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
 * Finds the sentence that comes nearest to a disclosure that a draft does not make or only raises; where the draft makes
 * it, to each of the wanted elements that it does not give. Nothing where no sentence comes near. Takes time in
 * proportion to the draft: only on request.
 */
export type NearMissFinder = (
  draft: Draft,
  detected: DetectedDisclosure,
  elements: readonly string[],
) => readonly NearMiss[];

/** What a sentence has to score, by its words, by what it has of a phrase, and by where it stands. */
interface Demand {
  readonly score: number;
  /** Of the weight of a phrase, so much has to be there. */
  readonly share: number;
}
/** Less is asked of a sentence that is about this topic more than about any other. */
const TOP_DEMAND: Demand = { score: 9, share: 0.6 };
const DEMAND: Demand = { score: 11, share: 0.7 };
/** A sentence that is about something else has to fit a phrase and be taken back by its own words only. */
const FIT: Demand = { score: 12, share: 1 };
/** Nothing is asked of a sentence that raises the topic. */
const NO_DEMAND: Demand = { score: Number.NEGATIVE_INFINITY, share: 0 };
/** What speaks for the topic has to weigh so much, and at most so many other topics may weigh more. */
const LEAST_TOPIC = 3;
const MAX_RANK = 3;
/** Words of a sentence; a longer one touches on more topics by chance. */
const USUAL_LENGTH = 20;
/** The fit with a phrase counts as much beside the topic. */
const PHRASE = 0.5;
/** What is there of a phrase weighs so much at least. */
const LEAST_FOUND = 3;
/** What is lacking counts for as much of its weight. */
const LACKING = 0.7;
/** What speaks for a sentence besides its words. */
const UNDER_HEADING = 1.5;
const RAISES = 8;
const CANCELLED = 3;
const FITS = 24;
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
  /** How much of the weight of the phrase the sentence has. */
  readonly share: number;
  readonly miss: NearMiss;
}

/** Compiles what near misses need when the first one is asked for. */
export function createNearMissFinder(knowledge: Knowledge): NearMissFinder {
  const { phrases: set, vocabulary } = knowledge;
  const weights = new Map(knowledge.disclosures.map(({ id }) => [id, createWeights(vocabulary, id)]));
  const reader = createReader(set);
  const sentencesOf = createSentenceIndex(reader);
  const scoreTopics = createTopicScorer(vocabulary.topics);
  const negators = new Set(set.negators);
  const entries = new Map(knowledge.disclosures.map((entry) => [entry.id, entry]));

  const trialsOf = (id: string, role: string): readonly Trial[] =>
    set.owners.flatMap((owner, number) =>
      owner.kind === 'disclosure' && owner.id === id && owner.role === role
        ? (set.phrases[number] ?? []).map((phrase) => toTrial(phrase, number))
        : [],
    );
  const phrasesOf = (id: string): Phrases => {
    const of = (role: string): readonly Trial[] => trialsOf(id, role);
    return { core: of('core'), inSection: of('inSection'), not: of('not'), unless: of('unless') };
  };

  const bound = (sentence: ReadSentence, trials: readonly Trial[], weightOf: WeightOf): number =>
    Math.max(
      0,
      ...trials.map(({ phrase }) => {
        const could = reachable(phrase, sentence.atoms, weightOf);
        const lacking = weightOfPhrase(phrase, weightOf) - could;
        return lacking === 0 ? could + FITS : could - LACKING * lacking;
      }),
    );

  const topicOf = (sentence: ReadSentence, id: string): number => {
    const shortness = Math.min(1, USUAL_LENGTH / sentence.input.texts.length);
    return scoreTopic(vocabulary.topics, id, sentence.stems) * Math.sqrt(shortness);
  };

  /** Undefined where the sentence is about something else. */
  const demandOn = (sentence: ReadSentence, id: string): Demand | undefined => {
    if (topicOf(sentence, id) < LEAST_TOPIC) return undefined;
    const rank = rankTopic(scoreTopics(sentence.stems), id);
    return rank === 0 ? TOP_DEMAND : rank <= MAX_RANK ? DEMAND : undefined;
  };

  return (draft, detected, elements) => {
    const entry = entries.get(detected.id);
    if (!entry || entry.manual) return [];
    const misses =
      detected.status === 'stated'
        ? elements
            .filter((element) => detected.missingElements.includes(element))
            .map((element) => nearestTo(draft, detected, element))
        : [nearest(draft, entry, detected)];
    return misses.filter((miss) => miss !== undefined);
  };

  function nearest(draft: Draft, entry: Disclosure, detected: DetectedDisclosure): NearMiss | undefined {
    const { id } = entry;
    const weightOf = weights.get(id) as WeightOf;
    const context = { ...contextOf(draft, entry, detected, phrasesOf(id)), weightOf };
    const { core, inSection } = context.phrases;
    const near = sentencesOf(draft)
      .map((sentence) => {
        const raises = raisesIt(sentence, context);
        const topic = topicOf(sentence, id) + bonusOf(sentence, context);
        return { sentence, raises, topic, bound: topic + PHRASE * bound(sentence, [...core, ...inSection], weightOf) };
      })
      .filter(({ raises, bound }) => raises || bound >= TOP_DEMAND.score)
      .sort((a, b) => b.bound - a.bound)
      .slice(0, MAX_CLOSE);
    let best: Ranked | undefined;
    for (const { sentence, raises, topic } of near) {
      const demand = raises ? NO_DEMAND : (demandOn(sentence, id) ?? FIT);
      reader.read(sentence.input);
      for (const { score: fit, share, miss } of rankings(sentence, context)) {
        const score = topic + PHRASE * fit;
        if (score >= demand.score && share >= demand.share && (!best || score > best.score))
          best = { score, share, miss };
      }
    }
    return best?.miss;
  }

  /** An element that is given in another place; else the place where it would belong, which lacks it. */
  function nearestTo(draft: Draft, { id, evidence }: DetectedDisclosure, element: string): NearMiss | undefined {
    const trials = trialsOf(id, `element:${element}`);
    const sentences = sentencesOf(draft);
    const about = sentences
      .filter((sentence) => demandOn(sentence, id))
      .sort((a, b) => topicOf(b, id) - topicOf(a, id));
    for (const sentence of about) {
      reader.read(sentence.input);
      const found = trials.find((trial) => matchTrial(trial, reader.places, sentence.input.from).length > 0);
      if (found) return { ...toMiss(sentence, align(found, id), 'elsewhere'), element };
    }
    const [first] = evidence;
    const home = sentences.find(({ block, sentence }) => block === first?.block && sentence === first.sentence);
    const [usual] = trials;
    if (!home || !usual) return undefined;
    const words = [...new Set(trials.map(({ phrase }) => shownPhrase(phrase, vocabulary.shown)))].slice(0, MAX_WORDS);
    const { text, block, sentence, start, end } = home;
    const lacking = [{ words, astray: false }];
    return {
      block,
      sentence,
      start,
      end,
      text,
      phrase: usual.phrase.text,
      element,
      reason: 'incomplete',
      found: [],
      lacking,
    };
  }

  function align({ phrase }: Trial, id: string): Alignment {
    return alignPhrase(phrase, reader.places, weights.get(id) as WeightOf);
  }

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

/** A phrase as its usual words: "category … days". */
function shownPhrase({ parts }: Phrase, shown: readonly (readonly string[])[]): string {
  const words = parts.flatMap((items) => requiredItems(items).map(({ node }) => shownWords(node, shown)[0] ?? ''));
  return words.join(' … ');
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
