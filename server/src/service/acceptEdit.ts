import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Block, Draft } from '../draft/draft';
import { sectionAt } from '../draft/sections';
import { sentenceAt } from '../law/accepted';
import { ACCEPT } from './acceptances';
import type { EditSupport } from './insertEdit';
import type { Analysis } from './policyService';
import { provideRecordEdit, type RecordPlace, toEdit } from './record';

/** How much of a draft an acceptance is about. */
export type AcceptScope = 'here' | 'section' | 'draft';

export interface AcceptRequest {
  readonly code: string;
  /** Where the finding is shown. */
  readonly range: Range;
  readonly scope: AcceptScope;
  /** The reason; without one, the writer has to fill it in before anything is accepted. */
  readonly because: string;
}

/** Words of a sentence by which it is found again. */
const QUOTED_WORDS = 8;

/**
 * The edit that accepts a finding: a comment in Markdown and HTML, an entry in proviso.yaml for plain text.
 * Null where there is no place for it: a plain text that is not saved yet, a proviso.yaml that is malformed.
 */
export function provideAcceptEdit(
  analysis: Analysis,
  request: AcceptRequest,
  place: RecordPlace,
  support: EditSupport,
): WorkspaceEdit | null {
  const { document, draft } = analysis;
  const because = request.because.replace(/\s+/g, ' ').trim();
  if (draft.format === 'plaintext') {
    const accepted = { finding: request.code, ...contextOf(draft, document, request), ...(because && { because }) };
    return provideRecordEdit(analysis, { accepted }, place, support);
  }
  const comment = commentOf(request.code, because, document.languageId === 'mdx');
  const { offset, text } = insertionOf(draft, document.offsetAt(request.range.start), request.scope, comment);
  return toEdit(document, document.version, { start: offset, end: offset, text }, support);
}

/** By what a finding in plain text is found again. */
function contextOf(
  draft: Draft,
  document: TextDocument,
  { range, scope }: AcceptRequest,
): { readonly section?: string; readonly text?: string } {
  if (scope === 'draft') return {};
  const offset = document.offsetAt(range.start);
  const title = sectionAt(draft, offset)?.heading?.title;
  const section = title === undefined ? {} : { section: title };
  const sentence = scope === 'here' ? sentenceAt(draft, { start: offset, end: offset }) : undefined;
  if (!sentence) return section;
  return { ...section, text: sentence.text.split(/\s+/).slice(0, QUOTED_WORDS).join(' ') };
}

/** A reason must not end the comment that it stands in. */
function commentOf(code: string, because: string, isMdx: boolean): string {
  const [open, close] = isMdx ? ['{/*', '*/}'] : ['<!--', '-->'];
  const reason = isMdx ? because.replaceAll('*/', '* /') : because.replace(/-{2,}/g, '–');
  return `${open} ${ACCEPT} ${code} because: ${reason}${reason === '' ? '' : ' '}${close}`;
}

interface Inserted {
  readonly offset: number;
  readonly text: string;
}

function insertionOf(draft: Draft, offset: number, scope: AcceptScope, comment: string): Inserted {
  const eol = draft.text.includes('\r\n') ? '\r\n' : '\n';
  const block = draft.blocks.findLast(({ start, kind }) => start <= offset && kind !== 'opaque');
  // What is said about the front matter or an empty draft is said about all of it.
  if (scope === 'draft' || !block || offset >= block.end) return atStart(draft, comment, eol);
  if (scope === 'here') return { offset: endOf(draft, block), text: ` ${comment}` };
  const heading = sectionAt(draft, offset)?.heading;
  const home = heading === undefined ? undefined : draft.blocks[heading.block];
  return home ? below(draft, home, comment, eol) : atStart(draft, comment, eol);
}

/** Before everything that can be read, behind what has to come first in the file. */
function atStart({ text, format, frontMatter }: Draft, comment: string, eol: string): Inserted {
  const first = format === 'html' ? /<body\b[^>]*>|^\ufeff?\s*<!doctype[^>]*>/gi : undefined;
  const tags = first ? [...text.matchAll(first)] : [];
  const tag = tags.find(([tag]) => /^<body/i.test(tag)) ?? tags[0];
  if (tag) return { offset: tag.index + tag[0].length, text: `${eol}${comment}` };
  if (frontMatter) return { offset: frontMatter.end, text: `${eol}${eol}${comment}` };
  return { offset: text.startsWith('\ufeff') ? 1 : 0, text: `${comment}${eol}${eol}` };
}

/** On a line of its own below the block that holds a heading, as deep as that is. */
function below({ text, format }: Draft, block: Block, comment: string, eol: string): Inserted {
  const line = text.lastIndexOf('\n', block.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? '';
  const mark = block.kind === 'item' ? (/^(?:[-*+]|\d+[.)])[ \t]+/.exec(text.slice(block.start))?.[0] ?? '') : '';
  const gap = format === 'html' ? eol : `${eol}${eol}`;
  return { offset: endOfBlock(text, block), text: `${gap}${indent}${' '.repeat(mark.length)}${comment}` };
}

/** Behind the last words of a block, inside of its tags and cells. */
function endOf({ text, format }: Draft, block: Block): number {
  const end = endOfBlock(text, block);
  const closing =
    format === 'html' || text[block.start] === '<'
      ? /(?:\s*<\/(?:p|h[1-6]|li|dt|dd|td|th|tr|summary)\s*>)+$/i
      : undefined;
  const tags = closing?.exec(text.slice(block.start, end));
  if (tags) return block.start + tags.index;
  const source = text.slice(block.start, end);
  if (block.kind === 'row' || block.kind === 'header')
    return block.start + source.replace(/[ \t]*\|?[ \t]*$/, '').length;
  const underline = block.kind === 'heading' ? /[ \t]*\r?\n[ \t]*(?:=+|-+)[ \t]*$/.exec(source) : null;
  return underline ? block.start + underline.index : end;
}

function endOfBlock(text: string, { start, end }: Block): number {
  return start + text.slice(start, end).trimEnd().length;
}
