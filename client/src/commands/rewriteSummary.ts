import * as vscode from 'vscode';
import { type Services, targetDocument } from './command';

/** Has the preview's summary rewritten by a language model that the user has, after explaining what that means. */
export async function rewriteSummary({ draft, previews, models }: Services, given: unknown): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const model = await models.agree();
  if (!model) return;
  previews.open(document.uri);
  const title = vscode.l10n.t('{0} rewrites the summary', model.name);
  const count = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_, token) => {
      const asking = new AbortController();
      token.onCancellationRequested(() => asking.abort());
      return previews.rewrite(document.uri, model, asking.signal);
    },
  );
  vscode.window.setStatusBarMessage(vscode.l10n.t('Statements worded anew: {0}', count), 8_000);
}
