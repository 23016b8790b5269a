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
  const change = { fromA: same, toA: previous.text.length - tail, fromB: same, toB: text.length - tail };
  const fragments = TreeFragment.applyChanges(previous.fragments, [change]);
  const tree = parser.parse(text, fragments);
  return { text, tree, fragments: TreeFragment.addTree(tree, fragments) };
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
