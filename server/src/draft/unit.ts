import type { BlockText } from './blockText';
import type { BlockKind, HeadingStyle, Span } from './draft';

/** A stretch of the draft as its markup divides it, before headings without markup are told apart. */
export interface Unit extends Span {
  readonly kind: BlockKind;
  /** Absent for opaque units. */
  readonly text?: BlockText;
  /** Marked headings only. */
  readonly style?: HeadingStyle;
  readonly level?: number;
  /** Nesting of a list item from 0. */
  readonly depth: number;
  /** Number of the list or table it stands in; 0 for none. */
  readonly group: number;
  /** A further paragraph of a list item. */
  readonly continues: boolean;
  /** Something separates it from the unit before: a blank line or a block's edge. */
  readonly apart: boolean;
}

/** What the readers of the three formats give. */
export interface Units {
  readonly units: readonly Unit[];
}
