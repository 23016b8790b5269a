import * as vscode from 'vscode';
import { reportMessage } from '../../../server/src/messages';
import { type Services, targetDocument } from './command';
import { pickFinding } from './explain';

/**
 * Prepares, in a new file, the text with which the user may report that a finding is wrong. Sends nothing. Called by the
 * action of a finding with the draft's address and the finding's code; without a code, the user picks one.
 */
export async function reportFinding(
  { server, draft, previews }: Services,
  given: unknown,
  givenCode: unknown,
): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  const code = typeof givenCode === 'string' ? givenCode : document && (await pickFinding(document));
  if (!document || code === undefined) return;
  const content = await server.request(reportMessage, { uri: server.uriOf(document), code });
  if (content === null) return;
  const report = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(report, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}
