import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { checkRewritingMessage, type SummaryLevelId, summaryMessage } from '../../../server/src/messages';
import type { LanguageModels } from '../rewriting/languageModels';
import { createRewriter, type Rewriter, type TextModel, type VersionedSummary } from '../rewriting/rewriter';
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

/** Time without a keystroke after which a language model is asked, where the user has one and wants it. */
const LONG_PAUSE = 1500;

/** A preview that is open. */
interface Preview {
  readonly panel: vscode.WebviewPanel;
  refreshSoon(): void;
  /** Has what it shows rewritten now; how many statements are worded anew. */
  rewrite(model: TextModel, signal: AbortSignal): Promise<number>;
}

/** What makes the summary read more smoothly. */
interface Rewriting {
  readonly rewriter: Rewriter;
  readonly models: LanguageModels;
}

let rewriting: Rewriting | undefined;

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

/** Has the preview of a draft rewritten by a language model; undefined where none is open. */
export function rewritePreview(uri: vscode.Uri, model: TextModel, signal: AbortSignal): Promise<number> | undefined {
  return previews.get(uri.toString())?.rewrite(model, signal);
}

/** Restores previews after a reload of the window and keeps all of them up to date. */
export function registerPreview(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  models: LanguageModels,
): vscode.Disposable {
  const check: Parameters<typeof createRewriter>[0] = ({ uri, ...request }) => {
    const params = { uri: client.code2ProtocolConverter.asUri(vscode.Uri.parse(uri)), ...request };
    return client.sendRequest(checkRewritingMessage.method, params);
  };
  rewriting = { rewriter: createRewriter(check), models };
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
  let asking: AbortController | undefined;
  let shown: VersionedSummary | undefined;
  const post = (message: ToPage): void => void panel.webview.postMessage(message);
  const show = (summary: VersionedSummary): void => {
    const model = modelOf(uri, summary);
    if (!model) return;
    lastShown = model;
    post({ type: 'summary', model });
  };
  const refresh = async (): Promise<void> => {
    clearTimeout(timer);
    asking?.abort();
    turn += 1;
    const mine = turn;
    const summary = await readSummary(client, uri, level);
    if (mine !== turn || previews.get(key)?.panel !== panel) return;
    shown = typeof summary === 'string' ? undefined : summary;
    if (typeof summary === 'string') return post({ type: 'notice', uri: key, text: summary });
    show(summary);
    if (rewriting?.models.isOn() && rewriting.rewriter.isWanting(summary))
      timer = setTimeout(rewriteByItself, LONG_PAUSE);
  };
  const rewrite = async (model: TextModel, signal: AbortSignal): Promise<number> => {
    if (!shown) await refresh();
    const summary = shown;
    const count = summary ? ((await rewriting?.rewriter.ask(key, summary, model, signal)) ?? 0) : 0;
    if (summary && summary === shown && previews.get(key)?.panel === panel) show(summary);
    return count;
  };
  const rewriteByItself = async (): Promise<void> => {
    const model = await rewriting?.models.ready();
    if (!model) return;
    asking = new AbortController();
    // A model that does not answer changes nothing.
    await rewrite(model, asking.signal).catch(() => undefined);
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
    rewrite,
    refreshSoon() {
      clearTimeout(timer);
      asking?.abort();
      timer = setTimeout(refresh, PAUSE);
    },
  });
  panel.onDidDispose(() => {
    clearTimeout(timer);
    asking?.abort();
    previews.delete(key);
  });
  panel.webview.onDidReceiveMessage(receive);
  panel.webview.html = previewHtml(panel.webview, root, vscode.env.language);
}

/** The summary; where there is none, why. */
async function readSummary(
  client: BaseLanguageClient,
  uri: vscode.Uri,
  level: SummaryLevelId,
): Promise<VersionedSummary | string> {
  try {
    // The server knows only open documents; an editor need not show it.
    await vscode.workspace.openTextDocument(uri);
    const params = { uri: client.code2ProtocolConverter.asUri(uri), level };
    const summary = await client.sendRequest<VersionedSummary | null>(summaryMessage.method, params);
    return summary ?? vscode.l10n.t('This file is not recognised as a privacy policy, or checking is off.');
  } catch {
    return vscode.l10n.t('The summary could not be made: the draft is gone, or Proviso is not running.');
  }
}

function modelOf(uri: vscode.Uri, summary: VersionedSummary): PreviewModel | undefined {
  const shown = rewriting?.models.isOn() ? rewriting.rewriter.withKnown(summary) : summary;
  const model = previewModel(uri.toString(), shown, (text, ...inserts) => vscode.l10n.t(text, ...inserts));
  if (!model || shown === summary) return model;
  const note = vscode.l10n.t('Some statements are worded by a language model.');
  return { ...model, levelNote: `${model.levelNote} ${note}` };
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
