import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { type ActionData, provideCodeActions, resolveAction } from '../service/codeActions';
import type { ServerContext } from './context';
import { guard } from './guard';

/** Offers quick fixes; their edits are made when they are chosen, where the client can wait for that. */
export function registerCodeActions({ connection, support, analysisOf, recordPlace }: ServerContext): void {
  const withEdit = async (action: CodeAction): Promise<CodeAction> => {
    const data = action.data as ActionData | undefined;
    const analysis = data && (await analysisOf(data.uri));
    if (!analysis) return action;
    const edit = resolveAction(analysis, data, await recordPlace(data.uri), support().edits);
    return edit ? { ...action, edit } : action;
  };
  const provide = async ({ textDocument, context }: CodeActionParams): Promise<CodeAction[]> => {
    const analysis = await analysisOf(textDocument.uri);
    if (!analysis) return [];
    const actions = provideCodeActions(analysis, context.diagnostics, context.only);
    return support().lazyEdits ? actions : await Promise.all(actions.map(withEdit));
  };
  connection.onCodeAction(guard(connection, 'code actions', [], provide));
  connection.onCodeActionResolve(async (action, token) => {
    return await guard(connection, 'code action', action, withEdit)(action, token);
  });
}
