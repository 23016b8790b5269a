import type { TextDocument } from 'vscode-languageserver-textdocument';
import { createDetector } from '../detect/detect';
import type { Detection } from '../detect/detection';
import type { Draft, DraftFormat } from '../draft/draft';
import { readDraft } from '../draft/readDraft';
import type { Knowledge, NoticeKind } from '../knowledge/knowledge';
import { type Applicability, chooseLaws, coreLaw } from '../law/applicability';
import { contradictionFindings } from '../law/contradictions';
import { type Finding, requirementFindings } from '../law/findings';
import { outdatedFindings } from '../law/outdated';
import { createProfile, type Profile } from '../law/profile';
import { judgeUpcoming } from '../law/upcoming';
import { type JudgedRequirement, judgeRequirements } from '../law/verdicts';
import { usesWords } from '../law/wording';
import { checkFindings } from './checkFindings';
import { createKnowledgeIndex, type KnowledgeIndex } from './knowledgeIndex';
import { readingFindings, staleFindings, whyNotJudged } from './readingFindings';
import type { DraftSettings } from './settings';

/** Everything known about one version of a draft under given settings. */
export interface Analysis {
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
}

/** The façade that handlers, command line and tests call. Nothing is computed twice for the same text. */
export interface PolicyService {
  readonly knowledge: Knowledge;
  readonly index: KnowledgeIndex;
  /** Reads a document; the version before it is re-read only where it changed. */
  read(document: TextDocument): Draft;
  detect(document: TextDocument): Detection;
  analyse(document: TextDocument, settings: DraftSettings): Analysis;
  /** What an analysis would be under other settings; nothing is remembered. */
  analyseWith(analysis: Analysis, settings: DraftSettings): Analysis;
  /** Forgets a closed document. */
  forget(uri: string): void;
}

interface Remembered {
  readonly version: number;
  readonly draft: Draft;
  detection?: Detection;
  analysis?: Analysis;
}

export function createPolicyService(knowledge: Knowledge): PolicyService {
  const detector = createDetector(knowledge);
  const index = createKnowledgeIndex(knowledge);
  const known = { knowledge, index };
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
      draft: readDraft(document.getText(), options, last?.draft),
    };
    remembered.set(document.uri, entry);
    return entry;
  };
  const detect = (document: TextDocument): Detection => {
    const entry = recall(document);
    entry.detection ??= detector(entry.draft);
    return entry.detection;
  };

  return {
    knowledge,
    index,
    read: (document) => recall(document).draft,
    detect,
    analyse(document, settings) {
      const entry = recall(document);
      if (entry.analysis?.settings !== settings)
        entry.analysis = analyse(known, { document, draft: entry.draft, detection: detect(document) }, settings);
      return entry.analysis;
    },
    analyseWith: ({ document, draft, detection }, settings) => analyse(known, { document, draft, detection }, settings),
    forget: (uri) => remembered.delete(uri),
  };
}

interface Known {
  readonly knowledge: Knowledge;
  readonly index: KnowledgeIndex;
}

type Read = Pick<Analysis, 'document' | 'draft' | 'detection'>;

function analyse({ knowledge, index }: Known, read: Read, settings: DraftSettings): Analysis {
  const { draft, detection } = read;
  const profile = createProfile(knowledge.facts, detection, settings.facts);
  const kind =
    knowledge.kinds.find(({ id }) => id === (settings.kind ?? detection.noticeKind?.kind)) ?? knowledge.kinds[0];
  const applicability = chooseLaws(knowledge, detection, profile, settings.laws, settings.day, kind);
  const { day, organisation, readingGrade } = settings;
  const { contradictions } = knowledge;
  const { rightTitles } = index;
  const lawless = {
    draft,
    detection,
    day,
    contradictions,
    rightTitles,
    organisation,
    readingGrade,
    laws: [],
    judged: [],
  };
  const findings = [
    ...readingFindings(draft, settings, index),
    ...contradictionFindings(detection, index.facts, settings.facts),
  ];
  const before = { ...read, settings, kind, profile, applicability };
  if (whyNotJudged(draft))
    return { ...before, judged: [], findings: [...findings, ...checkFindings(lawless, settings)] };
  const core = applicability.laws.length === 0 ? coreLaw(knowledge) : undefined;
  const laws = core ? [core] : applicability.laws.map(({ law }) => law);
  const saysWords = (wording: string): boolean => usesWords(draft, wording);
  const judged = judgeRequirements(laws, detection, profile, settings.day, kind, saysWords);
  const upcoming = judgeUpcoming(laws, detection, profile, settings.day, kind, saysWords);
  const required = requirementFindings(draft, detection, judged, upcoming, knowledge, index.sectionsFor);
  const outdated = outdatedFindings(detection, index.outdated, laws, settings.checks);
  const stale = staleFindings(draft, laws, settings.today);
  const checked = checkFindings({ ...lawless, laws, judged }, settings);
  return { ...before, judged, findings: [...findings, ...checked, ...outdated, ...required, ...stale] };
}

/** The format of a document by its language id; what is neither Markdown nor HTML is read as plain text. */
export function formatOf(languageId: string): DraftFormat {
  if (languageId === 'markdown' || languageId === 'mdx') return 'markdown';
  return languageId === 'html' ? 'html' : 'plaintext';
}
