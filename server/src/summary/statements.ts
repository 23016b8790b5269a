import { t } from '@vscode/l10n';
import type { Span } from '../draft/draft';
import type { SummaryTopicPlan } from '../knowledge/topics';
import { type Answer, answerTopic, type TopicAnswers } from './answers';
import { cite } from './citations';
import { createFit } from './fit';
import type { LevelShape } from './levels';
import { type Materials, stoodIn } from './materials';
import { planRetelling } from './plan';
import type { Retelling } from './retelling';
import { renderParts } from './sentence';
import { openPoint, pointer, raised, silence, silentStatement } from './silence';
import type { Stated } from './told';

export interface StatedTopic {
  readonly topic: SummaryTopicPlan;
  readonly statements: readonly Stated[];
}

/** What a notice says on each topic, and what it leaves open. */
export function stateTopics(
  topics: readonly SummaryTopicPlan[],
  materials: Materials,
  shape: LevelShape,
): readonly StatedTopic[] {
  const answered = topics.map((topic) => answerTopic(topic, materials, shape));
  const [{ analysis }] = materials;
  const plan = planRetelling(
    answered.flatMap(({ answers }) => answers),
    shape,
    createFit(analysis.known.knowledge),
    analysis.known.knowledge.telling,
  );
  return answered.map((one) => stateTopic(one, shape, (answer) => plan.get(answer) ?? []));
}

function stateTopic(
  { topic, rights, answers }: TopicAnswers,
  shape: LevelShape,
  retoldFor: (answer: Answer) => readonly Retelling[],
): StatedTopic {
  const statements = [
    ...rights,
    ...answers.flatMap((answer) => stoodIn(answer.material, stateAnswer(answer, retoldFor(answer), shape))),
  ];
  const isAnySaid =
    statements.some(({ silent }) => !silent) || answers.some(({ disclosure }) => disclosure.status !== 'absent');
  const silent = !isAnySaid && topic.silent !== undefined ? [silentStatement(t(topic.silent))] : [];
  const all = mergeSame([...silent, ...statements]);
  return { topic, statements: all.some(isTold) ? all : [...pointTo(answers, all), ...all] };
}

function isTold({ silent }: Stated): boolean {
  return !silent;
}

/** What is said and not told is named, so that it is not passed over; beside what is silent, only what everybody asks. */
function pointTo(answers: readonly Answer[], beside: readonly Stated[]): readonly Stated[] {
  return pointer(beside.length > 0 ? answers.filter(({ entry }) => entry.main) : answers);
}

function stateAnswer(answer: Answer, retellings: readonly Retelling[], shape: LevelShape): readonly Stated[] {
  const { entry, disclosure, answered } = answer;
  const { analysis } = answer.material;
  const ours = answer.ours.map(({ stated }) => stated);
  if (disclosure.status === 'absent' && answer.passages.length === 0 && !answered)
    // Where services are named, that nothing is said of who gets the data would be too much.
    return ours.length > 0 ? ours : silence(entry, analysis, shape);
  const open = openPoint(disclosure, analysis, shape);
  if (disclosure.status !== 'stated' && !answered) return [...ours, ...raised(answer, retellings[0], shape), ...open];
  return [...cited([...ours, ...retellings.map(toStated)], answer, shape), ...open];
}

function toStated({ parts, evidence }: Retelling): Stated {
  return { parts, silent: false, evidence };
}

function cited([first, ...rest]: readonly Stated[], { entry, material }: Answer, shape: LevelShape): readonly Stated[] {
  if (!first) return [];
  return [{ ...first, parts: [...first.parts, ...cite(entry.disclosure, material.analysis, shape)] }, ...rest];
}

/** The same words from several places are one statement with all places. */
function mergeSame(statements: readonly Stated[]): readonly Stated[] {
  const byText = new Map<string, Stated>();
  for (const statement of statements) {
    const text = `${statement.elsewhere ?? ''} ${renderParts(statement.parts)}`;
    const known = byText.get(text);
    byText.set(text, known ? { ...known, evidence: [...known.evidence, ...statement.evidence] } : statement);
  }
  return [...byText.values()].map((statement) => ({ ...statement, evidence: mergeSpans(statement.evidence) }));
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const seen = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
  return [...seen.values()];
}
