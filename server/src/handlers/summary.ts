import { summaryMessage } from '../messages';
import { summarise } from '../summary/summary';
import { answer } from './answers';
import type { ServerContext } from './context';

export function registerSummary({ connection, analysisOf }: ServerContext): void {
  answer(connection, summaryMessage, async ({ uri, level }) => {
    const analysis = await analysisOf(uri);
    return analysis && { ...summarise(analysis, uri, [level]), version: analysis.document.version };
  });
}
