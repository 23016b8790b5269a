/** Places that a template leaves open, and notes to the writer. */
const OPEN_PLACE = /\[[^[\]]{2,}\]|_{4,}|\b(?:TODO|TBD)\b/;

/** Whether a sentence has places that are still open: it says nothing about the organisation yet. */
export function hasOpenPlace(sentence: string): boolean {
  return OPEN_PLACE.test(sentence);
}
