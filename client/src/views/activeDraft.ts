import * as vscode from 'vscode';
import {
  type AnalysisAnswer,
  analysisMessage,
  type Catalogue,
  type ChangedParams,
  catalogueMessage,
  changedNotification,
} from '../../../server/src/messages';
import { codeOf, findingsIn, mayBeDraft } from '../documents';
import type { LanguageServer } from '../languageServer';

/** What is known of the document in the active editor. */
export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'off' | 'down' | 'reading' | 'not-draft'; readonly document: vscode.TextDocument }
  | { readonly kind: 'draft'; readonly document: vscode.TextDocument; readonly analysis: AnalysisAnswer };

/** Follows the active editor, and what the server and the settings say about its document. */
export interface ActiveDraft extends vscode.Disposable {
  readonly state: DraftState;
  readonly onDidChange: vscode.Event<DraftState>;
  /** The laws and sections there are; asked for once. */
  catalogue(): Promise<Catalogue>;
}

/** Typing changes the findings many times a second; nobody reads the status bar so fast. */
const PAUSE = 250;

/** Begins to follow the active editor, until it is disposed. */
export function watchActiveDraft(server: LanguageServer): ActiveDraft {
  const changed = new vscode.EventEmitter<DraftState>();
  let state: DraftState = { kind: 'none' };
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let catalogue: Promise<Catalogue> | undefined;

  const set = (next: DraftState): void => {
    state = next;
    void vscode.commands.executeCommand('setContext', 'proviso.isDraft', next.kind === 'draft');
    changed.fire(next);
  };
  const refresh = async (): Promise<void> => {
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    const document = currentDocument(state);
    if (!document) return set({ kind: 'none' });
    const known = knownWithoutServer(document, server);
    if (known) return set(known);
    if (!isAbout(state, document)) set({ kind: 'reading', document });
    const analysis = await server.request(analysisMessage, { uri: server.uriOf(document) }).catch(() => null);
    if (mine !== turn) return;
    if (server.isDown) set({ kind: 'down', document });
    else set(analysis ? { kind: 'draft', document, analysis } : { kind: 'not-draft', document });
  };
  const refreshSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  };
  const concerns = (uri: vscode.Uri): boolean =>
    state.kind !== 'none' && state.document.uri.toString() === uri.toString();

  server.client.onNotification(changedNotification, ({ uri }: ChangedParams) => {
    if (concerns(server.client.protocol2CodeConverter.asUri(uri))) refreshSoon();
  });
  const listeners = vscode.Disposable.from(
    changed,
    server.onDidChange(refresh),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.workspace.onDidOpenTextDocument((document) => concerns(document.uri) && refreshSoon()),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('proviso') && refreshSoon()),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.some(concerns) && refreshSoon()),
  );
  void refresh();
  return {
    get state() {
      return state;
    },
    onDidChange: changed.event,
    catalogue() {
      catalogue ??= server.request(catalogueMessage, {});
      catalogue.catch(() => {
        catalogue = undefined;
      });
      return catalogue;
    },
    dispose() {
      clearTimeout(timer);
      listeners.dispose();
    },
  };
}

/** Whether the server has already said something about a document. */
function isAbout(state: DraftState, document: vscode.TextDocument): boolean {
  return (state.kind === 'draft' || state.kind === 'not-draft') && state.document === document;
}

/** The active editor's document; while no editor is active (a preview is), the one before, if it still shows. */
function currentDocument(state: DraftState): vscode.TextDocument | undefined {
  const active = vscode.window.activeTextEditor;
  if (active) return mayBeDraft(active.document) ? active.document : undefined;
  const before = state.kind === 'none' ? undefined : state.document;
  return vscode.window.visibleTextEditors.some(({ document }) => document === before) ? before : undefined;
}

function knownWithoutServer(document: vscode.TextDocument, server: LanguageServer): DraftState | undefined {
  if (!vscode.workspace.getConfiguration('proviso', document).get('enable', true)) return { kind: 'off', document };
  return server.isDown ? { kind: 'down', document } : undefined;
}

/** Whether a draft was left unchecked because of its language. */
export function isForeign(document: vscode.TextDocument): boolean {
  return findingsIn(document.uri).some((finding) => codeOf(finding) === 'draft/language');
}
