import type { Section } from './draft';

/** Whether a section has a heading and nothing below it. */
export function isEmptySection({ heading, firstBlock, endBlock }: Section): boolean {
  return heading !== undefined && endBlock - firstBlock === 1;
}
