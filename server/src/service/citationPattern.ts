/** A space as drafts write it, to stand in a regular expression. */
export const SPACE = String.raw`(?:[\s\u00a0]|&nbsp;)`;

/** A name or prefix as a regular expression: literally, with one or two spaces of any kind for each of its own. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, `${SPACE}{1,2}`);
}
