import { terms as termLists } from 'proviso:words';
import { type Definition, definitionsIn } from './definitions';
import type { Block, BlockContent, Draft, Span } from './draft';
import { oneOf } from './oneOf';
import { type FoundUse, findUses, type SoughtTerm } from './termUses';
import { termWords } from './termWords';

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

const PRONOUN = new RegExp(`^${oneOf(termLists.pronouns)}$`, 'i');

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
  const usesIn = usesFor(terms);
  const defining = definingByBlock(terms);
  const uses = draft.blocks.flatMap((block, index): readonly TermUse[] => {
    if (block.kind === 'opaque' || block.content.sentences.length === 0) return [];
    const used: TermUse[] = [];
    for (const { term: at, start, end } of usesIn(draft, block)) {
      const term = terms[at];
      if (term) used.push({ start: start + block.start, end: end + block.start, term, defines: false, block: index });
    }
    return joined(defining.get(index) ?? [], used);
  });
  return { terms, uses };
}

function definingByBlock(terms: readonly DefinedTerm[]): ReadonlyMap<number, readonly TermUse[]> {
  const blocks = new Map<number, TermUse[]>();
  for (const term of terms) {
    for (const { start, end, block } of term.definitions)
      blocks.set(block, [...(blocks.get(block) ?? []), { start, end, term, defines: true, block }]);
  }
  return blocks;
}

/** A definition counts as such, also where it would not be found as a use: in a word of another name. */
function joined(defining: readonly TermUse[], used: readonly TermUse[]): readonly TermUse[] {
  if (defining.length === 0) return used;
  const others = used.filter((use) => !defining.some(({ start, end }) => start < use.end && use.start < end));
  return [...defining, ...others].sort((a, b) => a.start - b.start);
}

function groupByTerm(definitions: readonly Definition[]): DefinedTerm[] {
  const groups = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const group = groups.get(definition.key);
    if (group) group.push(definition);
    else groups.set(definition.key, [definition]);
  }
  return [...groups.values()].flatMap((group): DefinedTerm[] => {
    const name = group[0]?.name ?? '';
    return [{ name, definitions: group, isPronoun: PRONOUN.test(name) }];
  });
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
