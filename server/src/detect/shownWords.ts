import { requiredItems } from './alignPhrase';
import type { Phrase, PhraseNode } from './phrase';

/** A phrase as its usual words: "category … days". */
export function shownPhrase({ parts }: Phrase, shown: readonly (readonly string[])[]): string {
  const words = parts.flatMap((items) => requiredItems(items).map(({ node }) => shownWords(node, shown)[0] ?? ''));
  return words.join(' … ');
}

/** Words that show what a node looks for. */
export function shownWords(node: PhraseNode, shown: readonly (readonly string[])[]): readonly string[] {
  if ('atom' in node) return shown[node.atom] ?? [];
  if ('any' in node) {
    return node.any.length === 1
      ? node.any.flatMap((one) => shownWords(one, shown))
      : node.any.flatMap((one) => shownWords(one, shown).slice(0, 'atom' in one ? 2 : 1));
  }
  const words = node.items.filter(({ optional }) => !optional).map((item) => shownWords(item.node, shown)[0] ?? '');
  return [words.join(' ')];
}
