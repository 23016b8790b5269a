import * as vscode from 'vscode';
import { analysisMessage, insertMessage } from '../../../server/src/messages';
import { applyEdit } from './applyEdit';
import { type Services, sayNotDraft, targetDocument } from './command';

/** Inserts the standard sections for everything that is missing, as one step that can be undone. */
export async function insertMissing({ server, draft }: Services, given: unknown): Promise<void> {
  const document = await targetDocument(draft, given);
  if (!document) return;
  const uri = server.uriOf(document);
  if (!(await server.request(analysisMessage, { uri }))) return sayNotDraft(document);
  const edit = await server.request(insertMessage, { uri, sections: 'missing' });
  if (!edit) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('There is nothing missing for which Proviso has a section.'),
    );
    return;
  }
  if (await applyEdit(server, document, edit)) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Inserted. Now fill in the marked places.'), 8_000);
  }
}
