import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyses } from './analyses';
import type { CodeLenses } from './codeLens';
import type { ServerContext } from './context';
import type { DiagnosticsHandler } from './diagnostics';
import type { SemanticTokensHandler } from './semanticTokens';
import { isConfigFile, type SettingsCache } from './settings';

/** Drafts are shown anew this long after the last change of a file that they depend on. */
const CONFIG_DELAY = 200;

export interface Changing {
  readonly settings: SettingsCache;
  readonly analyses: Analyses;
  readonly diagnostics: DiagnosticsHandler;
  readonly lenses: CodeLenses;
  readonly tokens: SemanticTokensHandler;
  /** Shows what is wrong in a proviso.yaml, as it is now. */
  readonly showProblems: (configUri: string) => void;
}

/** Follows documents, files and settings as they change. */
export function registerChanges({ connection, documents }: ServerContext, changing: Changing): void {
  const { settings, analyses, diagnostics, lenses, tokens, showProblems } = changing;
  const refresh = (): void => {
    diagnostics.refresh();
    lenses.refresh();
    tokens.refresh();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refreshSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(refresh, CONFIG_DELAY);
  };
  const configChanged = (uri: string): void => {
    settings.clear(uri);
    showProblems(uri);
    refreshSoon();
  };
  /** What is open counts as it is in the editor: then its file says nothing new. */
  const fileChanged = (uri: string): void => {
    if (isConfigFile(uri)) configChanged(uri);
    else settings.listing(uri).forEach(configChanged);
    if (analyses.partChanged(uri)) refreshSoon();
  };
  followDocuments(documents, changing, fileChanged);
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.setPushed((sent as { readonly proviso?: unknown } | null)?.proviso);
    settings.clear();
    refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) if (!documents.get(uri)) fileChanged(uri);
  });
  connection.onShutdown(() => {
    clearTimeout(timer);
    for (const uri of documents.keys()) analyses.forget(uri);
  });
}

function followDocuments(
  documents: TextDocuments<TextDocument>,
  { settings, analyses, diagnostics }: Changing,
  fileChanged: (uri: string) => void,
): void {
  documents.onDidChangeContent(({ document }) => {
    fileChanged(document.uri);
    diagnostics.changed(document.uri);
  });
  documents.onDidSave(({ document }) => diagnostics.saved(document.uri));
  documents.onDidClose(({ document }) => {
    settings.forget(document.uri);
    analyses.forget(document.uri);
    diagnostics.closed(document.uri);
    fileChanged(document.uri);
  });
}
