/** What is told when two versions of a draft are compared, and what laws want done about it. */
import type { Piece } from '../sections/pieces';
import type { Confidence } from './knowledge';

/** Kinds of changes by what they are about: a vocabulary, or another subject of comparisons. */
export type ChangeSelector = Readonly<Record<string, readonly ('added' | 'removed' | 'changed' | 'longer')[]>>;

/** What a law wants done about a change of a draft. */
export interface ChangeDuty {
  readonly id: string;
  readonly law: string;
  readonly citation: string;
  /** Paraphrased: "tell people of the new purpose before their data are used for it". */
  readonly must: string;
  readonly on: 'any' | 'material' | ChangeSelector;
  readonly confidence: Confidence;
  /** Guidance of an authority rather than a duty. */
  readonly recommended: boolean;
  /** In force from, as ISO date. */
  readonly from?: string;
}

/** A paragraph on changes, to be put into a draft; {0} is what is new or gone, {1} what it replaces. */
export interface ChangesParagraph {
  readonly dated: readonly Piece[];
  readonly undated: readonly Piece[];
  /** For what has no sentence of its own. */
  readonly quoted: readonly Piece[];
  /** How an item is called that depends on consent. */
  readonly consent: string;
  /** Sentences for lists of items, by what they are about and `added`, `removed`, `changed`. */
  readonly items: Readonly<Record<string, Readonly<Record<string, readonly Piece[]>>>>;
}

/** How versions of a draft are compared. */
export interface ChangePlan {
  readonly paragraph: ChangesParagraph;
  /** Ids of facts that are told as changes. */
  readonly practices: readonly string[];
  /** Items of the vocabulary `claims` that are told as changes. */
  readonly statements: readonly string[];
  /** Ids of disclosures that name who is responsible and how to reach them. */
  readonly identities: readonly string[];
  /** Ids of disclosures by which periods, ages and amounts are called. */
  readonly figures: readonly string[];
  /** Ids of disclosures that are told as changes only where a section about them comes or goes. */
  readonly passing: readonly string[];
  /** What counts as material where a law does not list it. */
  readonly material: ChangeSelector;
  readonly duties: readonly ChangeDuty[];
}
