import * as vscode from 'vscode';
import { findingsIn, isNamedLikeDraft } from '../documents';
import { LINKED_COMMANDS } from '../languageServer';
import { type ActiveDraft, type DraftState, isForeign } from './activeDraft';
import { describeFindings, describeLaws, describeReasons, nameLaws } from './wording';

/** A spinner for what takes less time would only flicker. */
const PATIENCE = 300;
const PRIORITY = 90;

interface Shown {
  readonly text: string;
  readonly label: string;
  readonly tooltip: vscode.MarkdownString | string;
  readonly command: string;
}

/** Shows for the active draft which laws it is checked against and how many findings it has; click to choose laws. */
export function registerStatusBar(draft: ActiveDraft): vscode.Disposable & { text(): string } {
  const item = vscode.window.createStatusBarItem('proviso.status', vscode.StatusBarAlignment.Right, PRIORITY);
  item.name = 'Proviso';
  let shown: Shown | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (next: Shown | undefined): void => {
    shown = next;
    if (!next) {
      item.hide();
      return;
    }
    item.text = next.text;
    item.tooltip = next.tooltip;
    item.command = next.command;
    item.accessibilityInformation = { label: next.label, role: 'button' };
    item.show();
  };
  const update = (): void => {
    clearTimeout(timer);
    const { state } = draft;
    if (state.kind === 'reading') {
      timer = setTimeout(() => show(reading()), PATIENCE);
      return;
    }
    show(state.kind === 'draft' ? describeDraft(state) : describeOther(state));
  };
  const listener = draft.onDidChange(update);
  update();
  return {
    text: () => shown?.text ?? '',
    dispose() {
      clearTimeout(timer);
      listener.dispose();
      item.dispose();
    },
  };
}

function reading(): Shown {
  const label = vscode.l10n.t('Proviso is reading the document');
  return { text: '$(loading~spin) Proviso', label, tooltip: label, command: 'proviso.chooseLaws' };
}

/** What is no draft has nothing in the status bar, unless it looks as if something were missing there. */
function describeOther(state: DraftState): Shown | undefined {
  if (state.kind === 'none' || !isNamedLikeDraft(state.document.uri)) return undefined;
  if (state.kind === 'off') {
    const tooltip = vscode.l10n.t('Checking is switched off. Click to switch it on.');
    const text = vscode.l10n.t('Proviso off');
    return {
      text: `$(circle-slash) ${text}`,
      label: `${text}. ${tooltip}`,
      tooltip,
      command: 'proviso.toggleChecking',
    };
  }
  if (state.kind !== 'down') return undefined;
  const tooltip = vscode.l10n.t('Proviso is not running. The log says why; reloading the window starts it again.');
  return { text: '$(warning) Proviso', label: tooltip, tooltip, command: 'proviso.checkNow' };
}

function describeDraft({ document, analysis }: DraftState & { kind: 'draft' }): Shown {
  if (isForeign(document)) return describeForeign(analysis.language);
  const { kind, laws, notApplicable } = analysis.checked;
  const findings = findingsIn(document.uri);
  const named = nameLaws(laws.map(({ short }) => short));
  const counted = describeFindings(findings);
  const tooltip = new vscode.MarkdownString(
    [
      `**${vscode.l10n.t('Checked against')}**`,
      describeReasons(laws),
      ...(notApplicable.length > 0 ? [describeLaws(notApplicable)] : []),
      `${vscode.l10n.t('Kind of notice: {0}', kind)}. ${counted}`,
      [
        link('proviso.chooseLaws', vscode.l10n.t('Choose laws')),
        link('proviso.insertMissing', vscode.l10n.t('Insert what is missing')),
        link('proviso.openPreview', vscode.l10n.t('Preview')),
      ].join(' · '),
    ].join('\n\n'),
    true,
  );
  tooltip.isTrusted = { enabledCommands: LINKED_COMMANDS };
  return {
    text: `$(law) ${named} · ${findings.length}`,
    label: vscode.l10n.t('Proviso: {0}. {1} Click to choose laws.', named, counted),
    tooltip,
    command: 'proviso.chooseLaws',
  };
}

function describeForeign(language: string): Shown {
  const tooltip = vscode.l10n.t(
    'The draft is written in another language than English ({0}): Proviso does not look for disclosures in it.',
    language,
  );
  const text = vscode.l10n.t('Not checked');
  return { text: `$(law) ${text}`, label: `Proviso: ${text}. ${tooltip}`, tooltip, command: 'proviso.chooseLaws' };
}

function link(command: string, text: string): string {
  return `[${text}](command:${command})`;
}
