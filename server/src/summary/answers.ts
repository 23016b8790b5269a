import type { DetectedDisclosure } from '../detect/detection';
import type { SummaryEntry, SummaryTopicPlan } from '../knowledge/topics';
import { type LevelShape, tells } from './levels';
import { bestOf, type Material, type Materials } from './materials';
import { type OwnStatement, ownStatements } from './ours';
import { type Passage, textOf } from './passage';
import { holdsOneOf } from './patterns';
import { tellRights } from './rights';
import type { Stated } from './told';

/** What there is to tell on one entry of the plan, before it is decided which passages are retold for it. */
export interface Answer {
  readonly entry: SummaryEntry;
  readonly disclosure: DetectedDisclosure;
  readonly material: Material;
  /** The evidence; where the disclosure is absent, what touches on it in other disclosures. */
  readonly passages: readonly Passage[];
  /** Statements in our words. */
  readonly ours: readonly OwnStatement[];
  /** Our statements say what the entry is about. */
  readonly answered: boolean;
}

export interface TopicAnswers {
  readonly topic: SummaryTopicPlan;
  /** Rights that are told together, in our words. */
  readonly rights: readonly Stated[];
  readonly answers: readonly Answer[];
}

/** What the files of a notice answer on a topic. */
export function answerTopic(topic: SummaryTopicPlan, materials: Materials, shape: LevelShape): TopicAnswers {
  const { statements, left } = tellRights(topic, materials, shape);
  const entries = topic.entries.filter((entry) => isToldAt(entry, shape));
  return {
    topic,
    rights: statements,
    answers: [...left, ...entries].flatMap((entry) => answerEntry(entry, materials, shape) ?? []),
  };
}

function isToldAt({ child, from }: Pick<SummaryEntry, 'child' | 'from'>, shape: LevelShape): boolean {
  return shape.level === 'child' ? child : tells(shape, from);
}

function answerEntry(entry: SummaryEntry, materials: Materials, shape: LevelShape): Answer | undefined {
  const { disclosure, material } = bestOf(materials, entry.disclosure);
  if (!disclosure) return undefined;
  const passages =
    disclosure.status === 'absent' ? raisingPassages(entry, material) : material.readPassages(disclosure.evidence);
  const ours = ownStatements(entry, passages, material, shape);
  return { entry, disclosure, material, passages, ours, answered: ours.some(({ answers }) => answers) };
}

function raisingPassages({ raisedBy }: SummaryEntry, { analysis, readPassages }: Material): readonly Passage[] {
  return raisedBy.flatMap(({ disclosure, about }) => {
    const evidence = analysis.detection.disclosures.find(({ id }) => id === disclosure)?.evidence ?? [];
    return readPassages(evidence).filter((passage) => holdsOneOf(about, textOf(passage)));
  });
}
