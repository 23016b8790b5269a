import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { prepareRename, provideRename, type Refusal, type Renaming } from '../service/rename';
import type { ServerContext } from './context';
import { guard } from './guard';

/** Renaming defined terms. What cannot be renamed is answered with the reason, which editors show. */
export function registerRename({ connection, support, analysisOf }: ServerContext): void {
  connection.onPrepareRename(
    guard(connection, 'rename', null, async ({ textDocument, position }) => {
      const analysis = await analysisOf(textDocument.uri);
      return analysis && orError<Renaming>(prepareRename(analysis, position));
    }),
  );
  connection.onRenameRequest(
    guard(connection, 'rename', null, async ({ textDocument, position, newName }) => {
      const analysis = await analysisOf(textDocument.uri);
      return analysis && orError<WorkspaceEdit>(provideRename(analysis, position, newName, support().edits));
    }),
  );
}

function orError<T extends object>(result: T | Refusal | null): T | ResponseError<never> | null {
  return result && 'refusal' in result ? new ResponseError(LSPErrorCodes.RequestFailed, result.refusal) : result;
}
