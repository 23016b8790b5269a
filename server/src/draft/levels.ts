import { reading } from 'proviso:words';
import type { Heading } from './draft';
import type { Title } from './innerTitles';
import { oneOf } from './oneOf';

/** Nests headings as a reader would. */
export interface Levels {
  /** Number of the section whose heading is the document's title; -1 where none is. */
  readonly title: number;
  /** Level and parent for the heading of section number `section`. */
  place(heading: Heading, title: Title, section: number): { readonly level: number; readonly parent: number };
}

interface Open {
  /** Level that the markup gives; absent for headings without. */
  readonly marked: number | undefined;
  /** Headings alike in looks stand on one level. */
  looks: string;
  section: number;
  isTitle: boolean;
  number?: string | undefined;
}

const DOCUMENT_TITLE = new RegExp(String.raw`\b${oneOf(reading.documentNames)}\b`, 'i');

/** Begins in front of the first heading. */
export function createLevels(): Levels {
  const open: Open[] = [];
  let any = false;
  let found = -1;
  /** The last heading with a whole number. */
  let counted = { number: 0, marked: 0 };
  return {
    get title() {
      return found;
    },
    place: (heading, title, section) => {
      const described = describe(heading, title);
      const entry = {
        ...described,
        section,
        number: heading.number,
        marked: markedAs(described.marked, heading, counted),
      };
      if (entry.marked !== undefined && isWhole(heading.number))
        counted = { number: Number(heading.number), marked: entry.marked };
      entry.looks = looksBehind(open, entry);
      entry.isTitle = !any && isDocumentTitle(heading, title);
      any = true;
      if (entry.isTitle) found = section;
      closeFor(open, entry);
      const parent = open.at(-1)?.section ?? -1;
      open.push(entry);
      return { level: open.length, parent };
    },
  };
}

function isWhole(number: string | undefined): boolean {
  return number !== undefined && /^\d+$/.test(number);
}

/** "#### 4. Sharing" behind "### 3. Use" stands beside it, whatever stands between them: writers count better than they mark. */
function markedAs(
  marked: number | undefined,
  { number }: Heading,
  counted: { readonly number: number; readonly marked: number },
): number | undefined {
  const goesOn = isWhole(number) && Number(number) > 1 && Number(number) === counted.number + 1;
  return marked !== undefined && goesOn ? Math.min(marked, counted.marked) : marked;
}

/** The first heading of all, where it names the document. */
function isDocumentTitle(heading: Heading, title: Title): boolean {
  if (heading.number !== undefined || title.style === 'run-in' || title.style === 'item') return false;
  return title.level === 1 || DOCUMENT_TITLE.test(heading.title);
}

function describe(heading: Heading, title: Title): Open {
  const kind = title.shape.numberKind ?? title.numbering?.kind;
  const depth = kind === 'decimal' ? (heading.number ?? '').split('.').length : 1;
  // Numbers refine what the markup says: "2.1" stands below "2" though both are "##".
  if (title.level !== undefined) return opened('', title.level * 10 + depth - 1);
  if (kind === 'decimal') return opened(`decimal ${depth}`);
  if (kind !== undefined) return opened(kind);
  // A title run into the middle of a paragraph stood on a line of its own once.
  if (title.style === 'run-in' && title.from > 0) return opened('bare');
  if (title.bold) return opened('bold');
  return opened(title.shape.caps && title.shape.words > 1 ? `caps ${title.style}` : title.style);
}

/** Behind "H." the sign "I." is a letter, not a Roman one. */
function looksBehind(open: readonly Open[], { looks, number }: Open): string {
  if (!looks.endsWith('roman') || number?.length !== 1) return looks;
  const letters = looks.replace('roman', 'letter');
  const before = String.fromCharCode(number.charCodeAt(0) - 1);
  return open.some((other) => other.looks === letters && other.number === before) ? letters : looks;
}

function opened(looks: string, marked?: number): Open {
  return { marked, looks, section: 0, isTitle: false };
}

function closeFor(open: Open[], entry: Open): void {
  if (entry.isTitle) {
    open.length = 0;
    return;
  }
  if (entry.marked !== undefined) {
    while (open.length > 0) {
      const last = open.at(-1);
      if (!last || last.isTitle || (last.marked !== undefined && last.marked < entry.marked)) return;
      open.pop();
    }
    return;
  }
  // Nothing stands below a title that is run into its paragraph.
  if (open.at(-1)?.looks === 'run-in') open.pop();
  const alike = open.findLastIndex(
    (other) => !other.isTitle && other.marked === undefined && other.looks === entry.looks,
  );
  const bare = entry.looks === 'item' && alike < 0 ? open.findLastIndex(({ looks }) => looks === 'bare') : -1;
  if (bare >= 0) {
    // Titles among the bullets stand beside titles without, not below them.
    open.length = bare;
    entry.looks = 'bare';
  } else if (alike >= 0) open.length = alike;
  else if (entry.looks.startsWith('decimal')) closeForNumber(open, entry.looks);
}

/** A number that is new on its level: below the last lower one, beside titles without number. */
function closeForNumber(open: Open[], looks: string): void {
  const higher = open.findLastIndex((other) => other.looks.startsWith('decimal') && other.looks < looks);
  if (higher >= 0) {
    open.length = higher + 1;
    return;
  }
  while (open.length > 0) {
    const last = open.at(-1);
    if (!last || last.isTitle || last.marked !== undefined) return;
    open.pop();
  }
}
