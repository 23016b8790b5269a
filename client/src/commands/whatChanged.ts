import * as vscode from 'vscode';
import { type ComparisonDocument, compareMessage } from '../../../server/src/messages';
import { fileName } from '../documents';
import type { LanguageServer } from '../languageServer';
import { comparisonUri, rememberComparison } from '../views/comparisons';
import { showPage } from '../views/explanations';
import { type Services, sayNotDraft, targetDocument } from './command';
import { type PickedVersion, versionFor } from './pickVersion';

/**
 * Shows what a draft tells its readers differently than an earlier version: one in Git, or another file. A caller may
 * give the addresses of both.
 */
export async function whatChanged(services: Services, given: unknown, givenOld: unknown): Promise<void> {
  const document = await targetDocument(services.draft, given);
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
  offerMore(document, old, comparison.changes.length, title);
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
        oldUri: server.uriOf(old),
        title,
      }),
    ),
  );
}

function offerMore(document: vscode.TextDocument, old: PickedVersion, changes: number, title: string): void {
  const sideBySide = vscode.l10n.t('Show Side by Side');
  const insert = vscode.l10n.t('Insert a “Changes” Paragraph');
  const message = vscode.l10n.t('Changes for readers: {0}.', changes);
  const offers = changes > 0 ? [sideBySide, insert] : [sideBySide];
  // Not waited for: the page is there, and the message may stay unread.
  void vscode.window.showInformationMessage(message, ...offers).then(async (answer) => {
    if (answer === sideBySide)
      await vscode.commands.executeCommand('vscode.diff', old.document.uri, document.uri, title);
    if (answer === insert)
      await vscode.commands.executeCommand('proviso.insertChanges', document.uri, old.document.uri);
  });
}
