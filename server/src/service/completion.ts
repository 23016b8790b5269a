import { t } from '@vscode/l10n';
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import type { Change } from '../sections/change';
import { correctReferences } from '../sections/correctReferences';
import { renderSection, titleText } from '../sections/render';
import { renumber } from '../sections/renumber';
import { type DraftStyle, readStyle, topSections } from '../sections/style';
import type { FormName, Template } from '../sections/template';
import type { KnowledgeIndex } from './knowledgeIndex';
import { bullets, paragraphs } from './markdownText';
import type { Analysis } from './policyService';
import { sectionsForDraft } from './prescribedSections';

/** The word so far, which nothing but white space precedes. */
const WORD_SO_FAR = /^[ \t]*([\p{L}\p{N}-]*)$/u;

/** Offers standard sections and rights' paragraphs by name where a line begins; nothing within prose. */
export function provideCompletion(
  analysis: Analysis,
  position: Position,
  support: { readonly snippets: boolean },
): CompletionItem[] {
  const { known, document, draft } = analysis;
  const word = wordBefore(analysis, position);
  if (word === undefined) return [];
  const range = { start: { line: position.line, character: position.character - word.length }, end: position };
  const style = { ...readStyle(draft), indent: '' };
  const room = roomAt(draft, document.offsetAt(position));
  const following = room.changes.map(({ start, end, text }): TextEdit => {
    return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text };
  });
  const wanted = sectionsForDraft(analysis).filter(({ id }) => fits(id, word.toLowerCase()));
  const tabStops = support.snippets ? 'snippet' : 'plain';
  return wanted.map((template, rank) => {
    const form = formOf(template);
    const newText = renderSection(
      template,
      form,
      style,
      tabStops,
      room.number === undefined ? {} : { number: room.number },
    );
    const edits = form === 'section' ? following : [];
    return toItem(known.index, template, style, { range, newText, edits, snippets: support.snippets, rank });
  });
}

function wordBefore({ document, draft }: Analysis, position: Position): string | undefined {
  const offset = document.offsetAt(position);
  if (draft.unreadable || (draft.frontMatter && offset <= draft.frontMatter.end)) return undefined;
  const line = document.getText({
    start: { line: position.line, character: 0 },
    end: { line: position.line + 1, character: 0 },
  });
  if (line.slice(position.character).trim() !== '') return undefined;
  const inCode = draft.blocks.some(({ kind, start, end }) => kind === 'opaque' && start < offset && offset < end);
  return inCode ? undefined : WORD_SO_FAR.exec(line.slice(0, position.character))?.[1];
}

/** Whether a name, or a word of it, begins so: "erasure" finds "right-erasure". */
function fits(id: string, word: string): boolean {
  return id.startsWith(word) || id.includes(`-${word}`);
}

/** A right is a paragraph among others; everything else is a section with a heading. */
function formOf({ id, forms }: Template): FormName {
  return id.startsWith('right-') && forms.some(({ name }) => name === 'paragraph') ? 'paragraph' : 'section';
}

/** The number of a heading at this place, where headings are numbered, and what follows from it behind. */
function roomAt(draft: Draft, offset: number): { readonly number?: string; readonly changes: readonly Change[] } {
  const peers = topSections(draft);
  const after = peers.findLast(({ start }) => start < offset);
  const place = after ? { after, peers } : { peers };
  const { numbers, moved } = renumber(draft, [place]);
  const number = numbers.get(place);
  return number === undefined ? { changes: [] } : { number, changes: correctReferences(draft, moved) };
}

interface Inserted {
  readonly range: Range;
  readonly newText: string;
  /** What follows from a new number elsewhere in the draft. */
  readonly edits: readonly TextEdit[];
  readonly snippets: boolean;
  readonly rank: number;
}

function toItem(index: KnowledgeIndex, template: Template, style: DraftStyle, inserted: Inserted): CompletionItem {
  const { range, newText, edits, snippets, rank } = inserted;
  return {
    label: template.id,
    kind: CompletionItemKind.Snippet,
    detail: titleText(template, style),
    documentation: { kind: MarkupKind.Markdown, value: documentationOf(index, template) },
    filterText: template.id,
    sortText: String(rank).padStart(3, '0'),
    textEdit: { range, newText },
    ...(edits.length > 0 && { additionalTextEdits: [...edits] }),
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  };
}

function documentationOf(index: KnowledgeIndex, template: Template): string {
  const disclosed = Object.keys(template.discloses).map((id) => {
    const laws = [...new Set((index.wantedBy.get(id) ?? []).map(({ law }) => law.short))];
    const title = index.disclosures.get(id)?.title ?? id;
    return laws.length === 0 ? title : `${title} (${laws.join(', ')})`;
  });
  return paragraphs(
    disclosed.length === 0 ? undefined : `${t('It discloses:')}\n\n${bullets(disclosed)}`,
    '---',
    index.sectionText(template),
  );
}
