import type { DocumentLink, DocumentSymbol, FoldingRange } from 'vscode-languageserver';
import { provideFolding, provideLinks, provideSymbols } from '../service/outline';
import type { ServerContext } from './context';
import { guard } from './guard';

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** Document symbols, folding ranges and links. */
export function registerOutline({ connection, analysisOf }: ServerContext): void {
  const symbols = async ({ textDocument }: DocumentParams): Promise<DocumentSymbol[]> => {
    const analysis = await analysisOf(textDocument.uri);
    return analysis ? provideSymbols(analysis.document, analysis.draft) : [];
  };
  const folding = async ({ textDocument }: DocumentParams): Promise<FoldingRange[]> => {
    const analysis = await analysisOf(textDocument.uri);
    return analysis ? provideFolding(analysis.document, analysis.draft) : [];
  };
  const links = async ({ textDocument }: DocumentParams): Promise<DocumentLink[]> => {
    const analysis = await analysisOf(textDocument.uri);
    return analysis ? provideLinks(analysis.known.index, analysis.document, analysis.draft) : [];
  };
  connection.onDocumentSymbol(guard(connection, 'symbols', [], symbols));
  connection.onFoldingRanges(guard(connection, 'folding', [], folding));
  connection.onDocumentLinks(guard(connection, 'links', [], links));
}
