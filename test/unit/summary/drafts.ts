import knowledge from 'proviso:knowledge';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, createPolicyService } from '../../../server/src/service/policyService';
import { joinSettings, type NoticeSettings } from '../../../server/src/service/settings';
import { type SummaryLevelId, type SummaryStatement, summarise } from '../../../server/src/summary/summary';

const service = createPolicyService(knowledge);
let count = 0;

export function analyse(text: string, settings: NoticeSettings = {}, language = 'markdown'): Analysis {
  count += 1;
  const document = TextDocument.create(`file:///drafts/${count}`, language, 1, text);
  return service.analyse(document, joinSettings([settings], '2026-11-01'));
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
