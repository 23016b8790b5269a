/** Words and turns of words as one regular expression, to stand in a larger one. */
export function oneOf(list: readonly string[]): string {
  return `(?:${list.join('|')})`;
}
