import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import { provideTokens, type Token } from '../service/semanticTokens';
import type { ServerContext } from './context';
import { guard } from './guard';

/** Colours of defined terms, rights, citations and placeholders. */
export interface SemanticTokensHandler {
  /** Settings changed: the tokens are to be asked for again. */
  refresh(): void;
}

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
  const { semanticTokens } = connection.languages;
  semanticTokens.on(
    guard(connection, 'tokens', EMPTY, async ({ textDocument: { uri } }): Promise<SemanticTokens> => {
      const tokens = await tokensOf(uri);
      if (!tokens) return EMPTY;
      const builder = builderOf(uri);
      builder.previousResult('');
      return pushed(builder, tokens).build();
    }),
  );
  semanticTokens.onDelta(
    guard(
      connection,
      'changed tokens',
      EMPTY,
      async ({ textDocument: { uri }, previousResultId }): Promise<SemanticTokens | SemanticTokensDelta> => {
        const tokens = await tokensOf(uri);
        if (!tokens) return EMPTY;
        const builder = builderOf(uri);
        builder.previousResult(previousResultId);
        return pushed(builder, tokens).buildEdits();
      },
    ),
  );
  semanticTokens.onRange(
    guard(connection, 'tokens in sight', EMPTY, async ({ textDocument: { uri }, range }): Promise<SemanticTokens> => {
      const analysis = await analysisOf(uri);
      return analysis ? pushed(new SemanticTokensBuilder(), provideTokens(analysis, range)).build() : EMPTY;
    }),
  );
  return {
    refresh: () => {
      if (support().refreshTokens) void connection.sendRequest(SemanticTokensRefreshRequest.type);
    },
  };
}

const EMPTY: SemanticTokens = { data: [] };

function pushed(builder: SemanticTokensBuilder, tokens: readonly Token[]): SemanticTokensBuilder {
  for (const { line, character, length, type, modifiers } of tokens)
    builder.push(line, character, length, type, modifiers);
  return builder;
}
