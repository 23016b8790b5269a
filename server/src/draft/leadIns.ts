import { reading } from 'proviso:words';
import type { Piece } from './blockText';
import type { Block, BlockKind, SentenceRef } from './draft';
import { oneOf } from './oneOf';
import type { Unit } from './unit';

/** Works out what introduces each block, block after block. */
export interface LeadIns {
  /** The lead-in of the next block, which will have the number `index`. */
  next(unit: Unit, kind: BlockKind, piece: Piece | undefined, index: number): readonly SentenceRef[];
}

type LeadIn = readonly SentenceRef[];

const NONE: LeadIn = [];
/** Lists nested deeper than this are an accident; without a limit their lead-ins would grow with the square of the depth. */
const MAX_LENGTH = 8;
/** More words are no item of a list without marks. */
const MAX_TERM = 8;

/** Begins in front of the first block; `blocks` grows as they are read. */
export function createLeadIns(blocks: readonly Block[]): LeadIns {
  /** The sentence that introduces what comes next, if it does. */
  let intro: LeadIn = NONE;
  /** Lead-ins for the items of the open list, by depth; empty where no list is open. */
  let depths: LeadIn[] = [];
  let table: LeadIn | undefined;
  let group = 0;
  let parent: SentenceRef | undefined;

  const last = (index: number, piece: Piece): SentenceRef => ({
    block: index,
    sentence: Math.max(0, piece.content.sentences.length - 1),
  });
  const forItem = (unit: Unit): LeadIn => {
    if (depths.length === 0 || unit.group !== group) depths = [intro];
    group = unit.group;
    if (unit.depth >= depths.length) {
      const outer = depths.at(-1) ?? NONE;
      const inner = parent ? [...outer.slice(1 - MAX_LENGTH), parent] : outer;
      while (depths.length <= unit.depth) depths.push(inner);
    }
    depths.length = unit.depth + 1;
    return depths[unit.depth] ?? NONE;
  };
  const forContinuation = (unit: Unit): LeadIn => {
    // A paragraph ends the list above it: a list below it is another one.
    depths.length = Math.min(depths.length, unit.depth + 1);
    const outer = depths[unit.depth] ?? depths.at(-1) ?? NONE;
    const before = parent && blocks[parent.block];
    return parent && before?.content.text.endsWith(':') ? [...outer, parent] : outer;
  };
  const closeLists = (): void => {
    depths = [];
    parent = undefined;
  };
  return {
    next: (unit, kind, piece, index) => {
      if (kind === 'opaque' || !piece) return NONE;
      if (kind === 'item') {
        table = undefined;
        const leadIn = unit.continues ? forContinuation(unit) : forItem(unit);
        parent = last(index, piece);
        return leadIn;
      }
      closeLists();
      if (kind === 'header' || kind === 'row') {
        if (table === undefined || unit.group !== group) table = intro;
        group = unit.group;
        const leadIn = table;
        if (kind === 'header') {
          const cells = piece.content.sentences.map((_, sentence) => ({ block: index, sentence }));
          table = [...intro, ...cells];
        }
        return leadIn;
      }
      table = undefined;
      if (intro.length > 0 && kind === 'paragraph' && isEntry(piece)) return intro;
      const isIntro = kind === 'heading' ? piece.content.text.endsWith(':') : piece.introduces;
      intro = isIntro ? [last(index, piece)] : NONE;
      return NONE;
    },
  };
}

const PURPOSE = new RegExp(String.raw`^${oneOf(reading.purposes)} \p{Ll}`, 'u');

/** The items of a list that is set without marks: "Email address", "To reach you: we write to you by mail". */
function isEntry({ content: { text, sentences } }: Piece): boolean {
  const isTerm =
    sentences.length === 1 && !/[.:;!?]$/.test(text) && (sentences[0]?.words.texts.length ?? 0) <= MAX_TERM;
  return isTerm || PURPOSE.test(text);
}
