import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type ProvisoApi, startProviso, stopProviso } from './activate';

/** Called by VS Code in the browser: the server is a web worker. */
export function activate(context: vscode.ExtensionContext): ProvisoApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server/browser.js').toString(true);
  return startProviso(
    context,
    (options) => new LanguageClient('proviso', 'Proviso', async () => new Worker(script), options),
  );
}

export const deactivate = stopProviso;
