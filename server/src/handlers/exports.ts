import { exportFile } from '../exports/exportFile';
import { exportMessage } from '../messages';
import { answer } from './answers';
import type { ServerContext } from './context';

/** Summaries and compliance records of open drafts, as files. */
export function registerExports({ connection, analysisOf }: ServerContext): void {
  answer(connection, exportMessage, async ({ uri, ...request }) => {
    const analysis = await analysisOf(uri);
    return analysis && exportFile(analysis, request);
  });
}
