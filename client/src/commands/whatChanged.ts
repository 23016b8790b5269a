import * as vscode from 'vscode';
import { type ChangeJson, type ComparisonDocument, compareMessage } from '../../../server/src/messages';
import { fileName } from '../documents';
import type { LanguageServer } from '../languageServer';
import { comparisonUri, rememberComparison } from '../views/comparisons';
import { showPage } from '../views/explanations';
import { type Services, sayNotDraft, targetDocument } from './command';
import { goThrough } from './goThroughChanges';
import { type PickedVersion, versionFor } from './pickVersion';

/**
 * Shows what a draft tells its readers differently than an earlier version: one in Git, or another file. A caller may
 * give the addresses of both.
 */
export async function whatChanged(services: Services, given: unknown, givenOld: unknown): Promise<void> {
  const document = await targetDocument(services, given);
  if (!document) return;
  const old = await versionFor(document, givenOld);
  if (!old) return;
  const title = vscode.l10n.t('What changed in {0} since “{1}”', fileName(document.uri), old.name);
  const answer = await compare(services.server, document, old, title);
  if (!answer) return sayNotDraft(document);
  const { comparison, markdown } = answer;
  if (comparison.unread !== undefined) {
    await vscode.window.showWarningMessage(comparison.unread);
    return;
  }
  const page = comparisonUri(title, document.uri, old.document.uri);
  rememberComparison(page, markdown);
  await showPage(page);
  offerMore(services, document, old, comparison.changes, title);
}

function compare(
  server: LanguageServer,
  document: vscode.TextDocument,
  { document: old }: PickedVersion,
  title: string,
): Promise<{ readonly markdown: string; readonly comparison: ComparisonDocument } | null> {
  return Promise.resolve(
    vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Comparing…') }, () =>
      server.request(compareMessage, {
        uri: server.uriOf(document),
        old: { text: old.getText(), languageId: old.languageId },
        title,
      }),
    ),
  );
}

function offerMore(
  { server }: Services,
  document: vscode.TextDocument,
  old: PickedVersion,
  changes: readonly ChangeJson[],
  title: string,
): void {
  const go = vscode.l10n.t('Go Through the Changes');
  const sideBySide = vscode.l10n.t('Show Side by Side');
  const insert = vscode.l10n.t('Insert a “Changes” Paragraph');
  const message = vscode.l10n.t('Changes for readers: {0}.', changes.length);
  const offers = changes.length > 0 ? [go, insert] : [sideBySide];
  // Not waited for: the page is there, and the message may stay unread.
  void vscode.window.showInformationMessage(message, ...offers).then(async (answer) => {
    if (answer === go) goThrough(server, changes, document.uri, old.document.uri, title);
    if (answer === sideBySide)
      await vscode.commands.executeCommand('vscode.diff', old.document.uri, document.uri, title);
    if (answer === insert)
      await vscode.commands.executeCommand('proviso.insertChanges', document.uri, old.document.uri);
  });
}
