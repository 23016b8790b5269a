import { reading } from 'proviso:words';
import { type BlockText, titleOf } from './blockText';
import type { HeadingStyle } from './draft';
import { oneOf } from './oneOf';
import type { Numbering, TitleShape } from './titles';

/** A title found in a unit: the whole of it, or a range of its visible text. */
export interface Title {
  readonly style: HeadingStyle;
  readonly shape: TitleShape;
  readonly from: number;
  readonly to: number;
  /** The number of the list item that holds the title. */
  readonly numbering?: Numbering;
  /** Level that the markup gives. */
  readonly level?: number;
  /** Set in bold, as a whole or at the start of its paragraph. */
  readonly bold?: boolean;
}

/** Titles inside a paragraph, as far as its own text tells. */
export interface InnerTitles {
  readonly start?: Title;
  /** The title at the start ends in a colon. */
  readonly colon: boolean;
  readonly later: readonly Title[];
}

/** Longer texts are no titles, so they are not looked at. */
export const MAX_TITLE = 120;

/** Titles inside a paragraph, worked out once per text. */
export function innerTitles(block: BlockText): InnerTitles {
  if (!block.inner) {
    const start = titleAtStart(block);
    const colon = start !== undefined && block.visible.text[start.to - 1] === ':';
    block.inner = { ...(start && { start }), colon, later: runTogether(block) };
  }
  return block.inner;
}

function titleAtStart(block: BlockText): Title | undefined {
  const { text, boldEnd, breaks } = block.visible;
  const first = breaks[0]?.hard ? breaks[0].at : -1;
  if (boldEnd > 2 && boldEnd < text.length) return boldStart(block, first);
  if (first > 0 && first <= MAX_TITLE) {
    const shape = titleOf(block, 0, first);
    if (isFirm(shape) && !shape.colon && /^\s?["“(]?\p{Lu}/u.test(text.slice(first, first + 3))) {
      return { style: 'bare', shape, from: 0, to: first };
    }
  }
  const run = /^(?:[^.:]|\.(?! )|:(?! )){2,70}[.:](?= ["“(]?\p{Lu}\p{L}*[ ,’'])/u.exec(text)?.[0];
  if (!run) return undefined;
  const shape = titleOf(block, 0, run.length);
  if (shape.grade !== 2 || shape.words > 8 || !(shape.topical || shape.number !== undefined)) return undefined;
  if (text.length - run.length < (run.endsWith(':') ? 150 : 40)) return undefined;
  return { style: 'run-in', shape, from: 0, to: run.length };
}

function isFirm(shape: TitleShape): boolean {
  return shape.grade === 2 && (shape.words > 1 || shape.topical || shape.number !== undefined);
}

/** Bold words that call for attention rather than name a part. */
const LABEL = new RegExp(`^${oneOf(reading.boldLabels)}$`, 'i');

function boldStart(block: BlockText, firstBreak: number): Title | undefined {
  const { text, boldEnd } = block.visible;
  if (boldEnd > MAX_TITLE) return undefined;
  const end = /[.:]/.test(text[boldEnd] ?? '') ? boldEnd + 1 : boldEnd;
  const label = text.slice(0, end).trimEnd();
  const broken = firstBreak >= 0 && firstBreak <= end + 1;
  if (!broken && !/[.:?–—]$/.test(label)) return undefined;
  const shape = titleOf(block, 0, label.replace(/\.$/, '').length);
  if (shape.grade === 0 || (shape.grade === 1 && !shape.topical && (shape.words > 1 || LABEL.test(shape.name))))
    return undefined;
  if (!broken && text.length - end < 25) return undefined;
  return { style: broken ? 'bold' : 'run-in', shape, from: 0, to: label.length, bold: true };
}

const SUBJECT = new RegExp(`^${oneOf(reading.firstWords)}$`, 'i');

const RUN_TOGETHER = new RegExp(
  String.raw`[.!?] (?=\p{Lu})((?:[\p{Lu}\d][\p{L}\d’'&-]*|${oneOf(reading.withinTitles)}) ){3,12}(?=\p{Ll})`,
  'gu',
);

/**
 * Titles that lost their line when text was extracted: "… information. Why We Ask for Data We ask …".
 * Only a run of capitals after a sentence, with a subject and its verb behind, is taken for one.
 */
function runTogether(block: BlockText): readonly Title[] {
  const { text } = block.visible;
  if (text.length < 80) return [];
  const titles: Title[] = [];
  for (const match of text.matchAll(RUN_TOGETHER)) {
    const from = match.index + 2;
    const run = text
      .slice(from, match.index + match[0].length)
      .trimEnd()
      .split(' ');
    const title = run.slice(0, run.length - subjectLength(run));
    // "The Personal Data You give us" begins a sentence of those who write "You" large.
    const isSubject = title.length === 3 && title[0] === 'The';
    if (isSubject || title.length === run.length || title.length < 3 || /^\p{Ll}/u.test(title.at(-1) ?? '')) continue;
    const to = from + title.join(' ').length;
    const shape = titleOf(block, from, to);
    if (shape.grade === 2 && shape.topical) titles.push({ style: 'run-in', shape, from, to });
  }
  return titles;
}

/** How many words at the end are the subject of the sentence behind the title: a pronoun, or a name that the title says too. */
function subjectLength(run: readonly string[]): number {
  const last = run.at(-1) ?? '';
  if (SUBJECT.test(last)) return /^\p{Lu}/u.test(last) ? 1 : 0;
  for (let length = Math.min(4, run.length - 3); length > 0; length -= 1) {
    const name = run.slice(-length);
    for (let at = 1; at + 2 * length <= run.length; at += 1) {
      if (name.every((word, index) => run[at + index] === word)) return length;
    }
  }
  return 0;
}
