import { reading } from 'proviso:words';
import type { BlockContent, BlockKind, Sentence } from './draft';
import type { InnerTitles, Title } from './innerTitles';
import { oneOf } from './oneOf';
import { type Range, splitSentences } from './sentences';
import { readTitle, type TitleShape } from './titles';
import { leadsAway, sourceOf, type Visible } from './visibleText';
import { readWords } from './words';

/** One stretch of source as read once; kept between versions of a draft by its raw text. */
export interface BlockText {
  /** Detached from the draft's text, so that old versions can be freed. */
  readonly raw: string;
  readonly visible: Visible;
  /** Starts with a number or letter that counts parts or entries. */
  readonly numbered: boolean;
  /** Filled as they are asked for. */
  readonly pieces: Piece[];
  readonly titles: TitleShape[];
  readonly wholes: Title[];
  inner?: InnerTitles;
}

/** A range of a block's visible text, read as a block of its own. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** Where the piece starts and ends in the source, relative to the block's text. */
  readonly start: number;
  readonly end: number;
  readonly cut: Cut;
  readonly content: BlockContent;
  /** Words a reader sees, and how many of them are frequent English ones. */
  readonly words: number;
  readonly english: number;
  /** The last sentence introduces what follows: a colon, "as follows", or it simply breaks off. */
  readonly introduces: boolean;
}

/** How visible text is cut: into sentences, cells, or not at all. */
type Cut = 'sentences' | 'cells' | 'whole';

/** Reads block texts, remembering those of the version before. */
export interface BlockTexts {
  read(mode: string, text: string, start: number, end: number, build: (raw: string) => Visible): BlockText;
  readonly abbreviations: ReadonlySet<string>;
  readonly modes: ReadonlyMap<string, ReadonlyMap<string, BlockText>>;
}

export const EMPTY_CONTENT: BlockContent = { text: '', sentences: [] };

const ENGLISH: ReadonlySet<string> = new Set(reading.frequent);

const NUMBERED = /^\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]/;
const INTRODUCES = new RegExp(
  String.raw`:$|\b${oneOf(reading.leadsOnBySemicolon)};$|\b${oneOf(reading.leadsOn)}\.?$|[\p{L}\d]$`,
  'iu',
);

/** Block texts for a version of a draft, which takes over what the version before has read. */
export function createBlockTexts(abbreviations: ReadonlySet<string>, previous?: BlockTexts): BlockTexts {
  const modes = new Map<string, Map<string, BlockText>>();
  return {
    abbreviations,
    modes,
    read: (mode, text, start, end, build) => {
      const slice = text.slice(start, end);
      const known = modes.get(mode) ?? new Map<string, BlockText>();
      if (known.size === 0) modes.set(mode, known);
      let found = known.get(slice);
      if (found) return found;
      found = previous?.modes.get(mode)?.get(slice);
      if (!found) {
        const raw = detached(slice);
        found = { raw, visible: build(raw), numbered: NUMBERED.test(raw), pieces: [], titles: [], wholes: [] };
      }
      known.set(found.raw, found);
      return found;
    },
  };
}

/** A copy that does not keep the text alive from which it was cut. */
function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}

/** Reads a range of a block, or all of it, as a block of the given kind. */
export function pieceOf(
  block: BlockText,
  kind: BlockKind,
  abbreviations: ReadonlySet<string>,
  from = 0,
  to = block.visible.text.length,
): Piece {
  const cut: Cut = kind === 'heading' ? 'whole' : kind === 'row' || kind === 'header' ? 'cells' : 'sentences';
  for (const piece of block.pieces) {
    if (piece.from === from && piece.to === to && piece.cut === cut) return piece;
  }
  const piece = readPiece(block, cut, abbreviations, from, to);
  block.pieces.push(piece);
  return piece;
}

function readPiece(block: BlockText, cut: Cut, abbreviations: ReadonlySet<string>, from: number, to: number): Piece {
  const { visible, raw } = block;
  // Markup around a whole block belongs to it; inside, a piece is just its text.
  const start = from === 0 ? 0 : sourceOf(visible, from, false);
  const end = to === visible.text.length ? raw.length : sourceOf(visible, to, true);
  const sentences = rangesOf(visible, cut, abbreviations, from, to).map((range) => readSentence(visible, range, start));
  let words = 0;
  let english = 0;
  for (const sentence of sentences) {
    const { texts, starts } = sentence.words;
    for (let index = 0; index < texts.length; index += 1) {
      if (index === 0 || starts[index] !== starts[index - 1]) words += 1;
      if (ENGLISH.has(texts[index] ?? '')) english += 1;
    }
  }
  const text = visible.text.slice(from, to);
  const introduces = cut === 'sentences' && INTRODUCES.test(text.slice(-60));
  const content = { text, sentences, ...(cut === 'cells' && columnsOf(visible, sentences.length)) };
  return { from, to, start, end, cut, content, words, english, introduces };
}

/** The columns of the cells that are not empty, where some are. */
function columnsOf({ cells = [] }: Visible, filled: number): Pick<BlockContent, 'columns'> {
  if (cells.length === filled) return {};
  return { columns: cells.flatMap(([start, end], column) => (start < end ? [column] : [])) };
}

function rangesOf(
  visible: Visible,
  cut: Cut,
  abbreviations: ReadonlySet<string>,
  from: number,
  to: number,
): readonly Range[] {
  if (cut === 'cells' && visible.cells) return visible.cells.filter(([start, end]) => start < end);
  if (cut === 'whole') return from < to ? [[from, to]] : [];
  return splitSentences(visible.text, from, to, visible.breaks, abbreviations);
}

function readSentence(visible: Visible, [from, to]: Range, base: number): Sentence {
  const text = visible.text.slice(from, to);
  const words = readWords(
    text,
    (offset, atEnd) => sourceOf(visible, from + offset, atEnd) - base,
    visible.linksAway && ((offset) => leadsAway(visible, from + offset)),
  );
  return { start: sourceOf(visible, from, false) - base, end: sourceOf(visible, to, true) - base, text, words };
}

/** The title shape of a range of visible text, worked out once. */
export function titleOf(block: BlockText, from = 0, to = block.visible.text.length): TitleShape {
  for (const shape of block.titles) if (shape.from === from && shape.to === to) return shape;
  const shape = readTitle(block.visible.text, from, to);
  block.titles.push(shape);
  return shape;
}
