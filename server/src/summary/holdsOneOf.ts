const patterns = new WeakMap<readonly string[], RegExp>();

/** Whether a text has one of the words or turns of a list of the plan (regular expressions); none of an empty list. */
export function holdsOneOf(list: readonly string[], text: string): boolean {
  if (list.length === 0) return false;
  const pattern = patterns.get(list) ?? new RegExp(`\\b(?:${list.join('|')})`, 'i');
  patterns.set(list, pattern);
  return pattern.test(text);
}
