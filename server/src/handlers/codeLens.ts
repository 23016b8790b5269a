import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest } from 'vscode-languageserver';
import { type LensData, provideCodeLenses, resolveCodeLens } from '../service/codeLens';
import type { ServerContext } from './context';
import { guard } from './guard';

/** Says above every section what it discloses and how hard it is to read. */
export interface CodeLenses {
  /** Settings changed: the lenses are to be asked for again. */
  refresh(): void;
}

/** Answers requests for code lenses. */
export function registerCodeLens({ connection, support, settingsOf, analysisOf }: ServerContext): CodeLenses {
  const provide = async ({ textDocument: { uri } }: CodeLensParams): Promise<CodeLens[]> => {
    const { editor } = await settingsOf(uri);
    const analysis = editor.codeLens ? await analysisOf(uri) : null;
    return analysis ? provideCodeLenses(analysis) : [];
  };
  const resolve = async (lens: CodeLens): Promise<CodeLens> => {
    const data = lens.data as LensData;
    const analysis = await analysisOf(data.uri);
    const command = analysis && resolveCodeLens(analysis.known.index, analysis, data);
    return command ? { ...lens, command } : lens;
  };
  connection.onCodeLens(guard(connection, 'code lenses', [], provide));
  connection.onCodeLensResolve(async (lens, token) => guard(connection, 'code lens', lens, resolve)(lens, token));
  return {
    refresh: () => {
      if (support().refreshLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
    },
  };
}
