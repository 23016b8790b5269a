import { reading, writing } from 'proviso:words';
import { escapeText } from 'entities';
import { oneOf } from '../draft/oneOf';
import type { DraftStyle } from './style';

/** Words that stay small inside a title. */
const SMALL: ReadonlySet<string> = new Set(writing.smallWords);

const PART_NAME = new RegExp(String.raw`\b${oneOf(reading.partNames)}\s+$`, 'i');

export interface HeadingOptions {
  /** Absent where headings have none. */
  readonly number?: string;
  /** What links to it name. */
  readonly anchor?: string;
}

/** A new heading made like those of the draft. */
export function headingText(style: DraftStyle, title: string, { number, anchor }: HeadingOptions = {}): string {
  const { before, after, letters } = style.heading;
  const written = inLetters(title, letters);
  const shown = style.format === 'html' ? escapeText(written) : written;
  const underline = /^(\r?\n\s*)([=-])\2*$/.exec(after);
  const end = underline ? `\n${(underline[2] ?? '-').repeat(shown.length)}` : after;
  const opening = withNumber(before, style.heading.number, number);
  if (anchor === undefined) return `${opening.replace(/<a\s*><\/a>\s*/gi, '')}${shown}${end}`;
  const tagged = opening.replace(/<[a-z][\w-]*/i, `$& id="${anchor}"`);
  const brace =
    tagged === opening && style.format === 'markdown' && style.heading.runIn === false ? ` {#${anchor}}` : '';
  return `${tagged}${shown}${brace}${end}`;
}

function withNumber(before: string, old: string | undefined, number: string | undefined): string {
  const at = old === undefined ? -1 : before.lastIndexOf(old);
  if (old === undefined || at < 0) return before;
  // Among headings without numbers, the model's own number goes, with the name and the mark that belong to it.
  if (number === undefined)
    return (
      before.slice(0, at).replace(PART_NAME, '') +
      before.slice(at + old.length).replace(/^\\?[.):]?\s*(?:[-–—]\s*)?/, '')
    );
  return before.slice(0, at) + number + before.slice(at + old.length);
}

/** A title in sentence case, capitalised as others are. */
export function inLetters(title: string, letters: 'sentence' | 'title' | 'upper'): string {
  if (letters === 'sentence') return title;
  if (letters === 'upper') return title.toUpperCase();
  const words = title.split(' ');
  return words
    .map((word, index) => (index > 0 && SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
