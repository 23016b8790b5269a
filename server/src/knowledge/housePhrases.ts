import { createInflection } from '../detect/inflect';
import type { Atom, Phrase, PhraseOwner, PhraseSet } from '../detect/phrase';
import { AtomTable, negatorTest, PhraseError, parsePhrase } from '../detect/phraseParser';
import type { Knowledge } from './knowledge';
import type { OwnedPhrases } from './ownedPhrases';

/** Parses phrases in addition to those of the knowledge. */
export interface HouseParser {
  /** Parses the phrases of an entry; false where one cannot be read, which has been reported. */
  add(phrases: readonly OwnedPhrases[], fail: (message: string, text: string) => void): boolean;
  /** The knowledge's phrases with those added. */
  phrases(): PhraseSet;
}

/** Makes a parser that knows the words and concepts of the knowledge. */
export function createHouseParser({ phrases: set, vocabulary }: Knowledge): HouseParser {
  const atoms = new AtomTable(createInflection(vocabulary), { ...set, concepts: vocabulary.concepts });
  const frequency = createFrequency(set);
  const isNegator = negatorTest(set.negators);
  const owners: PhraseOwner[] = [];
  const parsed: Phrase[][] = [];
  const parse = (text: string, fail: (message: string, text: string) => void): Phrase[] => {
    try {
      return [parsePhrase(text, atoms, frequency, isNegator)];
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error;
      fail(error.message, text);
      return [];
    }
  };
  return {
    add(owned, fail) {
      const read = owned.map(({ texts }) => texts.flatMap((text) => parse(text, fail)));
      if (read.some((phrases, index) => phrases.length < (owned[index]?.texts.length ?? 0))) return false;
      owners.push(...owned.map(({ kind, id, role }) => ({ kind, id, role })));
      parsed.push(...read);
      return true;
    },
    phrases: () => ({
      ...set,
      atoms: atoms.size,
      words: withWords(set.words, atoms.words),
      prefixes: [...set.prefixes, ...atoms.prefixes],
      classes: { ...set.classes, ...Object.fromEntries(atoms.classes) },
      owners: [...set.owners, ...owners],
      phrases: [...set.phrases, ...parsed],
    }),
  };
}

function withWords(words: PhraseSet['words'], added: ReadonlyMap<string, readonly Atom[]>): PhraseSet['words'] {
  const all: Record<string, readonly Atom[]> = { ...words };
  for (const [word, atoms] of added) all[word] = [...(Object.hasOwn(words, word) ? (words[word] ?? []) : []), ...atoms];
  return all;
}

/** A word that many concepts share is a frequent one; the examples, by which the build counts, are not there. */
function createFrequency({ words }: PhraseSet): (atom: Atom) => number {
  const counts = new Map<Atom, number>();
  for (const atoms of Object.values(words))
    for (const atom of atoms) counts.set(atom, (counts.get(atom) ?? 0) + atoms.length);
  return (atom) => counts.get(atom) ?? 0;
}
