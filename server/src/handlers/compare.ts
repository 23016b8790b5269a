import { changesMessage, compareMessage } from '../messages';
import { provideChangesEdit } from '../service/changesParagraph';
import { compareVersions, toComparisonDocument } from '../service/comparison';
import { comparisonMarkdown } from '../service/comparisonText';
import { answer } from './answers';
import type { ServerContext } from './context';

/** What changed for readers since an earlier version, and the paragraph that tells them. */
export function registerCompare({ connection, service, support, analysisOf }: ServerContext): void {
  answer(connection, compareMessage, async ({ uri, old, title }) => {
    const analysis = await analysisOf(uri);
    if (!analysis) return null;
    const comparison = toComparisonDocument(compareVersions(service, analysis, old));
    return { markdown: comparisonMarkdown(title, comparison), comparison };
  });
  answer(connection, changesMessage, async ({ uri, old }) => {
    const analysis = await analysisOf(uri);
    return analysis && provideChangesEdit(compareVersions(service, analysis, old), support().edits);
  });
}
