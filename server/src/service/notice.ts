import { t } from '@vscode/l10n';
import { escapeUTF8 } from 'entities';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Block, Draft } from '../draft/draft';
import { summaryMarks, summaryWords } from '../draft/insertedSummary';
import { htmlEnd } from '../sections/htmlEnd';
import { isDateLine } from '../sections/place';
import { indentAt, lineStart, titleSection, topSections } from '../sections/style';
import { SUMMARY_LEVELS, type SummaryLevelId, type SummaryTopic, summariseAsNotice } from '../summary/summary';
import type { EditSupport } from './insertEdit';
import { escapeMarkdown } from './markdownText';
import type { Analysis } from './policyService';
import { toEdit } from './record';

/** Which summary is wanted at the top of a draft. */
export interface NoticeRequest {
  /** The readers; without it, those of the summary that is there, else everybody. */
  readonly level?: SummaryLevelId;
  /** The one that is made anew: index into `Draft.summaries`; without it, the first. */
  readonly summary?: number;
}

/** What a draft's text is replaced by; offsets are UTF-16 code units. */
export interface NoticePlan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edit that inserts the summary or makes it anew; null where the draft says nothing that could be summarised. */
export function provideNoticeEdit(
  analysis: Analysis,
  request: NoticeRequest,
  support: EditSupport,
): WorkspaceEdit | null {
  const plan = planNotice(analysis, request);
  return plan && toEdit(analysis.document, analysis.document.version, plan, support);
}

/** Where the summary goes, and its text. One that is there is replaced where it stands. */
export function planNotice(analysis: Analysis, { level, summary = 0 }: NoticeRequest): NoticePlan | null {
  const { draft } = analysis;
  const there = draft.summaries[summary];
  const text = noticeText(analysis, level ?? there?.level ?? 'plain');
  if (text === undefined) return null;
  if (there) return { start: there.start, end: there.end, text: indented(text, draft, there.start) };
  return placed(draft, text);
}

/** Whether a summary that stands in the draft is what the draft gives now; undefined where there is none. */
export function noticeState(analysis: Analysis, summary: number): 'current' | 'outdated' | undefined {
  const { text, format, summaries } = analysis.draft;
  const there = summaries[summary];
  if (!there) return undefined;
  const now = noticeText(analysis, there.level);
  const isCurrent =
    now !== undefined && summaryWords(now, format) === summaryWords(text.slice(there.start, there.end), format);
  return isCurrent ? 'current' : 'outdated';
}

/**
 * The summary for readers of a level as it would stand in the draft, between its marks; undefined for an unknown level,
 * and where the draft says nothing.
 */
export function noticeText(analysis: Analysis, level: string): string | undefined {
  const known = SUMMARY_LEVELS.find((each) => each === level);
  const topics = known ? summariseAsNotice(analysis, known) : [];
  if (!known || topics.length === 0) return undefined;
  const { draft, document } = analysis;
  const marks = summaryMarks(known, document.languageId === 'mdx' ? 'mdx' : draft.format);
  const lines = [marks.start, ...noticeLines(draft, noticeTitle(known), topics), marks.end];
  return lines.join(lineEnding(draft));
}

function noticeTitle(level: SummaryLevelId): string {
  switch (level) {
    case 'child':
      return t('Summary for children');
    case 'plain':
      return t('Summary in plain words');
    case 'general':
      return t('Summary');
    case 'professional':
      return t('Summary for professionals');
  }
}

function noticeLines(draft: Draft, title: string, topics: readonly SummaryTopic[]): readonly string[] {
  const items = topics.map((topic) => [topic.title, topic.statements.map(({ text }) => text).join(' ')] as const);
  if (draft.format === 'plaintext') return ['', ...items.map(([name, text]) => `- ${name}: ${oneLine(text)}`), ''];
  if (draft.format === 'markdown') {
    const told = items.map(([name, text]) => `- **${escapeMarkdown(name)}:** ${escapeMarkdown(text)}`);
    return ['', `${'#'.repeat(headingLevel(draft))} ${escapeMarkdown(title)}`, '', ...told, ''];
  }
  const tag = `h${headingLevel(draft)}`;
  const told = items.map(
    ([name, text]) => `    <li><strong>${escapeUTF8(name)}:</strong> ${escapeUTF8(oneLine(text))}</li>`,
  );
  return ['<section>', `  <${tag}>${escapeUTF8(title)}</${tag}>`, '  <ul>', ...told, '  </ul>', '</section>'];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The level of the headings of the policy's parts, as they are marked up. */
function headingLevel(draft: Draft): number {
  for (const { heading } of topSections(draft)) {
    const source = draft.text.slice(heading?.start, heading?.end);
    const marked = /^(?:(#{1,6})[ \t]|<h([1-6])\b)/i.exec(source);
    if (marked) return marked[1]?.length ?? Number(marked[2]);
  }
  return 2;
}

function lineEnding({ text }: Draft): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Below the title and the dates of the policy; in a draft without either, before everything else. */
function placed(draft: Draft, text: string): NoticePlan {
  const eol = lineEnding(draft);
  const gap = draft.format === 'html' ? eol : eol + eol;
  const last = lastOfHead(draft);
  if (last) {
    const next = draft.blocks[draft.blocks.indexOf(last) + 1];
    const limit = next ? { limit: next.start } : {};
    const at = draft.format === 'html' ? htmlEnd(draft, last, limit) : last.end;
    const indent = indentAt(draft.text, last.start);
    return { start: at, end: at, text: `${gap}${indent}${indented(text, draft, last.start)}` };
  }
  const first = draft.blocks.find(({ kind }) => kind !== 'opaque');
  const at = first?.start ?? draft.text.length;
  return { start: at, end: at, text: `${indented(text, draft, at)}${gap}${indentAt(draft.text, at)}` };
}

/** The last block of what stands above the policy's text: its title and its dates. */
function lastOfHead(draft: Draft): Block | undefined {
  const title = titleSection(draft)?.heading?.block;
  const next = title === undefined ? draft.blocks.findIndex(({ kind }) => kind !== 'opaque') : title + 1;
  const dates = draft.blocks.slice(next).findIndex((block) => !isDateLine(block));
  const last = dates > 0 ? next + dates - 1 : title;
  return last === undefined ? undefined : draft.blocks[last];
}

/** In HTML as deep as what stands around it: all lines but the first, which goes on where something is. */
function indented(text: string, draft: Draft, offset: number): string {
  if (draft.format !== 'html') return text;
  const indent = indentAt(draft.text, offset);
  const isAlone = /^[ \t]*$/.test(draft.text.slice(lineStart(draft.text, offset), offset));
  return isAlone ? text.replace(/\n/g, `\n${indent}`) : text;
}
