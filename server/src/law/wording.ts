import type { Draft } from '../draft/draft';

/** A place that the prescribed words leave to the writer: "[Name of Part 2 Program]". */
const OPEN_PLACE = /\[[^\]]*\]/;
/** Letters that may stand where the prescribed words leave a place open. */
const REACH = 120;

const known = new WeakMap<Draft, string>();

/**
 * Whether a draft uses prescribed words literally. White space, punctuation, quotation marks, letter case and markup do
 * not count, nor how the words are broken into lines, list items or headings; every other word does. Takes time in
 * proportion to the draft.
 */
export function usesWords(draft: Draft, wording: string): boolean {
  const text = bareText(draft);
  const parts = wording.split(OPEN_PLACE).map(bare);
  const [first = '', ...others] = parts;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    if (continues(text, start + first.length, others)) return true;
  }
  return false;
}

function continues(text: string, from: number, parts: readonly string[]): boolean {
  let at = from;
  return parts.every((part) => {
    const found = text.slice(at, at + REACH + part.length).indexOf(part);
    at += found + part.length;
    return found >= 0;
  });
}

/** The words of a draft in one string, made once. */
function bareText(draft: Draft): string {
  let text = known.get(draft);
  if (text === undefined) {
    text = bare(draft.blocks.map(({ content }) => content.text).join(' '));
    known.set(draft, text);
  }
  return text;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
