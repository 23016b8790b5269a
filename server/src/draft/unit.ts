import type { BlockText } from './blockText';
import type { BlockKind, HeadingStyle, Span } from './draft';

/** A stretch of the draft as its markup divides it, before headings without markup are told apart. */
export interface Unit extends Span {
  readonly kind: BlockKind;
  /** Undefined for opaque units. */
  readonly text: BlockText | undefined;
  /** Of marked headings only. */
  readonly style: HeadingStyle | undefined;
  readonly level: number | undefined;
  /** Nesting of a list item from 0. */
  readonly depth: number;
  /** Number of the list or table it stands in; 0 for none. */
  readonly group: number;
  /** A further paragraph of a list item. */
  readonly continues: boolean;
  /** Something separates it from the unit before: a blank line or a block's edge. */
  readonly apart: boolean;
}

/** Makes a unit; all are made here, so that the engine sees one shape and stays fast. */
export function unitOf(
  start: number,
  end: number,
  kind: BlockKind,
  text: BlockText | undefined,
  rest: Partial<Pick<Unit, 'style' | 'level' | 'depth' | 'group' | 'continues' | 'apart'>> = {},
): Unit {
  return {
    start,
    end,
    kind,
    text,
    style: rest.style,
    level: rest.level,
    depth: rest.depth ?? 0,
    group: rest.group ?? 0,
    continues: rest.continues ?? false,
    apart: rest.apart ?? true,
  };
}
