/** Small pieces of Markdown for hovers, explanations and files. */

/** Signs that could begin markup of Markdown, HTML, MDX or an editor's icons; those within words cannot. */
const MARKUP_SIGN = /[\\`*{}[\]<>~|$]|&(?=#?\w+;)|(?<![\p{L}\d])_|_(?![\p{L}\d])/gu;
/** What makes a list, a quotation, a heading or a rule at the start of a line. */
const LEADING_SIGN = /^(\d+(?=[.)])|(?=[-+=#>]))/;

/** Text on one line, so that nothing in it is read as markup, also at the start of a line or an item. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(MARKUP_SIGN, '\\$&').replace(LEADING_SIGN, '$1\\');
}

/** A link in Markdown; the label is taken as Markdown itself. */
export function link(label: string, url: string): string {
  return `[${label}](${url.replace(/[()\s]/g, percentEncoded)})`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** A list; empty where there are no items. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Paragraphs, with the empty ones left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** Puts a full stop where a sentence has no end. */
export function sentence(text: string): string {
  const whole = text.trim();
  const capital = whole.charAt(0).toUpperCase() + whole.slice(1);
  return /[.!?:]["”')\]]?$/.test(capital) ? capital : `${capital}.`;
}
