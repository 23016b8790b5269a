import { type Document, isMap, isPair, isScalar, isSeq, type Pair, parseDocument, type Scalar, visit } from 'yaml';
import type { Span } from '../draft/draft';

export type ConfigPath = readonly (string | number)[];

/** A word in a YAML text, and what it is there. Offsets are UTF-16 code units of that text. */
export interface ConfigPlace extends Span {
  /** `key`: the path leads to the mapping that has it; `value`: to the value itself. */
  readonly role: 'key' | 'value';
  readonly path: ConfigPath;
  readonly text: string;
  /** The keys, or the items, that stand beside it already. */
  readonly siblings: readonly string[];
}

/** Stands for the word at the cursor while what is around it is parsed; no YAML has it. */
const MARK = 'proviso-cursor-0b2f';
const WORD_BEFORE = /[\p{L}\p{N}_./-]*$/u;
const WORD_AFTER = /^[\p{L}\p{N}_./-]*/u;
/** What follows a space and a number sign is a comment. */
const IN_COMMENT = /(?:^|\s)#[^"']*$/;

/** The scalars of a YAML text, as far as it can be read. */
export function placesIn(yaml: string): readonly ConfigPlace[] {
  const document = parseDocument(yaml);
  const places: ConfigPlace[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      const place = toPlace(document, key, node, ancestors);
      if (place) places.push(place);
    },
  });
  return places;
}

/**
 * What the word at the cursor may be, the likelier first: at the start of a line a key or the value of what stands
 * above, elsewhere a value or a key. Nothing in comments. The text may be as incomplete as it is while it is typed.
 */
export function placesAt(yaml: string, offset: number): readonly ConfigPlace[] {
  const lineStart = yaml.lastIndexOf('\n', offset - 1) + 1;
  if (IN_COMMENT.test(yaml.slice(lineStart, offset))) return [];
  const start = offset - (WORD_BEFORE.exec(yaml.slice(lineStart, offset))?.[0].length ?? 0);
  const end = offset + (WORD_AFTER.exec(yaml.slice(offset))?.[0].length ?? 0);
  const [head, tail, text] = [yaml.slice(0, start), yaml.slice(end), yaml.slice(start, end)];
  const asValue = findMark(`${head}${MARK}${tail}`);
  const asKey = asValue?.role === 'key' ? undefined : findMark(`${head}${MARK}: ${tail}`);
  const opensLine = /^[ \t]*(?:- +)?$/.test(yaml.slice(lineStart, start));
  return (opensLine ? [asKey, asValue] : [asValue, asKey]).flatMap((place): ConfigPlace[] => {
    return place ? [{ ...place, start, end, text, siblings: place.siblings.filter((name) => name !== MARK) }] : [];
  });
}

function findMark(yaml: string): ConfigPlace | undefined {
  const document = parseDocument(yaml);
  let found: ConfigPlace | undefined;
  visit(document, {
    Scalar(key, node, ancestors) {
      if (node.value !== MARK) return undefined;
      found = toPlace(document, key, node, ancestors);
      return visit.BREAK;
    },
  });
  return found;
}

function toPlace(
  document: Document,
  key: number | 'key' | 'value' | null,
  node: Scalar,
  ancestors: readonly unknown[],
): ConfigPlace | undefined {
  if (!node.range || node.value === null) return undefined;
  const [start, end] = node.range;
  const role = key === 'key' ? 'key' : 'value';
  const path = pathOf(role === 'key' ? ancestors.slice(0, -1) : ancestors, node);
  const parent = role === 'key' ? ancestors.at(-2) : ancestors.at(-1);
  const place = { start, end, role, path, text: String(node.value), siblings: siblingsIn(parent) } as const;
  return document.contents === null ? undefined : place;
}

function pathOf(ancestors: readonly unknown[], node: unknown): (string | number)[] {
  return ancestors.flatMap((ancestor, index): (string | number)[] => {
    if (isPair(ancestor)) return [keyOf(ancestor)];
    const next = ancestors[index + 1] ?? node;
    return isSeq(ancestor) ? [ancestor.items.indexOf(next)] : [];
  });
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function siblingsIn(parent: unknown): readonly string[] {
  if (isMap(parent)) return parent.items.map(keyOf);
  if (isSeq(parent)) return parent.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : []));
  return [];
}
