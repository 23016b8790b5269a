import { Parser } from 'htmlparser2';
import type { Draft, Span } from '../draft/draft';

/** Elements that hold the whole document: nothing is put behind them. */
const WHOLE = new Set(['html', 'body', 'main', 'article']);

/** Longer text before a heading is more than the tags of a wrapper. */
const MAX_WRAPPER = 1000;

interface Element extends Span {
  /** In lower case. */
  readonly name: string;
}

const documents = new WeakMap<Draft, readonly Element[]>();

export interface HtmlPlace {
  /** Where the section that the span belongs to starts; elements opened before it stay open. */
  readonly sectionStart?: number;
  /** The place is not behind this offset. */
  readonly limit?: number;
}

/**
 * The offset behind the element that a span ends in, so that a new element can stand there: behind the
 * whole list or table, and behind a wrapper that holds nothing but this section.
 */
export function htmlEnd(draft: Draft, span: Span, place: HtmlPlace = {}): number {
  const { text } = draft;
  const { sectionStart = span.start, limit = text.length } = place;
  let end = span.end;
  for (const element of elementsAt(draft, Math.max(span.start, span.end - 1))) {
    const inside = element.start >= sectionStart || isWrapper(text, element.start, sectionStart);
    if (!inside || element.end > limit || WHOLE.has(element.name)) break;
    end = Math.max(end, element.end);
  }
  return end;
}

/** The innermost element around a span that has one of the given names. */
export function elementAround(draft: Draft, span: Span, names: readonly string[]): Span | undefined {
  const around = elementsAt(draft, span.start).filter(({ name }) => names.includes(name));
  // A link stands in one of the others.
  return around.find(({ name }) => name !== 'a') ?? around.at(-1);
}

/** The elements around an offset, the innermost first. */
function elementsAt(draft: Draft, offset: number): readonly Element[] {
  return elementsOf(draft).filter(({ start, end }) => start <= offset && offset < end);
}

/** All elements in the order in which they end. */
function elementsOf(draft: Draft): readonly Element[] {
  const known = documents.get(draft);
  if (known) return known;
  const elements: Element[] = [];
  const starts: number[] = [];
  const parser = new Parser({
    onopentag: () => starts.push(parser.startIndex),
    onclosetag: (name, isImplied) => {
      const start = starts.pop() ?? 0;
      // An element that is not closed ends where the tag stands that cannot be in it.
      elements.push({ name, start, end: isImplied ? parser.startIndex : parser.endIndex + 1 });
    },
  });
  parser.end(draft.text);
  documents.set(draft, elements);
  return elements;
}

/** `<section>` or `<div>` opened right before the section's heading. */
function isWrapper(text: string, from: number, sectionStart: number): boolean {
  return sectionStart - from < MAX_WRAPPER && /^(?:\s*<[a-z][^<>]*>)+\s*$/i.test(text.slice(from, sectionStart));
}
