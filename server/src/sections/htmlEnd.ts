import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/html';
import type { Draft, Span } from '../draft/draft';

/** Elements that hold the whole document: nothing is put behind them. */
const WHOLE = /^<(?:html|body|main|article)\b/i;

/** Longer text before a heading is more than the tags of a wrapper. */
const MAX_WRAPPER = 1000;

const trees = new WeakMap<Draft, Tree>();

export interface HtmlPlace {
  /** Where the section that the span belongs to starts; elements opened before it stay open. */
  readonly sectionStart?: number;
  /** The place is not behind this offset. */
  readonly limit?: number;
}

/**
 * The offset behind the element that a span ends in, so that a new element can stand there: behind the
 * whole list or table, and behind a wrapper that holds nothing but this section.
 */
export function htmlEnd(draft: Draft, span: Span, place: HtmlPlace = {}): number {
  const { text } = draft;
  const { sectionStart = span.start, limit = text.length } = place;
  let node: SyntaxNode | null = treeOf(draft).resolveInner(Math.max(span.start, span.end - 1), -1);
  let end = span.end;
  for (; node; node = node.parent) {
    if (node.name !== 'Element') continue;
    const inside = node.from >= sectionStart || isWrapper(text, node.from, sectionStart);
    if (!inside || node.to > limit || WHOLE.test(text.slice(node.from, node.from + 12))) break;
    end = Math.max(end, node.to);
  }
  return end;
}

/** The innermost element around a span that has one of the given names. */
export function elementAround(draft: Draft, span: Span, names: readonly string[]): Span | undefined {
  let best: Span | undefined;
  for (let node: SyntaxNode | null = treeOf(draft).resolveInner(span.start, 1); node; node = node.parent) {
    const name = /^<([a-z][\w-]*)/i.exec(draft.text.slice(node.from, node.from + 20))?.[1]?.toLowerCase() ?? '';
    if (node.name !== 'Element' || !names.includes(name)) continue;
    // The first name is the best: a link stands in an item.
    if (name !== 'a') return { start: node.from, end: node.to };
    best = { start: node.from, end: node.to };
  }
  return best;
}

function treeOf(draft: Draft): Tree {
  const known = trees.get(draft);
  if (known) return known;
  const tree = parser.parse(draft.text);
  trees.set(draft, tree);
  return tree;
}

/** `<section>` or `<div>` opened right before the section's heading. */
function isWrapper(text: string, from: number, sectionStart: number): boolean {
  return sectionStart - from < MAX_WRAPPER && /^(?:\s*<[a-z][^<>]*>)+\s*$/i.test(text.slice(from, sectionStart));
}
