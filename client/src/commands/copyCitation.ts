import * as vscode from 'vscode';
import type { Services } from './command';

/** Copies the citation of a node of the view “Disclosures”. */
export async function copyCitation({ disclosures }: Services, given: unknown): Promise<void> {
  const node = await disclosures.nodeOf(given);
  // The part that stands for one of several laws has its citation as its title.
  const citation = node?.row && (node.row.citation || node.row.title);
  if (!citation) return;
  await vscode.env.clipboard.writeText(citation);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', citation), 4_000);
}
