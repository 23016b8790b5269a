import { createInflection } from '../detect/inflect';
import type { Atom, Phrase, PhraseSet, Vocabulary } from '../detect/phrase';
import { AtomTable, negatorTest, PhraseError, parsePhrase } from '../detect/phraseParser';
import { learnTopics, type Topics } from '../detect/topics';
import { readWords } from '../draft/words';
import { ownedPhrases } from './ownedPhrases';
import type { Lexicon, SourceFile, Sources } from './sources';

/** Parses all phrases; what cannot be read is among the problems. */
export function compilePhrases(
  sources: Sources,
  files: readonly SourceFile[],
  problems: string[],
): { readonly phrases: PhraseSet; readonly vocabulary: Vocabulary } {
  const { lexicon } = sources;
  const atoms = new AtomTable(createInflection(lexicon));
  const report = (kind: string, id: string, text: string, error: unknown): void => {
    if (!(error instanceof PhraseError)) throw error;
    const path = sources.pathOf(kind, id);
    problems.push(`${path}:${lineOf(files, path, text)}: ${error.message}`);
  };
  const isNegator = negatorTest(lexicon.negators);
  const frequency = createFrequency(sources, atoms);
  const parse = (kind: string, id: string, text: string): Phrase[] => {
    try {
      return [parsePhrase(text, atoms, frequency, isNegator)];
    } catch (error) {
      report(kind, id, text, error);
      return [];
    }
  };
  const concepts = declareConcepts(lexicon, atoms, problems).map(({ name, atom, members }) => ({
    atom,
    phrases: members.flatMap((member) => parse('lexicon', name, member)),
  }));
  const owned = ownedPhrases(sources);
  const parsed = owned.map(({ kind, id, texts }) => texts.flatMap((text) => parse(kind, id, text)));
  const phrases: PhraseSet = {
    atoms: atoms.size,
    words: Object.fromEntries(atoms.words),
    prefixes: atoms.prefixes,
    classes: Object.fromEntries(atoms.classes),
    concepts,
    owners: owned.map(({ kind, id, role }) => ({ kind, id, role })),
    phrases: parsed,
    light: lexicon.light,
    negators: lexicon.negators,
    hedges: lexicon.hedges,
    asking: lexicon.asking,
  };
  const { irregular, invariant, doubled, our } = lexicon;
  const vocabulary: Vocabulary = {
    irregular,
    invariant,
    doubled,
    our,
    concepts: Object.fromEntries(atoms.concepts),
    shown: atoms.shown,
    topics: topicsOf(sources),
  };
  return { phrases, vocabulary };
}

interface ConceptSource {
  readonly name: string;
  readonly atom: Atom;
  /** Members of more than one word, or with concepts in them; the others are in the vocabulary already. */
  readonly members: readonly string[];
}

/** Declares all concepts; those that others need come first. */
function declareConcepts(lexicon: Lexicon, atoms: AtomTable, problems: string[]): ConceptSource[] {
  for (const [name, members] of Object.entries(lexicon.concepts))
    atoms.declareConcept(name, lexicon.shown[name] ?? plainMembers(members));
  for (const name of Object.keys(lexicon.shown).filter((shown) => !(shown in lexicon.concepts)))
    problems.push(`server/knowledge/lexicon.yaml:1: shown: there is no concept {${name}}`);
  const inflection = createInflection(lexicon);
  const sorted: ConceptSource[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (name: string): void => {
    const members = lexicon.concepts[name];
    if (!members || state.get(name) === 'done') return;
    if (state.get(name) === 'open') {
      problems.push(`server/knowledge/lexicon.yaml:1: the concept {${name}} contains itself`);
      return;
    }
    state.set(name, 'open');
    for (const member of members) for (const [, inner] of member.matchAll(/\{([a-z-]+)\}/g)) visit(inner ?? '');
    state.set(name, 'done');
    const atom = atoms.concept(name);
    sorted.push({ name, atom, members: members.filter((member) => !addWordMember(member, atom, atoms, inflection)) });
  };
  for (const name of Object.keys(lexicon.concepts)) visit(name);
  return sorted.filter((concept) => concept.members.length > 0);
}

/** Members of a concept that messages show, at most. */
const SHOWN_MEMBERS = 5;

/** Members without any sign, as people write them. */
function plainMembers(members: readonly string[]): readonly string[] {
  const plain = members.map((member) => member.replace(/^=/, '')).filter((member) => /^[\p{L} '’-]+$/u.test(member));
  return plain.slice(0, SHOWN_MEMBERS);
}

/** A member that is one word costs nothing at run time: the word itself belongs to the concept. */
function addWordMember(
  member: string,
  atom: Atom,
  atoms: AtomTable,
  inflection: ReturnType<typeof createInflection>,
): boolean {
  const written = /^(=?)([\p{L}\p{M}'’.§-]+)(\*?)$/u.exec(member);
  if (!written) return false;
  const [, exact, word = '', prefix] = written;
  const texts = readWords(word, (offset) => offset).texts;
  const [only] = texts;
  if (texts.length !== 1 || only === undefined) return false;
  if (prefix) atoms.prefixes.push([only, atom]);
  else for (const form of exact ? [only] : inflection.forms(only)) atoms.addWord(form, atom);
  return true;
}

/** How often an atom occurs in the examples: what is rare there is a good place to start looking. */
function createFrequency(sources: Sources, atoms: AtomTable): (atom: Atom) => number {
  const counts = new Map<string, number>();
  for (const { examples } of sources.disclosures.values()) {
    for (const sentence of [...(examples?.stated ?? []), ...(examples?.absent ?? [])]) {
      for (const word of readWords(sentence, (offset) => offset).texts) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = new Map<Atom, number>();
  let measured = -1;
  return (atom) => {
    if (measured !== atoms.words.size) {
      measured = atoms.words.size;
      words.clear();
      for (const [word, owners] of atoms.words)
        for (const owner of owners) words.set(owner, (words.get(owner) ?? 0) + (counts.get(word) ?? 0));
    }
    return words.get(atom) ?? 0;
  };
}

/** Learns from the examples what each disclosure is about. */
function topicsOf({ disclosures }: Sources): Topics {
  const wordsOf = (texts: readonly string[]): readonly (readonly string[])[] =>
    texts.map((text) => readWords(text, (offset) => offset).texts);
  return learnTopics(
    [...disclosures].map(([disclosure, { examples }]) => ({
      disclosure,
      about: wordsOf([...(examples?.stated ?? []), ...(examples?.partial ?? [])]),
      others: wordsOf(examples?.absent ?? []),
    })),
  );
}

function lineOf(files: readonly SourceFile[], path: string, text: string): number {
  const source = files.find((file) => file.path === path)?.text ?? '';
  const at = source.indexOf(text);
  return at < 0 ? 1 : source.slice(0, at).split('\n').length;
}
