import { type BlockTexts, createBlockTexts } from './blockText';
import type { Draft, DraftFormat, Heading, Section, Span } from './draft';
import { frontMatterValue, readFrontMatter } from './frontMatter';
import { readHtml } from './html';
import type { Parsed } from './incremental';
import { findSummaries, type SummaryMarks, withoutSummaries } from './insertedSummary';
import { guessLanguage, type LanguageGuess } from './language';
import { readMarkdown } from './markdown';
import { type Outline, outlineOf } from './outline';
import { readPlainText } from './plainText';
import type { Unit } from './unit';

export interface ReadOptions {
  readonly format: DraftFormat;
  /** Words after which a full stop does not end a sentence, without that full stop ("inc", "art"). */
  readonly abbreviations: readonly string[];
  /** Longer texts are not read. */
  readonly maxLength?: number;
}

/** Texts longer than this many UTF-16 units are not read; one finding says so. */
const MAX_LENGTH = 5_000_000;
const SAMPLE_LENGTH = 3000;

/** What the next version can re-use. */
interface State {
  readonly abbreviations: readonly string[];
  readonly texts: BlockTexts;
  readonly parsed: Parsed | undefined;
  readonly language: LanguageGuess;
}

const states = new WeakMap<Draft, State>();

/**
 * Reads a draft. Never throws, whatever the text.
 * @param previous an earlier version of the same draft: what is unchanged is re-used, and the contents
 *   of unchanged blocks are the same objects; the result is what reading afresh would give
 */
export function readDraft(text: string, options: ReadOptions, previous?: Draft): Draft {
  const unreadable = whyUnreadable(text, options.maxLength ?? MAX_LENGTH);
  if (unreadable) return unreadDraft(text, options.format, unreadable);
  const known = previous?.format === options.format ? states.get(previous) : undefined;
  const state = known && sameWords(known.abbreviations, options.abbreviations) ? known : undefined;
  const texts = createBlockTexts(state?.texts.abbreviations ?? abbreviationSet(options.abbreviations), state?.texts);
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const front = options.format === 'markdown' ? readFrontMatter(text, start) : undefined;
  const base = front?.end ?? start;
  const { units, parsed, marks } = readUnits(text, base, options.format, texts, state?.parsed);
  const outline = outlineOf(withoutSummaries(units, marks.summaries), texts.abbreviations, base);
  const language = guessLanguage(outline.words, outline.english, () => sampleOf(outline), state?.language);
  const title = titleSpan(outline.title) ?? (front && frontMatterValue(front, 'title'));
  const draft: Draft = {
    text,
    format: options.format,
    language: language.language,
    words: outline.words,
    blocks: outline.blocks,
    sections: outline.sections,
    summaries: marks.summaries,
    strayMarks: marks.stray,
    ...(title && { title }),
    ...(front && { frontMatter: front }),
  };
  states.set(draft, { abbreviations: options.abbreviations, texts, parsed, language });
  return draft;
}

function readUnits(
  text: string,
  base: number,
  format: DraftFormat,
  texts: BlockTexts,
  parsed: Parsed | undefined,
): { readonly units: readonly Unit[]; readonly parsed?: Parsed; readonly marks: SummaryMarks } {
  if (format === 'plaintext') {
    const marks = findSummaries(text, format, []);
    return { units: readPlainText(text, base, texts, marks.summaries), marks };
  }
  const reading =
    format === 'markdown'
      ? readMarkdown(text, base, texts, parsed)
      : { units: readHtml(base === 0 ? text : text.slice(base), base, texts) };
  return { ...reading, marks: findSummaries(text, format, reading.units) };
}

function whyUnreadable(text: string, maxLength: number): Draft['unreadable'] {
  if (text.length > maxLength) return 'too-large';
  if (text.includes('\0')) return 'binary';
  let replaced = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) replaced += 1;
  return replaced > 20 && replaced * 20 > text.length ? 'binary' : undefined;
}

function unreadDraft(text: string, format: DraftFormat, unreadable: NonNullable<Draft['unreadable']>): Draft {
  const section: Section = { start: 0, end: 0, level: 0, parent: -1, firstBlock: 0, endBlock: 0 };
  return {
    text,
    format,
    language: 'und',
    words: 0,
    blocks: [],
    sections: [section],
    summaries: [],
    strayMarks: [],
    unreadable,
  };
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((word, index) => word === other[index]));
}

function abbreviationSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase().replace(/\.$/, '')));
}

function sampleOf({ blocks }: Outline): string {
  const parts: string[] = [];
  let length = 0;
  for (const { kind, content } of blocks) {
    if (kind === 'opaque' || kind === 'heading') continue;
    parts.push(content.text);
    length += content.text.length;
    if (length > SAMPLE_LENGTH) break;
  }
  return parts.join('\n').slice(0, SAMPLE_LENGTH);
}

function titleSpan(heading: Heading | undefined): ({ readonly text: string } & Span) | undefined {
  return heading && { text: heading.title, start: heading.name.start, end: heading.name.end };
}
