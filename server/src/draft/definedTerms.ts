import { type Definition, definitionsIn } from './definitions';
import type { Block, BlockContent, Draft, Span } from './draft';
import { type FoundUse, findUses, type SoughtTerm } from './termUses';
import { stemOf, termWords } from './termWords';

/** A term that a draft defines. */
export interface DefinedTerm {
  /** As its first definition writes it. */
  readonly name: string;
  /** In document order; at least one. */
  readonly definitions: readonly Definition[];
  /** A word that every text uses ("we", "you"), said to stand for someone. */
  readonly isPronoun: boolean;
}

/** A place where a term stands, singular or plural. */
export interface TermUse extends Span {
  readonly term: DefinedTerm;
  /** The place that defines it; other places use it. */
  readonly defines: boolean;
  /** Index into `Draft.blocks`. */
  readonly block: number;
}

/** The terms of a draft and where they stand. */
export interface DraftTerms {
  readonly terms: readonly DefinedTerm[];
  /** In document order, definitions among them. */
  readonly uses: readonly TermUse[];
}

const PRONOUN = /^(?:we|us|our|ours|you|your|yours|they|them|their|he|she|him|her|it|its|i|me|my|ourselves|yourself)$/i;

const known = new WeakMap<Draft, DraftTerms>();

/** What a draft defines, and where it uses that; what a block says is looked at again only when it, or a term, changes. */
export function termsIn(draft: Draft): DraftTerms {
  let found = known.get(draft);
  if (!found) {
    found = readTerms(draft);
    known.set(draft, found);
  }
  return found;
}

function readTerms(draft: Draft): DraftTerms {
  const terms = groupByTerm(definitionsIn(draft));
  if (terms.length === 0) return { terms, uses: [] };
  const remembered = usesFor(terms);
  const uses: TermUse[] = [];
  draft.blocks.forEach((block, index) => {
    if (block.kind === 'opaque' || block.content.sentences.length === 0) return;
    for (const { term, start, end } of remembered(draft, block)) {
      const place = { start: start + block.start, end: end + block.start };
      const meant = terms[term];
      if (meant) uses.push({ ...place, term: meant, defines: isDefinition(meant, place), block: index });
    }
  });
  return { terms, uses: withDefinitions(terms, uses) };
}

function isDefinition({ definitions }: DefinedTerm, { start, end }: Span): boolean {
  return definitions.some((one) => one.start < end && start < one.end);
}

/** Definitions are places of their terms also where they would not be found as uses: in a word of another name. */
function withDefinitions(terms: readonly DefinedTerm[], uses: readonly TermUse[]): TermUse[] {
  const defining = terms.flatMap((term) =>
    term.definitions.map(({ start, end, block }): TermUse => ({ start, end, term, defines: true, block })),
  );
  const others = uses.filter(({ defines }) => !defines);
  return [...defining, ...others].sort((a, b) => a.start - b.start);
}

function groupByTerm(definitions: readonly Definition[]): DefinedTerm[] {
  const groups = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const key = keyOf(definition.name);
    const group = groups.get(key);
    if (group) group.push(definition);
    else groups.set(key, [definition]);
  }
  return [...groups.values()].flatMap((group): DefinedTerm[] => {
    const name = group[0]?.name ?? '';
    return [{ name, definitions: group, isPronoun: PRONOUN.test(name) }];
  });
}

/** "Third Parties" and "third party" are one. */
function keyOf(name: string): string {
  const { texts } = termWords(name);
  return [...texts.slice(0, -1), stemOf(texts.at(-1) ?? '')].join(' ');
}

type UsesInBlock = (draft: Draft, block: Block) => readonly FoundUse[];

interface Remembered {
  readonly names: string;
  readonly uses: UsesInBlock;
}

/** What was sought lately: few drafts are open at a time, and their terms seldom change. */
const MAX_REMEMBERED = 8;
let lately: readonly Remembered[] = [];

function usesFor(terms: readonly DefinedTerm[]): UsesInBlock {
  const names = terms.map(({ definitions }) => definitions.map(({ name }) => name).join('|')).join('\n');
  const found = lately.find((one) => one.names === names) ?? { names, uses: createUses(terms) };
  lately = [found, ...lately.filter((one) => one !== found)].slice(0, MAX_REMEMBERED);
  return found.uses;
}

function createUses(terms: readonly DefinedTerm[]): UsesInBlock {
  const sought = terms.flatMap(({ definitions }, term): SoughtTerm[] => {
    const names = new Set(definitions.map(({ name }) => name));
    return [...names].map((name) => ({ ...termWords(name), term }));
  });
  const find = findUses(sought);
  const texts = new WeakMap<BlockContent, readonly FoundUse[]>();
  const titles = new WeakMap<BlockContent, readonly FoundUse[]>();
  return ({ text }, block) => {
    const remembered = block.kind === 'heading' ? titles : texts;
    let uses = remembered.get(block.content);
    if (!uses) {
      uses = find(text.slice(block.start, block.end), block);
      remembered.set(block.content, uses);
    }
    return uses;
  };
}
