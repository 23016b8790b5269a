import { t } from '@vscode/l10n';
import { type ChecklistRow, createRows, type Mark, type ToRow } from './checklistRows';
import { checklistTopics, topicOf } from './checklistTopics';
import type { KnowledgeIndex } from './knowledgeIndex';
import { type LawReason, lawReasons, leftOutReasons } from './lawReasons';
import type { Analysis } from './policyService';
import { whyNotJudged } from './readingFindings';

/** How the checklist is ordered. */
export type ChecklistOrder = 'law' | 'topic';

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
  /** The law would apply to another kind of notice; then it has no rows. */
  readonly notApplicable?: true;
}

/** By topic, a disclosure is marked by the first of these that one of its requirements has. */
const WORST_FIRST: readonly Mark[] = [
  'missing',
  'partial',
  'unconfirmed',
  'manual',
  'accepted',
  'met',
  'not-applicable',
];
/** The checklist of a draft; empty where it is not compared with the laws. */
export function createChecklist(index: KnowledgeIndex, analysis: Analysis, order: ChecklistOrder): Checklist {
  const toRow = createRows(index, analysis);
  return { groups: order === 'law' ? byLaw(index, analysis, toRow) : byTopic(index, analysis, toRow) };
}

function byLaw(index: KnowledgeIndex, analysis: Analysis, toRow: ToRow): ChecklistGroup[] {
  const reasons = new Map(lawReasons(analysis, index).map((reason) => [reason.id, reason]));
  const laws = [...new Set(analysis.judged.map(({ law }) => law))];
  const groups = laws.map((law) => {
    const rows = tellApart(analysis.judged.filter((entry) => entry.law === law).map(toRow), index);
    return groupOf(law.id, law.short === '' ? law.name : law.short, reasonNotes(reasons.get(law.id)), rows);
  });
  const leftOut = whyNotJudged(analysis.draft) ? [] : leftOutReasons(analysis, index);
  return [
    ...groups,
    ...leftOut.map((reason): ChecklistGroup => {
      return { ...groupOf(reason.id, reason.short, reasonNotes(reason), []), notApplicable: true };
    }),
  ];
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
  return checklistTopics(index).flatMap(({ id, title }) => {
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
