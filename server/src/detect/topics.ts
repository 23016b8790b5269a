/**
 * What sentences on a topic are about, learnt from the examples: which words are more frequent in the examples of a
 * disclosure than elsewhere. It says which sentence comes near; it never decides what a draft discloses.
 */

/** By disclosure, how much the stem of a word speaks for it; only stems that do. */
export type Topics = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Words are taken to be the same that start with as many letters: "portable", "portability". */
const STEM = 6;
/** Examples of which the frequency in general is worth as many as those of the disclosure. */
const PRIOR = 3;
/** What speaks for a topic less than this is left out. */
const LEAST = 0.7;
/**
 * Weights are rounded to one part in so many. With tenths, an example anywhere, which moves the frequencies of all words a
 * little, moved weights of words that it does not have by a step, and so what summaries of other topics chose.
 */
const PARTS = 1000;
/** Words of a sentence that count: the most telling ones, so that a long sentence is not about everything. */
const TELLING = 6;

export interface TopicExamples {
  readonly disclosure: string;
  /** Words of each sentence that states or raises the disclosure. */
  readonly about: readonly (readonly string[])[];
  /** Words of each sentence that does not. */
  readonly others: readonly (readonly string[])[];
}

/** Learns the topics of all disclosures; the build does it. */
export function learnTopics(examples: readonly TopicExamples[]): Topics {
  const all = examples.flatMap(({ about, others }) => [...about, ...others]);
  const usual = frequencies(all);
  return Object.fromEntries(
    examples.map(({ disclosure, about }) => {
      const own = [...frequencies(about)].flatMap(([stem, count]): (readonly [string, number])[] => {
        const general = (usual.get(stem) ?? 0) / all.length;
        const weight = Math.log((count + PRIOR * general) / (about.length + PRIOR) / general);
        return weight < LEAST ? [] : [[stem, Math.round(weight * PARTS) / PARTS]];
      });
      return [disclosure, Object.fromEntries(own)];
    }),
  );
}

function frequencies(sentences: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const words of sentences) for (const stem of stemsOf(words)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/** The stems of the words of a sentence, each once. */
export function stemsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.slice(0, STEM)));
}

/**
 * How much a sentence is about a disclosure; 0 where nothing speaks for it.
 * @param most stems that count
 */
export function scoreTopic(topics: Topics, disclosure: string, stems: ReadonlySet<string>, most = TELLING): number {
  const own = topics[disclosure] ?? {};
  const weights: number[] = [];
  for (const stem of stems) if (Object.hasOwn(own, stem)) weights.push(own[stem] ?? 0);
  return sumOfMost(weights, most);
}

function sumOfMost(weights: readonly number[], most: number): number {
  return weights
    .toSorted((a, b) => b - a)
    .slice(0, most)
    .reduce((sum, weight) => sum + weight, 0);
}

/** How much the words of a sentence are about each disclosure; only those that anything speaks for. */
export type TopicScorer = (stems: ReadonlySet<string>) => ReadonlyMap<string, number>;

/** How many disclosures a sentence is about more than about this one. */
export function rankTopic(scores: ReadonlyMap<string, number>, disclosure: string): number {
  const own = scores.get(disclosure) ?? 0;
  return [...scores.values()].filter((score) => score > own).length;
}

/** Scores all disclosures at once, as `scoreTopic` does one: in time that follows the words of the sentence. */
export function createTopicScorer(topics: Topics): TopicScorer {
  const byStem = new Map<string, { readonly id: string; readonly weight: number }[]>();
  for (const [id, weights] of Object.entries(topics))
    for (const [stem, weight] of Object.entries(weights)) {
      const known = byStem.get(stem);
      if (known) known.push({ id, weight });
      else byStem.set(stem, [{ id, weight }]);
    }
  return (stems) => {
    const weights = new Map<string, number[]>();
    for (const stem of stems)
      for (const { id, weight } of byStem.get(stem) ?? []) {
        const known = weights.get(id);
        if (known) known.push(weight);
        else weights.set(id, [weight]);
      }
    return new Map([...weights].map(([id, all]) => [id, sumOfMost(all, TELLING)]));
  };
}
