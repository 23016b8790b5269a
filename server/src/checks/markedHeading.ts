import type { Heading } from '../draft/draft';

const MARKS: ReadonlySet<Heading['style']> = new Set(['atx', 'setext', 'html']);

/** Whether a heading is one by its mark; others may be lines of text, or stand inside a paragraph. */
export function isMarkedHeading({ style }: Heading): boolean {
  return MARKS.has(style);
}
