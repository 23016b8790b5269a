import { summaryMessage } from '../messages';
import { surveyDraft } from '../summary/overview';
import { summarise } from '../summary/summary';
import { answer } from './answers';
import type { ServerContext } from './context';

/** The summary of an open draft, with what the preview shows above it. */
export function registerSummary({ connection, analysisOf }: ServerContext): void {
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
}
