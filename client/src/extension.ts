import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type ProvisoApi, startProviso, stopProviso } from './activate';

/** Called by desktop VS Code: the server is a process of its own. */
export function activate(context: vscode.ExtensionContext): ProvisoApi {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist/server/node.js').fsPath;
  const run = { module, transport: TransportKind.ipc };
  return startProviso(
    context,
    (options) => new LanguageClient('proviso', 'Proviso', { run, debug: { ...run, options: DEBUG } }, options),
  );
}

const DEBUG = { execArgv: ['--nolazy', '--inspect=6099'] };

export const deactivate = stopProviso;
