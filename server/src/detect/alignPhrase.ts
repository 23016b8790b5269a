import { nodeEnds, nodeStarts } from './matchPhrase';
import type { Atom, Phrase, PhraseItem, PhraseNode, Vocabulary } from './phrase';
import type { Places } from './places';
import { scoreTopic, stemsOf } from './topics';

/** A part of a phrase that must occur, and where a sentence has it; `end` is exclusive. */
export interface AlignedItem {
  readonly node: PhraseNode;
  readonly weight: number;
  /** Words that the part was found in, where the phrase looks for it. */
  readonly at?: { readonly start: number; readonly end: number };
  /** The sentence has it, but not where the phrase looks for it. */
  readonly astray: boolean;
}

/** How a sentence and a phrase fit as far as they do. */
export interface Alignment {
  readonly phrase: Phrase;
  readonly items: readonly AlignedItem[];
  /** Weight of what was found, and of what is lacking. */
  readonly found: number;
  readonly lacking: number;
}

export type WeightOf = (node: PhraseNode) => number;

/** What a part weighs that says nothing about the topic. */
const LEAST_WEIGHT = 0.3;
/** What stands astray counts for as much of its weight. */
const ASTRAY = 0.4;
/** Words that may stand between parts beyond what the phrase allows before the second counts as astray. */
const SLACK = 2;
/** Words that a part which is lacking may have taken the place of. */
const ROOM = 3;

/** Weighs the parts of a disclosure's phrases by how much their words show that a sentence is about it. */
export function createWeights({ shown, topics }: Vocabulary, disclosure: string): WeightOf {
  const known = new WeakMap<PhraseNode, number>();
  const measure = (node: PhraseNode): number => {
    if ('any' in node) return Math.max(...node.any.map(measure));
    if ('items' in node) return Math.max(...requiredItems(node.items).map((item) => measure(item.node)));
    const words = (shown[node.atom] ?? []).flatMap((text) => text.split(/[ -]/));
    return LEAST_WEIGHT + scoreTopic(topics, disclosure, stemsOf(words), 1);
  };
  return (node) => {
    let weight = known.get(node);
    if (weight === undefined) {
      weight = measure(node);
      known.set(node, weight);
    }
    return weight;
  };
}

/** The items of a phrase without which it is not found. */
export function requiredItems(items: readonly PhraseItem[]): readonly PhraseItem[] {
  return items.filter((item) => !item.optional);
}

/** What of a phrase could be found in a sentence that has these atoms, at best: a cheap bound. */
export function reachable(phrase: Phrase, atoms: ReadonlySet<Atom>, weightOf: WeightOf): number {
  let sum = 0;
  for (const items of phrase.parts)
    for (const { node, optional } of items) if (!optional && couldOccur(node, atoms)) sum += weightOf(node);
  return sum;
}

/** What all of a phrase that is required weighs. */
export function weightOfPhrase(phrase: Phrase, weightOf: WeightOf): number {
  return phrase.parts.reduce((sum, items) => {
    return requiredItems(items).reduce((inner, { node }) => inner + weightOf(node), sum);
  }, 0);
}

function couldOccur(node: PhraseNode, atoms: ReadonlySet<Atom>): boolean {
  if ('atom' in node) return atoms.has(node.atom);
  if ('items' in node) return node.items.every((item) => item.optional || couldOccur(item.node, atoms));
  return node.any.some((one) => couldOccur(one, atoms));
}

/** An occurrence of a part of a phrase, and the best way that ends with it. */
interface Step {
  readonly item: number;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly astray: boolean;
  readonly before: Step | undefined;
}

/** Finds as much of a phrase, by weight, in the sentence read last as stands in the phrase's order. */
export function alignPhrase(phrase: Phrase, places: Places, weightOf: WeightOf): Alignment {
  const items = phrase.parts.flatMap((part) => alignItems(part, places, weightOf));
  let found = 0;
  let lacking = 0;
  for (const { weight, at, astray } of items) {
    const part = at ? 1 : astray ? ASTRAY : 0;
    found += weight * part;
    lacking += weight * (1 - part);
  }
  return { phrase, items, found, lacking };
}

function alignItems(items: readonly PhraseItem[], places: Places, weightOf: WeightOf): readonly AlignedItem[] {
  const steps: Step[] = [];
  items.forEach((item, index) => {
    if (item.optional) return;
    const earlier = [...steps];
    for (const start of nodeStarts(item.node, places)) {
      for (const end of nodeEnds(item.node, places, start))
        steps.push(bestStep(items, index, start, end, earlier, weightOf));
    }
  });
  const best = steps.reduce<Step | undefined>(
    (most, step) => (most && most.score >= step.score ? most : step),
    undefined,
  );
  const chosen = new Map<number, Step>();
  for (let step = best; step; step = step.before) chosen.set(step.item, step);
  const occurring = new Set(steps.map(({ item }) => item));
  return items.flatMap(({ node, optional }, index): AlignedItem[] => {
    if (optional) return [];
    const step = chosen.get(index);
    const weight = weightOf(node);
    if (step && !step.astray) return [{ node, weight, at: { start: step.start, end: step.end }, astray: false }];
    return [{ node, weight, astray: occurring.has(index) }];
  });
}

function bestStep(
  items: readonly PhraseItem[],
  item: number,
  start: number,
  end: number,
  earlier: readonly Step[],
  weightOf: WeightOf,
): Step {
  const weight = weightOf((items[item] as PhraseItem).node);
  let best: Step = { item, start, end, score: weight, astray: false, before: undefined };
  for (const before of earlier) {
    if (before.end > start || before.item >= item) continue;
    const astray = start - before.end > reach(items, before.item, item);
    const score = before.score + weight * (astray ? ASTRAY : 1);
    if (score > best.score) best = { item, start, end, score, astray, before };
  }
  return best;
}

/** How many words may stand between two parts of a phrase; the parts between them may be lacking. */
function reach(items: readonly PhraseItem[], from: number, to: number): number {
  let words = SLACK;
  for (let index = from + 1; index <= to; index++) words += items[index]?.gap ?? 0;
  return words + (to - from - 1) * ROOM;
}
