import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { type ProvisoApi, startProviso, stopProviso } from './activate';

/** Called by VS Code in the browser: the server is a web worker. */
export function activate(context: vscode.ExtensionContext): ProvisoApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server/browser.js').toString(true);
  return startProviso(
    context,
    (options) => new LanguageClient('proviso', 'Proviso', async () => startWorker(script), options),
  );
}

/** Not left to the client library: it asks `instanceof Worker`, which VS Code's own Worker is not. */
function startWorker(script: string): MessageTransports {
  const worker = new Worker(script);
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

export const deactivate = stopProviso;
