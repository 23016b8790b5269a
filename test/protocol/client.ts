import { PassThrough } from 'node:stream';
import knowledge from 'proviso:knowledge';
import { createConnection } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type Position,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Message } from '../../server/src/messages';
import { startServer } from '../../server/src/server';
import { createPolicyService } from '../../server/src/service/policyService';

/** Compiling the phrases takes most of the time of a test. */
const service = createPolicyService(knowledge);

export const ROOT = 'file:///workspace';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** The section `proviso` of the settings. */
  readonly settings?: Record<string, unknown>;
  /** Files of the workspace by path. */
  readonly files?: Record<string, string>;
}

export const CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    workspaceEdit: {
      documentChanges: true,
      snippetEditSupport: true,
      resourceOperations: ['create'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
  textDocument: {
    diagnostic: {},
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { resolveSupport: { properties: ['edit'] } },
  },
};

/** An editor without a window: the real server on two streams in memory. */
export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly settings: Record<string, unknown>;
  readonly files: Map<string, string>;
  /** What the server said by itself. */
  readonly pushed: { readonly uri: string; readonly diagnostics: readonly Diagnostic[] }[];
  readonly changed: { readonly uri: string; readonly version: number }[];
  readonly refreshes: () => number;
  open(path: string, text: string, languageId?: string): Promise<OpenDocument>;
  ask<Params, Result>(message: Message<Params, Result>, params: Params): Promise<Result>;
  changeSettings(settings: Record<string, unknown>): Promise<void>;
  changeFile(path: string, text: string | undefined): Promise<void>;
  stop(): Promise<void>;
}

export interface OpenDocument {
  readonly uri: string;
  text(): string;
  version(): number;
  /** Replaces the first `old` by `text`, as an editor does. */
  replace(old: string, text: string): Promise<void>;
  replaceAll(text: string): Promise<void>;
  position(needle: string, shift?: number): Position;
  pull(previousResultId?: string): Promise<DocumentDiagnosticReport>;
  findings(): Promise<readonly Diagnostic[]>;
  codes(): Promise<readonly string[]>;
  hover(needle: string, shift?: number): Promise<string>;
  complete(position: Position): Promise<readonly CompletionItem[]>;
  actions(diagnostics: readonly Diagnostic[], only?: string[]): Promise<readonly CodeAction[]>;
  save(): Promise<void>;
  close(): Promise<void>;
}

export async function startClient(options: ClientOptions = {}): Promise<TestClient> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  // With readers and writers instead of streams, the server does not end the process when the client goes.
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), service);
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const files = new Map(Object.entries(options.files ?? {}).map(([path, text]) => [`${ROOT}/${path}`, text]));
  const settings: Record<string, unknown> = { ...options.settings };
  const pushed: { uri: string; diagnostics: Diagnostic[] }[] = [];
  const changed: { uri: string; version: number }[] = [];
  let refreshes = 0;
  connection.onRequest('proviso/readFile', ({ uri }: { uri: string }) => files.get(uri) ?? null);
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes += 1;
    return null;
  });
  connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string; diagnostics: Diagnostic[] }) => {
    pushed.push(params);
  });
  connection.onNotification('proviso/changed', (params: { uri: string; version: number }) => {
    changed.push(params);
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: ROOT,
    capabilities: options.capabilities ?? CAPABILITIES,
    workspaceFolders: [{ uri: ROOT, name: 'workspace' }],
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    settings,
    files,
    pushed,
    changed,
    refreshes: () => refreshes,
    open: (path, text, languageId = languageOf(path)) => openDocument(connection, uriOf(path), languageId, text),
    ask: (message, params) => connection.sendRequest(message.method, params),
    async changeSettings(next) {
      Object.assign(settings, next);
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    },
    async changeFile(path, text) {
      const uri = `${ROOT}/${path}`;
      if (text === undefined) files.delete(uri);
      else files.set(uri, text);
      await connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri, type: text === undefined ? 3 : 2 }],
      });
    },
    async stop() {
      await connection.sendRequest('shutdown');
      connection.dispose();
    },
  };
}

function uriOf(path: string): string {
  return path.startsWith('untitled:') ? path : `${ROOT}/${path}`;
}

function languageOf(path: string): string {
  if (path.endsWith('.html')) return 'html';
  if (path.endsWith('.yaml')) return 'yaml';
  return path.endsWith('.txt') ? 'plaintext' : 'markdown';
}

async function openDocument(
  connection: ProtocolConnection,
  uri: string,
  languageId: string,
  text: string,
): Promise<OpenDocument> {
  let document = TextDocument.create(uri, languageId, 1, text);
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  const textDocument = { uri };
  const ask = <T>(method: string, params: object): Promise<T> =>
    connection.sendRequest<T>(method, { textDocument, ...params });
  const change = async (changes: { range?: { start: Position; end: Position }; text: string }[]): Promise<void> => {
    document = TextDocument.update(document, changes, document.version + 1);
    const versioned = { uri, version: document.version };
    await connection.sendNotification('textDocument/didChange', { textDocument: versioned, contentChanges: changes });
  };
  const position = (needle: string, shift = 0): Position => {
    const at = document.getText().indexOf(needle);
    if (at < 0) throw new Error(`there is no "${needle}" in the document`);
    return document.positionAt(at + shift);
  };
  const pull = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    ask('textDocument/diagnostic', previousResultId === undefined ? {} : { previousResultId });
  const findings = async (): Promise<readonly Diagnostic[]> => {
    const report = await pull();
    return report.kind === 'full' ? report.items : [];
  };
  return {
    uri,
    text: () => document.getText(),
    version: () => document.version,
    replace: (old, with_) => change([{ range: { start: position(old), end: position(old, old.length) }, text: with_ }]),
    replaceAll: (all) => change([{ text: all }]),
    position,
    pull,
    findings,
    codes: async () => (await findings()).map(({ code }) => String(code)),
    async hover(needle, shift = 1) {
      const hover = await ask<Hover | null>('textDocument/hover', { position: position(needle, shift) });
      return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
    },
    complete: (at) => ask('textDocument/completion', { position: at }),
    async actions(diagnostics, only) {
      const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      return await ask('textDocument/codeAction', { range, context: { diagnostics, ...(only ? { only } : {}) } });
    },
    save: () => connection.sendNotification('textDocument/didSave', { textDocument }),
    close: () => connection.sendNotification('textDocument/didClose', { textDocument }),
  };
}
