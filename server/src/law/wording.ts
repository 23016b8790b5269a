import type { BlockContent, Draft } from '../draft/draft';

/** A place that the prescribed words leave to the writer: "[Name of Part 2 Program]". */
const OPEN_PLACE = /\[[^\]]*\]/;
/** Letters that may stand where the prescribed words leave a place open. */
const REACH = 120;

const knownDrafts = new WeakMap<Draft, string>();
const knownBlocks = new WeakMap<BlockContent, string>();

/**
 * Whether a draft uses prescribed words literally. White space, punctuation, quotation marks, letter case and markup do
 * not count, nor how the words are broken into lines, list items or headings; every other word does. Takes time in
 * proportion to the draft.
 */
export function usesWords(draft: Draft, wording: string): boolean {
  const text = bareText(draft);
  const parts = wording.split(OPEN_PLACE).map(bareWords);
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

/** The words of a draft in one string, made once; a keystroke makes those of one block. */
function bareText(draft: Draft): string {
  return remember(knownDrafts, draft, ({ blocks }) =>
    blocks.flatMap(({ content }) => bareBlock(content) || []).join(' '),
  );
}

function bareBlock(content: BlockContent): string {
  return remember(knownBlocks, content, ({ text }) => bareWords(text));
}

function remember<Key extends object>(known: WeakMap<Key, string>, key: Key, make: (key: Key) => string): string {
  let text = known.get(key);
  if (text === undefined) {
    text = make(key);
    known.set(key, text);
  }
  return text;
}

/** A text as prescribed words are compared: its words in small letters, without punctuation. */
export function bareWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
