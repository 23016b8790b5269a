import { escapeUTF8 } from 'entities';

/** Markup that may go into a page as it is; made by `html` alone, so that text never becomes markup. */
export interface Markup {
  readonly markup: string;
}

type Insert = string | number | Markup | readonly Markup[] | undefined;

/** A template of markup. What is inserted into it is text, and is escaped, unless it is markup itself. */
export function html(pieces: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  return { markup: String.raw({ raw: pieces }, ...inserts.map(toMarkup)) };
}

function toMarkup(insert: Insert): string {
  if (insert === undefined) return '';
  if (typeof insert === 'string') return escapeUTF8(visible(insert));
  if (typeof insert === 'number') return String(insert);
  return 'markup' in insert ? insert.markup : insert.map(({ markup }) => markup).join('');
}

/** Control characters have no place in HTML, and those that turn the direction of writing could make a page lie. */
function visible(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/**
 * A whole page in one file: nothing is loaded and nothing runs, on paper and on screens, light and dark.
 * @param language of the text, as a BCP 47 tag
 */
export function htmlPage(title: string, language: string, body: readonly Markup[]): string {
  const { markup } = html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Proviso ${PROVISO_VERSION}">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
  return markup;
}

const STYLE = `
:root { color-scheme: light dark; --rule: #c8c8c8; --quiet: #595959; --band: #f3f3f3; }
@media (prefers-color-scheme: dark) { :root { --rule: #555; --quiet: #b0b0b0; --band: #2a2a2a; } }
body { margin: 0; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; overflow-wrap: break-word; }
h1, dd { overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { margin-top: 2rem; border-bottom: 1px solid var(--rule); font-size: 1.25rem; }
h3 { margin-bottom: 0.25rem; font-size: 1rem; }
ul { margin-top: 0.25rem; padding-left: 1.25rem; }
blockquote { margin: 0.25rem 0; padding-left: 0.75rem; border-left: 3px solid var(--rule); }
.quiet { color: var(--quiet); }
.silent { font-style: italic; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 44rem; table-layout: fixed; font-size: 0.9rem; }
thead th { width: 17%; }
thead th:first-child { width: 26%; }
thead th:last-child { width: 40%; }
caption { text-align: left; font-weight: bold; }
th, td { padding: 0.4rem 0.5rem; border: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { background: var(--band); }
td p, th p { margin: 0 0 0.25rem; }
th p { font-weight: normal; }
dt { font-weight: bold; }
dd { margin: 0 0 0.5rem; }
@media print {
  body { padding: 0; font-size: 10pt; }
  main { max-width: none; }
  .wide { overflow: visible; }
  table { min-width: 0; }
  h2, h3 { break-after: avoid; }
  li, tr { break-inside: avoid; }
}
`;
