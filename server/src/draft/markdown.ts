import type { SyntaxNode, TreeCursor } from '@lezer/common';
import {
  Autolink,
  type MarkdownConfig,
  type MarkdownParser,
  parser,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';
import type { BlockText, BlockTexts } from './blockText';
import type { BlockKind } from './draft';
import { readHtml } from './html';
import { type Parsed, parseFrom } from './incremental';
import { lineCuts } from './lineCuts';
import { visibleMarkdown, visiblePart } from './markdownInline';
import { tamed } from './tame';
import { type Unit, unitOf } from './unit';
import { sourceOf, type Visible } from './visibleText';

/** Texts in which an opened comment of MDX is never closed: looked through once, not once for each opening. */
const unclosed = new WeakSet<object>();

/** A comment of MDX within a text; one that stands alone is a paragraph of code. */
const MDX_COMMENT: MarkdownConfig = {
  defineNodes: ['MdxComment'],
  parseInline: [
    {
      name: 'MdxComment',
      before: 'Emphasis',
      parse(context, next, from) {
        if (next !== 0x7b || context.char(from + 1) !== 0x2f || context.char(from + 2) !== 0x2a) return -1;
        if (unclosed.has(context)) return -1;
        const length = context.slice(from, context.end).indexOf('*/}');
        if (length >= 0) return context.addElement(context.elt('MdxComment', from, from + length + 3));
        unclosed.add(context);
        return -1;
      },
    },
  ],
};

const PARSER: MarkdownParser = parser.configure([Table, Strikethrough, TaskList, Autolink, MDX_COMMENT]);

/** Paragraphs that are code of MDX or of a template language. */
const CODE_PARAGRAPH =
  /^(?:import\s[^\n]{0,200}?\sfrom\s+['"]|import\s+['"]|export\s+(?:const|let|var|default|function|async|\{|\*)|\{\{[^{}]*\}\}\s*$|\{%[^\n]*%\}\s*$|\{(?!\{)[^{}]*\}\s*$)/;

/** Blocks nested deeper than any writer nests them are left alone, so that reading cannot overflow. */
const MAX_NESTING = 100;

export interface MarkdownReading {
  readonly units: readonly Unit[];
  readonly parsed: Parsed;
}

interface Place {
  readonly depth: number;
  readonly group: number;
  readonly quoted: boolean;
  readonly item: boolean;
  readonly nesting: number;
}

/** Where a list item's mark stands, until its first block has been read. */
interface ItemStart {
  at: number | undefined;
}

/** Reads the Markdown from `base` to the end of the text. */
export function readMarkdown(text: string, base: number, texts: BlockTexts, previous?: Parsed): MarkdownReading {
  const body = base === 0 ? text : text.slice(base);
  const parsed = parseFrom(PARSER, tamed(body), previous);
  const units: Unit[] = [];
  const cursor = parsed.tree.cursor();
  readBlocks(
    cursor,
    { body, base, texts, units, groups: 0 },
    { depth: -1, group: 0, quoted: false, item: false, nesting: 0 },
    { at: undefined },
  );
  return { units, parsed };
}

interface Reading {
  readonly body: string;
  readonly base: number;
  readonly texts: BlockTexts;
  readonly units: Unit[];
  groups: number;
}

function readBlocks(cursor: TreeCursor, reading: Reading, place: Place, item: ItemStart): void {
  if (place.nesting > MAX_NESTING || !cursor.firstChild()) return;
  const inner = { ...place, nesting: place.nesting + 1 };
  do readBlock(cursor, reading, inner, item);
  while (cursor.nextSibling());
  cursor.parent();
}

function readBlock(cursor: TreeCursor, reading: Reading, place: Place, item: ItemStart): void {
  switch (cursor.name) {
    case 'Paragraph':
    case 'Task':
      readParagraph(cursor, reading, place, item);
      return;
    case 'BulletList':
    case 'OrderedList': {
      if (place.depth < 0) reading.groups += 1;
      const inside = { ...place, depth: place.depth + 1, group: reading.groups, item: true };
      readBlocks(cursor, reading, inside, item);
      return;
    }
    case 'ListItem':
      readBlocks(cursor, reading, place, { at: cursor.from });
      return;
    case 'Blockquote':
      readBlocks(cursor, reading, { ...place, quoted: true }, item);
      return;
    case 'Table':
      reading.groups += 1;
      readBlocks(cursor, reading, { ...place, group: reading.groups }, { at: undefined });
      return;
    case 'TableHeader':
    case 'TableRow':
      readRow(cursor, reading, place);
      return;
    case 'HTMLBlock':
      reading.units.push(...htmlUnits(cursor, reading, place));
      return;
    case 'ListMark':
    case 'QuoteMark':
    case 'TableDelimiter':
      return;
  }
  const heading = /^(ATX|Setext)Heading(\d)$/.exec(cursor.name);
  if (heading) {
    readHeading(cursor, reading, place, heading[1] === 'ATX' ? 'atx' : 'setext', Number(heading[2]));
    return;
  }
  pushOpaque(cursor, reading);
}

function pushOpaque(cursor: TreeCursor, { units, base }: Reading): void {
  units.push(unitOf(base + cursor.from, base + cursor.to, 'opaque', undefined));
}

function readParagraph(cursor: TreeCursor, reading: Reading, place: Place, item: ItemStart): void {
  const { body, base, units } = reading;
  const start = item.at ?? cursor.from;
  const continues = place.item && item.at === undefined;
  item.at = undefined;
  const first = body[cursor.from];
  if ((first === 'i' || first === 'e' || first === '{') && CODE_PARAGRAPH.test(body.slice(cursor.from, cursor.to))) {
    pushOpaque(cursor, reading);
    return;
  }
  const text = readText(cursor, reading, start, place.quoted ? 'quoted' : 'markdown');
  if (text.visible.text === '') {
    pushOpaque(cursor, reading);
    return;
  }
  const kind: BlockKind = place.item ? (text.visible.localLink ? 'opaque' : 'item') : 'paragraph';
  const at = { depth: Math.max(0, place.depth), group: place.group };
  if (!text.visible.cuts) {
    units.push(unitOf(base + start, base + cursor.to, kind, text, { ...at, continues }));
    return;
  }
  const lines = text.visible.cuts;
  for (let index = 0; index <= lines.length; index += 1) {
    const from = index === 0 ? start : start + (lines[index - 1] ?? 0);
    const to = start + (lines[index] ?? text.raw.length);
    const line = readLine(cursor, reading, from, to);
    if (line.visible.text === '') continue;
    // A line that is not indented goes on in the item only to the grammar.
    const lazy = index > 0 && !/\n[ \t]{2,}$/.test(body.slice(Math.max(0, from - 12), from));
    const end = from + line.raw.length;
    const rest = { continues: continues || index > 0, apart: index === 0 };
    units.push(unitOf(base + from, base + end, lazy ? 'paragraph' : kind, line, lazy ? rest : { ...at, ...rest }));
  }
}

/** A line of a paragraph, read as a block of its own. */
function readLine(cursor: TreeCursor, reading: Reading, from: number, to: number): BlockText {
  const end = reading.body.slice(from, to).trimEnd().length + from;
  return reading.texts.read('line', reading.body, from, end, (raw) => {
    const node = cursor.node;
    return visiblePart(raw, node, from, Math.max(from, node.from), end);
  });
}

function readHeading(cursor: TreeCursor, reading: Reading, place: Place, style: 'atx' | 'setext', level: number): void {
  const { base, units } = reading;
  const text = readText(cursor, reading, cursor.from, style);
  if (text.visible.text === '') {
    pushOpaque(cursor, reading);
    return;
  }
  // A rule set close below a paragraph is a heading to the grammar, not to the writer.
  const isProse = style === 'setext' && isSentence(text.visible.text);
  const kind = place.item ? 'item' : 'paragraph';
  const prose = { depth: Math.max(0, place.depth), group: place.group };
  const [from, to] = [base + cursor.from, base + cursor.to];
  units.push(isProse ? unitOf(from, to, kind, text, prose) : unitOf(from, to, 'heading', text, { style, level }));
}

/** "13. CHANGES TO THIS POLICY." ends like a sentence and is none. */
function isSentence(text: string): boolean {
  return text.length > 120 || (/[.;,:]$/.test(text) && text !== text.toUpperCase());
}

function readRow(cursor: TreeCursor, reading: Reading, place: Place): void {
  const { base, units } = reading;
  const kind = cursor.name === 'TableHeader' ? 'header' : 'row';
  const text = readText(cursor, reading, cursor.from, 'row');
  if (text.visible.text === '') {
    pushOpaque(cursor, reading);
    return;
  }
  units.push(unitOf(base + cursor.from, base + cursor.to, kind, text, { group: place.group }));
}

function readText(cursor: TreeCursor, reading: Reading, start: number, mode: string): BlockText {
  return reading.texts.read(mode, reading.body, start, cursor.to, (raw) => {
    const visible = visibleMarkdown(raw, cursor.node, start);
    if (mode !== 'markdown') return visible;
    const cuts = cutsOf(visible, cursor.node, start);
    return cuts.length > 0 ? { ...visible, cuts } : visible;
  });
}

/** Line cuts as offsets of the source, without those inside markup. */
function cutsOf(visible: Visible, node: SyntaxNode, start: number): readonly number[] {
  const cuts = lineCuts(visible).map((cut) => sourceOf(visible, cut, false));
  if (cuts.length === 0) return cuts;
  const spans: { readonly from: number; readonly to: number }[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) spans.push(child);
  return cuts.filter((cut) => !spans.some(({ from, to }) => from - start < cut && cut < to - start));
}

/** HTML between the Markdown, as the blocks that it contains. */
function htmlUnits(cursor: TreeCursor, { body, base, texts }: Reading, place: Place): readonly Unit[] {
  const source = body.slice(cursor.from, cursor.to);
  const units = readHtml(source, base + cursor.from, texts);
  if (!place.item) return units;
  const { depth, group } = place;
  return units.map((unit) =>
    unit.kind === 'paragraph' ? { ...unit, kind: 'item', depth, group, continues: true } : unit,
  );
}
