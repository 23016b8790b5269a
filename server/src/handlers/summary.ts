import {
  checkRewritingMessage,
  type StatementRewriting,
  type SummaryDocument,
  type SummaryLevelId,
  summaryMessage,
} from '../messages';
import type { Analysis } from '../service/policyService';
import { checkRewriting, type RewritingFlaw } from '../summary/checkRewriting';
import { surveyDraft } from '../summary/overview';
import { type SummaryLevel, summarise } from '../summary/summary';
import { answer } from './answers';
import type { ServerContext } from './context';

type Answer = SummaryDocument & { readonly version: number };

/** The summary of an open draft, with what the preview shows above it, and what may stand in place of its statements. */
export function registerSummary({ connection, service, analysisOf }: ServerContext): void {
  /** Several previews, and one that is told of the same change twice, ask for the same. */
  const made = new WeakMap<Analysis, Map<SummaryLevelId, Answer>>();
  const summaryOf = (analysis: Analysis, uri: string, level: SummaryLevelId): Answer => {
    const known = made.get(analysis) ?? new Map<SummaryLevelId, Answer>();
    const summary = known.get(level) ?? summariseOpen(analysis, uri, level);
    made.set(analysis, known.set(level, summary));
    return summary;
  };
  answer(connection, summaryMessage, async ({ uri, level }) => {
    const analysis = await analysisOf(uri);
    return analysis ? summaryOf(analysis, uri, level) : null;
  });
  const flawOf = (level: SummaryLevel, { topic, statement, text }: StatementRewriting): RewritingFlaw | null => {
    const ours = level.topics.find((one) => one.topic === topic)?.statements[statement];
    if (!ours || ours.silent) return 'words';
    const rewriting = { statement: ours.text, text, targetGrade: level.targetGrade };
    return checkRewriting(service.knowledge.rewriting, rewriting) ?? null;
  };
  answer(connection, checkRewritingMessage, async ({ uri, version, level: id, rewritings }) => {
    const analysis = await analysisOf(uri);
    if (analysis?.document.version !== version) return null;
    const [level] = summaryOf(analysis, uri, id).levels;
    return level ? rewritings.map((rewriting) => flawOf(level, rewriting)) : null;
  });
}

function summariseOpen(analysis: Analysis, uri: string, level: SummaryLevelId): Answer {
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  return {
    ...summarise(analysis, uri, [level]),
    overview: surveyDraft(analysis, name),
    version: analysis.document.version,
  };
}
