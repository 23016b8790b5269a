import { acceptMessage, insertMessage, noticeMessage, recordMessage } from '../messages';
import { provideAcceptEdit } from '../service/acceptEdit';
import { missingSections, provideInsertEdit } from '../service/insertEdit';
import { provideNoticeEdit } from '../service/notice';
import { provideRecordEdit } from '../service/record';
import { answer } from './answers';
import type { ServerContext } from './context';

/** Edits that the client's commands ask for: standard sections, summaries, settings to be recorded, findings to be accepted. */
export function registerEdits({ connection, service, support, analysisOf, recordPlace }: ServerContext): void {
  answer(connection, insertMessage, async ({ uri, sections, laws, disclosures, preview = false }) => {
    const current = await analysisOf(uri);
    if (!current) return null;
    const analysis = laws ? service.analyseWith(current, { ...current.settings, laws }) : current;
    const request =
      sections === 'missing' ? missingSections(analysis) : { sections, ...(disclosures ? { disclosures } : {}) };
    return provideInsertEdit(analysis, { ...request, preview }, support().edits);
  });
  answer(connection, noticeMessage, async ({ uri, ...request }) => {
    const analysis = await analysisOf(uri);
    return analysis && provideNoticeEdit(analysis, request, support().edits);
  });
  answer(connection, recordMessage, async ({ uri, ...request }) => {
    const analysis = await analysisOf(uri);
    return analysis && provideRecordEdit(analysis, request, await recordPlace(uri), support().edits);
  });
  answer(connection, acceptMessage, async ({ uri, ...request }) => {
    const analysis = await analysisOf(uri);
    return analysis && provideAcceptEdit(analysis, request, await recordPlace(uri), support().edits);
  });
}
