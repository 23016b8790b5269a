import * as vscode from 'vscode';
import { analysisMessage, type Catalogue, insertMessage } from '../../../server/src/messages';
import { applyEdit } from './applyEdit';
import { type Services, sayNotDraft, targetDocument } from './command';

interface SectionItem extends vscode.QuickPickItem {
  readonly id: string;
}

/** Inserts a standard section, at its usual place in the draft. */
export async function insertSection({ server, draft, previews }: Services, given: unknown): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const uri = server.uriOf(document);
  const [{ sections }, analysis] = await Promise.all([draft.catalogue(), server.request(analysisMessage, { uri })]);
  if (!analysis) return sayNotDraft(document);
  const missing = new Set(analysis.findings.flatMap(({ fixes }) => fixes).map((fix) => fix.replace(/^insert /, '')));
  const picked = await vscode.window.showQuickPick(listSections(sections, missing), {
    title: vscode.l10n.t('Insert a Standard Section'),
    placeHolder: vscode.l10n.t('It goes to its usual place in the draft'),
    matchOnDescription: true,
  });
  if (!picked) return;
  const edit = await server.request(insertMessage, { uri, sections: [picked.id] });
  if (edit) await applyEdit(server, document, edit);
  else await vscode.window.showInformationMessage(vscode.l10n.t('“{0}” cannot be inserted here.', picked.label));
}

/** What would answer a finding comes first. */
function listSections(sections: Catalogue['sections'], missing: ReadonlySet<string>): SectionItem[] {
  const wanted = sections.filter(({ id }) => missing.has(id));
  const others = sections.filter(({ id }) => !missing.has(id));
  return [
    ...separated(vscode.l10n.t('missing or incomplete in this draft'), wanted),
    ...separated(vscode.l10n.t('other standard sections'), others),
  ];
}

function separated(label: string, sections: Catalogue['sections']): SectionItem[] {
  if (sections.length === 0) return [];
  const separator = { id: '', label, kind: vscode.QuickPickItemKind.Separator };
  return [separator, ...sections.map(({ id, title }) => ({ id, label: title, description: id }))];
}
