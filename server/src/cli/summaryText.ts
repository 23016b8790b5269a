import type { SummaryDocument, SummaryLevel } from '../summary/summary';

/** The JSON of `proviso summary`: the fields that other programs rely on. */
export function summaryJson({ path, levels, label, sections }: SummaryDocument): object {
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

/**
 * A summary for reading: a heading per topic, a line per statement. In Markdown, text of the draft stays text.
 * @param withPath begins with the file's path, to tell several summaries apart
 */
export function summaryText({ path, levels }: SummaryDocument, format: 'text' | 'markdown', withPath: boolean): string {
  const title = withPath ? [format === 'markdown' ? `# ${escaped(path)}` : path, ''] : [];
  return [...title, ...levels.map((level) => levelText(level, format))].join('\n');
}

function levelText({ level, grade, topics }: SummaryLevel, format: 'text' | 'markdown'): string {
  const head = `${level}: reading grade ${grade}`;
  const parts = topics.map(({ title, statements }) => {
    const lines = statements.map(({ text }) => (format === 'markdown' ? `- ${escaped(text)}` : `  ${text}`));
    return [format === 'markdown' ? `### ${escaped(title)}` : title, '', ...lines, ''].join('\n');
  });
  return [format === 'markdown' ? `## ${head}` : head.toUpperCase(), '', ...parts].join('\n');
}

/** Characters that could begin markup of Markdown or HTML; addresses stay as they are, for they are no markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*[\]<>&~|!#]|(?<!\p{L})_|_(?!\p{L})/gu, (sign) =>
    sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '&' ? '&amp;' : `\\${sign}`,
  );
}
