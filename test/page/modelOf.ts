import { buildModel } from '../../client/src/preview/buildModel';
import type { PreviewModel } from '../../client/src/preview/model';
import type { Analysis } from '../../server/src/service/policyService';
import { joinSettings, type NoticeSettings } from '../../server/src/service/settings';
import type { SummaryLevelId } from '../../server/src/summary/levels';
import { surveyDraft } from '../../server/src/summary/overview';
import { summarise } from '../../server/src/summary/summary';
import { analyseText } from '../unit/analyse';

/** A draft is looked at for one reader after the other. */
let last:
  | { readonly text: string; readonly language: string; readonly settings: NoticeSettings; analysis: Analysis }
  | undefined;

function analysisOf(text: string, language: string, settings: NoticeSettings): Analysis {
  if (last?.text === text && last.language === language && last.settings === settings) return last.analysis;
  const analysis = analyseText(text, joinSettings([settings], '2026-11-01'), language);
  last = { text, language, settings, analysis };
  return analysis;
}

const NO_SETTINGS: NoticeSettings = {};

/** The model of a draft, made as the extension makes it. */
export function modelOf(
  text: string,
  level: SummaryLevelId = 'plain',
  settings = NO_SETTINGS,
  language = 'markdown',
): PreviewModel {
  const analysis = analysisOf(text, language, settings);
  const summary = { ...summarise(analysis, 'draft.md', [level]), overview: surveyDraft(analysis, 'draft.md') };
  const model = buildModel('file:///draft.md', summary, fillIn);
  if (!model) throw new Error('The summary has no level.');
  return model;
}

/** What takes the place of a translation: the message itself, with its inserts. */
export function fillIn(message: string, ...inserts: readonly (string | number)[]): string {
  return message.replace(/\{(\d)\}/g, (_, at) => String(inserts[Number(at)]));
}
