import { type Parser, type Tree, TreeFragment } from '@lezer/common';

/** A parsed text, from which the next version can be parsed faster. */
export interface Parsed {
  readonly text: string;
  readonly tree: Tree;
  readonly fragments: readonly TreeFragment[];
}

/** Parses `text`, re-using what the version before has in common with it at its start and end. */
export function parseFrom(parser: Parser, text: string, previous?: Parsed): Parsed {
  if (!previous) {
    const tree = parser.parse(text);
    return { text, tree, fragments: TreeFragment.addTree(tree) };
  }
  if (previous.text === text) return previous;
  const same = commonPrefix(previous.text, text);
  const tail = commonSuffix(previous.text, text, same);
  const from = paragraphStart(text, same);
  const after = paragraphEnd(text, text.length - tail) - (text.length - tail);
  const change = {
    fromA: from,
    toA: previous.text.length - tail + after,
    fromB: from,
    toB: text.length - tail + after,
  };
  const fragments = TreeFragment.applyChanges(previous.fragments, [change]);
  const tree = parser.parse(text, fragments);
  return { text, tree, fragments: TreeFragment.addTree(tree, fragments) };
}

/** How far the paragraph around a change is looked for. */
const REACH = 4000;

/**
 * The parser takes over blocks next to a change that the change has made part of another; so the
 * whole paragraph counts as changed.
 */
function paragraphStart(text: string, at: number): number {
  const blank = text.slice(Math.max(0, at - REACH), at).lastIndexOf('\n\n');
  return blank < 0 ? Math.max(0, at - REACH) : Math.max(0, at - REACH) + blank;
}

function paragraphEnd(text: string, at: number): number {
  const blank = text.slice(at, at + REACH).indexOf('\n\n');
  return blank < 0 ? Math.min(text.length, at + REACH) : at + blank + 2;
}

const STEP = 2048;

function commonPrefix(one: string, other: string): number {
  const limit = Math.min(one.length, other.length);
  let at = 0;
  while (at + STEP <= limit && one.slice(at, at + STEP) === other.slice(at, at + STEP)) at += STEP;
  while (at < limit && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

function commonSuffix(one: string, other: string, prefix: number): number {
  const limit = Math.min(one.length, other.length) - prefix;
  const sliceOf = (text: string, at: number): string => text.slice(text.length - at - STEP, text.length - at);
  let at = 0;
  while (at + STEP <= limit && sliceOf(one, at) === sliceOf(other, at)) at += STEP;
  while (at < limit && one.charCodeAt(one.length - 1 - at) === other.charCodeAt(other.length - 1 - at)) at += 1;
  return at;
}
