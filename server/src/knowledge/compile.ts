import { toChangePlan } from './changePlan';
import { compilePhrases } from './compilePhrases';
import { toDisclosure, toKind, toLaw, toOutdated, toQuestions } from './entries';
import type { Contradiction, Fact, Knowledge, Right } from './knowledge';
import { KnowledgeError } from './knowledgeError';
import { checkReferences } from './references';
import { type ContradictionSource, type OutdatedSource, readSources, type SourceFile } from './sources';
import { summaryStrings, toTopics } from './summaryPlan';
import { toValueSet, type ValueExamples, valueExamples } from './valueSets';

/** The sentences that prove an entry; only tests read them. */
export interface DisclosureExamples {
  readonly stated: readonly string[];
  readonly partial: readonly string[];
  readonly absent: readonly string[];
}

/** The sentences that prove an outdated reference; only tests read them. */
export type OutdatedExamples = OutdatedSource['examples'];

/** Pairs of sentences that prove a contradiction; only tests read them. */
export type ContradictionExamples = ContradictionSource['examples'];

export interface CompiledKnowledge {
  readonly knowledge: Knowledge;
  readonly examples: Readonly<Record<string, DisclosureExamples>>;
  readonly outdatedExamples: Readonly<Record<string, OutdatedExamples>>;
  readonly valueExamples: ValueExamples;
  /** Strings of the knowledge that are shown translated. */
  readonly strings: readonly string[];
  readonly contradictionExamples: Readonly<Record<string, ContradictionExamples>>;
}

/**
 * Validates the knowledge and compiles it into what the program loads.
 * @throws KnowledgeError naming every broken entry with file and line
 */
export function compileKnowledge(files: readonly SourceFile[], version: string): CompiledKnowledge {
  const problems: string[] = [];
  const sources = readSources(files, problems);
  if (!sources) throw new KnowledgeError(problems);
  const { phrases, vocabulary } = compilePhrases(sources, files, problems);
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
    questions: Object.entries(sources.questions).map(([id, source]) => toQuestions(id, source, sources.facts)),
    kinds: Object.entries(sources.kinds).map(([id, source]) => toKind(id, source)),
    outdated: Object.entries(sources.outdated).map(([id, source]) => toOutdated(id, source)),
    valueSets: [...sources.valueSets].map(([id, source]) => toValueSet(id, source)),
    moodWords: sources.moods.words,
    topics: toTopics(sources.summary),
    telling: sources.telling,
    rewriting: sources.rewriting,
    contradictions: Object.entries(sources.contradictions).map(([id, { title }]): Contradiction => ({ id, title })),
    changePlan: toChangePlan(sources.changes),
    sections: sources.sections,
    phrases,
    vocabulary,
    abbreviations: sources.lexicon.abbreviations,
  };
  const examples = Object.fromEntries(
    [...sources.disclosures].flatMap(([id, { examples }]) => (examples ? [[id, examples]] : [])),
  );
  const outdatedExamples = Object.fromEntries(
    Object.entries(sources.outdated).map(([id, { examples }]) => [id, examples] as const),
  );
  const contradictionExamples = Object.fromEntries(
    Object.entries(sources.contradictions).map(([id, { examples }]) => [id, examples] as const),
  );
  return {
    knowledge,
    examples,
    outdatedExamples,
    contradictionExamples,
    valueExamples: valueExamples(sources.valueSets),
    strings: summaryStrings(knowledge),
  };
}
