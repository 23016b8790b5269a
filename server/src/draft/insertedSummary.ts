import { decodeHTML } from 'entities';
import type { DraftFormat, Span } from './draft';
import { type Unit, unitOf } from './unit';

/**
 * A summary of the policy that stands in the draft itself, from its first to its last mark. It is made from the policy,
 * so it is no part of the policy's own text: what it says shows nothing.
 */
export interface InsertedSummary extends Span {
  /** The readers that its first mark names: "plain". */
  readonly level: string;
}

/** Marks of summaries as they stand in a text, in pairs and alone. */
export interface SummaryMarks {
  readonly summaries: readonly InsertedSummary[];
  /** Marks that have lost the other one. */
  readonly stray: readonly Span[];
}

/** The word by which comments mark a summary. */
const MARK = 'proviso-summary';
const COMMENT_MARK =
  /<!--\s*(\/?)proviso-summary(?:\s+([\w-]+))?\s*-->|\{\/\*\s*(\/?)proviso-summary(?:\s+([\w-]+))?\s*\*\/\}/g;

/** Plain text has no comments: there the lines around a summary are its marks. */
const LINE_END = 'End of the summary; the full policy follows';
const LINE_STARTS: Readonly<Record<string, string>> = {
  child: 'Summary for children, made from the policy below',
  plain: 'Summary in plain words, made from the policy below',
  general: 'Summary, made from the policy below',
  professional: 'Summary for professionals, made from the policy below',
};
const LINE_MARK =
  /^[ \t]*(?:(Summary[\w ]{0,20}, made from the policy below)|End of the summary; the full policy follows)[ \t]*\r?$/gim;

/** The lines that mark a summary's start and end; `mdx` where comments of HTML are not allowed. */
export function summaryMarks(
  level: string,
  format: DraftFormat | 'mdx',
): { readonly start: string; readonly end: string } {
  if (format === 'plaintext') return { start: LINE_STARTS[level] ?? '', end: LINE_END };
  const [open, close] = format === 'mdx' ? ['{/*', '*/}'] : ['<!--', '-->'];
  return { start: `${open} ${MARK} ${level} ${close}`, end: `${open} /${MARK} ${close}` };
}

interface Mark extends Span {
  /** Undefined: the mark of an end. */
  readonly level: string | undefined;
}

/** The marks of summaries in a text; what units show to readers, as an example of one, is none. */
export function findSummaries(text: string, format: DraftFormat, units: readonly Unit[]): SummaryMarks {
  const marks = format === 'plaintext' ? lineMarks(text) : commentMarks(text, units);
  const summaries: InsertedSummary[] = [];
  const stray: Span[] = [];
  let open: (Mark & { readonly level: string }) | undefined;
  for (const mark of marks) {
    const { level } = mark;
    if (level === undefined && open) {
      summaries.push({ start: open.start, end: mark.end, level: open.level });
      open = undefined;
    } else if (level === undefined) stray.push(mark);
    else {
      if (open) stray.push(open);
      open = { ...mark, level };
    }
  }
  if (open) stray.push(open);
  return { summaries, stray };
}

function lineMarks(text: string): readonly Mark[] {
  if (!/summary/i.test(text)) return [];
  return [...text.matchAll(LINE_MARK)].map(({ 0: line, 1: start, index }) => {
    const span = { start: index + line.length - line.trimStart().length, end: index + line.trimEnd().length };
    const known = Object.entries(LINE_STARTS).find(([, words]) => words.toLowerCase() === start?.toLowerCase());
    return { ...span, level: start === undefined ? undefined : (known?.[0] ?? '') };
  });
}

function commentMarks(text: string, units: readonly Unit[]): readonly Mark[] {
  if (!text.includes(MARK)) return [];
  return [...text.matchAll(COMMENT_MARK)].flatMap((match): Mark[] => {
    const span = { start: match.index, end: match.index + match[0].length };
    if (isShown(text, units, span)) return [];
    const isEnd = (match[1] ?? match[3]) === '/';
    return [{ ...span, level: isEnd ? undefined : (match[2] ?? match[4] ?? '') }];
  });
}

/** In code: an example of a mark. */
function isShown(text: string, units: readonly Unit[], { start, end }: Span): boolean {
  const around = units.find((unit) => unit.start <= start && end <= unit.end);
  if (!around) return false;
  if (around.kind !== 'opaque') return around.text?.visible.text.includes(MARK) ?? false;
  return !/^[<{]/.test(text.slice(around.start));
}

/** The units of a draft, with one that is not read for each summary in place of those in it. */
export function withoutSummaries(units: readonly Unit[], summaries: readonly InsertedSummary[]): readonly Unit[] {
  if (summaries.length === 0) return units;
  const own = units.filter((unit) => !summaries.some(({ start, end }) => start <= unit.start && unit.start < end));
  const cut = summaries.map(({ start, end }) => unitOf(start, end, 'opaque', undefined));
  return [...own, ...cut].sort((one, other) => one.start - other.start);
}

/** The words of a summary as its readers see them, however it is broken into lines and marked up. */
export function summaryWords(source: string, format: DraftFormat): string {
  const seen = format === 'plaintext' ? source : decodeHTML(source.replace(/<[^<>]*>/g, ' '));
  return (seen.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
