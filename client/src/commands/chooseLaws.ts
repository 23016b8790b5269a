import * as vscode from 'vscode';
import { type AnalysisAnswer, analysisMessage, type Catalogue, recordMessage } from '../../../server/src/messages';
import { applyEdit } from './applyEdit';
import { type Services, sayNotDraft, targetDocument } from './command';

export interface LawItem extends vscode.QuickPickItem {
  /** Absent: let Proviso recognise the laws. */
  readonly id?: string;
}

/** Lets the user choose the laws that a draft is checked against, and records the choice in it or in proviso.yaml. */
export async function chooseLaws({ server, draft, previews }: Services, given: unknown): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const uri = server.uriOf(document);
  const [{ laws }, analysis] = await Promise.all([draft.catalogue(), server.request(analysisMessage, { uri })]);
  if (!analysis) return sayNotDraft(document);
  const declared = analysis.laws.filter(({ because }) => because === 'declared').map(({ id }) => id);
  const items = [automatic(), ...laws.map((law) => describeLaw(law, analysis))];
  const picked = await pickLaws(items, declared);
  const chosen = picked?.flatMap(({ id }) => id ?? []);
  if (!chosen || String(chosen) === String(declared)) return;
  const edit = await server.request(recordMessage, { uri, laws: chosen.length === 0 ? 'auto' : chosen });
  if (edit) await applyEdit(server, document, edit);
}

function automatic(): LawItem {
  return {
    label: `$(sparkle) ${vscode.l10n.t('Automatic')}`,
    detail: vscode.l10n.t('The laws that the draft names, and those that follow from what it says'),
  };
}

function describeLaw(law: Catalogue['laws'][number], analysis: AnalysisAnswer): LawItem {
  const reason = analysis.checked.laws.find(({ id }) => id === law.id)?.reason;
  return reason === undefined ? lawItem(law) : { ...lawItem(law), detail: reason };
}

/** A law to choose, with when it applies. */
export function lawItem({ id, name, short, appliesWhen }: Catalogue['laws'][number]): LawItem {
  return { id, label: short, description: name, detail: appliesWhen };
}

/** The laws picked, none for automatic; undefined when the user backed out. */
function pickLaws(items: readonly LawItem[], declared: readonly string[]): Promise<readonly LawItem[] | undefined> {
  const pick = vscode.window.createQuickPick<LawItem>();
  pick.title = vscode.l10n.t('Laws to Check Against');
  pick.placeholder = vscode.l10n.t('Choose the laws that apply to you');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.items = items;
  const isChosen = ({ id }: LawItem): boolean =>
    declared.length === 0 ? id === undefined : declared.includes(id ?? '');
  let selected: readonly LawItem[] = items.filter(isChosen);
  pick.selectedItems = selected;
  pick.onDidChangeSelection((next) => {
    const settled = settle(selected, next);
    selected = settled;
    if (settled.length !== next.length) pick.selectedItems = settled;
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(selected);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** "Automatic" and laws exclude each other: what was ticked last holds, and "all" are all laws. */
function settle(before: readonly LawItem[], now: readonly LawItem[]): readonly LawItem[] {
  const laws = now.filter(({ id }) => id !== undefined);
  if (laws.length === now.length || laws.length === 0) return now;
  const added = now.filter((item) => !before.includes(item));
  return added.length === 1 && added[0]?.id === undefined ? added : laws;
}
