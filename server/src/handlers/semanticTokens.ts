import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver';
import { provideTokens, type Token } from '../service/semanticTokens';
import type { ServerContext } from './context';
import { guard } from './guard';

/** Colours of defined terms, rights, citations and placeholders. */
export interface SemanticTokensHandler {
  /** Settings changed: the tokens are to be asked for again. */
  refresh(): void;
}

/** Answers requests for semantic tokens. */
export function registerSemanticTokens({
  connection,
  documents,
  support,
  analysisOf,
}: ServerContext): SemanticTokensHandler {
  /** What was answered last, by document, so that only what changed need be sent. */
  const builders = new Map<string, SemanticTokensBuilder>();
  const builderOf = (uri: string): SemanticTokensBuilder => {
    const builder = builders.get(uri) ?? new SemanticTokensBuilder();
    if (documents.get(uri)) builders.set(uri, builder);
    return builder;
  };
  documents.onDidClose(({ document }) => builders.delete(document.uri));
  const tokensOf = async (uri: string): Promise<readonly Token[] | null> => {
    const analysis = await analysisOf(uri);
    return analysis && provideTokens(analysis);
  };
  // Null where there is no draft: an empty answer would take the place of what others have to say.
  connection.onRequest(
    SemanticTokensRequest.type,
    guard(connection, 'tokens', null, async ({ textDocument: { uri } }): Promise<SemanticTokens | null> => {
      const tokens = await tokensOf(uri);
      if (!tokens) return null;
      const builder = builderOf(uri);
      builder.previousResult('');
      return pushed(builder, tokens).build();
    }),
  );
  connection.onRequest(
    SemanticTokensDeltaRequest.type,
    guard(
      connection,
      'changed tokens',
      null,
      async ({ textDocument: { uri }, previousResultId }): Promise<SemanticTokens | SemanticTokensDelta | null> => {
        const tokens = await tokensOf(uri);
        if (!tokens) return null;
        const builder = builderOf(uri);
        builder.previousResult(previousResultId);
        return pushed(builder, tokens).buildEdits();
      },
    ),
  );
  connection.onRequest(
    SemanticTokensRangeRequest.type,
    guard(
      connection,
      'tokens in sight',
      null,
      async ({ textDocument: { uri }, range }): Promise<SemanticTokens | null> => {
        const analysis = await analysisOf(uri);
        return analysis && pushed(new SemanticTokensBuilder(), provideTokens(analysis, range)).build();
      },
    ),
  );
  return {
    refresh: () => {
      if (support().refreshTokens) void connection.sendRequest(SemanticTokensRefreshRequest.type);
    },
  };
}

function pushed(builder: SemanticTokensBuilder, tokens: readonly Token[]): SemanticTokensBuilder {
  for (const { line, character, length, type, modifiers } of tokens)
    builder.push(line, character, length, type, modifiers);
  return builder;
}
