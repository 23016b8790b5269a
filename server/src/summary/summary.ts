import type { Span } from '../draft/draft';
import { measureSentences } from '../draft/readability';
import type { Analysis } from '../service/policyService';
import type { DraftOverview } from './overview';
import { createPassageReader, type PassageReader } from './passage';
import { ownWords, type Part, renderParts } from './sentence';
import { LEVELS, type LevelShape, type Stated, stateTopic } from './statements';
import { topics } from './topics';

export type SummaryLevelId = 'plain' | 'general' | 'professional';

/** What a reader of a level would take from the draft; made from the draft, never invented. */
export interface SummaryDocument {
  /** As given. */
  readonly path: string;
  readonly levels: readonly SummaryLevel[];
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
}

export const SUMMARY_LEVELS: readonly SummaryLevelId[] = ['plain', 'general', 'professional'];

/** Summarises an analysed draft for readers of the given levels. */
export function summarise(
  analysis: Analysis,
  path: string,
  levels: readonly SummaryLevelId[] = SUMMARY_LEVELS,
): SummaryDocument {
  const readPassages = createPassageReader(analysis.draft);
  return { path, levels: levels.map((level) => summariseLevel(analysis, LEVELS[level], readPassages)) };
}

function summariseLevel(analysis: Analysis, shape: LevelShape, readPassages: PassageReader): SummaryLevel {
  const told = { inTopic: new Set<string>(), before: new Set<string>() };
  const stated = topics().map((topic) => ({
    topic,
    statements: stateTopic(topic, analysis, shape, readPassages, told),
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
        title: topic.title,
        statements: statements.map((statement) => toJson(analysis.draft.text, statement)),
      })),
  };
}

/** The Flesch–Kincaid grade of the words in statements that are ours. */
export function gradeOfParts(statements: readonly (readonly Part[])[]): number {
  return measureSentences(statements.flatMap(ownWords)).fleschKincaidGrade;
}

function toJson(text: string, { parts, silent, evidence }: Stated): SummaryStatement {
  return {
    text: renderParts(parts),
    silent,
    evidence: evidence.map(({ start, end }) => ({ offset: { start, end }, text: text.slice(start, end) })),
  };
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}
