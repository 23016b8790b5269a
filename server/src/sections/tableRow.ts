import { writing } from 'proviso:words';
import { escapeText } from 'entities';
import { type Block, columnOf, type Draft, type Span } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import { inLetters } from './headingText';
import { type RenderOptions, renderSection, type TabStopCounter } from './render';
import { escapeSnippet, snippetTabStop, type TabStops } from './snippetText';
import { type DraftStyle, indentAt, readLetters } from './style';
import type { Template } from './template';

export interface RowWriter {
  readonly draft: Draft;
  readonly style: DraftStyle;
  readonly tabStops: TabStops;
  readonly counter: TabStopCounter;
}

/**
 * A row like the one that it follows: the name of the section's matter in the column of names, its text in that of
 * explanations, and an open place, named after the column, in every other.
 */
export function rowText(template: Template, row: Block, base: RenderOptions, writer: RowWriter): string {
  const { draft, style, tabStops } = writer;
  const source = draft.text.slice(row.start, row.end);
  const cells = cellsOf(source, style);
  const texts = cells.map(({ start, end }) => source.slice(start, end));
  const literally = (text: string): string => (tabStops === 'snippet' ? escapeSnippet(text) : text);
  const body = renderSection(template, 'bullet', { ...style, indent: '' }, tabStops, { ...base, label: 'none' });
  const headers = headerTexts(draft, row);
  const columns = columnsOf(texts, headers);
  const filled = texts.map((text, index) => {
    if (cells.length === 1) return body;
    if (index === columns.names) return literally(likeName(text, labelOf(template), texts));
    return index === columns.texts ? body : openPlace(headers.get(index), writer);
  });
  let result = '';
  let at = 0;
  cells.forEach(({ start, end }, index) => {
    result += literally(source.slice(at, start)) + (filled[index] ?? '');
    at = end;
  });
  const whole = result + literally(source.slice(at));
  return indentAt(draft.text, row.start) + whole;
}

const TEXTS = new RegExp(String.raw`\b${oneOf(writing.textColumns)}\b`, 'i');
const NAMES = new RegExp(String.raw`\b${oneOf(writing.nameColumns)}\b`, 'i');

/** The columns of names and of explanations: by what they are called, else the first one, and the one with the longest text. */
function columnsOf(
  texts: readonly string[],
  headers: ReadonlyMap<number, string>,
): { readonly names: number; readonly texts: number } {
  const columns = [...texts.keys()];
  const explains = (column: number): boolean => TEXTS.test(headers.get(column) ?? '');
  const named = columns.find((column) => !explains(column) && NAMES.test(headers.get(column) ?? ''));
  const lengthOf = (column: number): number => texts[column]?.length ?? 0;
  const longest = columns.filter((column) => column !== named).sort((a, b) => lengthOf(b) - lengthOf(a))[0] ?? 0;
  const explained = columns.find(explains) ?? longest;
  return { names: named ?? (explained === 0 ? 1 : 0), texts: explained };
}

/** The text of each cell, without the white space and the bars or tags around it. */
function cellsOf(source: string, { format }: DraftStyle): readonly Span[] {
  if (format !== 'html') return cellsBetweenBars(source);
  return [...source.matchAll(/(?<open><t[dh]\b[^<>]*>\s*)(?<text>[\s\S]*?)\s*<\/t[dh]\s*>/gi)].map((match) => {
    const start = match.index + (match.groups?.open ?? '').length;
    return { start, end: start + (match.groups?.text ?? '').length };
  });
}

function cellsBetweenBars(source: string): readonly Span[] {
  const bars = [...source.matchAll(/\\.|\|/g)].flatMap(({ 0: sign, index }) => (sign === '|' ? [index] : []));
  const cells = [-1, ...bars].map((bar, index): Span => {
    const end = bars[index] ?? source.length;
    const [space = ''] = /^\s*/.exec(source.slice(bar + 1, end)) ?? [];
    return { start: bar + 1 + space.length, end: bar + 1 + source.slice(bar + 1, end).trimEnd().length };
  });
  // Before the first bar and behind the last one there is none.
  const isEdge = (cell: Span, index: number): boolean =>
    cell.start >= cell.end && (index === 0 || index === cells.length - 1);
  return cells
    .filter((cell, index) => !isEdge(cell, index))
    .map(({ start, end }) => ({ start: Math.min(start, end), end }));
}

/** What the item of the section is called: "Erasure". */
function labelOf({ forms }: Template): string {
  const [block] = forms.find(({ name }) => name === 'bullet')?.blocks ?? [];
  const [first] = block?.kind === 'paragraph' ? block.pieces : [];
  const words = first?.kind === 'strong' ? first.pieces : [];
  return words
    .map((piece) => (piece.kind === 'text' ? piece.text : ''))
    .join('')
    .replace(/[.:]$/, '');
}

/** A name with the marks and tags of another. */
function likeName(model: string, name: string, all: readonly string[]): string {
  const parts = /^(?<open>(?:[*_]{1,2}|<[^<>]*>|\s)*)(?<text>[\s\S]*?)(?<close>(?:[*_]{1,2}|<[^<>]*>|\s|[.:])*)$/.exec(
    model,
  );
  const { open = '', text = '', close = '' } = parts?.groups ?? {};
  const isTagged = all.some((cell) => cell.includes('<'));
  const shown = inLetters(name, readLetters([text]));
  return `${open}${isTagged ? escapeText(shown) : shown}${close}`;
}

/** What the columns are called; those without a name are left out. */
function headerTexts({ blocks }: Draft, row: Block): ReadonlyMap<number, string> {
  const index = blocks.indexOf(row);
  const header = blocks.slice(0, index).findLast(({ kind }) => kind !== 'row');
  if (header?.kind !== 'header') return new Map();
  const { content } = header;
  return new Map(content.sentences.map(({ text }, sentence) => [columnOf(content, sentence), text]));
}

function openPlace(header: string | undefined, { style, tabStops, counter }: RowWriter): string {
  const name = (header ?? '…').toLowerCase();
  const placeholder = `[${style.format === 'html' ? escapeText(name) : name}]`;
  return tabStops === 'plain' ? placeholder : snippetTabStop(counter.next++, placeholder, []);
}
