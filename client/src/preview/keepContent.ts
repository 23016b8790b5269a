import type * as vscode from 'vscode';
import type { SummaryLevelId } from '../../../server/src/messages';
import type { LanguageServer } from '../languageServer';
import type { LanguageModels } from '../rewriting/languageModels';
import type { Rewriter, TextModel } from '../rewriting/rewriter';
import { createPace } from './pace';
import { type PreviewContent, type Reword, readingNotice, readPreview, summaryContent } from './readPreview';

/** Time without a keystroke after which the summary is made again. */
const PAUSE = 100;
/** A summary that takes longer is announced. */
const PATIENCE = 400;
/** Time without a keystroke after which a language model is asked, where the user has one and wants it. */
const LONG_PAUSE = 1500;

/** What it takes to make a summary. */
export interface ContentServices {
  readonly server: LanguageServer;
  readonly levels: LevelMemory;
  readonly rewriter: Rewriter;
  readonly models: LanguageModels;
}

/** The reader's level by draft, over sessions. */
export interface LevelMemory {
  of(uri: vscode.Uri): SummaryLevelId;
  keep(uri: vscode.Uri, level: SummaryLevelId): void;
}

/** What a preview shows of one draft. */
export interface KeptContent {
  /** Undefined while nothing has been made. */
  readonly content: PreviewContent | undefined;
  /** Whether the draft may have changed since the content was made. */
  readonly isBusy: boolean;
  /** Makes it of the draft as it is now. */
  refresh(): Promise<void>;
  /** The same, after a pause. */
  refreshSoon(): void;
  /** Makes it for another reader: what is being made is given up. */
  chooseLevel(level: SummaryLevelId): void;
  /** Has a language model word it; how many statements are worded anew. */
  rewrite(model: TextModel, signal: AbortSignal): Promise<number>;
  /** Nothing more is made or shown. */
  stop(): void;
}

/** Makes what a preview shows of a draft, and shows it each time that it is made. */
export function keepContent(
  { server, levels, rewriter, models }: ContentServices,
  uri: vscode.Uri,
  show: (content: PreviewContent) => void,
): KeptContent {
  let content: PreviewContent | undefined;
  let rewritingTimer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;

  const reword: Reword = (summary) => (models.isOn() ? rewriter.withKnown(summary) : summary);
  const stopAsking = (): void => {
    clearTimeout(rewritingTimer);
    asking?.abort();
  };
  const read = async (signal: AbortSignal): Promise<void> => {
    stopAsking();
    const sayReading = (): void => {
      if (!content && !signal.aborted) show(readingNotice(uri));
    };
    const slow = setTimeout(sayReading, PATIENCE);
    const answer = await readPreview(server, uri, levels.of(uri), reword, signal);
    clearTimeout(slow);
    if (signal.aborted) return;
    content = answer;
    show(answer);
    if (answer.type === 'summary' && models.isOn() && rewriter.isWanting(answer.summary))
      rewritingTimer = setTimeout(rewriteByItself, LONG_PAUSE);
  };
  const pace = createPace(read, PAUSE);
  const rewrite = async (model: TextModel, signal: AbortSignal): Promise<number> => {
    if (!content) await pace.now();
    if (content?.type !== 'summary') return 0;
    const asked = content;
    const count = await rewriter.ask(uri.toString(), asked.summary, model, signal);
    if (content !== asked) return count;
    content = summaryContent(uri, asked.summary, reword) ?? asked;
    show(content);
    return count;
  };
  const rewriteByItself = async (): Promise<void> => {
    asking = new AbortController();
    const { signal } = asking;
    const model = await models.ready();
    // A model that does not answer changes nothing.
    if (model && !signal.aborted) await rewrite(model, signal).catch(() => undefined);
  };
  return {
    get content() {
      return content;
    },
    get isBusy() {
      return pace.isBusy;
    },
    refresh: pace.now,
    refreshSoon() {
      stopAsking();
      pace.soon();
    },
    chooseLevel(level) {
      levels.keep(uri, level);
      void pace.anew();
    },
    rewrite,
    stop() {
      content = undefined;
      stopAsking();
      pace.stop();
    },
  };
}
