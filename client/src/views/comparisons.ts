import * as vscode from 'vscode';
import { compareMessage } from '../../../server/src/messages';
import type { LanguageServer } from '../languageServer';

const SCHEME = 'proviso-changes';

const pages = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();

/** Serves comparisons as read-only Markdown documents; one that a window left open is made anew. */
export function registerComparisons(server: LanguageServer): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    async provideTextDocumentContent(page) {
      return (
        pages.get(page.toString()) ??
        (await compareAnew(server, page)) ??
        vscode.l10n.t('There is nothing to compare here.')
      );
    },
  });
}

/** The address of a comparison; its name is what the editor's tab shows. */
export function comparisonUri(title: string, draft: vscode.Uri, old: vscode.Uri): vscode.Uri {
  const path = `/${title.replaceAll(/[/\\?#]+/g, ' ')}.md`;
  return vscode.Uri.from({
    scheme: SCHEME,
    path,
    query: JSON.stringify({ title, draft: draft.toString(), old: old.toString() }),
  });
}

/** Keeps a comparison that was just made, and shows it where an older one of the two is open. */
export function rememberComparison(page: vscode.Uri, markdown: string): void {
  pages.set(page.toString(), markdown);
  changed.fire(page);
}

async function compareAnew(server: LanguageServer, { query }: vscode.Uri): Promise<string | undefined> {
  const { title, draft, old } = JSON.parse(query) as { title: string; draft: string; old: string };
  try {
    const [document, before] = await Promise.all(
      [draft, old].map((uri) => vscode.workspace.openTextDocument(vscode.Uri.parse(uri))),
    );
    if (!document || !before) return undefined;
    const answer = await server.request(compareMessage, {
      uri: server.uriOf(document),
      old: { text: before.getText(), languageId: before.languageId },
      title,
    });
    return answer?.markdown;
  } catch {
    return undefined; // one of the two is gone
  }
}
