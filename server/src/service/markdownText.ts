/** Small pieces of Markdown for hovers and explanations. */

/** Text that comes from a draft, so that nothing in it is read as markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+!|<>~&-]/g, '\\$&');
}

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
