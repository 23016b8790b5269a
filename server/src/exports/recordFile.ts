import { t } from '@vscode/l10n';
import type { Mark } from '../service/checklistRows';
import { escapeMarkdown, paragraphs } from '../service/markdownText';
import type {
  ComplianceRecord,
  RecordedFact,
  RecordedLaw,
  RecordedPlace,
  RecordedRequirement,
} from './complianceRecord';
import { csvTable } from './csv';
import { html, htmlPage, type Markup } from './htmlPage';

/** The forms in which a compliance record leaves the program. */
export type RecordFormat = 'markdown' | 'html' | 'csv';

export const RECORD_FORMATS: readonly RecordFormat[] = ['markdown', 'html', 'csv'];

/** Writes a record as one file. In Markdown and HTML text of the draft stays text, in CSV it is no formula. */
export function recordFile(record: ComplianceRecord, format: RecordFormat): string {
  if (format === 'csv') return csvTable(csvRows(record));
  return format === 'html' ? htmlRecord(record) : markdownRecord(record);
}

function markText(mark: Mark): string {
  switch (mark) {
    case 'met':
      return t('met');
    case 'partial':
      return t('met in part');
    case 'missing':
      return t('missing');
    case 'accepted':
      return t('accepted');
    case 'unconfirmed':
      return t('open');
    case 'manual':
      return t('not shown by a text');
    case 'not-applicable':
      return t('does not apply');
  }
}

const MARKS: readonly Mark[] = ['met', 'partial', 'missing', 'accepted', 'unconfirmed', 'manual', 'not-applicable'];

function becauseText(because: RecordedFact['because']): string {
  switch (because) {
    case 'declared':
      return t('declared');
    case 'evidence':
      return t('the draft says so');
    case 'assumed':
      return t('assumed');
    case 'open':
      return t('open question');
  }
}

/** What stands above the laws, in pairs. */
function headOf(record: ComplianceRecord): readonly (readonly [string, string])[] {
  return [
    [t('File'), record.file],
    [t('Kind of notice'), record.kind],
    [t('Checked on'), record.checkedOn],
    [t('As of'), record.asOf],
    [t('SHA-256 of the text'), record.hash],
    [t('Made by'), record.madeBy],
  ];
}

function recordTitle({ title }: ComplianceRecord): string {
  return t('Compliance record: {0}', title);
}

function disclaimer(): string {
  return t('A drafting aid, not legal advice. The verdicts are of what the text says, not of what is done.');
}

function reasonText({ reason, lastChecked }: RecordedLaw): string {
  const why =
    reason === ''
      ? t('No law is recognised: this is what every law wants.')
      : t('Checked because: {0}', reason.replace(/(?<![.!?])$/, '.'));
  return lastChecked === undefined ? why : `${why} ${t('Our entry was last checked on {0}.', lastChecked)}`;
}

function countText({ requirements }: RecordedLaw): string {
  return MARKS.flatMap((mark) => {
    const count = requirements.filter((one) => one.mark === mark).length;
    return count === 0 ? [] : [`${markText(mark)}: ${count}`];
  }).join(', ');
}

function placeText({ clause, line }: RecordedPlace): string {
  return clause === '' ? t('line {0}', line) : t('{0}, line {1}', clause, line);
}

function columns(): readonly string[] {
  return [t('Requirement'), t('Citation'), t('Verdict'), t('Clause and evidence')];
}

function markdownRecord(record: ComplianceRecord): string {
  const head = headOf(record).map(([name, value]) => `- **${name}:** ${escapeMarkdown(value)}`);
  const parts = [
    `# ${escapeMarkdown(recordTitle(record))}`,
    head.join('\n'),
    disclaimer(),
    ...record.laws.map(markdownLaw),
    ...markdownList(
      t('Accepted findings'),
      record.accepted.map(({ code, message, because, place }) =>
        [
          `${escapeMarkdown(message)} (\`${code}\`; ${escapeMarkdown(placeText(place))})`,
          `${t('Accepted because:')} ${escapeMarkdown(because)}`,
        ].join('<br>'),
      ),
    ),
    ...markdownList(t('Facts'), record.facts.map(markdownFact)),
    ...markdownList(t('Not checked'), record.notChecked.map(escapeMarkdown)),
  ];
  return `${paragraphs(...parts)}\n`;
}

function markdownLaw(law: RecordedLaw): string {
  const rows = law.requirements.map((one) => `| ${markdownCells(one).join(' | ')} |`);
  return paragraphs(
    `## ${escapeMarkdown(law.name)}`,
    escapeMarkdown(reasonText(law)),
    countText(law),
    [`| ${columns().join(' | ')} |`, '| --- | --- | --- | --- |', ...rows].join('\n'),
  );
}

function markdownCells({ title, duty, citation, mark, notes, places }: RecordedRequirement): readonly string[] {
  return [
    `**${escapeMarkdown(title)}**<br>${escapeMarkdown(duty)}`,
    escapeMarkdown(citation),
    [`**${markText(mark)}**`, ...notes.map(escapeMarkdown)].join('<br>'),
    places.map(markdownPlace).join('<br>'),
  ];
}

function markdownPlace(place: RecordedPlace): string {
  return `${escapeMarkdown(placeText(place))}: “${escapeMarkdown(place.text)}”`;
}

function markdownFact({ id, text, because, reason, places }: RecordedFact): string {
  const why = reason === undefined ? becauseText(because) : `${becauseText(because)}: ${escapeMarkdown(reason)}`;
  return [`${escapeMarkdown(text)} (\`${id}\`; ${why})`, ...places.map(markdownPlace)].join('<br>');
}

function markdownList(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${title}`, items.map((item) => `- ${item}`).join('\n')];
}

function htmlRecord(record: ComplianceRecord): string {
  const head = headOf(record).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`);
  const accepted = record.accepted.map(
    ({ code, message, because, place }) =>
      html`<p>${message} <span class="quiet">(${code}; ${placeText(place)})</span></p><p>${t('Accepted because:')} ${because}</p>`,
  );
  return htmlPage(recordTitle(record), 'en', [
    html`<h1>${recordTitle(record)}</h1>\n<dl>\n${head}</dl>\n<p class="quiet">${disclaimer()}</p>\n`,
    ...record.laws.map(htmlLaw),
    ...htmlList(t('Accepted findings'), accepted),
    ...htmlList(t('Facts'), record.facts.map(htmlFact)),
    ...htmlList(
      t('Not checked'),
      record.notChecked.map((text) => html`${text}`),
    ),
  ]);
}

function htmlLaw(law: RecordedLaw): Markup {
  const heads = columns().map((name) => html`<th scope="col">${name}</th>`);
  return html`<section>
<h2>${law.name}</h2>
<p class="quiet">${reasonText(law)}</p>
<div class="wide" role="region" tabindex="0" aria-label="${law.name}"><table>
<caption>${countText(law)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${law.requirements.map(htmlRow)}</tbody>
</table></div>
</section>
`;
}

function htmlRow({ title, duty, citation, mark, notes, places }: RecordedRequirement): Markup {
  const why = notes.map((note) => html`<p class="quiet">${note}</p>`);
  return html`<tr><th scope="row">${title}<p class="quiet">${duty}</p></th><td>${citation}</td>
<td><p>${markText(mark)}</p>${why}</td><td>${places.map(htmlPlace)}</td></tr>
`;
}

function htmlPlace(place: RecordedPlace): Markup {
  return html`<p>${placeText(place)}</p><blockquote>${place.text}</blockquote>`;
}

function htmlFact({ id, text, because, reason, places }: RecordedFact): Markup {
  const why = reason === undefined ? becauseText(because) : `${becauseText(because)}: ${reason}`;
  return html`${text} <span class="quiet">(${id}; ${why})</span>${places.map(htmlPlace)}`;
}

function htmlList(title: string, items: readonly Markup[]): Markup[] {
  if (items.length === 0) return [];
  const list = items.map((item) => html`<li>${item}</li>\n`);
  return [html`<section>\n<h2>${title}</h2>\n<ul>\n${list}</ul>\n</section>\n`];
}

/** One line for each place of the draft, and one for what has none, so that each can be filtered and sorted. */
function csvRows(record: ComplianceRecord): readonly (readonly string[])[] {
  const header = ['entry', 'law', 'id', 'title', 'citation', 'verdict', 'reason', 'clause', 'line', 'evidence'];
  return [
    header,
    ...headOf(record).map(([name, value]) => ['draft', '', '', name, '', '', value, '', '', '']),
    ...record.laws.flatMap((law) => law.requirements.flatMap((one) => requirementRows(law, one))),
    ...record.accepted.flatMap(({ code, message, because, place }) =>
      placed(['accepted finding', '', code, message, '', '', because], [place]),
    ),
    ...record.facts.flatMap(({ id, text, because, reason = '', places }) =>
      placed(['fact', '', id, text, '', becauseText(because), reason], places),
    ),
    ...record.notChecked.map((text) => ['not checked', '', '', '', '', '', text, '', '', '']),
  ];
}

function requirementRows(
  law: RecordedLaw,
  { id, title, duty, citation, mark, notes, places }: RecordedRequirement,
): string[][] {
  const head = ['requirement', law.name, id, `${title}: ${duty}`, citation, markText(mark), notes.join(' ')];
  return placed(head, places);
}

function placed(head: readonly string[], places: readonly RecordedPlace[]): string[][] {
  if (places.length === 0) return [[...head, '', '', '']];
  return places.map(({ clause, line, text }) => [...head, clause, String(line), text]);
}
