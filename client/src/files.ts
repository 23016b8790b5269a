import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { findFilesMessage, readFileMessage } from '../../server/src/messages';

/** More files than this are not drafts of one organisation. */
const MAX_FILES = 5_000;

/** Reads files for the server: in a worker it has no file system, in a virtual workspace nobody else has one. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(readFileMessage.method, ({ uri }: { uri: string }) => readFile(vscode.Uri.parse(uri)));
  client.onRequest(findFilesMessage.method, ({ glob, exclude }: { glob: string; exclude?: string }) =>
    findFiles(glob, exclude),
  );
}

async function readFile(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null; // no such file, or one that we may not read: for the server the same
  }
}

async function findFiles(glob: string, exclude?: string): Promise<readonly string[]> {
  const files = await vscode.workspace.findFiles(glob, exclude, MAX_FILES);
  return files.map((file) => file.toString());
}
