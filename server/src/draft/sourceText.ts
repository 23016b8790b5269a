import type { Draft, Span } from './draft';

/** What stands at a place of a draft's source, on one line, as messages quote it. */
export function sourceLine({ text }: Draft, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, ' ');
}
