import * as vscode from 'vscode';
import { codeOf, findingsIn } from '../documents';
import type { DisclosureNode, DisclosureTree, Range } from '../views/disclosureTree';
import { type Services, sayNotDraft, targetDocument } from './command';

/** Shows in the view “Disclosures” what the draft says at the cursor, or what the finding there is about. */
export async function showInDisclosures({ server, disclosures, draft, previews }: Services): Promise<void> {
  const document = await targetDocument({ draft, previews }, undefined);
  if (!document) return;
  if (draft.state.kind !== 'draft') return sayNotDraft(document);
  const cursor = vscode.window.activeTextEditor?.selection.active ?? new vscode.Position(0, 0);
  const codes = findingsIn(document.uri)
    .filter(({ range }) => range.contains(cursor))
    .map((finding) => codeOf(finding).split('/')[1] ?? '');
  const isHere = (place: Range): boolean => server.client.protocol2CodeConverter.asRange(place).contains(cursor);
  let found = nodeAt(await disclosures.current(), isHere, codes);
  if (!found) {
    // It may be hidden by the filter.
    const before = [...disclosures.hidden];
    await disclosures.setHidden([]);
    found = nodeAt(await disclosures.current(), isHere, codes);
    const needed = found?.row?.mark;
    await disclosures.setHidden(before.filter((mark) => mark !== needed));
  }
  if (found) return disclosures.reveal(found.id);
  await vscode.window.showInformationMessage(vscode.l10n.t('No disclosure that the laws want is made here.'));
}

/** The narrowest evidence at the cursor, else the row that a finding there is about. */
function nodeAt(
  { nodes }: DisclosureTree,
  isHere: (place: Range) => boolean,
  disclosures: readonly string[],
): DisclosureNode | undefined {
  const all = [...nodes.values()];
  const here = all.filter(({ face, place, placeIn }) => face.icon === 'evidence' && place && !placeIn && isHere(place));
  const [first, ...others] = here;
  if (first) return others.reduce((best, node) => (size(node) < size(best) ? node : best), first);
  return all.find(({ row, face }) => row && face.context.startsWith('row') && disclosures.includes(row.disclosure));
}

function size({ place }: DisclosureNode): number {
  if (!place) return Number.POSITIVE_INFINITY;
  const { start, end } = place;
  return (end.line - start.line) * 10_000 + end.character - start.character;
}
