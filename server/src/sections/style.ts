import type { Draft, DraftFormat, Heading, Section } from '../draft/draft';
import { readUsage } from './readUsage';
import { DEFAULT_USAGE, type Usage } from './usage';

/** A heading of the draft, taken apart, so that a new one can be made like it. */
export interface HeadingModel {
  /** Source before the title: "## ", "<h2>7. ", "**(c) ". */
  readonly before: string;
  /** Source after the title, with the underline of a setext heading. */
  readonly after: string;
  /** The number within `before`. */
  readonly number?: string;
  /** The title starts its first paragraph, in the same line. */
  readonly runIn: boolean;
  readonly letters: 'sentence' | 'title' | 'upper';
}

/** How a draft is written, as far as inserted text has to fit in. */
export interface DraftStyle {
  readonly format: DraftFormat;
  readonly heading: HeadingModel;
  /** What stands before an item of a list in Markdown and plain text. */
  readonly listMarker: string;
  readonly usage: Usage;
  readonly lineEnding: '\n' | '\r\n';
  /** Whether an empty line stands before and after a heading, and between paragraphs. */
  readonly blankBeforeHeading: boolean;
  readonly blankAfterHeading: boolean;
  readonly blankBetween: boolean;
  /** The column at which paragraphs are broken into lines, where they are. */
  readonly wrap?: number;
  /** White space before the lines of the draft's headings (HTML). */
  readonly indent: string;
}

const DEFAULT_HEADINGS: Readonly<Record<DraftFormat, HeadingModel>> = {
  markdown: { before: '## ', after: '', runIn: false, letters: 'sentence' },
  html: { before: '<h2>', after: '</h2>', runIn: false, letters: 'sentence' },
  plaintext: { before: '', after: '', runIn: false, letters: 'title' },
};

/** The style of a draft about which nothing is known. */
export function defaultStyle(format: DraftFormat): DraftStyle {
  return {
    format,
    heading: DEFAULT_HEADINGS[format],
    listMarker: '- ',
    usage: DEFAULT_USAGE,
    lineEnding: '\n',
    blankBeforeHeading: format !== 'html',
    blankAfterHeading: format !== 'html',
    blankBetween: format !== 'html',
    indent: '',
  };
}

/** Reads how a draft is written; what it does not show is as most drafts do it. */
export function readStyle(draft: Draft): DraftStyle {
  const base = defaultStyle(draft.format);
  const tops = topSections(draft);
  const model = modelSection(draft, tops);
  const heading = model ? readHeading(draft, model, tops) : base.heading;
  const wrap = readWrap(draft);
  return {
    ...base,
    heading,
    listMarker: readListMarker(draft) ?? base.listMarker,
    usage: readUsage(draft),
    lineEnding: draft.text.includes('\r\n') ? '\r\n' : '\n',
    ...(draft.format === 'html' ? {} : readBlankLines(draft, tops)),
    indent: model?.heading ? indentAt(draft.text, model.heading.start) : base.indent,
    ...(wrap === undefined ? {} : { wrap }),
  };
}

/** The heading of a section as a model for others like it. */
export function readHeading(draft: Draft, section: Section, peers: readonly Section[]): HeadingModel {
  const { heading } = section;
  if (!heading) return DEFAULT_HEADINGS[draft.format];
  const before = draft.text
    .slice(heading.start, heading.name.start)
    .replace(/\s(?:id|name)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '');
  const after = draft.text.slice(heading.name.end, markEnd(draft.text, heading)).replace(/\s*\{#[^{}]*\}/, '');
  const titles = peers.flatMap((peer) => (peer.heading ? [peer.heading.title] : []));
  const model = { before, after: after.trimEnd(), runIn: heading.style === 'run-in', letters: readLetters(titles) };
  return heading.number === undefined ? model : { ...model, number: heading.number };
}

/** A heading at the start of a paragraph ends behind its full stop and the marks that close its bold type. */
function markEnd(text: string, { end, style }: Heading): number {
  if (style !== 'run-in') return end;
  const marks = /[.:]?(?:\*\*|__|<\/(?:strong|b)>)?[.:]?/y;
  marks.lastIndex = end;
  return end + (marks.exec(text)?.[0].length ?? 0);
}

/** The sections that a reader would call the parts of the policy: those right below the title. */
export function topSections(draft: Draft): readonly Section[] {
  const title = titleSection(draft);
  const under = draft.sections.filter(
    (section) =>
      section.heading && section !== title && section.parent === (title ? draft.sections.indexOf(title) : -1),
  );
  const beside = draft.sections.filter((section) => section.heading && section !== title && section.parent === -1);
  return under.length > 0 ? [...new Set([...under, ...beside])].sort((a, b) => a.start - b.start) : beside;
}

/** The section whose heading is the title of the document. */
export function titleSection(draft: Draft): Section | undefined {
  const { title } = draft;
  if (!title) return undefined;
  return draft.sections.find(({ heading }) => heading && heading.start <= title.start && title.end <= heading.end);
}

/** The most frequent kind of heading, in its last example: the end of a draft is where most is added. */
function modelSection(draft: Draft, tops: readonly Section[]): Section | undefined {
  const key = ({ heading }: Section): string =>
    `${heading?.style} ${heading?.number !== undefined} ${heading && draft.text.slice(heading.start, heading.start + 3)}`;
  const counts = new Map<string, number>();
  for (const top of tops) counts.set(key(top), (counts.get(key(top)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return tops.findLast((top) => counts.get(key(top)) === most);
}

/** How most of some titles are capitalised. */
export function readLetters(titles: readonly string[]): HeadingModel['letters'] {
  const upper = titles.filter((title) => /\p{L}{3}/u.test(title) && title === title.toUpperCase());
  if (upper.length * 2 > titles.length) return 'upper';
  const later = titles.flatMap((title) => title.split(/\s+/).slice(1)).filter((word) => /^\p{L}{4,}/u.test(word));
  const capitals = later.filter((word) => /^\p{Lu}/u.test(word));
  return capitals.length * 2 > later.length ? 'title' : 'sentence';
}

function readBlankLines(
  draft: Draft,
  tops: readonly Section[],
): Pick<DraftStyle, 'blankBeforeHeading' | 'blankAfterHeading' | 'blankBetween'> {
  const headings = tops.flatMap(({ heading }) => (heading ? [heading.block] : []));
  const paragraphs = draft.blocks.flatMap(({ kind }, index) =>
    kind === 'paragraph' && draft.blocks[index - 1]?.kind === 'paragraph' ? [index] : [],
  );
  return {
    blankBeforeHeading: isMostlyBlank(draft, headings),
    blankAfterHeading: isMostlyBlank(
      draft,
      headings.map((block) => block + 1),
    ),
    // Without an empty line, Markdown would take two paragraphs for one.
    blankBetween: draft.format === 'markdown' || isMostlyBlank(draft, paragraphs),
  };
}

/** Whether an empty line stands before most of the blocks. */
function isMostlyBlank(draft: Draft, blocks: readonly number[]): boolean {
  const gaps = blocks.flatMap((index) => {
    const [previous, block] = [draft.blocks[index - 1], draft.blocks[index]];
    return previous && block ? [draft.text.slice(previous.end, block.start)] : [];
  });
  return gaps.filter(isBlankGap).length * 2 >= gaps.length;
}

function isBlankGap(gap: string): boolean {
  return gap.split('\n').length > 2;
}

/** What stands before an item in its line; a list in the draft sets the marker for new ones. */
function readListMarker(draft: Draft): string | undefined {
  if (draft.format === 'html') return undefined;
  const counts = new Map<string, number>();
  for (const block of draft.blocks) {
    if (block.kind !== 'item' || block.depth > 0) continue;
    const line = draft.text.slice(lineStart(draft.text, block.start), block.end);
    const marker = /^\s*([-*+•–]\s+)\S/.exec(line)?.[1];
    if (marker !== undefined) counts.set(marker, (counts.get(marker) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Paragraphs count as wrapped when most of the long ones run over several lines. */
function readWrap(draft: Draft): number | undefined {
  if (draft.format === 'html') return undefined;
  const long = draft.blocks.filter((block) => block.kind === 'paragraph' && block.end - block.start > 160);
  const wrapped = long
    .map((block) => draft.text.slice(block.start, block.end).trimEnd().split(/\r?\n/))
    .filter((lines) => lines.length > 1);
  if (wrapped.length === 0 || wrapped.length * 2 < long.length) return undefined;
  const width = Math.max(...wrapped.flat().map((line) => line.length));
  return width > 130 ? undefined : Math.max(width, 40);
}

/** The offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The white space at the start of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}
