import knowledge from 'proviso:knowledge';
import { config as loadTranslation } from '@vscode/l10n';
import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createAnalyses } from './handlers/analyses';
import { registerAnalysis } from './handlers/analysis';
import { registerChanges } from './handlers/changes';
import { registerCodeActions } from './handlers/codeActions';
import { registerCodeLens } from './handlers/codeLens';
import { registerCompare } from './handlers/compare';
import { registerCompletion } from './handlers/completion';
import { createConfigProblems } from './handlers/configProblems';
import { type ClientSupport, readSupport, type ServerContext } from './handlers/context';
import { registerDiagnostics } from './handlers/diagnostics';
import { registerEdits } from './handlers/edits';
import { registerExports } from './handlers/exports';
import { followFolders, rootsOf } from './handlers/folders';
import { registerHover } from './handlers/hover';
import { registerNavigation } from './handlers/navigation';
import { registerOutline } from './handlers/outline';
import { createPartFiles } from './handlers/parts';
import { registerProfile } from './handlers/profile';
import { registerRename } from './handlers/rename';
import { registerSemanticTokens } from './handlers/semanticTokens';
import { clientFiles, createSettingsCache, watchSettings } from './handlers/settings';
import { registerSummary } from './handlers/summary';
import { INSERT_ALL_KIND } from './service/codeActions';
import { FIX_ALL_KIND } from './service/fixAll';
import { createPolicyService, type PolicyService } from './service/policyService';
import { TOKEN_LEGEND } from './service/semanticTokens';

const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  diagnosticProvider: { identifier: 'proviso', interFileDependencies: false, workspaceDiagnostics: false },
  hoverProvider: true,
  completionProvider: {},
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, INSERT_ALL_KIND, FIX_ALL_KIND],
    resolveProvider: true,
  },
  codeLensProvider: { resolveProvider: true },
  documentSymbolProvider: { label: 'Proviso' },
  foldingRangeProvider: true,
  documentLinkProvider: { resolveProvider: false },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  semanticTokensProvider: { legend: TOKEN_LEGEND, full: { delta: true }, range: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** Serves one client: registers everything and listens. */
export function startServer(connection: Connection, service: PolicyService = createPolicyService(knowledge)): void {
  const documents = new TextDocuments(TextDocument);
  let support: ClientSupport = readSupport({});
  let roots: readonly string[] = [];
  const supportNow = (): ClientSupport => support;
  const problems = createConfigProblems(connection, documents, supportNow, service);
  const files = clientFiles(connection, documents);
  const settings = createSettingsCache(connection, files, supportNow, problems, service.knowledge);
  const parts = createPartFiles(files, documents);
  const analyses = createAnalyses(connection, documents, service, settings.of, parts);
  const context: ServerContext = {
    connection,
    documents,
    service,
    support: supportNow,
    settingsOf: settings.of,
    analysisOf: analyses.of,
    recordPlace: settings.of,
  };
  connection.onInitialize((params) => {
    support = readSupport(params.capabilities);
    roots = rootsOf(params);
    settings.setRoots(roots);
    useTranslation(params);
    return { capabilities: CAPABILITIES, serverInfo: { name: 'Proviso', version: PROVISO_VERSION } };
  });
  connection.onInitialized(() => {
    void watchSettings(connection, support);
    if (support.workspaceFolders) followFolders(connection, roots, settings.setRoots);
  });
  const diagnostics = registerDiagnostics(context, settings);
  const lenses = registerCodeLens(context);
  const tokens = registerSemanticTokens(context);
  const showProblems = (uri: string): void => {
    void settings.configAt(uri).then((found) => problems(uri, found));
  };
  registerChanges(context, { settings, analyses, diagnostics, lenses, tokens, showProblems });
  for (const register of [
    registerHover,
    registerCompletion,
    registerCodeActions,
    registerNavigation,
    registerRename,
    registerOutline,
    registerAnalysis,
    registerSummary,
    registerCompare,
    registerExports,
    registerEdits,
    registerProfile,
  ]) {
    register(context);
  }
  documents.listen(connection);
  connection.listen();
}

/** The client hands over the bundle of the user's language, because a worker cannot read it. */
function useTranslation({ initializationOptions }: InitializeParams): void {
  const bundle: unknown = (initializationOptions as { readonly l10n?: unknown } | undefined)?.l10n;
  if (typeof bundle === 'object' && bundle !== null) loadTranslation({ contents: bundle as Record<string, string> });
}
