import type { ClientCapabilities, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FoundConfig } from '../service/configStore';
import type { EditorSettings } from '../service/editorSettings';
import type { EditSupport } from '../service/insertEdit';
import type { Analysis, PolicyService } from '../service/policyService';
import type { RecordPlace } from '../service/record';

/** What the client can do, as far as we ask. */
export interface ClientSupport {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshLenses: boolean;
  readonly refreshTokens: boolean;
  readonly configuration: boolean;
  readonly configurationEvents: boolean;
  readonly watchFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly completionSnippets: boolean;
  /** Edits of code actions can be asked for later. */
  readonly lazyEdits: boolean;
  readonly edits: EditSupport;
}

/** What is in force for a document besides its own text. */
export interface DocumentSettings {
  readonly editor: EditorSettings;
  readonly config: FoundConfig | undefined;
  readonly root: string | undefined;
}

/** What handlers share. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly service: PolicyService;
  support(): ClientSupport;
  settingsOf(uri: string): Promise<DocumentSettings>;
  /** The analysis of an open draft as it is now; null where the document is no draft or checking is off. */
  analysisOf(uri: string): Promise<Analysis | null>;
  /** Where the settings of a draft are recorded outside its text. */
  recordPlace(uri: string): Promise<RecordPlace>;
}

/** What of the protocol the client can do, as it says itself. */
export function readSupport({ textDocument, workspace }: ClientCapabilities): ClientSupport {
  const edit = workspace?.workspaceEdit;
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    refreshLenses: workspace?.codeLens?.refreshSupport ?? false,
    refreshTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    configuration: workspace?.configuration ?? false,
    configurationEvents: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    completionSnippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    lazyEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    edits: {
      documentChanges: edit?.documentChanges ?? false,
      snippets: edit?.snippetEditSupport ?? false,
      createFiles: edit?.resourceOperations?.includes('create') ?? false,
      annotations: edit?.changeAnnotationSupport !== undefined,
    },
  };
}
