import { type BlockText, titleOf } from './blockText';
import type { HeadingStyle } from './draft';
import { readNumber, type Numbering, type TitleShape } from './titles';
import type { Unit } from './unit';

/** A title found in a unit: the whole of it, or a range of its visible text. */
export interface Title {
  readonly style: HeadingStyle;
  readonly shape: TitleShape;
  readonly from: number;
  readonly to: number;
  readonly numbering?: Numbering;
  readonly level?: number;
}

/** Longer texts are no titles, so they are not looked at. */
const MAX_TITLE = 120;
/** Text that site navigation and trackers leave behind when a page is copied. */
const JUNK =
  /^(?:menu|main menu|skip to (?:main )?content|search|home|log ?in|sign ?in|sign ?up|fbpx|close|toggle navigation|navigation|open menu|close menu|back to top|breadcrumbs?)$/i;

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
export function findTitles(units: readonly Unit[]): readonly (readonly Title[] | 'junk' | undefined)[] {
  const survey = surveyOf(units);
  const found: (readonly Title[] | 'junk' | undefined)[] = new Array(units.length);
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

function textOf(unit: Unit | undefined): string {
  return unit?.text?.visible.text ?? '';
}

function isShort(unit: Unit | undefined): boolean {
  const length = textOf(unit).length;
  return length > 0 && length <= MAX_TITLE;
}

/** Titles repeated at the top of the page, and words of menus. */
function markJunk({ units, top }: Survey, found: (readonly Title[] | 'junk' | undefined)[]): void {
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
  for (const [text, index] of seen) {
    const parts = text.split(/ [|–—·-] /);
    if (parts.length > 1 && parts.some((part) => seen.has(part))) found[index] = 'junk';
  }
}

function titlesIn(
  survey: Survey,
  index: number,
  found: readonly (readonly Title[] | 'junk' | undefined)[],
): readonly Title[] | undefined {
  const unit = survey.units[index] as Unit;
  const block = unit.text;
  if (!block) return undefined;
  if (unit.kind === 'heading') return markedTitle(unit, block);
  if (unit.kind === 'item') {
    if (!isShort(unit) || !isItemTitle(survey, index, found)) return undefined;
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
  if (text.length > 200 || (text.length > 100 && text.endsWith('.'))) return undefined;
  const title = wholeTitle(unit, block, unit.style ?? 'atx');
  return [unit.level === undefined ? title : { ...title, level: unit.level }];
}

function wholeTitle(unit: Unit, block: BlockText, style: HeadingStyle): Title {
  const shape = titleOf(block);
  const numbering = unit.kind === 'item' && shape.number === undefined ? readNumber(block.raw) : undefined;
  return { style, shape, from: 0, to: block.visible.text.length, ...(numbering && { numbering }) };
}

function isBoldTitle(block: BlockText): boolean {
  const { text, boldEnd } = block.visible;
  if (boldEnd < text.length && text.slice(boldEnd).trim() !== ':') return false;
  const shape = titleOf(block);
  return shape.grade > 0 || (shape.words <= 8 && shape.plain);
}

/** A short line that reads as a title, by itself and by what stands around it. */
function isBareTitle(
  survey: Survey,
  index: number,
  found: readonly (readonly Title[] | 'junk' | undefined)[],
): boolean {
  const { units, fewMarked, top } = survey;
  const unit = units[index] as Unit;
  const shape = shapeOf(unit);
  if (!shape || shape.grade === 0 || (shape.grade === 1 && shape.colon)) return false;
  const before = units[index - 1];
  const next = units[index + 1];
  const introduced = textOf(before).endsWith(':') && found[index - 1] === undefined;
  const strong = shape.grade === 2 && (shape.words > 1 || shape.topical);
  if (introduced && !(shape.topical && strong && unit.apart)) return false;
  if (!next) return strong && shape.topical && unit.apart;
  if (isBody(next)) {
    if (strong) return fewMarked || unit.apart;
    return unit.apart ? !isLooseList(before, found[index - 1]) : fewMarked && /[.!?)]$/.test(textOf(before));
  }
  if (next.kind === 'heading') return false;
  if (index < top && strong && shape.topical) return true;
  return strong && opensLower(shape, shapeOf(next), units, index);
}

/** A line before that looked like a title and was none: both are entries of a list. */
function isLooseList(before: Unit | undefined, titles: readonly Title[] | 'junk' | undefined): boolean {
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
function isItemTitle(
  survey: Survey,
  index: number,
  found: readonly (readonly Title[] | 'junk' | undefined)[] | undefined,
): boolean {
  const { units } = survey;
  const unit = units[index] as Unit;
  const shape = shapeOf(unit);
  if (!shape || unit.continues || unit.depth > 1) return false;
  const numbered = shape.number !== undefined || /^\(?(?:\d{1,2}|[a-zA-Z])[.)]/.test(unit.text?.raw ?? '');
  if (shape.grade < (numbered ? 1 : 2) || (shape.words < 2 && !shape.topical && !numbered)) return false;
  const before = units[index - 1];
  const beforeIsTitle = found !== undefined && Array.isArray(found[index - 1]);
  const introduced = textOf(before).endsWith(':') && !beforeIsTitle;
  if (introduced && !(numbered && shape.topical)) return false;
  if (before?.kind === 'item' && !beforeIsTitle && isEntry(before)) return false;
  const next = units[index + 1];
  if (!next) return numbered && shape.topical && before?.kind !== 'item';
  if (next.kind === 'paragraph') return !(shapeOf(next)?.grade === 2 && !shapeOf(next)?.colon) || numbered;
  if (next.kind === 'row' || next.kind === 'header') return true;
  if (next.kind !== 'item') return false;
  if (next.continues) return textOf(next).length > 60 || textOf(next).endsWith(':');
  const nextNumber = /^\(?(?:\d|[a-zA-Z][.)])/.test(next.text?.raw ?? '');
  if (numbered && !nextNumber && (next.depth > unit.depth || shape.colon)) return true;
  if (numbered && nextNumber) return startsParts(shape, next, units[index + 2]);
  return survey.itemTitles && !numbered && next.depth === unit.depth && textOf(next).length > 60;
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
function titlesInside(survey: Survey, index: number, block: BlockText): readonly Title[] | undefined {
  const { units } = survey;
  const start = titleAtStart(block, units[index - 1], units[index + 1]);
  const later = runTogether(block);
  if (!start && later.length === 0) return undefined;
  return start ? [start, ...later.filter((title) => title.from >= start.to)] : later;
}

function titleAtStart(block: BlockText, before: Unit | undefined, next: Unit | undefined): Title | undefined {
  const { text, boldEnd, breaks } = block.visible;
  const first = breaks[0]?.hard ? breaks[0].at : -1;
  if (boldEnd > 2 && boldEnd < text.length) return boldStart(block, first);
  if (first > 0 && first <= MAX_TITLE) {
    const shape = titleOf(block, 0, first);
    if (shape.grade === 2 && !shape.colon && (shape.words > 1 || shape.topical) && /^\s?["“(]?\p{Lu}/u.test(text.slice(first, first + 3))) {
      return { style: 'bare', shape, from: 0, to: first };
    }
  }
  const run = /^(?:[^.:]|\.(?! )|:(?! )){2,70}[.:](?= ["“(]?\p{Lu}\p{L}*[ ,’'])/u.exec(text)?.[0];
  if (!run) return undefined;
  const shape = titleOf(block, 0, run.length);
  if (shape.grade !== 2 || shape.words > 8 || !(shape.topical || shape.number !== undefined)) return undefined;
  const rest = text.length - run.length;
  if (run.endsWith(':') && (rest < 150 || isLabelled(before) || isLabelled(next))) return undefined;
  if (rest < 40 || textOf(before).endsWith(':')) return undefined;
  return { style: 'run-in', shape, from: 0, to: run.length };
}

/** "Label: text": one of several such lines is an entry of a list. */
function isLabelled(unit: Unit | undefined): boolean {
  return unit?.kind === 'paragraph' && /^[^.:]{2,50}: \S/.test(textOf(unit));
}

function boldStart(block: BlockText, firstBreak: number): Title | undefined {
  const { text, boldEnd } = block.visible;
  if (boldEnd > MAX_TITLE) return undefined;
  const end = /[.:]/.test(text[boldEnd] ?? '') ? boldEnd + 1 : boldEnd;
  const label = text.slice(0, end).trimEnd();
  const broken = firstBreak >= 0 && firstBreak <= end + 1;
  if (!broken && !/[.:?–—]$/.test(label)) return undefined;
  const shape = titleOf(block, 0, label.length);
  if (shape.grade === 0 || (shape.grade === 1 && !shape.topical)) return undefined;
  if (!broken && text.length - end < 25) return undefined;
  return { style: broken ? 'bold' : 'run-in', shape, from: 0, to: label.length };
}

const SUBJECT = /^(?:we|you|your|our|the|this|these|if|when|in|it|please|to|any|all|for|by|as)$/i;

/**
 * Titles that lost their line when text was extracted: "… information. Why We Ask for Data We ask …".
 * Only a run of capitals after a sentence, with a subject and its verb behind, is taken for one.
 */
function runTogether(block: BlockText): readonly Title[] {
  const { text } = block.visible;
  if (text.length < 80) return [];
  const titles: Title[] = [];
  const run = /[.!?] (?=\p{Lu})((?:[\p{Lu}\d][\p{L}\d’'&-]*|of|and|the|to|for|in|on|with|from|about) ){3,12}(?=\p{Ll})/gu;
  for (const match of text.matchAll(run)) {
    const from = match.index + 2;
    const words = text.slice(from, match.index + match[0].length).trimEnd().split(' ');
    const subject = words.at(-1) ?? '';
    const title = words.slice(0, -1);
    const isSubject = SUBJECT.test(subject) ? /^\p{Lu}/u.test(subject) : title.slice(1).includes(subject);
    if (title.length < 3 || !isSubject || /^\p{Ll}/u.test(title.at(-1) ?? '')) continue;
    const to = from + title.join(' ').length;
    const shape = titleOf(block, from, to);
    if (shape.grade === 2 && shape.topical) titles.push({ style: 'run-in', shape, from, to });
  }
  return titles;
}
