import { buildModel } from '../../client/src/preview/buildModel';
import type { PreviewModel } from '../../client/src/preview/model';
import { joinSettings, type NoticeSettings } from '../../server/src/service/settings';
import type { SummaryLevelId } from '../../server/src/summary/levels';
import { surveyDraft } from '../../server/src/summary/overview';
import { summarise } from '../../server/src/summary/summary';
import { analyseText } from '../unit/analyse';

/** The model of a draft, made as the extension makes it. */
export function modelOf(
  text: string,
  level: SummaryLevelId = 'plain',
  settings: NoticeSettings = {},
  language = 'markdown',
): PreviewModel {
  const analysis = analyseText(text, joinSettings([settings], '2026-11-01'), language);
  const summary = { ...summarise(analysis, 'draft.md', [level]), overview: surveyDraft(analysis, 'draft.md') };
  const model = buildModel('file:///draft.md', summary, translate);
  if (!model) throw new Error('The summary has no level.');
  return model;
}

function translate(message: string, ...inserts: readonly (string | number)[]): string {
  return message.replace(/\{(\d)\}/g, (_, at) => String(inserts[Number(at)]));
}
