import type { Hover } from 'vscode-languageserver';
import { provideConfigHover } from '../service/configEditing';
import { provideHover } from '../service/hover';
import { configTextOf, isInside } from './configEditing';
import type { ServerContext } from './context';
import { guard } from './guard';

/** Answers requests for hovers, in drafts and in proviso.yaml. */
export function registerHover(context: ServerContext): void {
  const { connection, analysisOf } = context;
  connection.onHover(
    guard(connection, 'hover', null, async ({ textDocument, position }): Promise<Hover | null> => {
      const config = await configTextOf(context, textDocument.uri);
      const offset = config?.document.offsetAt(position) ?? 0;
      if (config && isInside(config, offset)) {
        const explained = provideConfigHover(config, offset);
        if (explained) return explained;
      }
      const analysis = await analysisOf(textDocument.uri);
      return analysis && provideHover(analysis, position);
    }),
  );
}
