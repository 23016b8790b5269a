import * as vscode from 'vscode';
import { explainMessage } from '../../../server/src/messages';
import type { LanguageServer } from '../languageServer';

const SCHEME = 'proviso-explain';

/** Serves explanations as read-only Markdown documents. */
export function registerExplanations(server: LanguageServer): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent({ query }) {
      const explanation = await server.request(explainMessage, JSON.parse(query) as { id: string; uri?: string });
      return explanation?.markdown ?? vscode.l10n.t('There is no explanation here.');
    },
  });
}

/** The address of an explanation; its name is what the editor's tab shows. */
export function explanationUri(title: string, request: { readonly id: string; readonly uri?: string }): vscode.Uri {
  const path = `/${title.replaceAll(/[/\\?#]+/g, ' ')}.md`;
  return vscode.Uri.from({ scheme: SCHEME, path, query: JSON.stringify(request) });
}

/** Shows one of our Markdown documents beside the draft, rendered. */
export async function showPage(page: vscode.Uri): Promise<void> {
  try {
    // Locked: the other kind of preview follows the cursor back to the draft.
    await vscode.commands.executeCommand('markdown.showLockedPreviewToSide', page);
  } catch {
    // VS Code's own Markdown preview can be switched off: the text will do.
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}
