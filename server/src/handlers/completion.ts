import type { CompletionItem } from 'vscode-languageserver';
import { provideCompletion } from '../service/completion';
import { provideConfigCompletion } from '../service/configEditing';
import { configTextOf, isInside } from './configEditing';
import type { ServerContext } from './context';
import { guard } from './guard';

/** Answers requests for completions, in drafts and in proviso.yaml. */
export function registerCompletion(context: ServerContext): void {
  const { connection, support, analysisOf } = context;
  connection.onCompletion(
    guard(connection, 'completion', [], async ({ textDocument, position }): Promise<CompletionItem[]> => {
      const snippets = { snippets: support().completionSnippets };
      const config = await configTextOf(context, textDocument.uri);
      const offset = config?.document.offsetAt(position) ?? 0;
      if (config && isInside(config, offset)) return provideConfigCompletion(config, offset, snippets);
      const analysis = await analysisOf(textDocument.uri);
      return analysis ? provideCompletion(analysis, position, snippets) : [];
    }),
  );
}
