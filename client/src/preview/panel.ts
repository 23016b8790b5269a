import * as vscode from 'vscode';
import { fileName } from '../documents';
import type { TextModel } from '../rewriting/rewriter';
import { previewHtml } from './html';
import { type ContentServices, keepContent } from './keepContent';
import type { FromPage, NoticeAction, Place, PreviewModel, ToPage } from './model';
import type { PreviewContent } from './readPreview';
import { revealPlace } from './revealPlace';

/** What a preview needs from around it. */
export interface PreviewServices extends ContentServices {
  /** Where our page's script and style lie. */
  readonly files: vscode.Uri;
  /** Shows what a law wants of a draft, in the view “Disclosures”. */
  showLaw(uri: vscode.Uri, law: string): Promise<void>;
  act(action: NoticeAction): void;
}

/** A preview that is open. */
export interface Preview {
  readonly panel: vscode.WebviewPanel;
  readonly uri: vscode.Uri;
  readonly isFollowing: boolean;
  /** What it shows; undefined while there is nothing to show. */
  readonly model: PreviewModel | undefined;
  /** Shows another draft. */
  show(uri: vscode.Uri): void;
  follow(isFollowing: boolean): void;
  /** Shows the draft as it is now, after a pause. */
  refreshSoon(): void;
  /** The same, unless that is about to happen anyway. */
  refreshUnlessDue(): void;
  /** Has what it shows rewritten by a language model; how many statements are worded anew. */
  rewrite(model: TextModel, signal: AbortSignal): Promise<number>;
  /** Marks what rests on the place that is selected in the editor. */
  setCursor(place: Place): void;
}

/** Fills a panel with the preview of a draft, and keeps it up to date where it is told to. */
export function createPreview(
  panel: vscode.WebviewPanel,
  services: PreviewServices,
  draft: vscode.Uri,
  following: boolean,
): Preview {
  let uri = draft;
  let isFollowing = following;
  let cursor: Place | undefined;
  const post = (message: ToPage): void => void panel.webview.postMessage(message);
  const draw = (content: PreviewContent): void => {
    post(content.type === 'notice' ? content : { type: 'summary', model: content.model });
    if (cursor && content.type === 'summary') post({ type: 'cursor', place: cursor });
  };
  let kept = keepContent(services, uri, draw);
  /** What is out of sight is made again only when it comes into sight. */
  let isOutdated = true;
  const refresh = (): Promise<void> => {
    isOutdated = false;
    return kept.refresh();
  };
  const refreshSoon = (): void => {
    if (panel.visible) kept.refreshSoon();
    else isOutdated = true;
  };
  /** VS Code unloads a page that is out of sight: it is told everything each time that it is there again. */
  const greet = (): void => {
    tellDraft();
    if (kept.content) draw(kept.content);
    if (isOutdated) void refresh();
  };
  const placeUri = ({ uri: other }: Place): vscode.Uri =>
    other === undefined ? uri : services.server.client.protocol2CodeConverter.asUri(other);
  const receive = (message: FromPage): void => {
    switch (message.type) {
      case 'ready':
        greet();
        break;
      case 'level':
        kept.chooseLevel(message.level);
        break;
      case 'reveal':
        void revealPlace(placeUri(message.place), message.place);
        break;
      case 'law':
        void services.showLaw(uri, message.id);
        break;
      case 'action':
        services.act(message.id);
    }
  };
  const setTitle = (): void => {
    const name = fileName(uri);
    panel.title = isFollowing ? vscode.l10n.t('Preview (follows): {0}', name) : vscode.l10n.t('Preview: {0}', name);
  };
  const tellDraft = (): void => post({ type: 'draft', uri: uri.toString(), isFollowing });

  panel.iconPath = vscode.Uri.joinPath(services.files, '..', '..', 'client', 'media', 'icon.svg');
  panel.webview.options = { enableScripts: true, localResourceRoots: [services.files] };
  panel.webview.onDidReceiveMessage(receive);
  panel.onDidDispose(() => kept.stop());
  setTitle();
  panel.webview.html = pageOf(panel.webview, services.files);

  return {
    panel,
    get uri() {
      return uri;
    },
    get isFollowing() {
      return isFollowing;
    },
    get model() {
      return kept.content?.type === 'summary' ? kept.content.model : undefined;
    },
    show(next) {
      kept.stop();
      uri = next;
      cursor = undefined;
      kept = keepContent(services, uri, draw);
      setTitle();
      tellDraft();
      void refresh();
    },
    follow(next) {
      isFollowing = next;
      setTitle();
      tellDraft();
    },
    refreshSoon,
    async rewrite(model, signal) {
      if (isOutdated) await refresh();
      return kept.rewrite(model, signal);
    },
    refreshUnlessDue() {
      if (!kept.isBusy) refreshSoon();
    },
    setCursor(place) {
      cursor = place;
      // While what was typed is not shown yet, places are not where the page believes them to be.
      if (!kept.isBusy) post({ type: 'cursor', place });
    },
  };
}

function pageOf(webview: vscode.Webview, files: vscode.Uri): string {
  const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(files, name)).toString();
  const page = { style: address('preview.css'), script: address('preview.js'), source: webview.cspSource };
  return previewHtml(page, vscode.env.language);
}
