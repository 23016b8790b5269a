import * as vscode from 'vscode';
import { PAGE_COMMANDS } from '../languageServer';
import type { DisclosureNode, Face, Row } from './disclosureTree';
import { escapeMarkdown } from './wording';

/** Shapes differ as well as colours: nobody has to tell red from green. */
const ICONS: Readonly<Record<Face['icon'], readonly [icon: string, colour?: string]>> = {
  missing: ['error', 'list.errorForeground'],
  partial: ['warning', 'list.warningForeground'],
  unconfirmed: ['question', 'charts.blue'],
  manual: ['eye'],
  accepted: ['verified', 'charts.purple'],
  met: ['pass-filled', 'testing.iconPassed'],
  'not-applicable': ['circle-slash', 'disabledForeground'],
  law: ['law'],
  topic: ['list-tree'],
  evidence: ['quote'],
  lacking: ['dash'],
};

const STATES: Readonly<Record<Face['opens'], vscode.TreeItemCollapsibleState>> = {
  expanded: vscode.TreeItemCollapsibleState.Expanded,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  never: vscode.TreeItemCollapsibleState.None,
};

/** Quotations in a tooltip; the others can be unfolded. */
const MAX_QUOTES = 3;

/** A node as the view draws it. */
export function itemOf({ id, face, row }: DisclosureNode): vscode.TreeItem {
  const item = new vscode.TreeItem(face.label, STATES[face.opens]);
  const [icon, colour] = ICONS[face.icon];
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
  item.contextValue = face.context;
  item.accessibilityInformation = { label: face.spoken };
  if (face.description !== '') item.description = face.description;
  if (face.tooltip !== '') item.tooltip = face.tooltip;
  if (row)
    item.command = { command: 'proviso.goToEvidence', title: vscode.l10n.t('Show in the Draft'), arguments: [id] };
  return item;
}

/** What the tooltip of a row says: its verdict and why, what the draft says, and the requirement. */
export function tooltipOf(row: Row, verdict: string, explanation: string): vscode.MarkdownString {
  const quotes = row.evidence.slice(0, MAX_QUOTES).map(({ text }) => `> ${escapeMarkdown(text)}`);
  const heading = `**${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}**`;
  const parts = [heading, ...row.notes.map(escapeMarkdown), ...quotes, '---', explanation];
  const tooltip = new vscode.MarkdownString(parts.join('\n\n'), true);
  tooltip.isTrusted = { enabledCommands: PAGE_COMMANDS };
  return tooltip;
}
