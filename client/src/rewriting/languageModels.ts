import * as vscode from 'vscode';
import { withToken } from '../cancellation';
import type { TextModel } from './rewriter';

/** The language models that the user has in VS Code, and whether we may use them. */
export interface LanguageModels {
  /** Whether the user wants rewriting at all. */
  isOn(): boolean;
  /** The model to use without asking; undefined where rewriting is off, or nobody has agreed to it yet. */
  ready(): Promise<TextModel | undefined>;
  /** Explains what is sent to whom, and switches rewriting on where the user agrees; undefined where they do not. */
  agree(): Promise<TextModel | undefined>;
  /** Only for tests: a model that stands for those of VS Code. */
  replaceBy(model: TextModel | undefined): void;
}

const SETTING = 'rewriting';
/** Under this key stands which models the user knows about. */
const EXPLAINED = 'rewriting.explained';

/** The language models of the editor; before one is used for the first time, the user is told what it gets. */
export function createLanguageModels(context: vscode.ExtensionContext): LanguageModels {
  let stand: TextModel | undefined;
  const explained = (): readonly string[] => context.globalState.get<readonly string[]>(EXPLAINED, []);
  return {
    isOn,
    async ready() {
      if (!isOn()) return undefined;
      if (stand) return stand;
      const model = await firstModel();
      const mayAsk = model && context.languageModelAccessInformation.canSendRequest(model) === true;
      return mayAsk && explained().includes(model.id) ? toTextModel(model) : undefined;
    },
    async agree() {
      const model = stand ? undefined : await firstModel();
      if (!stand && !model) {
        await vscode.window.showInformationMessage(
          vscode.l10n.t('There is no language model in this editor. The summary stays as Proviso words it.'),
        );
        return undefined;
      }
      if (model && !explained().includes(model.id)) {
        if (!(await isAgreed(model))) return undefined;
        await context.globalState.update(EXPLAINED, [...explained(), model.id]);
      }
      await vscode.workspace.getConfiguration('proviso').update(SETTING, true, vscode.ConfigurationTarget.Global);
      return stand ?? (model && toTextModel(model));
    },
    replaceBy(model) {
      stand = model;
    },
  };
}

function isOn(): boolean {
  return vscode.workspace.getConfiguration('proviso').get<boolean>(SETTING, false);
}

/** Editors made from VS Code may lack the interface altogether. */
async function firstModel(): Promise<vscode.LanguageModelChat | undefined> {
  const { lm } = vscode as Partial<typeof vscode>;
  return (await lm?.selectChatModels())?.[0];
}

async function isAgreed({ name }: vscode.LanguageModelChat): Promise<boolean> {
  const use = vscode.l10n.t('Use {0}', name);
  const detail = vscode.l10n.t(
    'The statements of the summary that quote your draft are sent to {0}, with what they quote, and nothing else of it. Whoever runs the model sees them. Proviso itself sends nothing. Every answer is compared with the statement: where it says anything else, it is not shown. The setting “proviso.rewriting” switches this off again.',
    name,
  );
  const message = vscode.l10n.t('Have the summary rewritten by a language model?');
  return (await vscode.window.showInformationMessage(message, { modal: true, detail }, use)) === use;
}

function toTextModel(model: vscode.LanguageModelChat): TextModel {
  return {
    name: model.name,
    ask: (prompt, signal) =>
      withToken(signal, async (token) => {
        const justification = vscode.l10n.t('To rewrite the summary of your privacy policy.');
        const message = vscode.LanguageModelChatMessage.User(prompt);
        const response = await model.sendRequest([message], { justification }, token);
        let answer = '';
        for await (const part of response.text) answer += part;
        return answer;
      }),
  };
}
