import type { Draft } from '../draft/draft';
import type { Disclosure, Knowledge } from '../knowledge/knowledge';
import { type Alignment, alignPhrase, createWeights, reachable, type WeightOf, weightOfPhrase } from './alignPhrase';
import type { DetectedDisclosure } from './detection';
import { createReader } from './matcher';
import { matchTrial, type Trial, toTrial } from './matchPhrase';
import type { NearMiss, NearMissFinder } from './nearMiss';
import {
  type Context,
  createNearMissJudge,
  FITS,
  LACKING,
  MAX_WORDS,
  type Phrases,
  type Ranked,
  raisesIt,
} from './nearMissJudge';
import { createSentenceIndex, type ReadSentence } from './sentenceIndex';
import { shownPhrase } from './shownWords';
import { createTopicScorer, rankTopic, scoreTopic } from './topics';

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
/** What speaks for a sentence besides its words. */
const UNDER_HEADING = 1.5;
const RAISES = 8;
/** Sentences that are looked at closely. */
const MAX_CLOSE = 60;

/** Compiles what near misses need when the first one is asked for. */
export function createNearMissFinder(knowledge: Knowledge): NearMissFinder {
  const { phrases: set, vocabulary } = knowledge;
  const weights = new Map(knowledge.disclosures.map(({ id }) => [id, createWeights(vocabulary, id)]));
  const reader = createReader(set);
  const { judge, toMiss } = createNearMissJudge(reader, set, vocabulary);
  const sentencesOf = createSentenceIndex(reader);
  const scoreTopics = createTopicScorer(vocabulary.topics);
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
      for (const { score: fit, share, miss } of judge(sentence, context)) {
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

function bonusOf(sentence: ReadSentence, context: Context): number {
  return (raisesIt(sentence, context) ? RAISES : 0) + (context.sections.has(sentence.section) ? UNDER_HEADING : 0);
}
