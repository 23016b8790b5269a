import type { BlockTexts } from './blockText';
import type { BlockKind } from './draft';
import { createHtmlLists, ITEMS, LISTS, type OpenItem } from './htmlLists';
import { readTag } from './inlineTags';
import { type Unit, unitOf } from './unit';
import { createVisible, type Visible } from './visibleText';

/** Takes the tags and texts of HTML in order and gives the blocks that a reader sees. */
export interface HtmlBlocks {
  open(from: number, to: number): void;
  close(from: number, to: number): void;
  text(from: number, to: number): void;
  entity(decoded: string, from: number, to: number): void;
  finish(): readonly Unit[];
}

interface Piece {
  readonly kind:
    | 'text'
    | 'entity'
    | 'tag'
    | 'break'
    | 'space'
    | 'cell'
    | 'bold'
    | 'thin'
    | 'link'
    | 'linkAway'
    | 'unlink';
  readonly from: number;
  readonly to: number;
  readonly decoded?: string;
}

/** The block that is being read. */
interface OpenBlock {
  pieces: Piece[];
  /** Any of the pieces can be seen. */
  seen: boolean;
  /** Bold elements open where the block starts. */
  readonly bold: number;
  /** The tag that opened it, whose closing tag belongs to it. */
  readonly tag?: { readonly name: string; readonly from: number };
}

interface Row {
  /** Cells so far, and whether all of them are header cells. */
  cells: number;
  header: boolean;
  /** A table that only arranges the page. */
  layout: boolean;
}

/** Tags that are part of the block that they enclose. */
const OWN = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'dt', 'dd', 'summary', 'tr']);
const MAIN = new Set(['main', 'article', 'section']);

/** Begins to read; `base` is the offset of the source in the draft, by which units are placed. */
export function createHtmlBlocks(source: string, base: number, texts: BlockTexts): HtmlBlocks {
  const units: Unit[] = [];
  const lists = createHtmlLists();
  let groups = 0;
  let table = 0;
  let inHead = false;
  let menus = 0;
  /** Elements open that hold what the page is about. */
  let mains = 0;
  let bold = 0;
  let row: Row | undefined;
  let unread: { readonly name: string; depth: number } | undefined;
  let block: OpenBlock = { pieces: [], seen: false, bold: 0 };

  const add = (kind: Piece['kind'], from: number, to: number, decoded?: string): void => {
    block.pieces.push(decoded === undefined ? { kind, from, to } : { kind, from, to, decoded });
  };
  const begin = (tag?: { readonly name: string; readonly from: number }): void => {
    block = tag ? { pieces: [], seen: false, bold, tag } : { pieces: [], seen: false, bold };
  };
  const flush = (end?: number): void => {
    const done = block;
    begin();
    if (!done.seen) return;
    const span = spanOf(done, end, source);
    const read = (mode: string): ReturnType<BlockTexts['read']> =>
      texts.read(mode, source, span.start, span.end, (raw) => visibleHtml(raw, span.start, done));
    const heading = /^h([1-6])$/.exec(done.tag?.name ?? '');
    const isRow = row !== undefined && !row.layout;
    const text = read(isRow ? 'tr' : done.bold > 0 ? 'bold' : 'html');
    if (text.visible.text === '') return;
    const item = lists.item();
    const kind = kindOf(isRow ? row : undefined, heading !== null, item);
    const isMenu = text.visible.localLink && (kind === 'item' || menus > 0);
    units.push(
      unitOf(base + span.start, base + span.end, isMenu ? 'opaque' : kind, text, {
        style: kind === 'heading' ? 'html' : undefined,
        level: kind === 'heading' ? Number(heading?.[1]) : undefined,
        depth: kind === 'item' ? (item?.depth ?? 0) : 0,
        group: isRow ? table : kind === 'item' ? groups : 0,
        continues: kind === 'item' && (item?.blocks ?? 0) > 0,
      }),
    );
    if (item) item.blocks += 1;
  };

  const openBlockTag = (name: string, from: number, to: number): void => {
    if (row && !row.layout && name !== 'tr') {
      openInRow(name, from, to);
      return;
    }
    flush();
    if (name === 'table') {
      groups += 1;
      table = groups;
    } else if (name === 'tr') row = { cells: 0, header: true, layout: false };
    else if (LISTS.has(name)) {
      if (lists.openList(name)) groups += 1;
    } else if (ITEMS.has(name)) lists.openItem(name);
    else if (name === 'thead') inHead = true;
    else if (name === 'tbody') inHead = false;
    else if (name === 'header' || name === 'footer') menus += 1;
    else if (MAIN.has(name)) mains += 1;
    if (OWN.has(name)) {
      begin({ name, from });
      add('tag', from, to);
    }
  };
  const isSiteFooter = (name: string): boolean => name === 'footer' && mains === 0 && units.length > 0;
  const openInRow = (name: string, from: number, to: number): void => {
    if (!row) return;
    if (name === 'td' || name === 'th') {
      row.cells += 1;
      if (name === 'td' && !inHead) row.header = false;
      add('cell', from, to);
      return;
    }
    if (name === 'table' || LISTS.has(name) || /^h[1-6]$/.test(name)) {
      row.layout = true;
      block = {
        ...block,
        pieces: block.pieces.map((piece) => (piece.kind === 'cell' ? { ...piece, kind: 'space' } : piece)),
      };
      openBlockTag(name, from, to);
      return;
    }
    add('space', from, to);
  };
  const closeBlockTag = (name: string, from: number, to: number): void => {
    const isRowEnd = name === 'tr' || name === 'table' || name === 'tbody' || name === 'thead';
    if (row && !row.layout && !isRowEnd) {
      add('space', from, to);
      return;
    }
    if (name === block.tag?.name) flush(to);
    else flush();
    if (isRowEnd) row = undefined;
    if (name === 'thead' || name === 'table') inHead = false;
    if (ITEMS.has(name)) lists.closeItem();
    else if (LISTS.has(name)) lists.closeList(name);
    else if ((name === 'header' || name === 'footer') && menus > 0) menus -= 1;
    else if (MAIN.has(name) && mains > 0) mains -= 1;
  };
  return {
    text: (from, to) => {
      if (unread) return;
      add('text', from, to);
      if (!block.seen && /\S/.test(source.slice(from, to))) block.seen = true;
    },
    entity: (decoded, from, to) => {
      if (unread) return;
      add('entity', from, to, decoded);
      if (/\S/.test(decoded)) block.seen = true;
    },
    open: (from, to) => {
      const tag = readTag(source.slice(from, to));
      const { name } = tag;
      if (unread) {
        if (name === unread.name && !tag.empty) unread.depth += 1;
        return;
      }
      if (name === 'br' || name === 'hr') return lineBreak(name, from, to);
      if ((tag.unread || isSiteFooter(name)) && !tag.empty) {
        if (tag.block && !row) flush();
        unread = { name, depth: 1 };
        return;
      }
      if (tag.block) return openBlockTag(name, from, to);
      if (tag.bold) bold += 1;
      add(tag.bold ? 'bold' : tag.local ? 'link' : tag.away ? 'linkAway' : 'tag', from, to);
    },
    close: (from, to) => {
      const tag = readTag(source.slice(from, to));
      if (unread) {
        if (tag.name === unread.name) unread.depth -= 1;
        if (unread.depth === 0) unread = undefined;
        return;
      }
      if (tag.block) return closeBlockTag(tag.name, from, to);
      if (tag.bold && bold > 0) bold -= 1;
      add(tag.bold ? 'thin' : tag.name === 'a' ? 'unlink' : 'tag', from, to);
    },
    finish: () => {
      flush();
      return units;
    },
  };

  /** Two breaks in a row separate paragraphs. */
  function lineBreak(name: string, from: number, to: number): void {
    const inRow = row !== undefined && !row.layout;
    if (!inRow && (name === 'hr' || endsInBreak(block.pieces, source))) {
      flush();
      return;
    }
    add('break', from, to);
  }
}

function kindOf(row: Row | undefined, isHeading: boolean, item: OpenItem | undefined): BlockKind {
  if (row) return row.header ? 'header' : 'row';
  if (isHeading) return 'heading';
  return item ? 'item' : 'paragraph';
}

function endsInBreak(pieces: readonly Piece[], source: string): boolean {
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (!piece || piece.kind === 'entity') return false;
    if (piece.kind === 'break') return true;
    if (piece.kind === 'text' && /\S/.test(source.slice(piece.from, piece.to))) return false;
  }
  return false;
}

/** From the block's own tag, or its first text, to its closing tag or last text. */
function spanOf(
  block: OpenBlock,
  closed: number | undefined,
  source: string,
): { readonly start: number; readonly end: number } {
  const { pieces, tag } = block;
  const last = pieces.at(-1)?.to ?? 0;
  let start = tag?.from ?? pieces[0]?.from ?? 0;
  let end = closed ?? last;
  while (start < end && /\s/.test(source[start] ?? '')) start += 1;
  while (end > start && /\s/.test(source[end - 1] ?? '')) end -= 1;
  return { start, end };
}

function visibleHtml(raw: string, start: number, block: OpenBlock): Visible {
  const builder = createVisible(raw);
  if (block.bold > 0) builder.bold(1);
  let links = 0;
  let linksAway = 0;
  for (const { kind, decoded, ...piece } of block.pieces) {
    const from = Math.max(0, piece.from - start);
    const to = Math.min(raw.length, piece.to - start);
    if (to < from) continue;
    if (kind === 'text') builder.text(from, to);
    else if (kind === 'entity') builder.insert(decoded ?? '', from, to);
    else if (kind === 'break') builder.lineBreak(from, to);
    else if (kind === 'space') builder.space(from, to);
    else if (kind === 'cell') builder.cell(from);
    else if (kind === 'bold') builder.bold(1);
    else if (kind === 'thin') builder.bold(-1);
    else if (kind === 'link' && links === 0) {
      links = 1;
      builder.link(1);
    } else if (kind === 'linkAway' && linksAway === 0) {
      linksAway = 1;
      builder.linkAway(1);
    } else if (kind === 'unlink') {
      if (links > 0) builder.link(-1);
      if (linksAway > 0) builder.linkAway(-1);
      links = 0;
      linksAway = 0;
    }
  }
  return builder.finish();
}
