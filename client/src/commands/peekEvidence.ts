import * as vscode from 'vscode';
import type { Position, Range } from 'vscode-languageserver-types';
import type { Services } from './command';

/** Shows places of a draft without leaving it; the lens above a section calls it. */
export async function peekEvidence({ server }: Services, uri: unknown, at: unknown, places: unknown): Promise<void> {
  if (typeof uri !== 'string' || !Array.isArray(places)) return;
  const convert = server.client.protocol2CodeConverter;
  const document = convert.asUri(uri);
  const locations = (places as readonly Range[]).map((place) => new vscode.Location(document, convert.asRange(place)));
  const from = convert.asPosition(at as Position);
  await vscode.commands.executeCommand('editor.action.peekLocations', document, from, locations, 'peek');
}
