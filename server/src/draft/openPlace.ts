import { reading } from 'proviso:words';
import { oneOf } from './oneOf';

/** Places that a template leaves open, and notes to the writer. */
const OPEN_PLACE = new RegExp(String.raw`\[[^[\]]{2,}\]|_{4,}|\b${oneOf(reading.openMarks)}\b`);

/** Whether a sentence has places that are still open: it says nothing about the organisation yet. */
export function hasOpenPlace(sentence: string): boolean {
  return OPEN_PLACE.test(sentence);
}

/** Whether a place of the source is inside of brackets that leave something open: an example, not a statement. */
export function isInOpenPlace(source: string, offset: number): boolean {
  const line = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  const open = line.lastIndexOf('[');
  if (open < 0 || line.indexOf(']', open) >= 0) return false;
  // The label of a link is text.
  return /^[^[\]\n]*\](?!\()/.test(source.slice(offset, offset + 200));
}
