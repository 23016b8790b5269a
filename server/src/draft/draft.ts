/**
 * A draft as the rest of the program sees it: blocks of visible text in document order, and the
 * sections they stand in. Offsets are UTF-16 code units of the source text.
 */

import type { InsertedSummary } from './insertedSummary';

/** A half-open range of offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type DraftFormat = 'markdown' | 'html' | 'plaintext';

/**
 * The words of a sentence, normalised once: lower case, straight quotes, possessives cut,
 * contractions taken apart ("don't" is "do", "not"), hyphenated words split.
 * The arrays run in parallel; offsets are relative to the block's start in the source.
 */
export interface Words {
  readonly texts: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Bit set per word, see `WordFlag`. */
  readonly flags: readonly number[];
}

/** One sentence, list item or table row; offsets are relative to the block's start in the source. */
export interface Sentence extends Span {
  /** The text as a reader sees it: no markup, entities decoded, white space folded. */
  readonly text: string;
  readonly words: Words;
}

/** What a block says, independent of where it stands: shared between versions of a draft. */
export interface BlockContent {
  /** Visible text of the whole block. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Of a row with empty cells, which are no sentences: the column of each sentence, from 0. */
  readonly columns?: readonly number[];
}

/** The column of a cell, from 0. */
export function columnOf({ columns }: BlockContent, sentence: number): number {
  return columns?.[sentence] ?? sentence;
}

export type BlockKind =
  | 'heading'
  | 'paragraph'
  /** An item of a list. */
  | 'item'
  /** A row of a table; each cell is a sentence. */
  | 'row'
  /** The header row of a table. */
  | 'header'
  /** Code, raw markup, template tags, rules, site navigation: not read. */
  | 'opaque';

/** A sentence of a draft, by place. */
export interface SentenceRef {
  /** Index into `Draft.blocks`. */
  readonly block: number;
  /** Index into `BlockContent.sentences`. */
  readonly sentence: number;
}

export interface Block extends Span {
  readonly kind: BlockKind;
  readonly content: BlockContent;
  /** Index into `Draft.sections`. */
  readonly section: number;
  /**
   * What introduces the block, outermost first: the sentence ending in a colon before a list, the
   * parent item of a nested item, the sentence before a table and its header row.
   */
  readonly leadIn: readonly SentenceRef[];
  /** Nesting of a list item from 0; 0 for everything else. */
  readonly depth: number;
  /** A further paragraph of a list item. */
  readonly continues: boolean;
}

export type HeadingStyle =
  /** `## Title` */
  | 'atx'
  /** Title underlined with === or --- */
  | 'setext'
  /** `<h2>` */
  | 'html'
  /** A paragraph that is bold throughout. */
  | 'bold'
  /** A line without markup that reads as a title. */
  | 'bare'
  /** A list item that reads as a title. */
  | 'item'
  /** A title at the start of a paragraph ("Contact Information. We collect …"). */
  | 'run-in';

export interface Heading extends Span {
  /** Title as a reader sees it, without its number. */
  readonly title: string;
  /** Number as written, without closing punctuation: "7", "2.1", "IV", "(a)". */
  readonly number?: string;
  readonly style: HeadingStyle;
  /** The title's own range, without number and markup. */
  readonly name: Span;
  /** Index into `Draft.blocks` of the block that holds the heading. */
  readonly block: number;
}

/** A part of a draft under one heading. */
export interface Section extends Span {
  /** Absent for section 0: the text before the first heading. */
  readonly heading?: Heading;
  /** 0 for section 0, then 1, 2, … as a reader would nest them (never skipping a level). */
  readonly level: number;
  /** Index of the enclosing section; -1 for section 0 and for top sections. */
  readonly parent: number;
  /** Blocks of the section and of the sections inside it: from `firstBlock` up to, not including, `endBlock`. */
  readonly firstBlock: number;
  readonly endBlock: number;
}

/** YAML between `---` lines at the very start of a Markdown or MDX draft. */
export interface FrontMatter extends Span {
  /** The YAML text and where it starts. */
  readonly yaml: string;
  readonly yamlStart: number;
}

export interface Draft {
  readonly text: string;
  readonly format: DraftFormat;
  /** Primary language subtag ("en"), "und" where there is too little text to tell. */
  readonly language: string;
  /** Number of words a reader sees. */
  readonly words: number;
  readonly blocks: readonly Block[];
  /** In document order, each before the sections it encloses; section 0 always exists. */
  readonly sections: readonly Section[];
  /** The document's title, where it has one: a heading, or the front matter's `title`. */
  readonly title?: { readonly text: string } & Span;
  readonly frontMatter?: FrontMatter;
  /** Summaries of the policy that stand in it; their text is in no block. */
  readonly summaries: readonly InsertedSummary[];
  /** Marks of summaries that have lost the other one. */
  readonly strayMarks: readonly Span[];
  /** Set where the text was too large or not text at all: then there are no blocks. */
  readonly unreadable?: 'too-large' | 'binary';
}
