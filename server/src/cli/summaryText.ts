import type { SummaryDocument, SummaryLevel } from '../summary/summary';

/** A summary for reading: a heading per topic, a line per statement. */
export function summaryText({ levels }: SummaryDocument, format: 'text' | 'markdown'): string {
  return levels.map((level) => levelText(level, format)).join('\n');
}

function levelText({ level, grade, topics }: SummaryLevel, format: 'text' | 'markdown'): string {
  const head = `${level}: reading grade ${grade}`;
  const parts = topics.map(({ title, statements }) => {
    const lines = statements.map(({ text }) => `${format === 'markdown' ? '- ' : '  '}${text}`);
    return [format === 'markdown' ? `### ${title}` : title, '', ...lines, ''].join('\n');
  });
  return [format === 'markdown' ? `## ${head}` : head.toUpperCase(), '', ...parts].join('\n');
}
