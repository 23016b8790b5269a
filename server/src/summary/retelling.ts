import type { Span } from '../draft/draft';
import type { Part } from './sentence';

/** How much is quoted, in words and list items. */
export interface PhraseLimits {
  readonly words: number;
  readonly items: number;
  readonly itemWords: number;
  /** Of items with a label in front, the label only. */
  readonly labels: boolean;
  /** Rows of tables are quoted. */
  readonly rows: boolean;
  /** Sentences stay in the draft's voice. */
  readonly asWritten?: boolean;
}

/** Whether a text is chiefly about what is told. */
export type IsAbout = (text: string) => boolean;

/** A passage in the words of a summary. */
export interface Retelling {
  readonly parts: readonly Part[];
  /** Ranges of the source that the parts are taken from. */
  readonly evidence: readonly Span[];
  /** The sentences that are told, as `block:sentence`. */
  readonly refs: readonly string[];
}
