import type { CompletionItem } from 'vscode-languageserver';
import { provideCompletion } from '../service/completion';
import type { ServerContext } from './context';
import { guard } from './guard';

export function registerCompletion({ connection, support, analysisOf }: ServerContext): void {
  connection.onCompletion(
    guard(connection, 'completion', [], async ({ textDocument, position }): Promise<CompletionItem[]> => {
      const analysis = await analysisOf(textDocument.uri);
      return analysis ? provideCompletion(analysis, position, { snippets: support().completionSnippets }) : [];
    }),
  );
}
