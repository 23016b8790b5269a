import { t } from '@vscode/l10n';
import type { Evidence } from '../detect/detection';
import { conditionOf, factsOf } from '../knowledge/conditions';
import { decidingAnswer, type FactAnswer } from '../law/deciding';
import type { Finding } from '../law/findings';
import type { JudgedRequirement, Verdict } from '../law/verdicts';
import { type RangeJson, rangeJson } from './analysisDocument';
import { lackingOf, verdictNotes } from './checklistNotes';
import type { KnowledgeIndex } from './knowledgeIndex';
import { sentence } from './markdownText';
import type { Analysis } from './policyService';
import { sourceOf } from './sources';
import { nameOf } from './uris';

/**
 * A verdict as the checklist shows it: duties that a text cannot show are told from questions, and what the
 * writer lets stand from what is missing.
 */
export type Mark = Verdict | 'manual' | 'accepted';

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
  /** The file of `place`, where that is another part of the notice than the draft. */
  readonly placeIn?: ChecklistFile;
  readonly disclosure: string;
  /** The standard section that would settle it. */
  readonly section?: { readonly id: string; readonly title: string };
  /** What the list of problems says of it, so that it can be accepted. */
  readonly finding?: { readonly code: string; readonly range: RangeJson };
  /** The answers that make it apply or not apply, with the statement that they are about. */
  readonly applies?: ChecklistAnswer;
  readonly appliesNot?: ChecklistAnswer;
  readonly parts: readonly ChecklistRow[];
}

export interface ChecklistEvidence {
  readonly range: RangeJson;
  /** The file, where that is another part of the notice than the draft. */
  readonly elsewhere?: ChecklistFile;
  /** As a reader sees it. */
  readonly text: string;
}

export interface ChecklistFile {
  readonly uri: string;
  readonly name: string;
}

export interface ChecklistAnswer extends FactAnswer {
  readonly statement: string;
}

/** Places shown of a disclosure that is made everywhere. */
const MAX_EVIDENCE = 12;
/** Families of findings that say where what is not in the draft would stand, the most telling first. */
const PLACED = ['missing', 'partial', 'upcoming'];

export type ToRow = (entry: JudgedRequirement) => ChecklistRow;

/** Makes rows of the requirements of one draft; what sixty laws want alike is worked out once. */
export function createRows(index: KnowledgeIndex, analysis: Analysis): ToRow {
  const { whole, document, profile } = analysis;
  const detected = new Map(whole.disclosures.map((found) => [found.id, found]));
  const findings = new Map(analysis.findings.map((finding) => [finding.code, finding]));
  const acceptances = new Map(analysis.accepted.map((finding) => [finding.code, finding]));
  const placesOf = remembered((disclosure): readonly ChecklistEvidence[] => {
    const evidence = detected.get(disclosure)?.evidence ?? [];
    return evidence.slice(0, MAX_EVIDENCE).map((one) => evidenceOf(analysis, one));
  });
  const titleOf = remembered((id) => {
    const section = index.sections.get(id);
    return section ? index.sectionTitle(section) : id;
  });
  return (entry) => {
    const { law, requirement, verdict } = entry;
    const { disclosure } = requirement;
    const isOpen = verdict === 'missing' || verdict === 'partial';
    const evidence = placesOf(disclosure);
    const finding = findingFor(findings, entry);
    const accepted = verdict === 'met' || verdict === 'not-applicable' ? undefined : findingFor(acceptances, entry);
    const range = finding && rangeJson(document, finding.span);
    const [first] = evidence;
    const place = first?.range ?? range;
    const section = isOpen ? sectionOf(finding) : undefined;
    const condition = conditionOf(law, requirement);
    const applies = decidingAnswer(condition, profile, true);
    const against = decidingAnswer(condition, profile, false);
    const appliesNot = against && isOfRow(analysis, entry, against) ? against : undefined;
    return {
      id: requirement.id,
      title: index.disclosures.get(disclosure)?.title ?? disclosure,
      citation: requirement.citation,
      mark: accepted ? 'accepted' : requirement.manual && verdict === 'unconfirmed' ? 'manual' : verdict,
      notes: [
        ...(accepted ? [t('Accepted: {0}', sentence(accepted.because))] : []),
        ...verdictNotes(index, analysis, entry),
      ],
      lacking: verdict === 'partial' ? lackingOf(index, entry) : [],
      evidence,
      ...(place ? { place } : {}),
      ...(first?.elsewhere ? { placeIn: first.elsewhere } : {}),
      disclosure,
      ...(section === undefined ? {} : { section: { id: section, title: titleOf(section) } }),
      ...(finding && range && verdict !== 'met' ? { finding: { code: finding.code, range } } : {}),
      ...(applies ? { applies: answerOf(index, applies) } : {}),
      ...(appliesNot ? { appliesNot: answerOf(index, appliesNot) } : {}),
      parts: [],
    };
  };
}

function remembered<T>(make: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const value = known.get(id) ?? make(id);
    known.set(id, value);
    return value;
  };
}

function findingFor<T extends Finding>(
  findings: ReadonlyMap<string, T>,
  { requirement, unknownFact }: JudgedRequirement,
): T | undefined {
  const codes = PLACED.map((family) => `${family}/${requirement.disclosure}`);
  return [...codes, `confirm/${unknownFact}`].map((code) => findings.get(code)).find((found) => found !== undefined);
}

/** The standard section that a finding's fix inserts. */
function sectionOf(finding: Finding | undefined): string | undefined {
  const fix = finding?.fixes.find(({ kind }) => kind === 'insert');
  return fix?.kind === 'insert' ? fix.section : undefined;
}

function evidenceOf(analysis: Analysis, evidence: Evidence): ChecklistEvidence {
  const { document, draft } = sourceOf(analysis, evidence);
  const seen = draft.blocks[evidence.block]?.content.sentences[evidence.sentence]?.text;
  return {
    range: rangeJson(document, evidence),
    text: seen ?? draft.text.slice(evidence.start, evidence.end),
    ...(evidence.elsewhere === undefined ? {} : { elsewhere: { uri: document.uri, name: nameOf(document.uri) } }),
  };
}

function answerOf(index: KnowledgeIndex, answer: FactAnswer): ChecklistAnswer {
  return { ...answer, statement: sentence(index.facts.get(answer.fact)?.statement ?? answer.fact) };
}

/** What is settled and takes all of a law away is not changed from one of its rows. */
function isOfRow({ profile }: Analysis, { requirement }: JudgedRequirement, { fact }: FactAnswer): boolean {
  return profile.get(fact)?.value === undefined || factsOf(requirement.when).includes(fact);
}
