import * as vscode from 'vscode';
import { DOCUMENT_SELECTOR } from '../documents';
import { type ActiveDraft, type DraftState, isForeign } from './activeDraft';

/** Says behind the language's name, where it disturbs nobody, whether a document is checked and why it is not. */
export function registerLanguageStatus(draft: ActiveDraft): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('proviso.checked', DOCUMENT_SELECTOR);
  item.name = 'Proviso';
  const update = (state: DraftState): void => {
    const { text, detail, command } = describe(state);
    item.text = text;
    item.detail = detail;
    item.command = command;
    item.busy = state.kind === 'reading';
  };
  update(draft.state);
  return vscode.Disposable.from(item, draft.onDidChange(update));
}

interface Description {
  readonly text: string;
  readonly detail: string;
  readonly command: vscode.Command | undefined;
}

function describe(state: DraftState): Description {
  const notChecked = vscode.l10n.t('Not checked');
  switch (state.kind) {
    case 'none':
    case 'reading':
      return { text: 'Proviso', detail: '', command: undefined };
    case 'off':
      return {
        text: vscode.l10n.t('Proviso off'),
        detail: '',
        command: { command: 'proviso.toggleChecking', title: vscode.l10n.t('Switch on') },
      };
    case 'down':
      return { text: notChecked, detail: vscode.l10n.t('Proviso is not running'), command: undefined };
    case 'not-draft':
      return {
        text: notChecked,
        detail: vscode.l10n.t('not recognised as a privacy policy'),
        command: {
          command: 'workbench.action.openSettings',
          title: vscode.l10n.t('Which files are'),
          arguments: ['proviso.drafts'],
        },
      };
    case 'draft':
      return isForeign(state.document)
        ? { text: notChecked, detail: vscode.l10n.t('the draft is not in English'), command: undefined }
        : {
            text: vscode.l10n.t('Checked by Proviso'),
            detail: '',
            command: { command: 'proviso.chooseLaws', title: vscode.l10n.t('Choose laws') },
          };
  }
}
