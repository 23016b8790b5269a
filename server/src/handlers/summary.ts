import { type SummaryDocument, type SummaryLevelId, summaryMessage } from '../messages';
import type { Analysis } from '../service/policyService';
import { surveyDraft } from '../summary/overview';
import { summarise } from '../summary/summary';
import { answer } from './answers';
import type { ServerContext } from './context';

type Answer = SummaryDocument & { readonly version: number };

/** The summary of an open draft, with what the preview shows above it. */
export function registerSummary({ connection, analysisOf }: ServerContext): void {
  /** Several previews, and one that is told of the same change twice, ask for the same. */
  const made = new WeakMap<Analysis, Map<SummaryLevelId, Answer>>();
  answer(connection, summaryMessage, async ({ uri, level }) => {
    const analysis = await analysisOf(uri);
    if (!analysis) return null;
    const known = made.get(analysis) ?? new Map<SummaryLevelId, Answer>();
    const summary = known.get(level) ?? summariseOpen(analysis, uri, level);
    made.set(analysis, known.set(level, summary));
    return summary;
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
