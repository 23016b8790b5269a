import * as vscode from 'vscode';
import { explainMessage } from '../../../server/src/messages';
import { codeOf, findingsIn } from '../documents';
import { explanationUri, showPage } from '../views/explanations';
import { type Services, targetDocument } from './command';

/**
 * Shows why: the explanation of a requirement, law, right or finding as a page. Without an id, of the finding at the
 * cursor, or of one that the user picks.
 */
export async function explain(services: Services, givenId: unknown, givenUri: unknown): Promise<void> {
  const uri = typeof givenUri === 'string' ? givenUri : undefined;
  if (typeof givenId === 'string') return show(services, uri === undefined ? { id: givenId } : { id: givenId, uri });
  const document = await targetDocument(services, undefined);
  if (!document) return;
  const id = await pickFinding(document);
  if (id !== undefined) await show(services, { id, uri: services.server.uriOf(document) });
}

async function show({ server }: Services, request: { id: string; uri?: string }): Promise<void> {
  const explanation = await server.request(explainMessage, request);
  if (!explanation) {
    await vscode.window.showInformationMessage(vscode.l10n.t('There is no explanation of “{0}”.', request.id));
    return;
  }
  const title = /^#+\s+(.+)$/m.exec(explanation.markdown)?.[1]?.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1') ?? request.id;
  await showPage(explanationUri(title, request));
}

/** The code of the finding at the cursor, or of one that the user picks; undefined when the user backed out. */
export async function pickFinding(document: vscode.TextDocument): Promise<string | undefined> {
  const findings = findingsIn(document.uri);
  const position = vscode.window.activeTextEditor?.selection.active;
  const here = position ? findings.filter(({ range }) => range.contains(position)) : [];
  const [first, ...others] = here.length > 0 ? here : findings;
  if (!first) {
    await vscode.window.showInformationMessage(vscode.l10n.t('There are no findings to explain.'));
    return undefined;
  }
  if (here.length > 0 && others.length === 0) return codeOf(first);
  const items = [first, ...others].map((finding) => ({ label: finding.message, id: codeOf(finding) }));
  const placeHolder = vscode.l10n.t('Which finding?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.id;
}
