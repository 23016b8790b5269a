import type { DocumentHighlight, Location, TextDocumentPositionParams } from 'vscode-languageserver';
import { provideDefinition, provideHighlights, provideReferences } from '../service/navigation';
import type { ServerContext } from './context';
import { guard } from './guard';

/** Definitions, references and highlights of defined terms and of sections. */
export function registerNavigation({ connection, analysisOf }: ServerContext): void {
  connection.onDefinition(
    guard(connection, 'definition', null, async ({ textDocument, position }): Promise<Location[] | null> => {
      const analysis = await analysisOf(textDocument.uri);
      return analysis && provideDefinition(analysis, position);
    }),
  );
  connection.onReferences(
    guard(connection, 'references', null, async ({ textDocument, position, context }): Promise<Location[] | null> => {
      const analysis = await analysisOf(textDocument.uri);
      return analysis && provideReferences(analysis, position, context.includeDeclaration);
    }),
  );
  const highlights = async (params: TextDocumentPositionParams): Promise<DocumentHighlight[] | null> => {
    const analysis = await analysisOf(params.textDocument.uri);
    const found = analysis ? provideHighlights(analysis, params.position) : [];
    // With nothing to show, the editor marks equal words.
    return found.length > 0 ? found : null;
  };
  connection.onDocumentHighlight(guard(connection, 'highlights', null, highlights));
}
