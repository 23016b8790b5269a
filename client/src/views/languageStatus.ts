import * as vscode from 'vscode';
import type { AnalysisAnswer } from '../../../server/src/messages';
import { DOCUMENT_SELECTOR } from '../documents';
import type { ActiveDraft, DraftState } from './activeDraft';
import { shorten } from './shorten';

/** What one line behind the language's name says. */
interface Line {
  readonly text: string;
  readonly detail: string;
  readonly isWarning?: boolean;
  readonly command?: vscode.Command;
}

/** More laws than this are named in one line. */
const MAX_LAWS = 5;
/** VS Code cuts longer lines off, and the command at their end with them. */
const MAX_DETAIL = 60;

/**
 * Says behind the language's name, where it disturbs nobody, whether a document is checked, against which laws and why
 * these, and what is not checked and why.
 */
export function registerLanguageStatus(draft: ActiveDraft): vscode.Disposable {
  const items: vscode.LanguageStatusItem[] = [];
  const update = (state: DraftState): void => {
    const lines = describe(state);
    while (items.length > lines.length) items.pop()?.dispose();
    lines.forEach((line, at) => {
      const item = items[at] ?? vscode.languages.createLanguageStatusItem(`proviso.${at}`, DOCUMENT_SELECTOR);
      items[at] = item;
      show(item, line);
      item.busy = state.kind === 'reading';
    });
  };
  update(draft.state);
  const listener = draft.onDidChange(update);
  return new vscode.Disposable(() => {
    listener.dispose();
    for (const item of items) item.dispose();
  });
}

function show(item: vscode.LanguageStatusItem, { text, detail, isWarning, command }: Line): void {
  const { Information, Warning } = vscode.LanguageStatusSeverity;
  item.name = 'Proviso';
  item.text = text;
  item.detail = detail;
  item.severity = isWarning ? Warning : Information;
  item.command = command;
}

function describe(state: DraftState): readonly Line[] {
  const notChecked = vscode.l10n.t('Not checked');
  switch (state.kind) {
    case 'none':
    case 'reading':
      return [{ text: 'Proviso', detail: '' }];
    case 'off':
      return [
        {
          text: vscode.l10n.t('Proviso off'),
          detail: '',
          command: { command: 'proviso.toggleChecking', title: vscode.l10n.t('Switch on') },
        },
      ];
    case 'down':
      return [{ text: notChecked, detail: vscode.l10n.t('Proviso is not running') }];
    case 'not-draft':
      return [
        {
          text: notChecked,
          detail: vscode.l10n.t('not recognised as a privacy policy'),
          command: {
            command: 'workbench.action.openSettings',
            title: vscode.l10n.t('Which files are'),
            arguments: ['proviso.drafts'],
          },
        },
      ];
    case 'draft':
      return describeDraft(state.analysis);
  }
}

function describeDraft({ checked, path }: AnalysisAnswer): readonly Line[] {
  const { kind, laws, why, leftOut } = checked;
  if (why !== undefined) return [{ text: vscode.l10n.t('Not compared with the laws'), detail: why }];
  const chooseLaws = { command: 'proviso.chooseLaws', title: vscode.l10n.t('Choose laws') };
  const head: Line = {
    text: vscode.l10n.t('Checked by Proviso'),
    detail: laws.length === 0 ? vscode.l10n.t('{0}; no law recognised', kind) : kind,
    command: chooseLaws,
  };
  const rest = laws.slice(MAX_LAWS);
  const further: Line = {
    text: vscode.l10n.t('Further laws'),
    detail: rest.map(({ short }) => short).join(', '),
    isWarning: rest.some(({ staleSince }) => staleSince !== undefined),
    command: chooseLaws,
  };
  return [
    head,
    ...laws.slice(0, MAX_LAWS).map((law) => lawLine(law, path)),
    ...(rest.length > 0 ? [further] : []),
    ...leftOut.map((detail) => leftOutLine(detail)),
  ];
}

function lawLine({ id, short, reason, staleSince }: AnalysisAnswer['checked']['laws'][number], uri: string): Line {
  const stale = vscode.l10n.t('last checked against the law on {0}', staleSince ?? '');
  return {
    text: short,
    detail: shorten(staleSince === undefined ? reason : stale, MAX_DETAIL),
    isWarning: staleSince !== undefined,
    command: { command: 'proviso.explain', title: vscode.l10n.t('What it wants'), arguments: [id, uri] },
  };
}

function leftOutLine(detail: string): Line {
  const command = { command: 'proviso.disclosures.focus', title: vscode.l10n.t('Disclosures') };
  return { text: vscode.l10n.t('Not checked'), detail: shorten(detail, MAX_DETAIL), command };
}
