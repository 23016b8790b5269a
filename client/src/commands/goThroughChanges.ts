import * as vscode from 'vscode';
import type { ChangeJson } from '../../../server/src/messages';
import type { LanguageServer } from '../languageServer';

interface ChangeItem extends vscode.QuickPickItem {
  readonly change?: ChangeJson;
}

/**
 * Lists the changes between two versions. Each one that is chosen is shown with both texts side by side; the list stays
 * until it is closed.
 */
export function goThrough(
  server: LanguageServer,
  changes: readonly ChangeJson[],
  draft: vscode.Uri,
  old: vscode.Uri,
  title: string,
): void {
  const list = vscode.window.createQuickPick<ChangeItem>();
  list.title = title;
  list.placeholder = vscode.l10n.t('Enter shows both versions at the place');
  list.ignoreFocusOut = true;
  list.matchOnDetail = true;
  list.items = itemsFor(changes);
  list.onDidHide(() => list.dispose());
  list.onDidAccept(async () => {
    const change = list.activeItems[0]?.change;
    if (change) await show(server, change, draft, old, title);
  });
  list.show();
}

function itemsFor(changes: readonly ChangeJson[]): readonly ChangeItem[] {
  return changes.flatMap((change, index): ChangeItem[] => {
    const { title, text, material, was, is } = change;
    const [place] = (is ?? was)?.places ?? [];
    const item = {
      label: text,
      description: material ? vscode.l10n.t('material') : '',
      detail: place?.text.replace(/\s+/g, ' ') ?? '',
      change,
    };
    const isFirst = changes[index - 1]?.title !== title;
    return isFirst ? [{ label: title, kind: vscode.QuickPickItemKind.Separator }, item] : [item];
  });
}

/** What is gone has no place in the new version: it is shown in the old one. */
async function show(
  server: LanguageServer,
  { was, is }: ChangeJson,
  draft: vscode.Uri,
  old: vscode.Uri,
  title: string,
): Promise<void> {
  const [now] = is?.places ?? [];
  const [before] = was?.places ?? [];
  const convert = server.client.protocol2CodeConverter;
  const options = { preserveFocus: true, preview: true, viewColumn: vscode.ViewColumn.One };
  if (now) {
    const selection = convert.asRange(now.range);
    await vscode.commands.executeCommand('vscode.diff', old, draft, title, { ...options, selection });
  } else if (before) {
    await vscode.window.showTextDocument(old, { ...options, selection: convert.asRange(before.range) });
  }
}
