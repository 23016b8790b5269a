import * as vscode from 'vscode';
import { recordMessage } from '../../../server/src/messages';
import { applyEdit } from './applyEdit';
import { type Services, targetDocument } from './command';

/**
 * Records whether a fact applies, with the reason: what nobody remembers the reason of is asked again by the next
 * counsel. Called by the quick fixes of a question, with the draft's address, the fact, its value and the fix's title,
 * and by the view “Disclosures”, with what is recorded besides.
 */
export async function confirmFact(
  { server, draft, previews }: Services,
  given: unknown,
  id: unknown,
  value: unknown,
  title: unknown,
  statement?: unknown,
): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document || typeof id !== 'string' || typeof value !== 'boolean') return;
  const why = vscode.l10n.t('Why? The reason is recorded with the answer. Leave it empty to record the answer alone.');
  const reason = await vscode.window.showInputBox({
    title: typeof title === 'string' ? title : id,
    prompt: typeof statement === 'string' ? `${statement} ${why}` : why,
    placeHolder: vscode.l10n.t('such as: memo of 3 May'),
    ignoreFocusOut: true,
  });
  if (reason === undefined) return;
  const because = reason.trim();
  const fact = because === '' ? { id, value } : { id, value, because };
  const edit = await server.request(recordMessage, { uri: server.uriOf(document), facts: [fact] });
  if (edit) await applyEdit(server, document, edit);
}
