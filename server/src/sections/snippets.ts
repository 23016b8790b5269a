import { renderSection, titleText } from './render';
import { defaultStyle } from './style';
import type { Template } from './template';

/** An entry of a VS Code snippet file. */
export interface SnippetEntry {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/** The content of the VS Code snippet file: every standard section as a Markdown section with a heading. */
export function toSnippets(templates: readonly Template[]): Readonly<Record<string, SnippetEntry>> {
  const style = defaultStyle('markdown');
  const sorted = templates.toSorted((a, b) => a.order - b.order);
  const entries = sorted.map((template): [string, SnippetEntry] => {
    const title = titleText(template, style);
    const body = renderSection(template, 'section', style, 'snippet').split('\n');
    return [title, { prefix: `policy-${template.id}`, body, description: `Privacy policy section: ${title}` }];
  });
  return Object.fromEntries(entries);
}
