import type * as v from 'valibot';
import { parseTemplate, type Template } from '../sections/template';
import type { Outdated } from './knowledge';
import { changesSchema, summarySchema } from './planSchemas';
import {
  contradictionsSchema,
  disclosureSchema,
  factsSchema,
  kindsSchema,
  lawSchema,
  lexiconSchema,
  moodsSchema,
  outdatedSchema,
  questionsSchema,
  rewritingSchema,
  rightSchema,
  tellingSchema,
  vocabularySchema,
  whoSchema,
} from './schema';
import type { SummarySource } from './summaryPlan';
import type { MoodsSource, ValueSetSource } from './valueSets';
import { readYaml } from './yamlSource';

/** A file of `server/knowledge` or `snippets/sections`; `path` is relative to the project's root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export type Lexicon = v.InferOutput<typeof lexiconSchema>;
export type DisclosureSource = v.InferOutput<typeof disclosureSchema>;
export type KindSource = v.InferOutput<typeof kindsSchema>[string];
export type OutdatedSource = v.InferOutput<typeof outdatedSchema>[string] & Pick<Outdated, 'family'>;
export type ContradictionSource = v.InferOutput<typeof contradictionsSchema>[string];
export type QuestionSource = v.InferOutput<typeof questionsSchema>[string];
export type LawSource = v.InferOutput<typeof lawSchema>;
export type RequirementSource = LawSource['requirements'][number];

/** All entries as they are written, with the right shape. */
export interface Sources {
  readonly lexicon: Lexicon;
  readonly disclosures: ReadonlyMap<string, DisclosureSource>;
  readonly laws: ReadonlyMap<string, LawSource>;
  readonly rights: ReadonlyMap<string, v.InferOutput<typeof rightSchema>>;
  readonly facts: v.InferOutput<typeof factsSchema>;
  readonly kinds: v.InferOutput<typeof kindsSchema>;
  readonly valueSets: ReadonlyMap<string, ValueSetSource>;
  readonly moods: MoodsSource;
  readonly rewriting: v.InferOutput<typeof rewritingSchema>;
  readonly summary: SummarySource;
  readonly telling: v.InferOutput<typeof tellingSchema> & v.InferOutput<typeof whoSchema>;
  /** Of both families: an id stands in one of them. */
  readonly outdated: Readonly<Record<string, OutdatedSource>>;
  readonly contradictions: Readonly<Record<string, ContradictionSource>>;
  readonly changes: v.InferOutput<typeof changesSchema>;
  readonly questions: v.InferOutput<typeof questionsSchema>;
  readonly sections: readonly Template[];
  /** Path of the file that an owner's phrases come from. */
  readonly pathOf: (kind: string, id: string) => string;
}

/** Reads the files; undefined where one does not have the right shape, which is then among the problems. */
export function readSources(files: readonly SourceFile[], problems: string[]): Sources | undefined {
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
  const questions = one('server/knowledge/questions.yaml', questionsSchema);
  const outdated = one('server/knowledge/outdated.yaml', outdatedSchema);
  const moods = one('server/knowledge/moods.yaml', moodsSchema);
  const rewriting = one('server/knowledge/rewriting.yaml', rewritingSchema);
  const summary = one('server/knowledge/summary.yaml', summarySchema);
  const telling = one('server/knowledge/telling.yaml', tellingSchema);
  const who = one('server/knowledge/who.yaml', whoSchema);
  const valueSets = folder('server/knowledge/values', vocabularySchema);
  const vague = one('server/knowledge/vague.yaml', outdatedSchema);
  const contradictions = one('server/knowledge/contradictions.yaml', contradictionsSchema);
  const changes = one('server/knowledge/changes.yaml', changesSchema);
  const disclosures = folder('server/knowledge/disclosures', disclosureSchema);
  const laws = folder('server/knowledge/laws', lawSchema);
  const rights = folder('server/knowledge/rights', rightSchema);
  const sections = readTemplates(files, problems);
  if (problems.length > 0 || !lexicon || !facts || !kinds || !questions) return undefined;
  if (!outdated || !vague || !contradictions || !moods || !rewriting || !summary || !telling || !who || !changes)
    return undefined;
  const both = { ...inFamily('outdated', outdated), ...inFamily('vague', vague) };
  const pathOfEntry = (kind: string, id: string): string =>
    kind === 'outdated' ? `server/knowledge/${both[id]?.family ?? kind}.yaml` : pathOf(kind, id);
  return {
    lexicon,
    facts,
    disclosures,
    laws,
    rights,
    kinds,
    questions,
    outdated: both,
    contradictions,
    changes,
    valueSets,
    moods,
    rewriting,
    summary,
    telling: { ...telling, ...who },
    sections,
    pathOf: pathOfEntry,
  };
}

function inFamily(
  family: Outdated['family'],
  entries: v.InferOutput<typeof outdatedSchema>,
): Readonly<Record<string, OutdatedSource>> {
  return Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, { ...entry, family }]));
}

/** The file that an entry stands in. */
export function pathOf(kind: string, id: string): string {
  const folders: Record<string, string> = { disclosure: 'disclosures', law: 'laws', right: 'rights', value: 'values' };
  const folder = folders[kind];
  if (folder) return `server/knowledge/${folder}/${id}.yaml`;
  return kind === 'section'
    ? `snippets/sections/${id}.md`
    : `server/knowledge/${{ fact: 'facts', notice: 'kinds', question: 'questions', outdated: 'outdated', contradiction: 'contradictions', mood: 'moods', summary: 'summary', change: 'changes' }[kind] ?? 'lexicon'}.yaml`;
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
