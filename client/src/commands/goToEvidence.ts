import * as vscode from 'vscode';
import { columnOf } from './applyEdit';
import type { Services } from './command';
import { explainDisclosure } from './explainDisclosure';

/**
 * Selects in the editor what a node of the view “Disclosures” stands for: its evidence, or where it would stand. What
 * has no place in a draft is explained instead.
 */
export async function goToEvidence(services: Services, given: unknown): Promise<void> {
  const { disclosures, server } = services;
  const node = await disclosures.nodeOf(given);
  const { document } = disclosures;
  if (!node || !document) return;
  if (!node.place) return explainDisclosure(services, node.id);
  const convert = server.client.protocol2CodeConverter;
  const selection = convert.asRange(node.place);
  const target = node.placeIn ? convert.asUri(node.placeIn.uri) : document.uri;
  await vscode.window.showTextDocument(target, { selection, viewColumn: columnOf(document), preview: false });
}
