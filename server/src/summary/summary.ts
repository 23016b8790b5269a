import { t } from '@vscode/l10n';
import type { Span } from '../draft/draft';
import { measureSentences } from '../draft/readability';
import type { Knowledge } from '../knowledge/knowledge';
import type { Analysis } from '../service/policyService';
import { gatherValues } from './found';
import { labelOf, type PolicyLabel } from './label';
import { LEVELS, type LevelShape, type SummaryLevelId } from './levels';
import type { Material, Materials } from './materials';
import type { DraftOverview } from './overview';
import { createPassageReader } from './passage';
import { gradeSections, type SectionGrade } from './sectionGrades';
import { inOwnVoice, ownWords, type Part, renderParts } from './sentence';
import { stateTopics } from './statements';
import type { Stated } from './told';

export type { SummaryLevelId };

/** What a reader of a level would take from the draft; made from the draft, never invented. */
export interface SummaryDocument {
  /** As given. */
  readonly path: string;
  readonly levels: readonly SummaryLevel[];
  /** Kinds of data, purposes and recipients at a glance. */
  readonly label: PolicyLabel;
  /** The reading grade of the draft, section by section. */
  readonly sections: readonly SectionGrade[];
  /** Only in the message to the editor, for the preview. */
  readonly overview?: DraftOverview;
}

export interface SummaryLevel {
  readonly level: SummaryLevelId;
  /** The Flesch–Kincaid grade that our own words must not exceed. */
  readonly targetGrade: number;
  /** The grade of our own words: quotations, names, addresses and citations left out. */
  readonly grade: number;
  /** Words of all statements, quotations included. */
  readonly words: number;
  readonly topics: readonly SummaryTopic[];
}

export interface SummaryTopic {
  readonly topic: string;
  /** For headings: "How long data is kept". */
  readonly title: string;
  readonly statements: readonly SummaryStatement[];
}

export interface SummaryStatement {
  /** What is taken from the draft stands in quotation marks “…”. */
  readonly text: string;
  /** The draft says nothing on this; there is no evidence. */
  readonly silent: boolean;
  readonly evidence: readonly SummaryEvidence[];
}

export interface SummaryEvidence {
  readonly offset: Span;
  /** The draft's own text at the offset. */
  readonly text: string;
  /** The file, where that is another part of the notice than the draft. */
  readonly path?: string;
}

/** Every level, from the simplest on; the child's version is made where it is asked for, or the draft speaks to children. */
export const SUMMARY_LEVELS: readonly SummaryLevelId[] = ['child', 'plain', 'general', 'professional'];

type PathOf = (uri: string) => string;

/**
 * Summarises an analysed draft for readers of the given levels, else of all that the draft has. What another file of its
 * notice says and the draft does not is told from there.
 * @param pathOf how such a file is called, by its address
 */
export function summarise(
  analysis: Analysis,
  path: string,
  levels: readonly SummaryLevelId[] = levelsFor(analysis),
  pathOf: PathOf = (uri) => uri,
): SummaryDocument {
  const { draft } = analysis;
  const { knowledge } = analysis.known;
  const materials = materialsOf(analysis);
  return {
    path,
    levels: levels.map((level) => summariseLevel(knowledge, materials, LEVELS[level], pathOf)),
    label: labelOf(knowledge, draft, materials[0].found),
    sections: gradeSections(draft),
  };
}

/** What the draft gives to tell, and after it what the other files of its notice give. */
function materialsOf(analysis: Analysis): Materials {
  const others = analysis.parts.map(
    ({ document, draft, detection }): Material => ({
      ...materialOf({ ...analysis, document, draft, detection }),
      elsewhere: document.uri,
    }),
  );
  return [materialOf(analysis), ...others];
}

function materialOf(analysis: Analysis): Material {
  const { draft, detection, known } = analysis;
  const found = gatherValues(known.knowledge, draft, detection.mentions);
  return { analysis, found, readPassages: createPassageReader(draft, known.knowledge.telling) };
}

const CHILDREN_FACTS = ['children-directed', 'children-under-13'];

/** The levels that a draft has: the child's where its facts say that it speaks to children. */
export function levelsFor({ profile }: Pick<Analysis, 'profile'>): readonly SummaryLevelId[] {
  const speaksToChildren = CHILDREN_FACTS.some((fact) => profile.get(fact)?.value === true);
  return SUMMARY_LEVELS.filter((level) => level !== 'child' || speaksToChildren);
}

/**
 * A summary for the draft's own readers, to stand in it: in the voice of the organisation, and without what the draft
 * leaves open, which is for whoever writes it.
 */
export function summariseAsNotice(analysis: Analysis, level: SummaryLevelId): readonly SummaryTopic[] {
  const { knowledge } = analysis.known;
  const toOwnVoice = (part: Part): Part => inOwnVoice(part, knowledge.telling);
  const keep = (stated: readonly Stated[]): readonly Stated[] =>
    stated.flatMap((one) => (one.silent || one.gap ? [] : [{ ...one, parts: one.parts.map(toOwnVoice) }]));
  return summariseLevel(knowledge, materialsOf(analysis), LEVELS[level], (uri) => uri, keep).topics;
}

function summariseLevel(
  knowledge: Knowledge,
  materials: Materials,
  shape: LevelShape,
  pathOf: PathOf,
  select: (stated: readonly Stated[]) => readonly Stated[] = (stated) => stated,
): SummaryLevel {
  const stated = stateTopics(knowledge.topics, materials, shape).map(({ topic, statements }) => ({
    topic,
    statements: select(statements),
  }));
  const all = stated.flatMap(({ statements }) => statements);
  return {
    level: shape.level,
    targetGrade: shape.targetGrade,
    grade: gradeOfParts(all.map(({ parts }) => parts)),
    words: all.reduce((sum, { parts }) => sum + countWords(renderParts(parts)), 0),
    topics: stated
      .filter(({ statements }) => statements.length > 0)
      .map(({ topic, statements }) => ({
        topic: topic.id,
        title: t(topic.title),
        statements: statements.map((statement) => toJson(materials, statement, pathOf)),
      })),
  };
}

/** The Flesch–Kincaid grade of the words in statements that are ours. */
export function gradeOfParts(statements: readonly (readonly Part[])[]): number {
  return measureSentences(statements.flatMap(ownWords)).fleschKincaidGrade;
}

function toJson(materials: Materials, stated: Stated, pathOf: PathOf): SummaryStatement {
  const { parts, silent, evidence, elsewhere } = stated;
  const [own] = materials;
  const { text } = (materials.find((one) => one.elsewhere === elsewhere) ?? own).analysis.draft;
  const path = elsewhere === undefined ? {} : { path: pathOf(elsewhere) };
  return {
    text: renderParts(parts),
    silent,
    evidence: evidence.map(({ start, end }) => ({ offset: { start, end }, text: text.slice(start, end), ...path })),
  };
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}
