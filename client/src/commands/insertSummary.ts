import * as vscode from 'vscode';
import { analysisMessage, noticeMessage, type SummaryLevelId } from '../../../server/src/messages';
import { applyEdit } from './applyEdit';
import { type Services, sayNotDraft, targetDocument } from './command';
import { pickLevel } from './exportFile';

/** What a caller has decided: the lens above a summary, which one is made anew. */
interface Given {
  readonly level?: SummaryLevelId | undefined;
  readonly summary?: number;
}

/** Puts a summary at the top of a draft, or makes the one there anew, as one step that can be undone. */
export async function insertSummary(
  { server, draft, previews }: Services,
  given: unknown,
  decided: unknown,
): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const uri = server.uriOf(document);
  if (!(await server.request(analysisMessage, { uri }))) return sayNotDraft(document);
  const request: Given | undefined = toGiven(decided) ?? (await pickLevel(vscode.l10n.t('Insert Summary'), 'one'));
  if (!request) return;
  const { level, summary } = request;
  const wanted = { ...(level ? { level } : {}), ...(summary === undefined ? {} : { summary }) };
  const edit = await server.request(noticeMessage, { uri, ...wanted });
  if (edit) await applyEdit(server, document, edit);
  else
    await vscode.window.showInformationMessage(vscode.l10n.t('The draft says nothing yet that could be summarised.'));
}

/** A menu passes something else of its own. */
function toGiven(decided: unknown): Given | undefined {
  if (typeof decided !== 'object' || decided === null) return undefined;
  const given: Given = decided;
  return given.level === undefined && given.summary === undefined ? undefined : given;
}
