import * as vscode from 'vscode';
import type { Row } from '../views/disclosureTree';
import type { Services } from './command';
import { confirmFact } from './confirmFact';

/** Records the answer by which the requirement of a node does not apply, with the reason for it. */
export async function markNotApplicable(services: Services, given: unknown): Promise<void> {
  await record(services, given, 'appliesNot', (title) => vscode.l10n.t('Does Not Apply: {0}', title));
}

/** Records the answer by which the requirement of a node applies. */
export async function markApplicable(services: Services, given: unknown): Promise<void> {
  await record(services, given, 'applies', (title) => vscode.l10n.t('Applies: {0}', title));
}

async function record(
  services: Services,
  given: unknown,
  which: 'applies' | 'appliesNot',
  titleOf: (title: string) => string,
): Promise<void> {
  const { disclosures } = services;
  const row: Row | undefined = (await disclosures.nodeOf(given))?.row;
  const answer = row?.[which];
  const { document } = disclosures;
  if (!row || !answer || !document) return;
  // What is recorded is a fact about the organisation, and decides other requirements as well: the user sees which.
  const prompt = answer.value
    ? vscode.l10n.t('This is recorded as true: {0}', answer.statement)
    : vscode.l10n.t('This is recorded as not true: {0}', answer.statement);
  await confirmFact(services, document.uri, answer.fact, answer.value, titleOf(row.title), prompt);
}
