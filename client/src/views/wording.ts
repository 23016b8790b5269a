import * as vscode from 'vscode';
import type { Checked } from '../../../server/src/messages';

/** More laws than this do not fit into the status bar. */
const MAX_NAMES = 3;

/** "GDPR, CCPA", or "GDPR, CCPA, CalOPPA +2". */
export function nameLaws(names: readonly string[]): string {
  if (names.length === 0) return vscode.l10n.t('No law recognised');
  const rest = names.length - MAX_NAMES;
  return names.slice(0, MAX_NAMES).join(', ') + (rest > 0 ? ` +${rest}` : '');
}

/** "Findings: 7 (errors: 2, warnings: 5)." So worded, it needs no plurals. */
export function describeFindings(findings: readonly vscode.Diagnostic[]): string {
  if (findings.length === 0) return vscode.l10n.t('No findings.');
  const count = (...severities: readonly vscode.DiagnosticSeverity[]): number =>
    findings.filter(({ severity }) => severities.includes(severity)).length;
  const { Error: error, Warning, Information } = vscode.DiagnosticSeverity;
  const parts = [
    [count(error), vscode.l10n.t('errors')],
    [count(Warning), vscode.l10n.t('warnings')],
    [count(Information), vscode.l10n.t('notes')],
  ] as const;
  const shown = parts.filter(([number]) => number > 0).map(([number, what]) => `${what}: ${number}`);
  return vscode.l10n.t('Findings: {0} ({1}).', findings.length, shown.join(', '));
}

/** A Markdown list of the laws, each with the reason for which it was taken. */
export function describeReasons(laws: Checked['laws']): string {
  if (laws.length === 0) {
    return vscode.l10n.t('The draft names no law that Proviso knows, so it is checked for what every law wants.');
  }
  return describeLaws(laws);
}

/** A Markdown list of laws, each with a reason. */
export function describeLaws(laws: Checked['laws']): string {
  return laws.map(({ short, reason }) => `- **${short}**: ${escapeMarkdown(reason)}`).join('\n');
}

/** What stands in a draft must not become a link or a picture in a tooltip. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+.!|<>~$&-]/g, '\\$&');
}
