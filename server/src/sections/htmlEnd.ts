import { parser } from '@lezer/html';
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../draft/draft';

/** Elements that hold the whole document: nothing is put behind them. */
const WHOLE = /^<(?:html|body|main|article)\b/i;

/**
 * The offset behind the element that a span ends in, so that a new element can stand there: behind the
 * whole list or table, and behind a wrapper that holds nothing but this section.
 */
export function htmlEnd(text: string, span: Span, sectionStart = span.start, limit = text.length): number {
  let node: SyntaxNode | null = parser.parse(text).resolveInner(Math.max(span.start, span.end - 1), -1);
  let end = span.end;
  for (; node; node = node.parent) {
    if (node.name !== 'Element') continue;
    const inside = node.from >= sectionStart || isWrapper(text, node, sectionStart);
    if (!inside || node.to > limit || WHOLE.test(text.slice(node.from, node.from + 12))) break;
    end = Math.max(end, node.to);
  }
  return end;
}

/** `<section>` or `<div>` opened right before the section's heading. */
function isWrapper(text: string, node: SyntaxNode, sectionStart: number): boolean {
  const between = text.slice(node.from, sectionStart);
  return /^(?:\s*<[a-z][^<>]*>\s*)+$/i.test(between);
}
