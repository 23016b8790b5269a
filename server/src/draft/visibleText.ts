/**
 * Visible text: what a reader sees of a stretch of source, with a piecewise map back to the source.
 * All source offsets are relative to the start of the stretch.
 */

/** Where a line of source ended inside visible text. */
export interface LineBreak {
  /** Offset of the white space that stands for the break. */
  readonly at: number;
  /** True where the writer asked for the break (`<br>`, two spaces), false where the source merely wrapped. */
  readonly hard: boolean;
}

export interface Visible {
  readonly text: string;
  /** Segments of the map, in order: offset in `text`, start and end in the source. */
  readonly at: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly breaks: readonly LineBreak[];
  /** Length of the bold text at the start; the whole length where all of it is bold. */
  readonly boldEnd: number;
  /** All of the text is a link to a place in the same document. */
  readonly localLink: boolean;
  /** Offsets of the source where a new block starts without a blank line; absent where none does. */
  readonly cuts?: readonly number[];
  /** Ranges of `text` that are cells of a table row. */
  readonly cells?: readonly (readonly [number, number])[];
  /** Ranges of `text` that lead to another place than this document; absent where none does. */
  readonly linksAway?: readonly (readonly [number, number])[];
}

export interface VisibleBuilder {
  /** Adds source text as it stands; white space is folded. */
  text(from: number, to: number): void;
  /** Adds text that the source spells differently, such as an entity. */
  insert(text: string, from: number, to: number): void;
  /** Adds a space unless there is one already. */
  space(from: number, to: number): void;
  lineBreak(from: number, to: number): void;
  cell(from: number): void;
  bold(change: 1 | -1): void;
  /** Text from here on is a link to a place in the same document, or no longer one. */
  link(change: 1 | -1): void;
  /** Text from here on leads to another place, or no longer does. */
  linkAway(change: 1 | -1): void;
  finish(): Visible;
}

/** Tags of template languages, comments of MDX and attributes of kramdown: no reader sees them. */
const TEMPLATE_CODE = /\{%[^%\n]{0,400}%\}|\{\/\*[^*]{0,400}\*\/\}|\{:[^{}\n]{0,400}\}/g;
/** White space and characters without width. */
const GAP = /[\s\u00ad\u200b\u2060]+/g;
const WIDTHLESS = /^[\u00ad\u200b\u2060\ufeff]+$/;

/** Collects the visible text of `raw`. */
export function createVisible(raw: string): VisibleBuilder {
  const parts: string[] = [];
  const at: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const breaks: LineBreak[] = [];
  const cells: [number, number][] = [];
  const linksAway: [number, number][] = [];
  let length = 0;
  let spaced = true;
  let bold = 0;
  let boldEnd = -1;
  let link = 0;
  let linked = true;

  const push = (text: string, start: number, end: number): void => {
    const isSpace = text === ' ';
    if (!isSpace) {
      if (bold <= 0 && boldEnd < 0) boldEnd = length;
      if (link <= 0) linked = false;
    }
    const last = at.length - 1;
    const joins = last >= 0 && to[last] === start && end - start === text.length && isLinear(last);
    if (joins) to[last] = end;
    else {
      at.push(length);
      from.push(start);
      to.push(end);
    }
    parts.push(text);
    length += text.length;
    spaced = text.endsWith(' ');
  };
  const isLinear = (index: number): boolean => (to[index] ?? 0) - (from[index] ?? 0) === length - (at[index] ?? 0);
  const space = (start: number, end: number): void => {
    if (!spaced) push(' ', start, end);
  };
  const gap = (start: number, end: number): void => {
    const text = raw.slice(start, end);
    if (WIDTHLESS.test(text)) return;
    space(start, end);
    if (text.includes('\n') && length > 0) addBreak(false);
  };
  const addBreak = (hard: boolean): void => {
    const place = spaced ? length - 1 : length;
    const last = breaks.at(-1);
    if (place < 0) return;
    if (last?.at !== place) breaks.push({ at: place, hard });
    else if (hard && !last.hard) breaks[breaks.length - 1] = { at: place, hard };
  };
  const fold = (start: number, end: number): void => {
    const source = raw.slice(start, end);
    let done = 0;
    GAP.lastIndex = 0;
    for (let match = GAP.exec(source); match; match = GAP.exec(source)) {
      if (match.index > done) push(source.slice(done, match.index), start + done, start + match.index);
      done = match.index + match[0].length;
      if (match[0] === ' ') space(start + match.index, start + done);
      else gap(start + match.index, start + done);
    }
    if (done < source.length) push(source.slice(done), start + done, end);
  };
  const text = (start: number, end: number): void => {
    if (end <= start) return;
    let done = start;
    const source = raw.slice(start, end);
    if (/\{[%/:]/.test(source)) {
      for (const match of source.matchAll(TEMPLATE_CODE)) {
        fold(done, start + match.index);
        done = start + match.index + match[0].length;
      }
    }
    fold(done, end);
  };
  return {
    text,
    insert: (text, start, end) => (/^\s*$/.test(text) ? space(start, end) : push(text, start, end)),
    space,
    lineBreak: (start, end) => {
      space(start, end);
      addBreak(true);
    },
    cell: (start) => {
      const last = cells.at(-1);
      if (last) {
        last[1] = spaced && length > last[0] ? length - 1 : length;
        // An empty cell shows nothing.
        if (last[1] > last[0]) {
          space(start, start);
          push('| ', start, start);
        }
      }
      cells.push([length, length]);
    },
    bold: (change) => {
      bold += change;
    },
    link: (change) => {
      link += change;
    },
    linkAway: (change) => {
      const last = linksAway.at(-1);
      if (change === 1) linksAway.push([length, Number.POSITIVE_INFINITY]);
      else if (last) last[1] = length;
    },
    finish: () => {
      if (spaced && length > 0) trimEnd();
      const lastCell = cells.at(-1);
      if (lastCell) lastCell[1] = Math.max(lastCell[0], length);
      return {
        text: parts.join(''),
        at,
        from,
        to,
        breaks: breaks.filter((mark) => mark.at < length),
        boldEnd: boldEnd < 0 ? length : boldEnd,
        localLink: linked && length > 0,
        ...(cells.length > 0 && { cells }),
        ...(linksAway.length > 0 && { linksAway }),
      };
    },
  };

  function trimEnd(): void {
    const last = at.length - 1;
    const linear = isLinear(last);
    const part = parts[parts.length - 1] ?? '';
    parts[parts.length - 1] = part.slice(0, -1);
    length -= 1;
    if (length === at[last]) {
      at.pop();
      from.pop();
      to.pop();
    } else if (linear) to[last] = (to[last] ?? 0) - 1;
  }
}

/** Reads text without any markup. */
export function visiblePlain(raw: string, start = 0, end = raw.length): Visible {
  const builder = createVisible(raw);
  builder.text(start, end);
  return builder.finish();
}

/**
 * The place in the source of an offset in visible text; with `atEnd`, the end of the character
 * before the offset.
 */
export function sourceOf(visible: Visible, offset: number, atEnd: boolean): number {
  const { at, from, to } = visible;
  const probe = atEnd ? Math.max(0, offset - 1) : offset;
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((at[middle] ?? 0) <= probe) low = middle;
    else high = middle - 1;
  }
  const start = at[low] ?? 0;
  const end = at[low + 1] ?? visible.text.length;
  const source = from[low] ?? 0;
  const sourceEnd = to[low] ?? 0;
  if (sourceEnd - source === end - start) return source + Math.min(offset, end) - start;
  return atEnd || offset >= end ? sourceEnd : source;
}

/** Whether the visible text at an offset is part of a link to another place. */
export function leadsAway({ linksAway = [] }: Visible, offset: number): boolean {
  let low = 0;
  let high = linksAway.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((linksAway[middle]?.[1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = linksAway[low];
  return found !== undefined && found[0] <= offset;
}
