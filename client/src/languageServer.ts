import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CancellationToken,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import type { ActionData, InitializationOptions, Message } from '../../server/src/messages';
import { DOCUMENT_SELECTOR, isText } from './documents';
import { answerFileRequests } from './files';

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** Our end of the language server. It may not run: then requests are rejected with a message for the user. */
export interface LanguageServer {
  readonly client: BaseLanguageClient;
  readonly isDown: boolean;
  readonly onDidChange: vscode.Event<void>;
  request<Params, Result>(
    message: Message<Params, Result>,
    params: Params,
    token?: vscode.CancellationToken,
  ): Promise<Result>;
  uriOf(document: { readonly uri: vscode.Uri }): string;
  stop(): Promise<void>;
}

/** What links in texts of the server may call: hovers hold house rules and words of drafts. */
export const PAGE_COMMANDS: readonly string[] = ['proviso.explain'];

/** Commands that links in our own tooltips may call. */
export const LINKED_COMMANDS: readonly string[] = [
  'proviso.explain',
  'proviso.chooseLaws',
  'proviso.insertSection',
  'proviso.insertMissing',
  'proviso.openPreview',
  'proviso.toggleChecking',
];

/** Starts the server without waiting for it. */
export function startLanguageServer(createClient: CreateClient, log: vscode.LogOutputChannel): LanguageServer {
  const client = createClient(clientOptions(log));
  const changed = new vscode.EventEmitter<void>();
  client.onDidChangeState(() => changed.fire());
  answerFileRequests(client);
  const started = client.start().catch((error: unknown) => {
    log.error('The language server did not start.', error instanceof Error ? error : String(error));
    changed.fire();
  });
  const isDown = (): boolean => client.state === State.Stopped || client.state === State.StartFailed;
  return {
    client,
    get isDown() {
      return isDown();
    },
    onDidChange: changed.event,
    async request<Params, Result>(
      message: Message<Params, Result>,
      params: Params,
      token = CancellationToken.None, // the client takes undefined for a parameter
    ): Promise<Result> {
      await started;
      if (isDown())
        throw new Error(
          vscode.l10n.t('Proviso is not running. The log says why; reloading the window starts it again.'),
        );
      return client.sendRequest<Result>(message.method, params, token);
    },
    uriOf: ({ uri }) => client.code2ProtocolConverter.asUri(uri),
    async stop() {
      await started;
      if (client.needsStop()) await client.stop();
      changed.dispose();
    },
  };
}

function clientOptions(outputChannel: vscode.LogOutputChannel): LanguageClientOptions {
  const { bundle } = vscode.l10n;
  const initializationOptions: InitializationOptions = bundle === undefined ? {} : { l10n: bundle };
  return {
    documentSelector: DOCUMENT_SELECTOR,
    initializationOptions,
    outputChannel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml}') },
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    markdown: { isTrusted: { enabledCommands: PAGE_COMMANDS }, supportThemeIcons: true },
    middleware: {
      didOpen: async (document, next) => (isText(document) ? next(document) : undefined),
      didChange: async (event, next) => (isText(event.document) ? next(event) : undefined),
      didSave: async (document, next) => (isText(document) ? next(document) : undefined),
      didClose: async (document, next) => (isText(document) ? next(document) : undefined),
      provideCodeActions: async (document, range, context, token, next) =>
        (await next(document, range, context, token))?.map((action) => askReason(document, action)),
      provideDiagnostics: (document, previous, token, next) =>
        isText(document) ? next(document, previous, token) : undefined,
    },
  };
}

/** What is recorded with a reason is recorded by our commands, which ask for it first; other editors get the bare edit. */
function askReason(
  document: vscode.TextDocument,
  action: vscode.CodeAction | vscode.Command,
): vscode.CodeAction | vscode.Command {
  const data = 'data' in action ? (action.data as Partial<ActionData> | undefined) : undefined;
  const { title } = action;
  const uri = document.uri.toString();
  const instead = (command: string, ...given: readonly unknown[]): vscode.CodeAction =>
    Object.assign(action, { data: undefined, command: { title, command, arguments: [uri, ...given] } });
  const fact = data?.kind === 'record' ? data.request?.facts?.[0] : undefined;
  if (fact) return instead('proviso.confirmFact', fact.id, fact.value, title);
  if (data?.kind !== 'accept' || !data.request) return action;
  return instead('proviso.acceptFinding', data.request.code, data.request.range);
}
