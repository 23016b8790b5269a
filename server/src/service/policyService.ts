import type { TextDocument } from 'vscode-languageserver-textdocument';
import { createDetector, type Detector } from '../detect/detect';
import type { Detection } from '../detect/detection';
import type { Draft, DraftFormat } from '../draft/draft';
import { readDraft } from '../draft/readDraft';
import type { HouseRules } from '../knowledge/houseRules';
import type { Knowledge, NoticeKind } from '../knowledge/knowledge';
import { type AcceptedFinding, sortFindings } from '../law/accepted';
import { type Applicability, chooseLaws, coreLaw } from '../law/applicability';
import { contradictionFindings } from '../law/contradictions';
import { type Finding, requirementFindings } from '../law/findings';
import { outdatedFindings } from '../law/outdated';
import { createProfile, type Profile } from '../law/profile';
import { judgeUpcoming } from '../law/upcoming';
import { type JudgedRequirement, judgeRequirements } from '../law/verdicts';
import { usesWords } from '../law/wording';
import { readAcceptances } from './acceptances';
import { checkFindings } from './checkFindings';
import { createKnowledgeIndex, type KnowledgeIndex } from './knowledgeIndex';
import { readingFindings, staleFindings, whyNotJudged } from './readingFindings';
import type { DraftSettings } from './settings';

/** Everything known about one version of a draft under given settings. */
export interface Analysis {
  /** Ours, with the house rules that hold for the draft. */
  readonly known: Known;
  readonly document: TextDocument;
  readonly draft: Draft;
  readonly settings: DraftSettings;
  readonly detection: Detection;
  /** As declared, or as the title says. */
  readonly kind: NoticeKind | undefined;
  readonly profile: Profile;
  readonly applicability: Applicability;
  readonly judged: readonly JudgedRequirement[];
  readonly findings: readonly Finding[];
  /** Findings that the writer lets stand; they are not among the others. */
  readonly accepted: readonly AcceptedFinding[];
}

/** The knowledge that an analysis was made with, by itself and by id. */
export interface Known {
  readonly knowledge: Knowledge;
  readonly index: KnowledgeIndex;
}

/** The façade that handlers, command line and tests call. Nothing is computed twice for the same text. */
export interface PolicyService extends Known {
  /** Our knowledge together with house rules, where there are some. */
  knownWith(house: HouseRules | undefined): Known;
  /** Reads a document; the version before it is re-read only where it changed. */
  read(document: TextDocument): Draft;
  analyse(document: TextDocument, settings: DraftSettings): Analysis;
  /** What an analysis would be under other settings; nothing is remembered. */
  analyseWith(analysis: Analysis, settings: DraftSettings): Analysis;
  /** Forgets a closed document. */
  forget(uri: string): void;
}

/** Knowledge, and what finds it in drafts. */
interface Knowing extends Known {
  readonly detector: Detector;
}

interface Remembered {
  readonly version: number;
  readonly draft: Draft;
  /** By the detector, which knows the house rules or does not. */
  readonly detections: Map<Detector, Detection>;
  analysis?: Analysis;
}

export function createPolicyService(knowledge: Knowledge): PolicyService {
  const detector = createDetector(knowledge);
  const index = createKnowledgeIndex(knowledge);
  const ours: Knowing = { knowledge, index, detector };
  const houses = new WeakMap<HouseRules, Knowing>();
  const remembered = new Map<string, Remembered>();

  const recall = (document: TextDocument): Remembered => {
    const last = remembered.get(document.uri);
    if (last?.version === document.version) return last;
    const options = {
      format: formatOf(document.languageId),
      abbreviations: knowledge.abbreviations,
    };
    const entry: Remembered = {
      version: document.version,
      detections: new Map(),
      draft: readDraft(document.getText(), options, last?.draft),
    };
    remembered.set(document.uri, entry);
    return entry;
  };
  const knowing = (house: HouseRules | undefined): Knowing => {
    if (!house) return ours;
    const known = houses.get(house) ?? { ...house, index: createKnowledgeIndex(house.knowledge) };
    houses.set(house, known);
    return known;
  };
  const detect = ({ draft, detections }: Remembered, { detector }: Knowing): Detection => {
    const detection = detections.get(detector) ?? detector(draft);
    detections.set(detector, detection);
    return detection;
  };

  return {
    knowledge,
    index,
    knownWith: knowing,
    read: (document) => recall(document).draft,
    analyse(document, settings) {
      const entry = recall(document);
      if (entry.analysis?.settings !== settings) {
        const known = knowing(settings.house);
        entry.analysis = analyse({ known, document, draft: entry.draft, detection: detect(entry, known) }, settings);
      }
      return entry.analysis;
    },
    analyseWith: ({ known, document, draft, detection }, settings) =>
      analyse({ known, document, draft, detection }, settings),
    forget: (uri) => remembered.delete(uri),
  };
}

type Read = Pick<Analysis, 'known' | 'document' | 'draft' | 'detection'>;

/** An analysis before the findings that are accepted are told from the others. */
type Judged = Omit<Analysis, 'accepted'>;

function analyse(read: Read, settings: DraftSettings): Analysis {
  const judged = judge(read, settings);
  const { known, draft } = read;
  const acceptances = readAcceptances(draft, settings.accepted, known.index);
  const { open, accepted, unused } = sortFindings(draft, judged.findings, acceptances.usable);
  // In a draft that is not judged, everything would seem to be settled.
  const stale = whyNotJudged(draft) ? [] : acceptances.stale(unused);
  return { ...judged, findings: [...open, ...acceptances.findings, ...stale], accepted };
}

function judge(read: Read, settings: DraftSettings): Judged {
  const { draft, detection } = read;
  const { knowledge, index } = read.known;
  const profile = createProfile(knowledge.facts, detection, settings.facts);
  const kind =
    knowledge.kinds.find(({ id }) => id === (settings.kind ?? detection.noticeKind?.kind)) ?? knowledge.kinds[0];
  const applicability = chooseLaws(knowledge, detection, profile, settings.laws, settings.day, kind);
  const { day, organisation, readingGrade } = settings;
  const { contradictions } = knowledge;
  const { rightTitles } = index;
  const known = { draft, detection, day, contradictions, rightTitles, organisation, readingGrade };
  const lawless = { ...known, laws: [], judged: [] };
  const findings = [
    ...readingFindings(draft, settings, index),
    ...contradictionFindings(detection, index.facts, settings.facts),
  ];
  const before = { ...read, settings, kind, profile, applicability };
  if (whyNotJudged(draft))
    return { ...before, judged: [], findings: [...findings, ...checkFindings(lawless, settings)] };
  const applying = applicability.laws.map(({ law }) => law);
  const core = applying.every(({ kind }) => kind === 'house') ? coreLaw(knowledge) : undefined;
  const laws = core ? [core, ...applying] : applying;
  const saysWords = (wording: string): boolean => usesWords(draft, wording);
  const judged = judgeRequirements(laws, detection, profile, settings.day, kind, saysWords);
  const upcoming = judgeUpcoming(laws, detection, profile, settings.day, kind, saysWords);
  const required = requirementFindings(draft, detection, judged, upcoming, knowledge, index.sectionsFor);
  const outdated = outdatedFindings(draft, detection, index.outdated, laws, settings.checks);
  const stale = staleFindings(draft, laws, settings.today);
  const checked = checkFindings({ ...known, laws, judged }, settings);
  return { ...before, judged, findings: [...findings, ...checked, ...outdated, ...required, ...stale] };
}

/** The format of a document by its language id; what is neither Markdown nor HTML is read as plain text. */
export function formatOf(languageId: string): DraftFormat {
  if (languageId === 'markdown' || languageId === 'mdx') return 'markdown';
  return languageId === 'html' ? 'html' : 'plaintext';
}
