/** A pattern for a heading's title wherever it stands, without the anchor that its heading may name: "{#rights}". */
export function titlePattern(title: string): string {
  const words = plainTitle(title).split(/\s+/);
  return words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join(String.raw`\s+`);
}

/** A title without the anchor that it may name. */
export function plainTitle(title: string): string {
  return title.replace(/\s*\{#[^{}]*\}\s*$/, '').trim();
}

/** Names of sections as they are compared: how a renderer spells them does not matter. */
export function plainName(name: string): string {
  return plainTitle(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
