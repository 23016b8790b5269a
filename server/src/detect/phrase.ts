/**
 * Phrases as the matcher runs them. The language they are written in is described in ARCHITECTURE.md
 * and parsed by `phraseParser.ts` at build time; this file holds what is left of them at run time.
 */

import type { Irregular } from './inflect';
import type { Topics } from './topics';

/** A set of words that stand for each other: an inflected word, a concept, a class of words. */
export type Atom = number;

export type PhraseNode =
  | { readonly atom: Atom }
  | { readonly items: readonly PhraseItem[] }
  | { readonly any: readonly PhraseNode[] };

export interface PhraseItem {
  readonly node: PhraseNode;
  /** How many words may stand between the previous item and this one. */
  readonly gap: number;
  readonly optional: boolean;
  /** Name under which the matched words are kept. */
  readonly capture?: string;
}

export interface Phrase {
  /** As written in the knowledge. */
  readonly text: string;
  /** Sequences that must all occur in a sentence, in any order. */
  readonly parts: readonly (readonly PhraseItem[])[];
  /** The first part must start, or the last part end, with the sentence. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** One of these atoms must occur, the rarest such group of the phrase. */
  readonly anchor: readonly Atom[];
  /** Of each of these groups, too, at least one atom must occur; rarest first. */
  readonly required: readonly (readonly Atom[])[];
  /** The phrase itself contains a negation. */
  readonly negative: boolean;
}

export type PhraseOwnerKind =
  | 'disclosure'
  | 'fact'
  | 'law'
  | 'right'
  | 'section'
  | 'outdated'
  | 'notice'
  | 'value'
  | 'mood'
  | 'contradiction';

/** Whose phrase it is, and what finding it means. */
export interface PhraseOwner {
  readonly kind: PhraseOwnerKind;
  readonly id: string;
  /** For disclosures `core`, `inSection`, `raised`, `heading`, `not`, `unless` or `element:<id>`; for facts `true`, `false`; for values `item:<id>`; … */
  readonly role: string;
}

export interface PhraseSet {
  readonly atoms: number;
  /** The atoms that a normalised word belongs to. */
  readonly words: Readonly<Record<string, readonly Atom[]>>;
  readonly prefixes: readonly (readonly [string, Atom])[];
  /** Atoms of word classes, by the name of the `WordFlag`. */
  readonly classes: Readonly<Record<string, Atom>>;
  /** Concepts that have members of several words, in an order in which each needs only earlier ones. */
  readonly concepts: readonly { readonly atom: Atom; readonly phrases: readonly Phrase[] }[];
  readonly owners: readonly PhraseOwner[];
  /** Parallel to `owners`. */
  readonly phrases: readonly (readonly Phrase[])[];
  /** Words that may be skipped between adjacent items: articles and determiners. */
  readonly light: readonly string[];
  readonly negators: readonly string[];
  readonly hedges: readonly string[];
  /** Words that begin headings which only ask. */
  readonly asking: readonly string[];
}

/** What it takes to parse further phrases in the words of a `PhraseSet`. */
export interface Vocabulary extends Irregular {
  /** The atoms of the lexicon's concepts by name. */
  readonly concepts: Readonly<Record<string, Atom>>;
  /** By atom, words that show what it stands for, the usual one first: "keep", "rectif…", "#number". */
  readonly shown: readonly (readonly string[])[];
  readonly topics: Topics;
}
