import { reading } from 'proviso:words';
import type { Block, BlockContent, Draft } from './draft';
import { oneOf } from './oneOf';
import { readTitle } from './titles';

/**
 * By block, the titles of the parts around it that no heading opens, innermost first: titles that run in to a paragraph
 * ("California residents. You may …") or an item, and lines that stand alone above others ("If you live in Brazil"). A part
 * ends at the next title of the same form and at a heading; that of an item with the item and what is nested in it. Worked
 * out once for each version of a draft.
 */
export function innerPartsOf(draft: Draft): readonly (readonly string[])[] {
  const known = parts.get(draft) ?? readParts(draft);
  parts.set(draft, known);
  return known;
}

const parts = new WeakMap<Draft, readonly (readonly string[])[]>();

/** The title of a block: all of it, or the words before the text. */
interface InnerTitle {
  readonly title: string;
  readonly isAlone: boolean;
}

interface OpenItem {
  readonly depth: number;
  readonly continues: boolean;
  readonly title: string;
}

/** The parts that are open at a place. */
interface Open {
  line: string | undefined;
  runIn: string | undefined;
  items: readonly OpenItem[];
}

function readParts({ blocks, sections }: Draft): readonly (readonly string[])[] {
  const open: Open = { line: undefined, runIn: undefined, items: [] };
  return blocks.map((block, index) => {
    if (block.kind === 'heading') {
      // Titles that run in to paragraphs stand below a line that stands alone.
      if (sections[block.section]?.heading?.style !== 'run-in') open.line = undefined;
      open.runIn = undefined;
      open.items = [];
    } else if (block.kind === 'paragraph') readParagraph(open, blocks, index);
    else if (block.kind === 'item') readItem(open, block);
    else if (block.kind !== 'opaque') open.items = [];
    const own = titleOf(block.content);
    const around = [...open.items.map(({ title }) => title).reverse(), open.runIn, open.line];
    return around.flatMap((title) => (title === undefined || (own?.isAlone && own.title === title) ? [] : [title]));
  });
}

function readParagraph(open: Open, blocks: readonly Block[], index: number): void {
  open.items = [];
  const block = blocks[index];
  const found = block && titleOf(block.content);
  if (!block || !found) return;
  if (!found.isAlone) {
    open.runIn = found.title;
    return;
  }
  open.line = isAbove(blocks, index) ? found.title : undefined;
  open.runIn = undefined;
}

function readItem(open: Open, { content, depth, continues }: Block): void {
  const found = titleOf(content);
  const isAround = (one: OpenItem): boolean =>
    one.depth < depth || (continues && one.depth === depth && !one.continues);
  const around = open.items.filter(isAround);
  open.items = found ? [...around, { depth, continues, title: found.title }] : around;
}

/** Whether a line stands above text of its own: not within an address, not as the first of several lines. */
function isAbove(blocks: readonly Block[], index: number): boolean {
  const before = blocks[index - 1];
  const next = blocks.slice(index + 1).find(({ kind }) => kind !== 'opaque');
  if (!next || before?.content.text.endsWith(':')) return false;
  if (before?.kind === 'paragraph' && isShortLine(before.content)) return false;
  return next.kind === 'heading' ? false : next.kind !== 'paragraph' || !titleOf(next.content)?.isAlone;
}

/** The line of an address, or another of those that stand alone. */
function isShortLine({ text }: BlockContent): boolean {
  return text.length <= SHORT_LINE && !/[.!?]$/.test(text);
}

const SHORT_LINE = 70;

const titles = new WeakMap<BlockContent, InnerTitle | 'none'>();

/** The title that a text is or begins with; worked out once for each text. */
function titleOf(content: BlockContent): InnerTitle | undefined {
  const known = titles.get(content) ?? readInnerTitle(content) ?? 'none';
  titles.set(content, known);
  return known === 'none' ? undefined : known;
}

/** "If you live in Brazil", in brackets or not, with or without what asks to read on. */
const CONDITION = new RegExp(String.raw`^\[?${oneOf(reading.partConditions)}\b[^,.;]{3,80}$`, 'i');

const RUN_IN = /^((?:\(?[\p{L}\d]{1,4}[.)] )?[^.:]{3,90}?)(?:[.:]|\s[–—-])(?= ["“(]?[\p{L}\d])/u;

function readInnerTitle({ text, sentences }: BlockContent): InnerTitle | undefined {
  const line = sentences.length === 1 ? nameOf(text.replace(/^[[(]|[\])]?:?$/g, '')) : undefined;
  if (line !== undefined) return { title: line, isAlone: true };
  const start = RUN_IN.exec(text.slice(0, LONGEST))?.[1];
  if (start === undefined || text.length - start.length < SHORTEST_TEXT) return undefined;
  const title = nameOf(start);
  return title === undefined ? undefined : { title, isAlone: false };
}

/** Characters in which a title that runs in to a text has to end. */
const LONGEST = 120;

/** What stands behind a title that runs in to it is longer than this. */
const SHORTEST_TEXT = 10;

/** A text that reads as a title, without its number. */
function nameOf(text: string): string | undefined {
  if (/[.,;!]$/.test(text)) return undefined;
  if (CONDITION.test(text)) return text;
  const { grade, plain, name } = readTitle(text, 0, text.length);
  return grade > 0 && plain && !(grade === 1 ? VERB : LINK).test(name) ? name : undefined;
}

/** "Acme Services are run in the United States of America": names, and no title. */
const LINK = new RegExp(`^(?!${oneOf(reading.askedByTitles)})[^?]* ${oneOf(reading.statedByNames)} `, 'i');

/** "Data is kept in Europe. …": a short sentence in the case of one is no title. */
const VERB = new RegExp(String.raw`\b${oneOf(reading.stated)}\b`, 'i');
