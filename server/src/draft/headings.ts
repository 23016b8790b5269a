import { reading } from 'proviso:words';
import { type BlockText, titleOf } from './blockText';
import type { HeadingStyle } from './draft';
import { innerTitles, MAX_TITLE, type Title } from './innerTitles';
import { oneOf } from './oneOf';
import { readNumber, type TitleShape } from './titles';
import type { Unit } from './unit';

/** Text that site navigation and trackers leave behind when a page is copied. */
const JUNK = new RegExp(`^${oneOf(reading.navigation)}$`, 'i');

/** For each unit its titles in order, or that it is a remnant of navigation. */
export type FoundTitles = readonly Title[] | 'junk' | undefined;

/** What is known about the draft as a whole. */
interface Survey {
  readonly units: readonly Unit[];
  /** Titles are hardly marked, so lines without markup may be titles. */
  readonly fewMarked: boolean;
  /** Titles are written as list items. */
  readonly itemTitles: boolean;
  /** Units before the first prose. */
  readonly top: number;
}

/**
 * For each unit the titles in it, in order; `'junk'` where the unit is a remnant of navigation.
 * Depends on nothing but the units.
 */
export function findTitles(units: readonly Unit[]): readonly FoundTitles[] {
  const survey = surveyOf(units);
  const found: FoundTitles[] = new Array(units.length).fill(undefined);
  markJunk(survey, found);
  for (let index = 0; index < units.length; index += 1) {
    if (found[index] === undefined) found[index] = titlesIn(survey, index, found);
  }
  return found;
}

function surveyOf(units: readonly Unit[]): Survey {
  let marked = 0;
  let length = 0;
  let top = -1;
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] as Unit;
    const text = unit.text?.visible.text ?? '';
    length += text.length;
    if (unit.kind === 'heading') marked += 1;
    else if (top < 0 && (text.length > MAX_TITLE || unit.kind === 'row' || unit.kind === 'item')) top = index;
  }
  const fewMarked = marked <= 2 || length / marked > 6000;
  const survey = { units, fewMarked, itemTitles: false, top: top < 0 ? units.length : top };
  let certain = 0;
  for (let index = 0; index < units.length && certain < 3; index += 1) {
    const unit = units[index] as Unit;
    if (unit.kind === 'item' && isShort(unit) && isItemTitle(survey, index, undefined)) certain += 1;
  }
  return { ...survey, itemTitles: certain >= 3 };
}

/** Index of the unit before or after, past comments and the like. */
function near(units: readonly Unit[], index: number, step: 1 | -1): number {
  let at = index + step;
  while (units[at]?.kind === 'opaque') at += step;
  return at;
}

function textOf(unit: Unit | undefined): string {
  return unit?.text?.visible.text ?? '';
}

function isShort(unit: Unit | undefined): boolean {
  const length = textOf(unit).length;
  return length > 0 && length <= MAX_TITLE;
}

/** Titles repeated at the top of the page, and words of menus. */
function markJunk({ units, top }: Survey, found: FoundTitles[]): void {
  const seen = new Map<string, number>();
  for (let index = 0; index < top; index += 1) {
    const unit = units[index] as Unit;
    const text = textOf(unit).toLowerCase();
    if (text === '' || unit.kind === 'opaque') continue;
    if (JUNK.test(text)) found[index] = 'junk';
    const known = seen.get(text);
    if (known === undefined) seen.set(text, index);
    else if (unit.kind === 'heading' && units[known]?.kind !== 'heading') {
      found[known] = 'junk';
      seen.set(text, index);
    } else found[index] = 'junk';
  }
  for (let index = top; index < Math.min(units.length, top + 20); index += 1) {
    if (units[index]?.kind === 'heading') seen.set(textOf(units[index]).toLowerCase(), index);
  }
  for (const [text, index] of seen) {
    // "Privacy Policy | Example": what the browser's title bar showed.
    const parts = text.split(/ [|–—·-] /);
    if (parts.length > 1 && parts.some((part) => seen.has(part))) found[index] = 'junk';
  }
}

function titlesIn(survey: Survey, index: number, found: readonly FoundTitles[]): readonly Title[] | undefined {
  const unit = survey.units[index] as Unit;
  const block = unit.text;
  if (!block) return undefined;
  if (unit.kind === 'heading') return markedTitle(unit, block);
  if (unit.kind === 'item') {
    if (!survey.fewMarked || !isShort(unit) || !isItemTitle(survey, index, found)) return undefined;
    return [wholeTitle(unit, block, /^[\s(]*[\dA-Za-z]/.test(block.raw) ? 'bare' : 'item')];
  }
  if (unit.kind !== 'paragraph') return undefined;
  if (isShort(unit)) {
    if (isBoldTitle(block)) return [wholeTitle(unit, block, 'bold')];
    if (isBareTitle(survey, index, found)) return [wholeTitle(unit, block, 'bare')];
  }
  return titlesInside(survey, index, block);
}

function markedTitle(unit: Unit, block: BlockText): readonly Title[] | undefined {
  const { text } = block.visible;
  // Some pages set whole paragraphs as headings for their looks.
  if (text.length > 240 || (text.length > 100 && text.endsWith('.') && !titleOf(block).caps)) return undefined;
  return [wholeTitle(unit, block, unit.style ?? 'atx')];
}

/** The title that a unit as a whole is; made once per text. */
function wholeTitle({ kind, level }: Unit, block: BlockText, style: HeadingStyle): Title {
  for (const title of block.wholes) if (title.style === style && title.level === level) return title;
  const shape = titleOf(block);
  const numbering = kind === 'item' && shape.number === undefined ? readNumber(block.raw) : undefined;
  const title: Title = {
    style,
    shape,
    from: 0,
    to: block.visible.text.length,
    bold: style === 'bold',
    ...(numbering && { numbering }),
    ...(level !== undefined && { level }),
  };
  block.wholes.push(title);
  return title;
}

function isBoldTitle(block: BlockText): boolean {
  const { text, boldEnd } = block.visible;
  if (boldEnd < text.length && text.slice(boldEnd).trim() !== ':') return false;
  const shape = titleOf(block);
  return shape.grade > 0 || (shape.words <= 8 && shape.plain);
}

/** A short line that reads as a title, by itself and by what stands around it. */
function isBareTitle(survey: Survey, index: number, found: readonly FoundTitles[]): boolean {
  const { units, fewMarked, top } = survey;
  const unit = units[index] as Unit;
  const shape = shapeOf(unit);
  if (!shape || shape.grade === 0 || (shape.grade === 1 && shape.colon)) return false;
  if (unit.text && unit.text.visible.breaks.length > 0) return false;
  if (shape.colon && shape.number === undefined && !shape.topical && shape.words < 3) return false;
  const last = near(units, index, -1);
  const before = units[last];
  const next = units[near(units, index, 1)];
  const introduced = textOf(before).endsWith(':') && found[last] === undefined;
  const strong = shape.grade === 2 && (shape.words > 1 || shape.topical);
  if (introduced && !(shape.topical && strong && (unit.apart || shape.number !== undefined))) return false;
  if (
    shape.number !== undefined &&
    isLooseList(before, found[last]) &&
    shapeOf(before)?.numberKind === shape.numberKind
  ) {
    return false;
  }
  if (!next) return strong && shape.topical && unit.apart;
  if (isBody(next)) {
    if (shape.numberKind !== undefined && continuesNumbers(shape, next)) return false;
    if (!shape.topical && shape.number === undefined && isContactLine(next)) return false;
    if (strong) return fewMarked || unit.apart;
    return unit.apart ? !isLooseList(before, found[last]) : fewMarked && /[.!?)]$/.test(textOf(before));
  }
  if (next.kind === 'heading') return false;
  if (index < top && strong && shape.topical) return true;
  return strong && opensLower(shape, shapeOf(next), units, index);
}

/** The name above an address is no title. */
function isContactLine(unit: Unit): boolean {
  const shape = shapeOf(unit);
  return shape !== undefined && !shape.plain && shape.words <= 8;
}

/** The next line is the next entry of the same numbered list. */
function continuesNumbers(shape: TitleShape, next: Unit): boolean {
  const numbering = readNumber(textOf(next).slice(0, 20));
  return numbering?.kind === shape.numberKind && depthOf(numbering?.number) === depthOf(shape.number);
}

/** A line before that looked like a title and was none: both are entries of a list. */
function isLooseList(before: Unit | undefined, titles: FoundTitles): boolean {
  return before?.kind === 'paragraph' && titles === undefined && (shapeOf(before)?.grade ?? 0) > 0;
}

function shapeOf(unit: Unit | undefined): TitleShape | undefined {
  return unit?.text && isShort(unit) ? titleOf(unit.text) : undefined;
}

/** Text that a title can stand over. */
function isBody(unit: Unit): boolean {
  if (unit.kind === 'item' || unit.kind === 'row' || unit.kind === 'header') return true;
  if (unit.kind !== 'paragraph') return false;
  const shape = shapeOf(unit);
  return !shape || shape.grade === 0 || (shape.grade === 1 && shape.colon);
}

/** Two titles in a row: the second opens a part of the first. */
function opensLower(shape: TitleShape, next: TitleShape | undefined, units: readonly Unit[], index: number): boolean {
  const after = units[index + 2];
  if (!next || !after || !isBody(after)) return false;
  if (shape.caps !== next.caps) return shape.caps;
  if (shape.number === undefined && next.number !== undefined) return shape.topical;
  return shape.topical && next.grade === 2 && next.topical && (units[index + 1]?.apart ?? false);
}

/** A list item that is the title of what follows the list. */
function isItemTitle(survey: Survey, index: number, found: readonly FoundTitles[] | undefined): boolean {
  const { units } = survey;
  const unit = units[index] as Unit;
  const shape = shapeOf(unit);
  if (!shape || unit.continues || unit.depth > 1) return false;
  const numbered = shape.number !== undefined || (unit.text?.numbered ?? false);
  if (shape.grade < (numbered ? 1 : 2) || (shape.words < 2 && !shape.topical && !numbered)) return false;
  const last = near(units, index, -1);
  const before = units[last];
  const beforeIsTitle = Array.isArray(found?.[last]);
  const introduced = textOf(before).endsWith(':') && !beforeIsTitle;
  if (introduced && !(numbered && shape.topical)) return false;
  if (before?.kind === 'item' && !beforeIsTitle && isEntry(before) && alike(before, unit)) return false;
  const next = units[near(units, index, 1)];
  if (!next) return numbered && shape.topical && before?.kind !== 'item';
  if (next.kind === 'paragraph') return !(shapeOf(next)?.grade === 2 && !shapeOf(next)?.colon) || numbered;
  if (next.kind === 'row' || next.kind === 'header') return true;
  if (next.kind !== 'item') return false;
  if (next.continues) return textOf(next).length > 60 || textOf(next).endsWith(':');
  const nextNumber = next.text?.numbered ?? false;
  if (numbered && !nextNumber && (next.depth > unit.depth || shape.colon)) return true;
  if (numbered && nextNumber) return startsParts(shape, next, units[index + 2]);
  return survey.itemTitles && !numbered && next.depth === unit.depth && textOf(next).length > 60;
}

/** Entries of one list: numbered both or neither, on one level. */
function alike(one: Unit, other: Unit): boolean {
  return one.depth === other.depth && one.text?.numbered === other.text?.numbered;
}

/** A short entry of a real list. */
function isEntry(unit: Unit): boolean {
  const shape = shapeOf(unit);
  return shape !== undefined && shape.grade > 0;
}

/** "2. Information" before "(a) Information from visitors": number within number. */
function startsParts(shape: TitleShape, next: Unit, after: Unit | undefined): boolean {
  const inner = shapeOf(next);
  if (!inner || inner.grade === 0 || !inner.numberKind || !shape.numberKind) return false;
  const deeper = inner.numberKind !== shape.numberKind || depthOf(inner.number) > depthOf(shape.number);
  return deeper && after !== undefined && isBody(after);
}

function depthOf(number: string | undefined): number {
  return (number ?? '').split('.').length;
}

/** Titles at the start of a paragraph and run into it. */
function titlesInside({ units, fewMarked }: Survey, index: number, block: BlockText): readonly Title[] | undefined {
  const { start, colon, later } = innerTitles(block);
  const isHead = start && (start.style !== 'run-in' || start.bold || (fewMarked && standsAlone(units, index, colon)));
  if (!isHead) return later.length > 0 ? later : undefined;
  return later.length > 0 ? [start, ...later.filter((title) => title.from >= start.to)] : [start];
}

/** "Label: text" and "Title. Text" are entries where a colon introduces them or several follow each other. */
function standsAlone(units: readonly Unit[], index: number, colon: boolean): boolean {
  if (textOf(units[near(units, index, -1)]).endsWith(':')) return false;
  return !colon || !(isLabelled(units[near(units, index, -1)]) || isLabelled(units[near(units, index, 1)]));
}

function isLabelled(unit: Unit | undefined): boolean {
  return unit?.kind === 'paragraph' && /^[^.:]{2,50}: \S/.test(textOf(unit));
}
