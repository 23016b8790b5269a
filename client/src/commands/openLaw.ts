import * as vscode from 'vscode';
import type { Services } from './command';
import { explain } from './explain';

/** Opens the page of a law that the user picks: what it wants said, with citations and examples. Needs no draft. */
export async function openLaw(services: Services): Promise<void> {
  const { laws } = await services.draft.catalogue();
  const items = laws.map(({ id, name, short, appliesWhen }) => ({
    id,
    label: short,
    description: name,
    detail: appliesWhen,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Open the Page of a Law'),
    placeHolder: vscode.l10n.t('What it wants said, with citations and examples'),
    matchOnDescription: true,
  });
  if (picked) await explain(services, picked.id, undefined);
}
