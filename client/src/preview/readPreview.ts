import * as vscode from 'vscode';
import { type SummaryLevelId, summaryMessage } from '../../../server/src/messages';
import { withToken } from '../cancellation';
import { fileName, mayBeDraft } from '../documents';
import type { LanguageServer } from '../languageServer';
import type { VersionedSummary } from '../rewriting/rewriter';
import { type AnsweredSummary, buildModel } from './buildModel';
import type { NoticeAction, PreviewModel, PreviewNotice } from './model';

/** The level that every draft has. */
export const DEFAULT_LEVEL: SummaryLevelId = 'plain';

type PreviewSummary = AnsweredSummary & VersionedSummary;

export type PreviewContent =
  /** `summary`: as the server words it. */
  | { readonly type: 'summary'; readonly model: PreviewModel; readonly summary: PreviewSummary }
  | { readonly type: 'notice'; readonly notice: PreviewNotice };

/** Puts other words into a summary, where there are better ones; the same object where there are none. */
export type Reword = (summary: PreviewSummary) => PreviewSummary;

const t = (message: string, ...inserts: readonly (string | number)[]): string => vscode.l10n.t(message, ...inserts);

/**
 * What a preview shows of a draft as it is now, for a reader of this level or, where the draft has no such summary, of
 * the usual one. Never rejected: what cannot be shown is said, also that it was given up.
 */
export async function readPreview(
  server: LanguageServer,
  uri: vscode.Uri,
  level: SummaryLevelId,
  reword: Reword,
  signal: AbortSignal,
): Promise<PreviewContent> {
  try {
    // The server knows only open documents; an editor need not show it.
    const document = await vscode.workspace.openTextDocument(uri);
    if (server.isDown)
      return notice(uri, t('Proviso is not running. The log says why; reloading the window starts it again.'));
    const params = { uri: server.uriOf(document), level };
    const summary = await withToken(signal, (token) => server.request(summaryMessage, params, token));
    if (!summary?.overview) return whyNoDraft(document);
    const { overview } = summary;
    if (overview.why !== undefined) return notice(uri, t('There is nothing to summarise: {0}.', overview.why));
    if (!overview.levels.some((offered) => offered.level === level))
      return readPreview(server, uri, DEFAULT_LEVEL, reword, signal);
    return summaryContent(uri, { ...summary, overview }, reword) ?? whyNoDraft(document);
  } catch {
    return notice(uri, t('The summary could not be made: the draft is gone, or it cannot be read.'));
  }
}

/** A summary as it is shown; undefined where it has no level. */
export function summaryContent(uri: vscode.Uri, summary: PreviewSummary, reword: Reword): PreviewContent | undefined {
  const shown = reword(summary);
  const model = buildModel(uri.toString(), shown, t);
  if (!model) return undefined;
  if (shown === summary) return { type: 'summary', model, summary };
  const note = `${model.readers.note} ${t('Some statements are worded by a language model.')}`;
  return { type: 'summary', model: { ...model, readers: { ...model.readers, note } }, summary };
}

/** While the first summary is being made. */
export function readingNotice(uri: vscode.Uri): PreviewContent {
  return notice(uri, t('Reading the draft …'));
}

function whyNoDraft(document: vscode.TextDocument): PreviewContent {
  const { uri } = document;
  if (!vscode.workspace.getConfiguration('proviso', document).get('enable', true)) {
    return notice(uri, t('Checking is switched off.'), 'switchOn', t('Switch On'));
  }
  const text = mayBeDraft(document)
    ? t('This file is not recognised as a privacy policy: neither its name nor its title says so.')
    : t('This file cannot be a draft: drafts are Markdown, HTML and text files.');
  return notice(uri, text, 'whichFiles', t('Which Files Are'));
}

function notice(uri: vscode.Uri, text: string, id?: NoticeAction, label = ''): PreviewContent {
  const action = id ? { action: { id, label } } : {};
  return { type: 'notice', notice: { title: fileName(uri), text, ...action } };
}
