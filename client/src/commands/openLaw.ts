import * as vscode from 'vscode';
import { type LawItem, lawItem } from './chooseLaws';
import type { Services } from './command';
import { explain } from './explain';

/** Opens the list of all laws, or the page of the one that the user picks: what it wants said, with citations and examples. Needs no draft. */
export async function openLaw(services: Services): Promise<void> {
  const { laws } = await services.draft.catalogue();
  const all = {
    id: 'laws',
    label: `$(list-tree) ${vscode.l10n.t('All laws')}`,
    description: vscode.l10n.t('by jurisdiction'),
  };
  const items: readonly LawItem[] = [all, ...laws.map(lawItem)];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Open the Page of a Law'),
    placeHolder: vscode.l10n.t('What it wants said, with citations and examples'),
    matchOnDescription: true,
  });
  if (picked) await explain(services, picked.id, undefined);
}
