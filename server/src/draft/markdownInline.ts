import type { SyntaxNode } from '@lezer/common';
import { decodeHTML } from 'entities';
import { readTag } from './inlineTags';
import { createVisible, type Visible, type VisibleBuilder } from './visibleText';

/** Marks nested deeper than any writer nests them are text, so that reading cannot overflow. */
const MAX_NESTING = 100;

/** The visible text of a block of Markdown; `raw` starts at `start`, before or at the node. */
export function visibleMarkdown(raw: string, node: SyntaxNode, start: number): Visible {
  const builder = createVisible(raw);
  const inline = { raw, start, builder, depth: 0 };
  if (node.name === 'TableHeader' || node.name === 'TableRow') readCells(node, inline);
  else readInline(node, inline);
  return builder.finish();
}

/** The visible text of a part of a block, from one offset to another; `raw` starts at `start`. */
export function visiblePart(raw: string, node: SyntaxNode, start: number, from: number, to: number): Visible {
  const builder = createVisible(raw);
  readInline(node, { raw, start, builder, depth: 0 }, from, to);
  return builder.finish();
}

/** The cells of a row; where nothing stands between two delimiters, an empty one in front of the next. */
function readCells(node: SyntaxNode, inline: Inline): void {
  let empty = 0;
  let isOpen = node.firstChild?.name !== 'TableDelimiter';
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'TableDelimiter') {
      if (isOpen) empty += 1;
      isOpen = true;
    } else {
      for (; empty > 0; empty -= 1) inline.builder.cell(child.from - inline.start);
      readSpan(child, { ...inline, depth: 1 });
      isOpen = false;
    }
  }
}

interface Inline {
  readonly depth: number;
  readonly raw: string;
  readonly start: number;
  readonly builder: VisibleBuilder;
}

/** Adds the children of a node and the text between them. */
function readInline(node: SyntaxNode, inline: Inline, from = node.from, to = node.to): void {
  const { builder, start } = inline;
  const inner = { ...inline, depth: inline.depth + 1 };
  let done = from;
  if (inline.depth > MAX_NESTING) {
    builder.text(from - start, to - start);
    return;
  }
  for (let child = node.firstChild; child && child.from < to; child = child.nextSibling) {
    if (child.to <= from) continue;
    builder.text(done - start, child.from - start);
    readSpan(child, inner);
    done = child.to;
  }
  builder.text(done - start, to - start);
}

function readSpan(node: SyntaxNode, inline: Inline): void {
  const { builder, raw, start } = inline;
  const from = node.from - start;
  const to = node.to - start;
  switch (node.name) {
    case 'Escape':
      builder.text(from + 1, to);
      return;
    case 'Entity':
      builder.insert(decodeHTML(raw.slice(from, to)), from, to);
      return;
    case 'HardBreak':
      builder.lineBreak(from, to);
      return;
    case 'URL':
      builder.text(from, to);
      return;
    case 'Link':
      readLink(node, inline);
      return;
    case 'HTMLTag':
      addTag(raw.slice(from, to), from, to, builder);
      return;
    case 'StrongEmphasis':
      builder.bold(1);
      readInline(node, inline);
      builder.bold(-1);
      return;
    case 'TableCell':
      builder.cell(from);
      readInline(node, inline);
      return;
    case 'Emphasis':
    case 'InlineCode':
    case 'Autolink':
      readInline(node, inline);
      return;
    // Marks, images, comments, and text struck out: a reader does not see them.
  }
}

/** The label of a link; square brackets without an address are text, except a footnote's. */
function readLink(node: SyntaxNode, inline: Inline): void {
  const { builder, raw, start } = inline;
  const source = raw.slice(node.from - start, node.to - start);
  if (/^\[\^[^\]]*\]$/.test(source)) return;
  const marks = node.getChildren('LinkMark');
  const open = marks[0];
  const close = marks[1];
  const url = node.getChild('URL');
  if (!open || !close) {
    readInline(node, inline);
    return;
  }
  if (!url && !node.getChild('LinkLabel') && marks.length === 2) {
    builder.text(open.from - start, open.to - start);
    readInline(node, inline, open.to, close.from);
    builder.text(close.from - start, close.to - start);
    return;
  }
  const isLocal = url !== null && raw[url.from - start] === '#';
  if (isLocal) builder.link(1);
  else if (url) builder.linkAway(1);
  readInline(node, inline, open.to, close.from);
  if (isLocal) builder.link(-1);
  else if (url) builder.linkAway(-1);
}

function addTag(source: string, from: number, to: number, builder: VisibleBuilder): void {
  const tag = readTag(source);
  if (tag.name === 'br') builder.lineBreak(from, to);
  else if (tag.bold) builder.bold(source.startsWith('</') ? -1 : 1);
  else if (tag.block) builder.space(from, to);
}
