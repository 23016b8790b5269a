import type { Analysis } from '../../../server/src/service/policyService';
import { joinSettings, type NoticeSettings } from '../../../server/src/service/settings';
import { type SummaryLevelId, type SummaryStatement, summarise } from '../../../server/src/summary/summary';
import { analyseText } from '../analyse';

export function analyse(text: string, settings: NoticeSettings = {}, language = 'markdown'): Analysis {
  return analyseText(text, joinSettings([settings], '2026-11-01'), language);
}

/** The statements on one topic. */
export function statementsOn(
  topic: string,
  text: string,
  level: SummaryLevelId = 'plain',
  settings?: NoticeSettings,
): readonly SummaryStatement[] {
  const { levels } = summarise(analyse(text, settings), 'draft.md', [level]);
  return levels[0]?.topics.find((one) => one.topic === topic)?.statements ?? [];
}

export function textsOn(...args: Parameters<typeof statementsOn>): readonly string[] {
  return statementsOn(...args).map(({ text }) => text);
}
