import type { Hover } from 'vscode-languageserver';
import { provideHover } from '../service/hover';
import type { ServerContext } from './context';
import { guard } from './guard';

export function registerHover({ connection, analysisOf }: ServerContext): void {
  connection.onHover(
    guard(connection, 'hover', null, async ({ textDocument, position }): Promise<Hover | null> => {
      const analysis = await analysisOf(textDocument.uri);
      return analysis && provideHover(analysis, position);
    }),
  );
}
