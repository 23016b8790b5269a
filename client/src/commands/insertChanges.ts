import * as vscode from 'vscode';
import { analysisMessage, changesMessage } from '../../../server/src/messages';
import { applyEdit } from './applyEdit';
import { type Services, sayNotDraft, targetDocument } from './command';
import { versionFor } from './pickVersion';

/**
 * Writes what changed since an earlier version into the draft, as one step that can be undone. A caller may give the
 * addresses of both.
 */
export async function insertChanges(
  { server, draft, previews }: Services,
  given: unknown,
  givenOld: unknown,
): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const uri = server.uriOf(document);
  if (!(await server.request(analysisMessage, { uri }))) return sayNotDraft(document);
  const old = await versionFor(document, givenOld);
  if (!old) return;
  const version = { text: old.document.getText(), languageId: old.document.languageId };
  const edit = await server.request(changesMessage, { uri, old: version });
  if (edit) await applyEdit(server, document, edit);
  else await vscode.window.showInformationMessage(vscode.l10n.t('Nothing changed that readers would be told.'));
}
