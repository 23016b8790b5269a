import { escapeText } from 'entities';
import { headingText } from './headingText';
import type { Piece } from './pieces';
import { escapeSnippet, snippetTabStop, type TabStops } from './snippetText';
import type { DraftStyle } from './style';
import type { FormName, Template, TemplateBlock, TemplateForm } from './template';
import { thirdPerson, useWord } from './usage';

/** How the label of a list item ("**Access.**") is written among its neighbours. */
export type LabelStyle = 'strong' | 'plain' | 'none';

export interface RenderOptions {
  /** The disclosures wanted, where the template makes several and has a form for each. */
  readonly disclosures?: readonly string[];
  /** The number of the new heading, where headings are numbered. */
  readonly number?: string;
  /** The anchor of the new heading, where the draft sets them. */
  readonly anchor?: string;
  readonly label?: LabelStyle;
  /** Ends a label: "." or ":". */
  readonly labelEnd?: string;
  /** Numbers tab stops through several insertions; its `next` is moved on. */
  readonly counter?: TabStopCounter;
}

export interface TabStopCounter {
  next: number;
}

/** What the functions below need to turn a form into text. */
interface Pen {
  readonly style: DraftStyle;
  readonly tabStops: TabStops;
  readonly label: LabelStyle;
  readonly labelEnd: string;
  readonly counter: TabStopCounter;
  /** Numbers of the form's tab stops in the draft. */
  readonly numbers: Map<number, number>;
}

/**
 * The text of a standard section in the draft's own style, without the white space around it. Bullets
 * come without their marker, because the list that they join has its own.
 */
export function renderSection(
  template: Template,
  form: FormName,
  style: DraftStyle,
  tabStops: TabStops,
  options: RenderOptions = {},
): string {
  const { label = 'strong', labelEnd = '.', counter = { next: 1 } } = options;
  const pens = formsOf(template, form, options.disclosures ?? []).map((found) => ({
    blocks: found.blocks,
    pen: { style, tabStops, label, labelEnd, counter, numbers: new Map<number, number>() },
  }));
  if (form === 'section') return finish(sectionText(template, pens[0], options), style);
  if (form === 'bullet') return finish(bulletText(pens[0]), style);
  const texts = pens.flatMap(({ blocks, pen }) => blocks.map((block) => blockText(block, pen)));
  return finish(texts.join(blockGap(style)), style);
}

/** The templates' forms that fit: the one for exactly the wanted disclosures, else the general one, else all. */
function formsOf(template: Template, name: FormName, wanted: readonly string[]): readonly TemplateForm[] {
  const named = template.forms.filter((form) => form.name === name);
  const special = named.filter((form) => form.disclosure !== undefined && wanted.includes(form.disclosure));
  if (special.length > 0) return special;
  const general = named.filter((form) => form.disclosure === undefined);
  if (named.length === 0) throw new Error(`the section ${template.id} has no form "${name}"`);
  return general.length > 0 ? general : named;
}

interface Work {
  readonly blocks: readonly TemplateBlock[];
  readonly pen: Pen;
}

function sectionText(template: Template, work: Work | undefined, options: RenderOptions): string {
  if (!work) return '';
  const { pen } = work;
  const { style } = pen;
  const heading = headingText(style, titleText(template, style), options);
  const safeHeading = pen.tabStops === 'snippet' ? escapeSnippet(heading) : heading;
  const [first, ...rest] = work.blocks;
  if (!style.heading.runIn || first?.kind !== 'paragraph') {
    const body = work.blocks.map((block) => blockText(block, pen)).join(blockGap(style));
    return `${safeHeading}${style.blankAfterHeading ? '\n\n' : '\n'}${body}`;
  }
  const opening = paragraphText(`${safeHeading} ${piecesText(first.pieces, pen)}`, style);
  return [opening, ...rest.map((block) => blockText(block, pen))].join(blockGap(style));
}

/** The title of a section with the draft's usage words; never with tab stops. */
export function titleText(template: Template, style: DraftStyle): string {
  const texts = template.title.map((piece) => {
    if (piece.kind === 'usage') return capitalise(useWord(piece.word, piece.verb, style.usage), piece.capital);
    return piece.kind === 'text' ? piece.text : '';
  });
  return texts.join('');
}

function bulletText(work: Work | undefined): string {
  const [block] = work?.blocks ?? [];
  if (!work || block?.kind !== 'paragraph') return '';
  return piecesText(relabel(block.pieces, work.pen), work.pen);
}

/** Writes the label of an item as the items beside it are written. */
function relabel(pieces: readonly Piece[], pen: Pen): readonly Piece[] {
  const [label, ...rest] = pieces;
  if (label?.kind !== 'strong') return pieces;
  const [following, ...others] = rest;
  const body: readonly Piece[] =
    following?.kind === 'text' ? [{ kind: 'text', text: following.text.trimStart() }, ...others] : rest;
  if (pen.label === 'none') return body.filter((piece) => piece.kind !== 'text' || piece.text !== '');
  const words = label.pieces.map(
    (piece): Piece =>
      piece.kind === 'text' ? { kind: 'text', text: piece.text.replace(/[.:]$/, pen.labelEnd) } : piece,
  );
  const name: readonly Piece[] = pen.label === 'strong' ? [{ kind: 'strong', pieces: words }] : words;
  return [...name, { kind: 'text', text: ' ' }, ...body];
}

function blockText(block: TemplateBlock, pen: Pen): string {
  if (block.kind === 'paragraph') return paragraphText(piecesText(block.pieces, pen), pen.style);
  if (block.kind === 'list')
    return listText(
      block.items.map((item) => piecesText(item, pen)),
      pen.style,
    );
  const header = block.header.map((cell) => piecesText(cell, pen));
  const rows = block.rows.map((row) => row.map((cell) => piecesText(cell, pen)));
  return tableText(header, rows, pen.style);
}

function paragraphText(text: string, style: DraftStyle): string {
  return style.format === 'html' ? `<p>${text}</p>` : wrapText(text, style, '');
}

function listText(items: readonly string[], style: DraftStyle): string {
  if (style.format === 'html') return ['<ul>', ...items.map((item) => `  <li>${item}</li>`), '</ul>'].join('\n');
  const hang = ' '.repeat(style.listMarker.length);
  return items.map((item) => `${style.listMarker}${wrapText(item, style, hang)}`).join('\n');
}

function tableText(header: readonly string[], rows: readonly (readonly string[])[], style: DraftStyle): string {
  if (style.format === 'html') return htmlTable(header, rows);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  if (style.format === 'markdown') return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
  // Plain text has no tables that a reader of any tool would recognise: each row becomes an item.
  const items = rows.map((row) => row.map((cell, column) => `${header[column] ?? ''}: ${cell}`).join('. '));
  return listText(items, style);
}

function htmlTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => line(row, 'td'));
  return ['<table>', ...[line(header, 'th'), ...body].map((row) => `  ${row}`), '</table>'].join('\n');
}

function piecesText(pieces: readonly Piece[], pen: Pen): string {
  return pieces.map((piece, index) => pieceText(piece, pieces[index - 1], pieces[index - 2], pen)).join('');
}

function pieceText(piece: Piece, previous: Piece | undefined, beforeThat: Piece | undefined, pen: Pen): string {
  switch (piece.kind) {
    case 'text':
      return prose(piece.text, pen);
    case 'usage':
      return prose(capitalise(useWord(piece.word, piece.verb, pen.style.usage), piece.capital), pen);
    case 'tabStop':
      return tabStopText(piece, isSubject(previous, beforeThat), pen);
    case 'repeat':
      return pen.tabStops === 'plain' ? bracketed(piece.placeholder, pen) : `\${${numberOf(piece.number, pen)}}`;
    case 'strong':
      return strongText(piecesText(piece.pieces, pen), pen);
    case 'link':
      return linkText(piecesText(piece.label, pen), piecesText(piece.target, pen), pen);
  }
}

/** A choice of verbs right after "we" takes its form from what "we" becomes. */
function isSubject(previous: Piece | undefined, beforeThat: Piece | undefined): boolean {
  return (
    previous?.kind === 'text' &&
    previous.text === ' ' &&
    beforeThat?.kind === 'usage' &&
    beforeThat.word === 'we' &&
    beforeThat.verb === undefined
  );
}

function tabStopText(piece: Piece & { readonly kind: 'tabStop' }, subject: boolean, pen: Pen): string {
  const conjugate = subject && pen.style.usage.company !== undefined;
  const choices = piece.choices.map((choice) => (conjugate ? thirdPerson(choice) : choice));
  const placeholder = choices.length > 0 ? choices.join(' / ') : piece.placeholder;
  if (pen.tabStops === 'plain') return bracketed(placeholder, pen);
  return snippetTabStop(
    numberOf(piece.number, pen),
    `[${inFormat(placeholder, pen)}]`,
    choices.map((choice) => inFormat(choice, pen)),
  );
}

function numberOf(number: number, pen: Pen): number {
  const known = pen.numbers.get(number);
  if (known !== undefined) return known;
  const fresh = pen.counter.next++;
  pen.numbers.set(number, fresh);
  return fresh;
}

function bracketed(placeholder: string, pen: Pen): string {
  return `[${inFormat(placeholder, pen)}]`;
}

function prose(text: string, pen: Pen): string {
  const formatted = inFormat(text, pen);
  return pen.tabStops === 'snippet' ? escapeSnippet(formatted) : formatted;
}

function inFormat(text: string, pen: Pen): string {
  return pen.style.format === 'html' ? escapeText(text) : text;
}

function strongText(text: string, pen: Pen): string {
  if (pen.style.format === 'html') return `<strong>${text}</strong>`;
  return pen.style.format === 'markdown' ? `**${text}**` : text;
}

function linkText(label: string, target: string, pen: Pen): string {
  if (pen.style.format === 'html') return `<a href="${target.replace(/"/g, '&quot;')}">${label}</a>`;
  return pen.style.format === 'markdown' ? `[${label}](${target})` : `${label} (${target})`;
}

function capitalise(text: string, capital: boolean): string {
  return capital ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Words and whole tab stops: a line never breaks inside a tab stop. */
const UNBREAKABLE = /(?:\$\{\d+(?::(?:\\.|[^\\}])*|\|(?:\\.|[^\\|])*\|)?\}|\\.|\S)+/g;

/** Breaks a text into lines as the draft does, those behind the first indented by `hang`. */
export function wrapText(text: string, style: DraftStyle, hang: string): string {
  const { wrap } = style;
  if (wrap === undefined) return text;
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(UNBREAKABLE) ?? []) {
    if (line !== '' && hang.length + line.length + 1 + word.length > wrap) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${hang}`);
}

function blockGap(style: DraftStyle): string {
  return style.blankBetween ? '\n\n' : '\n';
}

function finish(text: string, style: DraftStyle): string {
  const indented = style.indent === '' ? text : text.replace(/^(?=.)/gm, style.indent);
  return style.lineEnding === '\n' ? indented : indented.replace(/\n/g, style.lineEnding);
}
