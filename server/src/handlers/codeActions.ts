import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { type ActionData, provideCodeActions, resolveAction } from '../service/codeActions';
import { provideConfigFixes } from '../service/configEditing';
import { configTextOf } from './configEditing';
import type { ServerContext } from './context';
import { guard } from './guard';

/** Offers quick fixes; their edits are made when they are chosen, where the client can wait for that. */
export function registerCodeActions(server: ServerContext): void {
  const { connection, support, analysisOf, recordPlace } = server;
  const withEdit = async (action: CodeAction): Promise<CodeAction> => {
    const data = action.data as ActionData | undefined;
    const analysis = data && (await analysisOf(data.uri));
    if (!analysis) return action;
    const edit = resolveAction(analysis, data, await recordPlace(data.uri), support().edits);
    return edit ? { ...action, edit } : action;
  };
  const provide = async ({ textDocument, context }: CodeActionParams): Promise<CodeAction[]> => {
    const config = await configTextOf(server, textDocument.uri);
    const names = config ? provideConfigFixes(config, context.diagnostics) : [];
    const analysis = await analysisOf(textDocument.uri);
    if (!analysis) return names;
    const actions = provideCodeActions(analysis, context.diagnostics, context.only, support().edits);
    return [...names, ...(support().lazyEdits ? actions : await Promise.all(actions.map(withEdit)))];
  };
  connection.onCodeAction(guard(connection, 'code actions', [], provide));
  connection.onCodeActionResolve(async (action, token) => {
    return await guard(connection, 'code action', action, withEdit)(action, token);
  });
}
