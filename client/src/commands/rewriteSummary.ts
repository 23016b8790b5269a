import * as vscode from 'vscode';
import { openPreview, rewritePreview } from '../preview/panel';
import { type Services, targetDocument } from './command';

/** Has the preview's summary rewritten by a language model that the user has, after explaining what that means. */
export async function rewriteSummary({ context, server, draft, models }: Services, given: unknown): Promise<void> {
  const document = await targetDocument(draft, given);
  if (!document) return;
  const model = await models.agree();
  if (!model) return;
  await openPreview(context, server.client, document.uri);
  const title = vscode.l10n.t('{0} rewrites the summary', model.name);
  const count = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_, token) => {
      const asking = new AbortController();
      token.onCancellationRequested(() => asking.abort());
      return rewritePreview(document.uri, model, asking.signal);
    },
  );
  vscode.window.setStatusBarMessage(vscode.l10n.t('Statements worded anew: {0}', count ?? 0), 8_000);
}
