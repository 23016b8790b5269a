import type { Draft, SentenceRef, Span } from '../draft/draft';
import type { DetectedDisclosure } from './detection';

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
