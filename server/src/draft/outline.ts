import { EMPTY_CONTENT, type Piece, pieceOf } from './blockText';
import type { Block, BlockKind, Heading, Section, Span } from './draft';
import { findTitles } from './headings';
import type { Title } from './innerTitles';
import { createLeadIns } from './leadIns';
import { createLevels } from './levels';
import { withTableHeaders } from './tableHeaders';
import type { Unit } from './unit';
import { sourceOf } from './visibleText';

/** Blocks and sections of a draft, and what was counted on the way. */
export interface Outline {
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  readonly words: number;
  readonly english: number;
  /** The heading that is the document's title. */
  readonly title: Heading | undefined;
}

type OpenSection = { -readonly [Key in keyof Section]: Section[Key] };

/** Puts units into sections under the titles found in them. */
export function outlineOf(read: readonly Unit[], abbreviations: ReadonlySet<string>, start: number): Outline {
  const units = withTableHeaders(read);
  const titles = findTitles(units);
  const builder = createOutline(abbreviations, start);
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] as Unit;
    const found = titles[index];
    if (found === 'junk' || unit.kind === 'opaque') builder.opaque(unit);
    else if (found) builder.titled(unit, found);
    else builder.plain(unit);
  }
  return builder.finish();
}

interface OutlineBuilder {
  opaque(unit: Unit): void;
  plain(unit: Unit): void;
  titled(unit: Unit, titles: readonly Title[]): void;
  finish(): Outline;
}

function createOutline(abbreviations: ReadonlySet<string>, start: number): OutlineBuilder {
  const blocks: Block[] = [];
  const sections: OpenSection[] = [{ start, end: start, level: 0, parent: -1, firstBlock: 0, endBlock: 0 }];
  const leadIns = createLeadIns(blocks);
  const levels = createLevels();
  let words = 0;
  let english = 0;

  const push = (unit: Unit, kind: BlockKind, span: Span, piece: Piece | undefined): void => {
    const content = piece?.content ?? EMPTY_CONTENT;
    words += piece?.words ?? 0;
    english += piece?.english ?? 0;
    const leadIn = leadIns.next(unit, kind, piece, blocks.length);
    const depth = kind === 'item' ? unit.depth : 0;
    const { start, end } = span;
    const { continues } = unit;
    blocks.push({ start, end, kind, content, section: sections.length - 1, leadIn, depth, continues });
  };
  const part = (unit: Unit, kind: BlockKind, from: number, to: number): void => {
    if (!unit.text) return;
    const { text } = unit.text.visible;
    while (text[from] === ' ') from += 1;
    if (from >= to) return;
    const piece = pieceOf(unit.text, kind, abbreviations, from, to);
    push(unit, kind, { start: unit.start + piece.start, end: unit.start + piece.end }, piece);
  };
  const head = (unit: Unit, title: Title): void => {
    if (!unit.text) return;
    const section = sections.length;
    sections.push({ start: 0, end: 0, level: 0, parent: -1, firstBlock: blocks.length, endBlock: 0 });
    part(unit, 'heading', title.from, title.to);
    const block = blocks.at(-1);
    if (!block) return;
    const heading = headingOf(unit, title, block, blocks.length - 1);
    Object.assign(
      sections[section] as OpenSection,
      { start: block.start, ...levels.place(heading, title, section) },
      { heading },
    );
  };
  return {
    opaque: (unit) => push(unit, 'opaque', unit, undefined),
    plain: (unit) =>
      part(unit, unit.kind === 'heading' ? 'paragraph' : unit.kind, 0, unit.text?.visible.text.length ?? 0),
    titled: (unit, titles) => {
      let done = 0;
      for (const title of titles) {
        part(unit, unit.kind, done, title.from - 1);
        head(unit, title);
        done = title.to;
      }
      part(unit, unit.kind, done, unit.text?.visible.text.length ?? 0);
    },
    finish: () => {
      closeSections(sections, blocks);
      return { blocks, sections, words, english, title: sections[levels.title]?.heading };
    },
  };
}

function headingOf(unit: Unit, title: Title, block: Block, index: number): Heading {
  const { shape, style, numbering } = title;
  const visible = unit.text?.visible;
  const name = {
    start: unit.start + (visible ? sourceOf(visible, shape.nameFrom, false) : 0),
    end: unit.start + (visible ? sourceOf(visible, shape.nameTo, true) : 0),
  };
  const number = shape.number ?? numbering?.number;
  return {
    start: block.start,
    end: block.end,
    title: shape.name,
    ...(number !== undefined && { number }),
    style,
    name,
    block: index,
  };
}

/** A section ends where the next of the same or a higher level starts. */
function closeSections(sections: OpenSection[], blocks: readonly Block[]): void {
  const open: OpenSection[] = [];
  const close = (section: OpenSection, endBlock: number): void => {
    section.endBlock = endBlock;
    section.end = blocks[endBlock - 1]?.end ?? section.end;
  };
  for (const section of sections) {
    let last = open.at(-1);
    while (last && (last.level >= section.level || last.level === 0)) {
      close(last, section.firstBlock);
      open.pop();
      last = open.at(-1);
    }
    open.push(section);
  }
  for (const section of open) close(section, blocks.length);
  const first = sections[0];
  if (first && first.endBlock > 0) first.start = blocks[0]?.start ?? first.start;
}
