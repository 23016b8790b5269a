import * as vscode from 'vscode';
import { type AnalysisAnswer, analysisMessage, type Catalogue, insertMessage } from '../../../server/src/messages';
import { applyEdit } from './applyEdit';
import { type Services, sayNotDraft, targetDocument } from './command';

/** What is missing for which laws is inserted, and whether the changes are shown first. */
interface Wanted {
  /** Absent: those that apply. */
  readonly laws?: readonly string[];
  readonly preview: boolean;
}

interface ScopeItem extends vscode.QuickPickItem {
  /** Absent: those that apply. */
  readonly laws?: readonly string[];
}

/** Inserts the standard sections for everything that is missing, as one step that can be undone. */
export async function insertMissing(services: Services, given: unknown): Promise<void> {
  await insertWanted(services, given, () => ({ preview: false }));
}

/** The same for one law, which the user picks. */
export async function insertMissingForLaw(services: Services, given: unknown): Promise<void> {
  await insertWanted(services, given, async (analysis, { laws }) => {
    const picked = await pickScope(lawItems(analysis, laws), vscode.l10n.t('Insert All Missing Sections for a Law'));
    return picked?.laws && { laws: picked.laws, preview: false };
  });
}

/** Shows the changes before they are made, for all laws or one; the user confirms those that he wants. */
export async function previewMissing(services: Services, given: unknown): Promise<void> {
  await insertWanted(services, given, async (analysis, { laws }) => {
    const items = lawItems(analysis, laws);
    const all: ScopeItem = { label: vscode.l10n.t('All laws that apply') };
    const title = vscode.l10n.t('Look at the Missing Sections before Inserting Them');
    const picked = items.length > 1 ? await pickScope([all, ...items], title) : all;
    return picked && { ...(picked.laws && { laws: picked.laws }), preview: true };
  });
}

async function insertWanted(
  { server, draft, previews }: Services,
  given: unknown,
  ask: (analysis: AnalysisAnswer, catalogue: Catalogue) => Wanted | undefined | Promise<Wanted | undefined>,
): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const uri = server.uriOf(document);
  const analysis = await server.request(analysisMessage, { uri });
  if (!analysis) return sayNotDraft(document);
  const wanted = await ask(analysis, await draft.catalogue());
  if (!wanted) return;
  const edit = await server.request(insertMessage, { uri, sections: 'missing', ...wanted });
  if (!edit) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('There is nothing missing for which Proviso has a section.'),
    );
    return;
  }
  if (await applyEdit(server, document, edit)) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Inserted. Now fill in the marked places.'), 8_000);
  }
}

/** The laws for which something is missing. */
function lawItems({ requirements }: AnalysisAnswer, laws: Catalogue['laws']): readonly ScopeItem[] {
  return laws.flatMap(({ id, short, name }): ScopeItem[] => {
    const missing = requirements.filter(({ law, verdict }) => law === id && verdict === 'missing').length;
    const detail = vscode.l10n.t('{0} missing', missing);
    return missing === 0 ? [] : [{ label: short, description: name, detail, laws: [id] }];
  });
}

async function pickScope(items: readonly ScopeItem[], title: string): Promise<ScopeItem | undefined> {
  if (items.length > 0) return vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  await vscode.window.showInformationMessage(
    vscode.l10n.t('There is nothing missing for which Proviso has a section.'),
  );
  return undefined;
}
