import { checkRewritingMessage, type StatementRewriting, summaryMessage } from '../messages';
import { checkRewriting, type RewritingFlaw } from '../summary/checkRewriting';
import { surveyDraft } from '../summary/overview';
import { type SummaryLevel, summarise } from '../summary/summary';
import { answer } from './answers';
import type { ServerContext } from './context';

/** The summary of an open draft, with what the preview shows above it, and what may stand in place of its statements. */
export function registerSummary({ connection, service, analysisOf }: ServerContext): void {
  answer(connection, summaryMessage, async ({ uri, level }) => {
    const analysis = await analysisOf(uri);
    if (!analysis) return null;
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
    return {
      ...summarise(analysis, uri, [level]),
      overview: surveyDraft(analysis, name),
      version: analysis.document.version,
    };
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
    const [level] = summarise(analysis, uri, [id]).levels;
    return level ? rewritings.map((rewriting) => flawOf(level, rewriting)) : null;
  });
}
