import type * as v from 'valibot';
import { createInflection } from '../detect/inflect';
import type { Atom, Phrase, PhraseOwner, PhraseSet, Vocabulary } from '../detect/phrase';
import { AtomTable, PhraseError, parsePhrase } from '../detect/phraseParser';
import { learnTopics, type Topics } from '../detect/topics';
import { readWords } from '../draft/words';
import { parseTemplate, type Template } from '../sections/template';
import type { Disclosure, Fact, Knowledge, Law, NoticeKind, Outdated, Requirement, Right, Severity } from './knowledge';
import {
  disclosureSchema,
  factsSchema,
  kindsSchema,
  lawSchema,
  lexiconSchema,
  outdatedSchema,
  rightSchema,
} from './schema';
import { readYaml } from './yamlSource';

/** A file of `server/knowledge` or `snippets/sections`; `path` is relative to the project's root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What the build found wrong: each line says `file:line: reason`. */
export class KnowledgeError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** The sentences that prove an entry; only tests read them. */
export interface DisclosureExamples {
  readonly stated: readonly string[];
  readonly partial: readonly string[];
  readonly absent: readonly string[];
}

/** The sentences that prove an outdated reference; only tests read them. */
export type OutdatedExamples = OutdatedSource['examples'];

export interface CompiledKnowledge {
  readonly knowledge: Knowledge;
  readonly examples: Readonly<Record<string, DisclosureExamples>>;
  readonly outdatedExamples: Readonly<Record<string, OutdatedExamples>>;
}

type Lexicon = v.InferOutput<typeof lexiconSchema>;
type DisclosureSource = v.InferOutput<typeof disclosureSchema>;
type KindSource = v.InferOutput<typeof kindsSchema>[string];
type OutdatedSource = v.InferOutput<typeof outdatedSchema>[string];
type LawSource = v.InferOutput<typeof lawSchema>;

interface Sources {
  readonly lexicon: Lexicon;
  readonly disclosures: ReadonlyMap<string, DisclosureSource>;
  readonly laws: ReadonlyMap<string, LawSource>;
  readonly rights: ReadonlyMap<string, v.InferOutput<typeof rightSchema>>;
  readonly facts: v.InferOutput<typeof factsSchema>;
  readonly kinds: v.InferOutput<typeof kindsSchema>;
  readonly outdated: v.InferOutput<typeof outdatedSchema>;
  readonly sections: readonly Template[];
  /** Path of the file that an owner's phrases come from. */
  readonly pathOf: (kind: string, id: string) => string;
}

/**
 * Validates the knowledge and compiles it into what the program loads.
 * @throws KnowledgeError naming every broken entry with file and line
 */
export function compileKnowledge(files: readonly SourceFile[], version: string): CompiledKnowledge {
  const problems: string[] = [];
  const sources = readSources(files, problems);
  if (!sources) throw new KnowledgeError(problems);
  const { phrases, shown } = compilePhrases(sources, files, problems);
  checkReferences(sources, problems);
  if (problems.length > 0) throw new KnowledgeError(problems);
  const knowledge: Knowledge = {
    version,
    laws: [...sources.laws.values()].map(toLaw),
    disclosures: [...sources.disclosures].map(([id, source]) => toDisclosure(id, source)),
    rights: [...sources.rights].map(([id, source]): Right => {
      const { title, short, explanation, isNot } = source;
      return { id, title, short, explanation, ...(isNot === undefined ? {} : { isNot }) };
    }),
    facts: Object.entries(sources.facts).map(
      ([id, { statement, question, assume }]): Fact => ({
        id,
        statement,
        question,
        ...(assume === undefined ? {} : { assume }),
      }),
    ),
    kinds: Object.entries(sources.kinds).map(([id, source]) => toKind(id, source)),
    outdated: Object.entries(sources.outdated).map(([id, source]) => toOutdated(id, source)),
    sections: sources.sections,
    phrases,
    vocabulary: { shown, topics: topicsOf(sources) },
    abbreviations: sources.lexicon.abbreviations,
  };
  const examples = Object.fromEntries(
    [...sources.disclosures].flatMap(([id, { examples }]) => (examples ? [[id, examples]] : [])),
  );
  const outdatedExamples = Object.fromEntries(
    Object.entries(sources.outdated).map(([id, { examples }]) => [id, examples] as const),
  );
  return { knowledge, examples, outdatedExamples };
}

function readSources(files: readonly SourceFile[], problems: string[]): Sources | undefined {
  const read = <S extends v.GenericSchema>(file: SourceFile, schema: S): v.InferOutput<S> | undefined => {
    const { value, problems: found } = readYaml(file.text, schema);
    for (const problem of found) problems.push(`${file.path}:${problem.line}: ${problem.message}`);
    return value;
  };
  const one = <S extends v.GenericSchema>(path: string, schema: S): v.InferOutput<S> | undefined => {
    const file = files.find((candidate) => candidate.path === path);
    if (!file) problems.push(`${path}:1: the file is missing`);
    return file && read(file, schema);
  };
  const folder = <S extends v.GenericSchema>(path: string, schema: S): Map<string, v.InferOutput<S>> => {
    const entries = new Map<string, v.InferOutput<S>>();
    for (const file of files) {
      if (!file.path.startsWith(`${path}/`) || !file.path.endsWith('.yaml')) continue;
      const value = read(file, schema);
      if (value !== undefined) entries.set(file.path.slice(path.length + 1, -'.yaml'.length), value);
    }
    return entries;
  };
  const lexicon = one('server/knowledge/lexicon.yaml', lexiconSchema);
  const facts = one('server/knowledge/facts.yaml', factsSchema);
  const kinds = one('server/knowledge/kinds.yaml', kindsSchema);
  const outdated = one('server/knowledge/outdated.yaml', outdatedSchema);
  const disclosures = folder('server/knowledge/disclosures', disclosureSchema);
  const laws = folder('server/knowledge/laws', lawSchema);
  const rights = folder('server/knowledge/rights', rightSchema);
  const sections = readTemplates(files, problems);
  if (problems.length > 0 || !lexicon || !facts || !kinds || !outdated) return undefined;
  return { lexicon, facts, disclosures, laws, rights, kinds, outdated, sections, pathOf };
}

function pathOf(kind: string, id: string): string {
  const folders: Record<string, string> = { disclosure: 'disclosures', law: 'laws', right: 'rights' };
  const folder = folders[kind];
  if (folder) return `server/knowledge/${folder}/${id}.yaml`;
  return kind === 'section'
    ? `snippets/sections/${id}.md`
    : `server/knowledge/${{ fact: 'facts', notice: 'kinds', outdated: 'outdated' }[kind] ?? 'lexicon'}.yaml`;
}

function readTemplates(files: readonly SourceFile[], problems: string[]): Template[] {
  const templates: Template[] = [];
  for (const file of files) {
    if (!file.path.startsWith('snippets/sections/')) continue;
    try {
      templates.push(parseTemplate(file.text, file.path));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  return templates.sort((a, b) => a.order - b.order);
}

interface OwnedPhrases extends PhraseOwner {
  readonly texts: readonly string[];
}

function ownedPhrases(sources: Sources): OwnedPhrases[] {
  const owned: OwnedPhrases[] = [];
  const add = (kind: PhraseOwner['kind'], id: string, role: string, texts: readonly string[]): void => {
    if (texts.length > 0) owned.push({ kind, id, role, texts });
  };
  for (const [id, { evidence }] of sources.disclosures) {
    const en = evidence.en;
    if (!en) continue;
    add('disclosure', id, 'heading', en.headings);
    add('disclosure', id, 'core', en.core);
    add('disclosure', id, 'inSection', en.inSection);
    add('disclosure', id, 'raised', en.raised);
    add('disclosure', id, 'not', en.not);
    add('disclosure', id, 'unless', en.unless);
    for (const [element, texts] of Object.entries(en.elements)) add('disclosure', id, `element:${element}`, texts);
  }
  for (const [id, fact] of Object.entries(sources.facts)) {
    add('fact', id, 'true', fact.true);
    add('fact', id, 'false', fact.false);
  }
  for (const [id, law] of sources.laws) {
    add('law', id, 'name', law.names);
    add('law', id, 'hint', law.hints);
    add('law', id, 'not', law.not);
  }
  for (const [id, right] of sources.rights) add('right', id, 'name', right.names);
  for (const [id, { titles }] of Object.entries(sources.kinds)) add('notice', id, 'heading', titles);
  for (const [id, { phrases, unless }] of Object.entries(sources.outdated)) {
    add('outdated', id, 'phrase', phrases);
    add('outdated', id, 'unless', unless);
  }
  for (const section of sources.sections) add('section', section.id, 'heading', section.headings);
  return owned;
}

interface CompiledPhrases {
  readonly phrases: PhraseSet;
  readonly shown: Vocabulary['shown'];
}

function compilePhrases(sources: Sources, files: readonly SourceFile[], problems: string[]): CompiledPhrases {
  const { lexicon } = sources;
  const atoms = new AtomTable(createInflection(lexicon));
  const report = (kind: string, id: string, text: string, error: unknown): void => {
    if (!(error instanceof PhraseError)) throw error;
    const path = sources.pathOf(kind, id);
    problems.push(`${path}:${lineOf(files, path, text)}: ${error.message}`);
  };
  const negators = new Set(lexicon.negators);
  const frequency = createFrequency(sources, atoms);
  const parse = (kind: string, id: string, text: string): Phrase[] => {
    try {
      return [parsePhrase(text, atoms, frequency, (word) => negators.has(word) || word.endsWith("n't"))];
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
  };
  return { phrases, shown: atoms.shown };
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

const RANK: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** Nothing of which we are not sure is an error. */
function capped(severity: Severity, confidence: string): Severity {
  return confidence !== 'high' && RANK.indexOf(severity) > RANK.indexOf('warning') ? 'warning' : severity;
}

function toLaw(source: LawSource): Law {
  const { names: _names, hints: _hints, not: _not, impliedBy, citations, requirements, ...law } = source;
  return {
    ...law,
    citations: citations.map(({ prefix, ...form }) => ({ ...form, ...(prefix === undefined ? {} : { prefix }) })),
    ...(impliedBy ? { impliedBy } : {}),
    requirements: requirements.map((requirement): Requirement => {
      const { when, wording, from, until, ...rest } = requirement;
      return {
        ...rest,
        id: `${source.id}.${requirement.id}`,
        severity: capped(requirement.severity, requirement.confidence),
        ...(when ? { when } : {}),
        ...(wording === undefined ? {} : { wording }),
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
      };
    }),
  };
}

function toKind(id: string, source: KindSource): NoticeKind {
  const { title, laws, notLaws = [], disclosures } = source;
  return { id, title, notLaws, ...(laws ? { laws } : {}), ...(disclosures ? { disclosures } : {}) };
}

function toOutdated(id: string, source: OutdatedSource): Outdated {
  const { title, problem, replacement, citation, laws, confidence } = source;
  const severity = capped(source.severity, confidence);
  return { id, title, problem, replacement, citation, laws, severity };
}

function toDisclosure(id: string, source: DisclosureSource): Disclosure {
  const { title, about, section, denial, manual, elements, examples } = source;
  return {
    id,
    title,
    about,
    denial,
    manual,
    elements,
    ...(section === undefined ? {} : { section }),
    examples: examples?.stated.slice(0, 3) ?? [],
  };
}

function checkReferences(sources: Sources, problems: string[]): void {
  const facts = new Set(Object.keys(sources.facts));
  const sections = new Set(sources.sections.map((section) => section.id));
  for (const [id, law] of sources.laws) {
    const path = sources.pathOf('law', id);
    for (const requirement of law.requirements) {
      const disclosure = sources.disclosures.get(requirement.disclosure);
      if (!disclosure) problems.push(`${path}:1: ${requirement.id}: there is no disclosure ${requirement.disclosure}`);
      for (const element of requirement.needs) {
        if (disclosure && !(element in disclosure.elements))
          problems.push(`${path}:1: ${requirement.id}: ${requirement.disclosure} has no element ${element}`);
      }
      for (const fact of factsOf(requirement.when))
        if (!facts.has(fact)) problems.push(`${path}:1: ${requirement.id}: there is no fact ${fact}`);
    }
    for (const { kind, prefix } of law.citations)
      if ((kind === 'prefixed') !== (prefix !== undefined))
        problems.push(`${path}:1: citations: a form has a prefix if, and only if, it is prefixed`);
    for (const { right } of law.rights)
      if (!sources.rights.has(right)) problems.push(`${path}:1: there is no right ${right}`);
    for (const fact of factsOf(law.impliedBy))
      if (!facts.has(fact)) problems.push(`${path}:1: impliedBy: there is no fact ${fact}`);
  }
  for (const [id, { laws = [], notLaws = [], disclosures = [] }] of Object.entries(sources.kinds)) {
    const path = pathOf('notice', id);
    for (const law of [...laws, ...notLaws])
      if (!sources.laws.has(law)) problems.push(`${path}:1: ${id}: there is no law ${law}`);
    for (const disclosure of disclosures)
      if (!sources.disclosures.has(disclosure)) problems.push(`${path}:1: ${id}: there is no disclosure ${disclosure}`);
  }
  for (const [id, { laws }] of Object.entries(sources.outdated))
    for (const law of laws)
      if (!sources.laws.has(law)) problems.push(`${pathOf('outdated', id)}:1: ${id}: there is no law ${law}`);
  for (const [id, { section, manual, elements, evidence }] of sources.disclosures) {
    const path = sources.pathOf('disclosure', id);
    if (!manual && (section === undefined || !sections.has(section)))
      problems.push(`${path}:1: there is no section ${section}`);
    for (const element of Object.keys(evidence.en?.elements ?? {}))
      if (!(element in elements)) problems.push(`${path}:1: there is no element ${element}`);
  }
}

function factsOf(condition: LawSource['impliedBy']): string[] {
  if (!condition) return [];
  if ('fact' in condition) return [condition.fact];
  if ('not' in condition) return factsOf(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(factsOf);
}
