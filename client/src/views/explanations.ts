import * as vscode from 'vscode';
import { explainMessage } from '../../../server/src/messages';
import type { LanguageServer } from '../languageServer';
import { linkPages, type PageRequest, pagePath, readPagePath } from './pagePaths';

const SCHEME = 'proviso-explain';

/** Serves explanations as read-only Markdown documents. */
export function registerExplanations(server: LanguageServer): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent(page) {
      const explanation = await server.request(explainMessage, readPagePath(page.path));
      return explanation ? linkPages(explanation.markdown) : vscode.l10n.t('There is no explanation here.');
    },
  });
}

/** The address of an explanation; its name is what the editor's tab shows. */
export function explanationUri(title: string, request: PageRequest): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: pagePath(title, request) });
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
