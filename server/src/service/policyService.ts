import type { TextDocument } from 'vscode-languageserver-textdocument';
import { createDetector, type Detector } from '../detect/detect';
import type { Detection } from '../detect/detection';
import { foundElsewhere, type JoinableDetection, joinDetections } from '../detect/joinDetections';
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
import { noticeText } from './notice';
import { partFindings, type ReadPart } from './noticeParts';
import { readingFindings, staleFindings, whyNotJudged } from './readingFindings';
import type { DraftSettings } from './settings';

/** Everything known about one version of a draft under given settings. */
export interface Analysis {
  /** Ours, with the house rules that hold for the draft. */
  readonly known: Known;
  readonly document: TextDocument;
  readonly draft: Draft;
  readonly settings: DraftSettings;
  /** What the draft says by itself. */
  readonly detection: Detection;
  /** What it says together with the other files of its notice; this is what is judged. */
  readonly whole: Detection;
  /** The other files of its notice that could be read. */
  readonly parts: readonly Part[];
  /** Says of the other files which could not be read, and why. */
  readonly unread: readonly Finding[];
  /** As declared, or as the title says. */
  readonly kind: NoticeKind | undefined;
  /** The kind by which disclosures are left out; none where laws are declared for a draft whose kind is only recognised. */
  readonly cutting: NoticeKind | undefined;
  readonly profile: Profile;
  readonly applicability: Applicability;
  readonly judged: readonly JudgedRequirement[];
  readonly findings: readonly Finding[];
  /** Findings that the writer lets stand; they are not among the others. */
  readonly accepted: readonly AcceptedFinding[];
}

/** Another file of a draft's notice. */
export interface Part {
  readonly document: TextDocument;
  readonly draft: Draft;
  /** What it says; its evidence names the file. */
  readonly found: JoinableDetection;
  /** The same, as if the file were the draft. */
  readonly detection: Detection;
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
  /** @param parts the other files of the notice, as they were read */
  analyse(document: TextDocument, settings: DraftSettings, parts?: readonly ReadPart[]): Analysis;
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
  readonly parts: Map<Detector, Part>;
  analysis?: Analysis;
  /** What the analysis was made with. */
  read?: readonly ReadPart[];
}

const NO_PARTS: readonly ReadPart[] = [];

/** Makes a service that knows a knowledge; make one and keep it. */
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
      parts: new Map(),
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
  const partOf = (document: TextDocument, known: Knowing): Part => {
    const entry = recall(document);
    const { draft, parts } = entry;
    let part = parts.get(known.detector);
    if (!part) {
      const detection = detect(entry, known);
      part = { document, draft, detection, found: foundElsewhere(detection, document.uri) };
      parts.set(known.detector, part);
    }
    return part;
  };
  const readable = (parts: readonly ReadPart[], known: Knowing): readonly Part[] =>
    parts.flatMap(({ document }) => {
      const part = document && partOf(document, known);
      return part && !whyNotJudged(part.draft) ? [part] : [];
    });

  return {
    knowledge,
    index,
    knownWith: knowing,
    read: (document) => recall(document).draft,
    analyse(document, settings, read = NO_PARTS) {
      const entry = recall(document);
      if (entry.analysis?.settings === settings && sameParts(entry.read ?? NO_PARTS, read)) return entry.analysis;
      const known = knowing(settings.house);
      const { draft } = entry;
      const parts = readable(read, known);
      const detection = detect(entry, known);
      const whole = joinDetections(
        detection,
        parts.map(({ found }) => found),
      );
      const unread = partFindings(draft, read, (part) => recall(part).draft);
      entry.read = read;
      entry.analysis = analyse({ known, document, draft, detection, whole, parts, unread }, settings);
      return entry.analysis;
    },
    analyseWith: (analysis, settings) => analyse(analysis, settings),
    forget: (uri) => remembered.delete(uri),
  };
}

type Read = Pick<Analysis, 'known' | 'document' | 'draft' | 'detection' | 'whole' | 'parts' | 'unread'>;

function sameParts(before: readonly ReadPart[], now: readonly ReadPart[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ path, document, problem }, index) => {
      const other = now[index];
      return path === other?.path && document === other.document && problem === other.problem;
    })
  );
}

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
  const { draft, detection, whole, parts, unread } = read;
  const { knowledge, index } = read.known;
  const profile = createProfile(knowledge.facts, whole, settings.facts);
  const kind =
    knowledge.kinds.find(({ id }) => id === (settings.kind ?? detection.noticeKind?.kind)) ?? knowledge.kinds[0];
  const applicability = chooseLaws(knowledge, whole, profile, settings.laws, settings.day, kind);
  const cutting = settings.ownLaws && settings.kind === undefined ? undefined : kind;
  const before = { ...read, settings, kind, cutting, profile, applicability };
  const { day, organisation, readingGrade } = settings;
  const { contradictions } = knowledge;
  const { rightTitles } = index;
  // A summary is made from what is detected and judged, whatever is found wrong.
  const noticeNow = (judged: readonly JudgedRequirement[]) => (level: string) =>
    noticeText({ ...before, judged, findings: [], accepted: [] }, level);
  const known = { draft, detection, day, contradictions, rightTitles, organisation, readingGrade };
  const lawless = { ...known, laws: [], judged: [], noticeNow: noticeNow([]) };
  const findings = [
    ...readingFindings(draft, settings, index),
    ...unread,
    ...contradictionFindings(detection, index.facts, settings.facts),
  ];
  if (whyNotJudged(draft))
    return { ...before, judged: [], findings: [...findings, ...checkFindings(lawless, settings)] };
  const applying = applicability.laws.map(({ law }) => law);
  const core = applying.every(({ kind }) => kind === 'house') ? coreLaw(knowledge) : undefined;
  const laws = core ? [core, ...applying] : applying;
  const saysWords = (wording: string): boolean =>
    [draft, ...parts.map((part) => part.draft)].some((one) => usesWords(one, wording));
  const judgedDraft = { detection: whole, profile, kind: cutting, usesWords: saysWords };
  const judged = judgeRequirements(laws, judgedDraft, settings.day);
  const upcoming = judgeUpcoming(laws, judgedDraft, settings.day);
  const required = requirementFindings(draft, detection, whole, judged, upcoming, knowledge, index.sectionsFor);
  const outdated = outdatedFindings(draft, detection, index.outdated, laws, settings.checks);
  const stale = staleFindings(draft, laws, settings.today);
  const checked = checkFindings({ ...known, laws, judged, noticeNow: noticeNow(judged) }, settings);
  return { ...before, judged, findings: [...findings, ...checked, ...outdated, ...required, ...stale] };
}

/** The format of a document by its language id; what is neither Markdown nor HTML is read as plain text. */
export function formatOf(languageId: string): DraftFormat {
  if (languageId === 'markdown' || languageId === 'mdx') return 'markdown';
  return languageId === 'html' ? 'html' : 'plaintext';
}
