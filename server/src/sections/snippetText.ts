/** Whether inserted text keeps its tab stops, or shows them as bracketed placeholders. */
export type TabStops = 'snippet' | 'plain';

/** Prose for a snippet: the characters that a snippet would interpret stand literally. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/**
 * A tab stop for a snippet. What it leaves in the draft until it is filled is a bracketed placeholder,
 * as in plain text: an editor selects the first choice by itself, and that must not become a statement
 * that nobody made.
 */
export function snippetTabStop(number: number, placeholder: string, choices: readonly string[]): string {
  if (choices.length === 0) return `\${${number}:${escapeSnippet(placeholder)}}`;
  const options = [placeholder, ...choices].map((choice) => choice.replace(/[\\,|]/g, '\\$&'));
  return `\${${number}|${options.join(',')}|}`;
}
