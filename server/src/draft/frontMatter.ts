import type { FrontMatter, Span } from './draft';

const OPEN = /^---[ \t]*\r?\n/;
const CLOSE = /(?:^|\n)(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/;
/** Front matter longer than this is none. */
const LIMIT = 100_000;

/** YAML between `---` lines at `start`, which is the start of the text or the place after its byte-order mark. */
export function readFrontMatter(text: string, start: number): FrontMatter | undefined {
  if (!text.startsWith('---', start)) return undefined;
  const head = text.slice(start, start + LIMIT);
  const open = OPEN.exec(head);
  if (!open) return undefined;
  const inner = head.slice(open[0].length);
  const close = CLOSE.exec(inner);
  if (!close) return undefined;
  const yaml = inner.slice(0, close.index + (close[0].startsWith('\n') ? 1 : 0));
  const yamlStart = start + open[0].length;
  return { start, end: yamlStart + close.index + close[0].length, yaml, yamlStart };
}

/** What the front matter gives for a field, such as `title`, where it is a plain one-line value. */
export function frontMatterValue(front: FrontMatter, field: string): ({ readonly text: string } & Span) | undefined {
  const line = new RegExp(`(?:^|\\n)${field}:[ \\t]*(["']?)([^\\n]*?)\\1[ \\t]*(?:\\r?\\n|$)`);
  const match = line.exec(front.yaml);
  const text = match?.[2] ?? '';
  if (!match || text === '' || /^[>|&*{[]/.test(text)) return undefined;
  const start = front.yamlStart + match.index + match[0].indexOf(text, match[0].indexOf(':') + 1);
  return { text, start, end: start + text.length };
}
