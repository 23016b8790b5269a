import type { Draft, Span } from './draft';

/** A comment in the source of a draft, which its readers never see. */
export interface Comment extends Span {
  /** What stands behind the word that it was looked up by. */
  readonly text: string;
  /** Index into `Draft.blocks` of the block that it stands in; undefined where it stands alone. */
  readonly block: number | undefined;
}

/** Comments of HTML and Markdown, and those of MDX. */
const COMMENT = /<!--\s*([\w-]+)([\s\S]*?)-->|\{\/\*\s*([\w-]+)([\s\S]*?)\*\/\}/g;

/** The comments that begin with a word, in document order; plain text has none. */
export function commentsWith(draft: Draft, word: string): readonly Comment[] {
  const { text, format } = draft;
  if (format === 'plaintext' || !text.includes(word)) return [];
  const comments: Comment[] = [];
  for (const match of text.matchAll(COMMENT)) {
    const [whole, html, htmlText, mdx, mdxText] = match;
    if ((html ?? mdx) !== word || (mdx !== undefined && format === 'html')) continue;
    const span = { start: match.index, end: match.index + whole.length };
    const place = placeOf(draft, span, word);
    if (place) comments.push({ ...span, text: htmlText ?? mdxText ?? '', block: place.block });
  }
  return comments;
}

/** Undefined where the comment is shown to readers: in code, as an example of one. */
function placeOf({ blocks, text }: Draft, { start, end }: Span, word: string): Pick<Comment, 'block'> | undefined {
  const index = blocks.findLastIndex((block) => block.start <= start);
  const block = blocks[index];
  if (!block || block.end < end) return { block: undefined };
  if (block.kind === 'opaque') return /^(?:<|\{)/.test(text.slice(block.start)) ? { block: undefined } : undefined;
  return block.content.text.includes(word) ? undefined : { block: index };
}
