import * as vscode from 'vscode';
import { markNames } from '../views/disclosureTree';
import type { Services } from './command';

/** Lets the user choose by verdict what the view “Disclosures” shows. */
export async function filterDisclosures({ disclosures }: Services): Promise<void> {
  const { counts } = await disclosures.current();
  const names = markNames((message, ...inserts) => vscode.l10n.t(message, ...inserts));
  const items = [...names].map(([mark, name]) => ({
    mark,
    label: name,
    description: String(counts.get(mark) ?? 0),
    picked: !disclosures.hidden.has(mark),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Filter Disclosures'),
    placeHolder: vscode.l10n.t('What the view shows'),
    canPickMany: true,
  });
  if (!picked) return;
  await disclosures.setHidden(items.filter((item) => !picked.includes(item)).map(({ mark }) => mark));
}
