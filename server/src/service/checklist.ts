import { t } from '@vscode/l10n';
import type { Evidence } from '../detect/detection';
import { decidingAnswer, type FactAnswer } from '../law/deciding';
import type { Finding } from '../law/findings';
import type { JudgedRequirement, Verdict } from '../law/verdicts';
import { type RangeJson, rangeJson } from './analysisDocument';
import { lackingOf, verdictNotes } from './checklistNotes';
import { checklistTopics, topicOf } from './checklistTopics';
import type { KnowledgeIndex } from './knowledgeIndex';
import { type LawReason, lawReasons } from './lawReasons';
import { sentence } from './markdownText';
import type { Analysis } from './policyService';

/** How the checklist is ordered. */
export type ChecklistOrder = 'law' | 'topic';

/** A verdict as the checklist shows it: duties that a text cannot show are told from questions. */
export type Mark = Verdict | 'manual';

/** Everything that the laws want of a draft, and what it makes of it. */
export interface Checklist {
  readonly groups: readonly ChecklistGroup[];
}

export interface ChecklistGroup {
  readonly id: string;
  readonly title: string;
  /** Why the law was taken, and how old our entry is; empty for topics. */
  readonly notes: readonly string[];
  readonly met: number;
  /** Rows that are met, met in part or missing; what may or does not apply is left out. */
  readonly all: number;
  readonly rows: readonly ChecklistRow[];
}

/** One requirement, or, by topic, one disclosure with the requirements of several laws as its parts. */
export interface ChecklistRow {
  /** The same as long as the draft is checked against the same laws: a requirement or a disclosure. */
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  readonly mark: Mark;
  /** Sentences that say why it is marked so. */
  readonly notes: readonly string[];
  /** What is still to be said, in words. */
  readonly lacking: readonly string[];
  readonly evidence: readonly ChecklistEvidence[];
  /** Where the draft says it, or would. */
  readonly place?: RangeJson;
  readonly disclosure: string;
  /** The standard section that would settle it. */
  readonly section?: { readonly id: string; readonly title: string };
  /** The answers that make it apply or not apply, with the statement that they are about. */
  readonly applies?: ChecklistAnswer;
  readonly appliesNot?: ChecklistAnswer;
  readonly parts: readonly ChecklistRow[];
}

export interface ChecklistEvidence {
  readonly range: RangeJson;
  /** As a reader sees it. */
  readonly text: string;
}

export interface ChecklistAnswer extends FactAnswer {
  readonly statement: string;
}

/** Places shown of a disclosure that is made everywhere. */
const MAX_EVIDENCE = 12;
/** By topic, a disclosure is marked by the first of these that one of its requirements has. */
const WORST_FIRST: readonly Mark[] = ['missing', 'partial', 'unconfirmed', 'manual', 'met', 'not-applicable'];
/** Families of findings that say where what is not in the draft would stand, the most telling first. */
const PLACED = ['missing', 'partial', 'upcoming'];

/** The checklist of a draft; empty where it is not compared with the laws. */
export function createChecklist(index: KnowledgeIndex, analysis: Analysis, order: ChecklistOrder): Checklist {
  const toRow = createRows(index, analysis);
  return { groups: order === 'law' ? byLaw(index, analysis, toRow) : byTopic(index, analysis, toRow) };
}

type ToRow = (entry: JudgedRequirement) => ChecklistRow;

function byLaw(index: KnowledgeIndex, analysis: Analysis, toRow: ToRow): ChecklistGroup[] {
  const reasons = new Map(lawReasons(analysis, index).map((reason) => [reason.id, reason]));
  const laws = [...new Set(analysis.judged.map(({ law }) => law))];
  return laws.map((law) => {
    const rows = tellApart(analysis.judged.filter((entry) => entry.law === law).map(toRow), index);
    return groupOf(law.id, law.short === '' ? law.name : law.short, reasonNotes(reasons.get(law.id)), rows);
  });
}

/** A law that wants the same disclosure more than once: each row is called by its duty. */
function tellApart(rows: readonly ChecklistRow[], index: KnowledgeIndex): ChecklistRow[] {
  const isRepeated = ({ id, disclosure }: ChecklistRow): boolean =>
    rows.some((other) => other.id !== id && other.disclosure === disclosure);
  return rows.map((row) => {
    const duty = isRepeated(row) ? index.requirements.get(row.id)?.requirement.must : undefined;
    return duty === undefined ? row : { ...row, title: `${row.title}: ${duty}` };
  });
}

function reasonNotes(reason: LawReason | undefined): string[] {
  if (!reason) return [t('No law is recognised: this is what every law wants.')];
  const { name, reason: why, staleSince } = reason;
  const stale = t('Last checked against the law on {0}, more than 12 months ago.', staleSince ?? '');
  return [`${name}: ${why}`, ...(staleSince === undefined ? [] : [stale])];
}

function byTopic(index: KnowledgeIndex, analysis: Analysis, toRow: ToRow): ChecklistGroup[] {
  const byDisclosure = new Map<string, ChecklistRow[]>();
  for (const entry of analysis.judged) {
    const { disclosure } = entry.requirement;
    byDisclosure.set(disclosure, [...(byDisclosure.get(disclosure) ?? []), toRow(entry)]);
  }
  const rows = [...index.disclosures.keys()].flatMap((id) => joinRows(byDisclosure.get(id) ?? []));
  return checklistTopics().flatMap(({ id, title }) => {
    const own = rows.filter(({ disclosure }) => topicOf(index, disclosure) === id);
    return own.length === 0 ? [] : [groupOf(id, title, [], own)];
  });
}

/** One row for all requirements of a disclosure: what several laws want is said once. */
function joinRows(rows: readonly ChecklistRow[]): ChecklistRow[] {
  const mark = WORST_FIRST.find((each) => rows.some((row) => row.mark === each));
  const leading = rows.find((row) => row.mark === mark);
  if (!leading) return [];
  const citation = [...new Set(rows.map((row) => row.citation))].join('; ');
  const parts = rows.map((row) => ({ ...row, title: row.citation, citation: '', evidence: [] }));
  return [{ ...leading, id: leading.disclosure, citation, parts: rows.length > 1 ? parts : [] }];
}

function groupOf(id: string, title: string, notes: readonly string[], rows: readonly ChecklistRow[]): ChecklistGroup {
  const count = (...marks: readonly Mark[]): number => rows.filter(({ mark }) => marks.includes(mark)).length;
  return { id, title, notes, met: count('met'), all: count('met', 'partial', 'missing'), rows };
}

function createRows(index: KnowledgeIndex, analysis: Analysis): ToRow {
  const { detection, document, profile } = analysis;
  const detected = new Map(detection.disclosures.map((found) => [found.id, found]));
  const findings = new Map(analysis.findings.map((finding) => [finding.code, finding]));
  return (entry) => {
    const { requirement, verdict } = entry;
    const { disclosure } = requirement;
    const isOpen = verdict === 'missing' || verdict === 'partial';
    const evidence = (detected.get(disclosure)?.evidence ?? []).slice(0, MAX_EVIDENCE);
    const finding = findingFor(findings, entry);
    const span = evidence[0] ?? finding?.span;
    const applies = decidingAnswer(requirement.when, profile, true);
    const appliesNot = decidingAnswer(requirement.when, profile, false);
    return {
      id: requirement.id,
      title: index.disclosures.get(disclosure)?.title ?? disclosure,
      citation: requirement.citation,
      mark: requirement.manual && verdict === 'unconfirmed' ? 'manual' : verdict,
      notes: verdictNotes(index, analysis, entry),
      lacking: verdict === 'partial' ? lackingOf(index, entry) : [],
      evidence: evidence.map((one) => evidenceOf(analysis, one)),
      ...(span ? { place: rangeJson(document, span) } : {}),
      disclosure,
      ...(isOpen ? sectionFor(index, finding) : {}),
      ...(applies ? { applies: answerOf(index, applies) } : {}),
      ...(appliesNot ? { appliesNot: answerOf(index, appliesNot) } : {}),
      parts: [],
    };
  };
}

function findingFor(
  findings: ReadonlyMap<string, Finding>,
  { requirement, unknownFact }: JudgedRequirement,
): Finding | undefined {
  const codes = PLACED.map((family) => `${family}/${requirement.disclosure}`);
  return [...codes, `confirm/${unknownFact}`].map((code) => findings.get(code)).find((found) => found !== undefined);
}

function sectionFor(index: KnowledgeIndex, finding: Finding | undefined): Pick<ChecklistRow, 'section'> {
  const fix = finding?.fixes.find(({ kind }) => kind === 'insert');
  const section = fix?.kind === 'insert' ? index.sections.get(fix.section) : undefined;
  return section ? { section: { id: section.id, title: index.sectionTitle(section) } } : {};
}

function evidenceOf({ document, draft }: Analysis, evidence: Evidence): ChecklistEvidence {
  const seen = draft.blocks[evidence.block]?.content.sentences[evidence.sentence]?.text;
  return { range: rangeJson(document, evidence), text: seen ?? draft.text.slice(evidence.start, evidence.end) };
}

function answerOf(index: KnowledgeIndex, answer: FactAnswer): ChecklistAnswer {
  return { ...answer, statement: sentence(index.facts.get(answer.fact)?.statement ?? answer.fact) };
}
