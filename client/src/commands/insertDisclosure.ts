import * as vscode from 'vscode';
import { insertMessage } from '../../../server/src/messages';
import { applyEdit } from './applyEdit';
import type { Services } from './command';

/** Inserts the standard section that settles a node of the view “Disclosures”, and leaves the cursor in it. */
export async function insertDisclosure({ disclosures, server }: Services, given: unknown): Promise<void> {
  const row = (await disclosures.nodeOf(given))?.row;
  const { document } = disclosures;
  if (!row?.section || !document) return;
  const uri = server.uriOf(document);
  const request = { uri, sections: [row.section.id], disclosures: [row.disclosure] };
  const edit = await server.request(insertMessage, request);
  if (edit) await applyEdit(server, document, edit);
  else await vscode.window.showInformationMessage(vscode.l10n.t('“{0}” cannot be inserted here.', row.section.title));
}
