import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type SummaryDocument, type SummaryLevelId, summaryMessage } from '../../../server/src/messages';
import { previewHtml } from './html';
import {
  DEFAULT_LEVEL,
  type FromPage,
  type PageState,
  type Place,
  type PreviewModel,
  previewModel,
  type ToPage,
} from './model';

const VIEW_TYPE = 'proviso.preview';

/** Time without a keystroke after which the summary is made again. */
const PAUSE = 100;

/** A preview that is open. */
interface Preview {
  readonly panel: vscode.WebviewPanel;
  refreshSoon(): void;
}

/** Open previews by the draft's address. */
const previews = new Map<string, Preview>();
let lastShown: PreviewModel | undefined;

/** What a preview showed last; for tests. */
export function previewState(): PreviewModel | undefined {
  return lastShown;
}

/** The draft of the preview that has the focus. */
export function activePreview(): vscode.Uri | undefined {
  for (const [uri, { panel }] of previews) if (panel.active) return vscode.Uri.parse(uri);
  return undefined;
}

/** Restores previews after a reload of the window and keeps all of them up to date. */
export function registerPreview(context: vscode.ExtensionContext, client: BaseLanguageClient): vscode.Disposable {
  const refresh = (uri: vscode.Uri): void => previews.get(uri.toString())?.refreshSoon();
  const refreshAll = (): void => {
    for (const preview of previews.values()) preview.refreshSoon();
  };
  return vscode.Disposable.from(
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const uri = isPageState(state) ? vscode.Uri.parse(state.uri) : undefined;
        if (!uri || previews.has(uri.toString())) panel.dispose();
        else await attach(context, client, panel, uri);
      },
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => refresh(document.uri)),
    // Findings change with the settings and with proviso.yaml too, and then the summary does.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(refresh)),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('proviso') && refreshAll()),
    client.onDidChangeState(refreshAll),
  );
}

/** Opens the preview of a draft beside it, or shows the one that is open. */
export async function openPreview(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  uri: vscode.Uri,
): Promise<void> {
  const open = previews.get(uri.toString());
  if (open) return open.panel.reveal(undefined, true);
  const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  await attach(context, client, vscode.window.createWebviewPanel(VIEW_TYPE, '', place), uri);
}

async function attach(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  panel: vscode.WebviewPanel,
  uri: vscode.Uri,
): Promise<void> {
  const key = uri.toString();
  const root = vscode.Uri.joinPath(context.extensionUri, 'dist', 'client');
  let level = DEFAULT_LEVEL;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const post = (message: ToPage): void => void panel.webview.postMessage(message);
  const refresh = async (): Promise<void> => {
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    const message = await readSummary(client, uri, level);
    if (mine !== turn || previews.get(key)?.panel !== panel) return;
    if (message.type === 'summary') lastShown = message.model;
    post(message);
  };
  const receive = (message: FromPage): void => {
    if (message.type === 'reveal') {
      const { uri: other } = message.place;
      return void revealPlace(other === undefined ? uri : client.protocol2CodeConverter.asUri(other), message.place);
    }
    if (message.level) level = message.level;
    void refresh();
  };
  panel.title = vscode.l10n.t('Preview: {0}', uri.path.slice(uri.path.lastIndexOf('/') + 1));
  panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'client', 'media', 'icon.svg');
  panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
  previews.set(key, {
    panel,
    refreshSoon() {
      clearTimeout(timer);
      timer = setTimeout(refresh, PAUSE);
    },
  });
  panel.onDidDispose(() => {
    clearTimeout(timer);
    previews.delete(key);
  });
  panel.webview.onDidReceiveMessage(receive);
  panel.webview.html = previewHtml(panel.webview, root, vscode.env.language);
}

async function readSummary(client: BaseLanguageClient, uri: vscode.Uri, level: SummaryLevelId): Promise<ToPage> {
  const notice = (text: string): ToPage => ({ type: 'notice', uri: uri.toString(), text });
  try {
    // The server knows only open documents; an editor need not show it.
    await vscode.workspace.openTextDocument(uri);
    const params = { uri: client.code2ProtocolConverter.asUri(uri), level };
    const summary = await client.sendRequest<SummaryDocument | null>(summaryMessage.method, params);
    const model =
      summary && previewModel(uri.toString(), summary, (text, ...inserts) => vscode.l10n.t(text, ...inserts));
    if (model) return { type: 'summary', model };
    return notice(vscode.l10n.t('This file is not recognised as a privacy policy, or checking is off.'));
  } catch {
    return notice(vscode.l10n.t('The summary could not be made: the draft is gone, or Proviso is not running.'));
  }
}

/** Selects a place in the draft's editor; where the text has moved since, the nearest place with the same text. */
async function revealPlace(uri: vscode.Uri, place: Place): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const start = findNearest(document.getText(), place);
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(start + place.end - place.start));
  const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(document, { viewColumn, selection, preserveFocus: false });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function findNearest(text: string, { start, text: wanted }: Place): number {
  if (text.startsWith(wanted, start)) return start;
  const before = text.lastIndexOf(wanted, start);
  const after = text.indexOf(wanted, start);
  if (before < 0 || after < 0) return Math.max(before, after, 0);
  return start - before < after - start ? before : after;
}

function isPageState(state: unknown): state is PageState {
  return typeof state === 'object' && state !== null && 'uri' in state && typeof state.uri === 'string';
}
