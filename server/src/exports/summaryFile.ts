import { t } from '@vscode/l10n';
import { escapeMarkdown, paragraphs } from '../service/markdownText';
import type { LabelItem } from '../summary/label';
import type { SummaryDocument, SummaryLevel, SummaryLevelId } from '../summary/summary';
import { html, htmlPage, type Markup } from './htmlPage';

/** The forms in which a summary leaves the program. */
export type SummaryFormat = 'text' | 'markdown' | 'html' | 'json';

export const SUMMARY_FORMATS: readonly SummaryFormat[] = ['text', 'markdown', 'html', 'json'];

/** A summary, with what a file of its own has to say about it. */
export interface TitledSummary {
  readonly summary: SummaryDocument;
  /** Of the draft. */
  readonly title: string;
}

/** A draft of which there is no summary, and why. */
export interface UnreadDraft {
  readonly path: string;
  readonly error: string;
}

/**
 * Writes summaries as one file. In Markdown and HTML, text of the draft stays text.
 * @param day on which they were made, as an ISO date
 */
export function summaryFile(
  drafts: readonly (TitledSummary | UnreadDraft)[],
  format: SummaryFormat,
  day: string,
): string {
  if (format === 'json') return summaryJson(drafts);
  const read = drafts.filter((draft): draft is TitledSummary => 'summary' in draft);
  if (format === 'text') return read.map((draft) => plainSummary(draft, read.length > 1)).join('\n');
  if (format === 'markdown') return read.map((draft) => markdownSummary(draft, day)).join('\n');
  const [first] = read;
  const title = first && read.length === 1 ? summaryTitle(first) : t('Summaries');
  return htmlPage(
    title,
    'en',
    read.map((draft) => htmlSummary(draft, day)),
  );
}

/** What a level is called in front of readers. */
function levelTitle(level: SummaryLevelId): string {
  switch (level) {
    case 'child':
      return t('For children');
    case 'plain':
      return t('In plain words');
    case 'general':
      return t('For general readers');
    case 'professional':
      return t('For professionals');
  }
}

/** The fields that other programs rely on; `schemas/summary.json` describes them. */
function summaryJson(drafts: readonly (TitledSummary | UnreadDraft)[]): string {
  const head = { schemaVersion: 1, tool: { name: 'proviso', version: PROVISO_VERSION } };
  const documents = drafts.map((draft) => ('summary' in draft ? documentJson(draft.summary) : draft));
  return `${JSON.stringify({ ...head, documents }, undefined, 1)}\n`;
}

function documentJson({ path, levels, label, sections }: SummaryDocument): object {
  return {
    path,
    levels: levels.map(({ topics, ...level }) => ({
      ...level,
      topics: topics.map(({ topic, statements }) => ({ topic, statements })),
    })),
    label,
    sections,
  };
}

function plainSummary({ summary: { path, levels } }: TitledSummary, withPath: boolean): string {
  const parts = levels.map(({ level, grade, topics }) => {
    const told = topics.map(({ title, statements }) =>
      [title, '', ...statements.map(({ text }) => `  ${text}`), ''].join('\n'),
    );
    return [`${level}: reading grade ${grade}`.toUpperCase(), '', ...told].join('\n');
  });
  return [...(withPath ? [path, ''] : []), ...parts].join('\n');
}

function summaryTitle({ title }: TitledSummary): string {
  return t('Summary: {0}', title);
}

/** Where a summary comes from, and what it is not. */
function origin({ path }: SummaryDocument, day: string): string {
  return t('Made by Proviso from {0} on {1}. A drafting aid, not legal advice.', path, day);
}

function gradeNote({ grade, targetGrade }: SummaryLevel): string {
  return t('Reading grade of our words: {0} (at most {1})', grade, targetGrade);
}

/** The label in words: what data, what for, with whom. */
function glance({ label }: SummaryDocument): readonly { readonly name: string; readonly items: string }[] {
  const rows = [
    { name: t('Data'), items: label.dataTypes },
    { name: t('Purposes'), items: label.purposes },
    { name: t('Recipients'), items: label.recipients },
  ];
  return rows.flatMap(({ name, items }) =>
    items.length === 0 ? [] : [{ name, items: items.map(labelText).join('; ') }],
  );
}

function labelText({ name, mood, sensitive }: LabelItem): string {
  const notes = [
    ...(sensitive ? [t('sensitive')] : []),
    ...(mood === 'hedged' ? [t('at times')] : []),
    ...(mood === 'consent' ? [t('with consent')] : []),
  ];
  return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
}

function markdownSummary(titled: TitledSummary, day: string): string {
  const { summary } = titled;
  const rows = glance(summary).map(({ name, items }) => `- **${escapeMarkdown(name)}:** ${escapeMarkdown(items)}`);
  const head = paragraphs(
    `# ${escapeMarkdown(summaryTitle(titled))}`,
    escapeMarkdown(origin(summary, day)),
    ...(rows.length === 0 ? [] : [`## ${t('At a glance')}`, rows.join('\n')]),
  );
  return `${paragraphs(head, ...summary.levels.map(markdownLevel))}\n`;
}

function markdownLevel(level: SummaryLevel): string {
  const topics = level.topics.flatMap(({ title, statements }) => [
    `### ${escapeMarkdown(title)}`,
    statements.map(({ text }) => `- ${escapeMarkdown(text)}`).join('\n'),
  ]);
  return paragraphs(`## ${escapeMarkdown(levelTitle(level.level))}`, escapeMarkdown(gradeNote(level)), ...topics);
}

function htmlSummary(titled: TitledSummary, day: string): Markup {
  const { summary } = titled;
  const rows = glance(summary).map(({ name, items }) => html`<dt>${name}</dt><dd>${items}</dd>\n`);
  const atGlance = rows.length === 0 ? undefined : html`<h2>${t('At a glance')}</h2>\n<dl>\n${rows}</dl>\n`;
  return html`<article>
<h1>${summaryTitle(titled)}</h1>
<p class="quiet">${origin(summary, day)}</p>
${atGlance}${summary.levels.map(htmlLevel)}</article>
`;
}

function htmlLevel(level: SummaryLevel): Markup {
  const topics = level.topics.map(({ title, statements }) => {
    const items = statements.map(({ text, silent }) =>
      silent ? html`<li class="silent">${text}</li>\n` : html`<li>${text}</li>\n`,
    );
    return html`<h3>${title}</h3>\n<ul>\n${items}</ul>\n`;
  });
  return html`<section>
<h2>${levelTitle(level.level)}</h2>
<p class="quiet">${gradeNote(level)}</p>
${topics}</section>
`;
}
