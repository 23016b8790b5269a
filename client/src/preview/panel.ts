import * as vscode from 'vscode';
import type { SummaryLevelId } from '../../../server/src/messages';
import { fileName } from '../documents';
import type { LanguageServer } from '../languageServer';
import type { LanguageModels } from '../rewriting/languageModels';
import type { Rewriter, TextModel } from '../rewriting/rewriter';
import { previewHtml } from './html';
import type { FromPage, NoticeAction, Place, PreviewModel, ToPage } from './model';
import { type PreviewContent, type Reword, readingNotice, readPreview, summaryContent } from './readPreview';
import { revealPlace } from './revealPlace';

/** Time without a keystroke after which the summary is made again. */
const PAUSE = 100;
/** A summary that takes longer is announced. */
const PATIENCE = 400;
/** Time without a keystroke after which a language model is asked, where the user has one and wants it. */
const LONG_PAUSE = 1500;

/** What a preview needs from around it. */
export interface PreviewServices {
  readonly server: LanguageServer;
  /** Where our page's script and style lie. */
  readonly files: vscode.Uri;
  readonly levels: LevelMemory;
  readonly rewriter: Rewriter;
  readonly models: LanguageModels;
  /** Shows what a law wants of a draft, in the view “Disclosures”. */
  showLaw(uri: vscode.Uri, law: string): Promise<void>;
  act(action: NoticeAction): void;
}

/** The reader's level by draft, over sessions. */
export interface LevelMemory {
  of(uri: vscode.Uri): SummaryLevelId;
  keep(uri: vscode.Uri, level: SummaryLevelId): void;
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
  let content: PreviewContent | undefined;
  let cursor: Place | undefined;
  let isReading = false;
  let reading = Promise.resolve();
  let isStale = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rewritingTimer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  const { rewriter, models } = services;

  const reword: Reword = (summary) => (models.isOn() ? rewriter.withKnown(summary) : summary);
  const post = (message: ToPage): void => void panel.webview.postMessage(message);
  const draw = (shown: PreviewContent): void => {
    if (shown.type === 'notice') post({ ...shown, isFollowing });
    else post({ type: 'summary', model: shown.model, isFollowing });
    if (cursor && shown.type === 'summary') post({ type: 'cursor', place: cursor });
  };
  const stopAsking = (): void => {
    clearTimeout(rewritingTimer);
    asking?.abort();
  };
  const read = async (): Promise<void> => {
    isReading = true;
    const asked = uri;
    const slow = setTimeout(() => !content && draw(readingNotice(asked)), PATIENCE);
    const answer = await readPreview(services.server, asked, services.levels.of(asked), reword);
    clearTimeout(slow);
    isReading = false;
    if (asked === uri) {
      content = answer;
      draw(answer);
      if (answer.type === 'summary' && models.isOn() && rewriter.isWanting(answer.summary))
        rewritingTimer = setTimeout(rewriteByItself, LONG_PAUSE);
    }
    if (isStale) void refresh();
  };
  /** One reading at a time: what was typed meanwhile is read afterwards, once. */
  const refresh = (): Promise<void> => {
    clearTimeout(timer);
    stopAsking();
    timer = undefined;
    isStale = isReading;
    if (!isReading) reading = read();
    return reading;
  };
  const rewrite = async (model: TextModel, signal: AbortSignal): Promise<number> => {
    if (!content) await refresh();
    if (content?.type !== 'summary') return 0;
    const asked = content;
    const count = await rewriter.ask(uri.toString(), asked.summary, model, signal);
    if (content !== asked) return count;
    content = summaryContent(uri, asked.summary, reword) ?? asked;
    draw(content);
    return count;
  };
  const rewriteByItself = async (): Promise<void> => {
    const model = await models.ready();
    if (!model) return;
    asking = new AbortController();
    // A model that does not answer changes nothing.
    await rewrite(model, asking.signal).catch(() => undefined);
  };
  const placeUri = ({ uri: other }: Place): vscode.Uri =>
    other === undefined ? uri : services.server.client.protocol2CodeConverter.asUri(other);
  const receive = (message: FromPage): void => {
    switch (message.type) {
      case 'ready':
        if (content) draw(content);
        else void refresh();
        break;
      case 'level':
        services.levels.keep(uri, message.level);
        void refresh();
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

  panel.iconPath = vscode.Uri.joinPath(services.files, '..', '..', 'client', 'media', 'icon.svg');
  panel.webview.options = { enableScripts: true, localResourceRoots: [services.files] };
  panel.webview.onDidReceiveMessage(receive);
  panel.onDidDispose(() => {
    clearTimeout(timer);
    stopAsking();
  });
  setTitle();
  panel.webview.html = pageOf(panel.webview, services.files);

  const refreshSoon = (): void => {
    clearTimeout(timer);
    stopAsking();
    timer = setTimeout(refresh, PAUSE);
  };
  return {
    panel,
    get uri() {
      return uri;
    },
    get isFollowing() {
      return isFollowing;
    },
    get model() {
      return content?.type === 'summary' ? content.model : undefined;
    },
    show(next) {
      uri = next;
      content = undefined;
      cursor = undefined;
      setTitle();
      void refresh();
    },
    follow(next) {
      isFollowing = next;
      setTitle();
      if (content) draw(content);
    },
    refreshSoon,
    rewrite,
    refreshUnlessDue() {
      if (!isReading && timer === undefined) refreshSoon();
    },
    setCursor(place) {
      cursor = place;
      // While what was typed is not shown yet, places are not where the page believes them to be.
      if (!isReading && timer === undefined) post({ type: 'cursor', place });
    },
  };
}

function pageOf(webview: vscode.Webview, files: vscode.Uri): string {
  const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(files, name)).toString();
  const page = { style: address('preview.css'), script: address('preview.js'), source: webview.cspSource };
  return previewHtml(page, vscode.env.language);
}
