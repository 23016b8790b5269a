import { plainName } from '../draft/references';

/** A pattern for a heading's title wherever it stands, without the anchor that its heading may name: "{#rights}". */
export function titlePattern(title: string): string {
  const words = plainTitle(title).split(/\s+/);
  return words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join(String.raw`\s+`);
}

/** A title without the anchor that it may name. */
export function plainTitle(title: string): string {
  return title.replace(/\s*\{#[^{}]*\}\s*$/, '').trim();
}

/** A title as it is compared, without the anchor that it may name. */
export function plainTitleName(title: string): string {
  return plainName(plainTitle(title));
}
