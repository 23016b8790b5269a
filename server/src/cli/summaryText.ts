import type { SummaryDocument, SummaryLevel } from '../summary/summary';

/** The JSON of `proviso summary`: the fields that other programs rely on. */
export function summaryJson({ path, levels }: SummaryDocument): object {
  return {
    path,
    levels: levels.map(({ topics, ...level }) => ({
      ...level,
      topics: topics.map(({ topic, statements }) => ({ topic, statements })),
    })),
  };
}

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
