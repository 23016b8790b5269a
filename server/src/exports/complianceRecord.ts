import { t } from '@vscode/l10n';
import type { Span } from '../draft/draft';
import { sectionAt } from '../draft/sections';
import { sourceLine } from '../draft/sourceText';
import { factsOf } from '../knowledge/conditions';
import type { KnownFact } from '../law/profile';
import type { JudgedRequirement } from '../law/verdicts';
import { describeChecked } from '../service/checked';
import { createRows, type Mark, type ToRow } from '../service/checklistRows';
import { lawReasons } from '../service/lawReasons';
import { sentence } from '../service/markdownText';
import type { Analysis } from '../service/policyService';

/** What was checked, when, and with which result: for the file of whoever answers for a policy. */
export interface ComplianceRecord {
  readonly file: string;
  readonly title: string;
  /** The kind of notice, in words. */
  readonly kind: string;
  /** SHA-256 of the draft's text in UTF-8, in hexadecimal. */
  readonly hash: string;
  /** ISO dates: when the draft was checked, and as of when. */
  readonly checkedOn: string;
  readonly asOf: string;
  /** The program and its knowledge, with their versions. */
  readonly madeBy: string;
  readonly laws: readonly RecordedLaw[];
  readonly accepted: readonly RecordedAcceptance[];
  readonly facts: readonly RecordedFact[];
  /** What is not checked and why, in sentences. */
  readonly notChecked: readonly string[];
}

export interface RecordedLaw {
  readonly id: string;
  readonly name: string;
  /** Why it was taken, in words; empty for what is checked where no law is recognised. */
  readonly reason: string;
  /** The day (ISO date) on which our entry was last checked; absent for house rules. */
  readonly lastChecked?: string;
  readonly requirements: readonly RecordedRequirement[];
}

export interface RecordedRequirement {
  readonly id: string;
  readonly title: string;
  /** What is to be done, paraphrased. */
  readonly duty: string;
  readonly citation: string;
  readonly mark: Mark;
  /** Why it is marked so, in sentences. */
  readonly notes: readonly string[];
  readonly places: readonly RecordedPlace[];
}

/** Where the draft says something. */
export interface RecordedPlace {
  /** The heading that it stands under, with its number. */
  readonly clause: string;
  /** From 1. */
  readonly line: number;
  /** The draft's own words. */
  readonly text: string;
}

export interface RecordedAcceptance {
  readonly code: string;
  readonly message: string;
  readonly because: string;
  readonly place: RecordedPlace;
}

/** A fact on which requirements hang. */
export interface RecordedFact {
  readonly id: string;
  /** In words: what is so, what is not, or what is still asked. */
  readonly text: string;
  /** From where it is known. */
  readonly because: 'declared' | 'evidence' | 'assumed' | 'open';
  /** As the writer gave it. */
  readonly reason?: string;
  readonly places: readonly RecordedPlace[];
}

/** What a record has to say that is not in the analysis. */
export interface RecordOrigin {
  readonly file: string;
  readonly hash: string;
}

/** The SHA-256 of a text in UTF-8, in hexadecimal: that of the file, where it is stored so. */
export async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The record of one check of a draft. */
export function complianceRecord(analysis: Analysis, { file, hash }: RecordOrigin): ComplianceRecord {
  const { draft, settings, known } = analysis;
  const { kind, why, leftOut } = describeChecked(known.index, analysis);
  return {
    file,
    title: draft.title?.text ?? file,
    kind,
    hash,
    checkedOn: settings.today,
    asOf: settings.day,
    madeBy: t('Proviso {0}, knowledge {1}', PROVISO_VERSION, known.knowledge.version),
    laws: recordLaws(analysis),
    accepted: analysis.accepted.map(({ code, message, because, span }) => ({
      code,
      message,
      because,
      place: placeOf(analysis, span, sourceLine(draft, span)),
    })),
    facts: recordFacts(analysis),
    notChecked: [
      ...(why === undefined ? [] : [t('The draft is not compared with the laws: {0}', sentence(why))]),
      ...leftOut.map(sentence),
      t('Whether what the draft says is true, and whether it is done, is not checked.'),
    ],
  };
}

function recordLaws(analysis: Analysis): RecordedLaw[] {
  const { judged, known } = analysis;
  const toRow = createRows(known.index, analysis);
  const reasons = new Map(lawReasons(analysis, known.index).map(({ id, reason }) => [id, reason]));
  return [...new Set(judged.map(({ law }) => law))].map((law) => ({
    id: law.id,
    name: law.name,
    reason: reasons.get(law.id) ?? '',
    ...(law.kind === 'house' ? {} : { lastChecked: law.asOf }),
    requirements: judged.filter((entry) => entry.law === law).map((entry) => recordRequirement(analysis, entry, toRow)),
  }));
}

function recordRequirement(analysis: Analysis, entry: JudgedRequirement, toRow: ToRow): RecordedRequirement {
  const { id, title, citation, mark, notes, evidence } = toRow(entry);
  const { document } = analysis;
  const shown = mark === 'not-applicable' ? [] : evidence;
  const places = shown.map(({ range, text }) => {
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return placeOf(analysis, span, text);
  });
  return { id, title, duty: entry.requirement.must, citation, mark, notes, places };
}

function placeOf({ document, draft }: Analysis, { start }: Span, text: string): RecordedPlace {
  const heading = sectionAt(draft, start)?.heading;
  const clause = heading ? [heading.number, heading.title].filter((part) => part !== undefined).join(' ') : '';
  return { clause, line: document.positionAt(start).line + 1, text };
}

/** The facts on which the requirements of the laws hang, each once, in the order of the requirements. */
function recordFacts(analysis: Analysis): RecordedFact[] {
  const { judged, profile } = analysis;
  const ids = new Set(judged.flatMap(({ requirement }) => factsOf(requirement.when)));
  return [...ids].flatMap((id) => {
    const fact = profile.get(id);
    return fact ? [recordFact(analysis, fact)] : [];
  });
}

function recordFact(analysis: Analysis, { id, value, because, evidence }: KnownFact): RecordedFact {
  const { settings, known, draft } = analysis;
  const { statement = id, question = id } = known.index.facts.get(id) ?? {};
  const said = sentence(statement);
  const text = value === undefined ? question : value ? said : t('Not so: {0}', said);
  const reason = settings.facts[id]?.because;
  return {
    id,
    text,
    because: because ?? 'open',
    ...(because === 'declared' && reason !== undefined ? { reason } : {}),
    places: because === 'evidence' ? evidence.map((one) => placeOf(analysis, one, sourceLine(draft, one))) : [],
  };
}
