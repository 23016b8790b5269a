import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import { type AcceptScope, acceptMessage } from '../../../server/src/messages';
import { codeOf, findingsIn } from '../documents';
import { applyEdit } from './applyEdit';
import { type Services, targetDocument } from './command';
import { pickFinding } from './explain';

/**
 * Lets a finding stand: asks where, and why, and writes both into the draft, or into proviso.yaml for plain text.
 * Called by the quick fixes with the draft's address, the finding's code and its range; without them, for the finding
 * at the cursor, or one that the user picks.
 */
export async function acceptFinding(
  { server, draft, previews }: Services,
  given: unknown,
  givenCode: unknown,
  givenRange: unknown,
): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const code = typeof givenCode === 'string' ? givenCode : await pickFinding(document);
  if (code === undefined) return;
  const found = rangeOf(document, code);
  const range = isRange(givenRange) ? givenRange : found && server.client.code2ProtocolConverter.asRange(found);
  if (!range) return;
  const scope = await pickScope(code);
  const because = scope && (await askReason(code));
  if (!scope || because === undefined) return;
  const uri = server.uriOf(document);
  const edit = await server.request(acceptMessage, { uri, code, range, scope, because });
  if (edit) await applyEdit(server, document, edit);
  else
    await vscode.window.showInformationMessage(
      vscode.l10n.t('It cannot be written: what is accepted in a text file stands in the proviso.yaml of its folder.'),
    );
}

/** A range as the server gives it: plain data, which survives being passed on from an action to a command. */
function isRange(given: unknown): given is Range {
  return typeof given === 'object' && given !== null && 'start' in given && 'end' in given;
}

/** Of several findings with this code, the one at the cursor. */
function rangeOf(document: vscode.TextDocument, code: string): vscode.Range | undefined {
  const ranges = findingsIn(document.uri).flatMap((finding) => (codeOf(finding) === code ? [finding.range] : []));
  const position = vscode.window.activeTextEditor?.selection.active;
  return ranges.find((range) => position && range.contains(position)) ?? ranges[0];
}

async function pickScope(code: string): Promise<AcceptScope | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly scope: AcceptScope })[] = [
    { scope: 'here', label: vscode.l10n.t('Here'), detail: vscode.l10n.t('in this sentence or heading') },
    { scope: 'section', label: vscode.l10n.t('In this section') },
    { scope: 'draft', label: vscode.l10n.t('In the whole draft') },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Where is {0} accepted?', code) });
  return picked?.scope;
}

async function askReason(code: string): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Why is {0} accepted?', code),
    prompt: vscode.l10n.t('The reason is written into the draft with it.'),
    placeHolder: vscode.l10n.t('such as: memo of 3 May'),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' ? vscode.l10n.t('Nothing is accepted without a reason.') : undefined,
  });
  return reason?.trim() || undefined;
}
