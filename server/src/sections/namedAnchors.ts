import type { Draft } from '../draft/draft';

const ANCHOR = /\b(?:id|name)\s*=\s*["']?([^"'\s>]{1,200})|\{#([\w-]{1,200})\}/g;

/** The anchors that a draft itself sets, without their #. */
export function namedAnchors({ text }: Pick<Draft, 'text'>): ReadonlySet<string> {
  return new Set([...text.matchAll(ANCHOR)].map(([, attribute, brace]) => attribute ?? brace ?? ''));
}
