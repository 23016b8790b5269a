import * as vscode from 'vscode';
import {
  type ChangedParams,
  changedNotification,
  checkRewritingMessage,
  type SummaryLevelId,
} from '../../../server/src/messages';
import { columnOf } from '../commands/applyEdit';
import type { LanguageServer } from '../languageServer';
import type { LanguageModels } from '../rewriting/languageModels';
import { createRewriter, type TextModel } from '../rewriting/rewriter';
import type { ActiveDraft } from '../views/activeDraft';
import type { Disclosures } from '../views/disclosures';
import type { LevelMemory } from './keepContent';
import type { PageState, PreviewModel } from './model';
import { createPreview, type Preview, type PreviewServices } from './panel';
import { DEFAULT_LEVEL } from './readPreview';
import { selectedPlace } from './revealPlace';

const VIEW_TYPE = 'proviso.preview';
const LEVELS_KEY = 'proviso.preview.levels';

/** The previews that are open, at most one for each draft. */
export interface Previews extends vscode.Disposable {
  /** Opens the preview of a draft beside it, or shows the one that is open. */
  open(uri: vscode.Uri): void;
  /** The draft of the preview that has the focus. */
  active(): vscode.Uri | undefined;
  /** Has the preview of a draft rewritten by a language model: how many statements are worded anew. */
  rewrite(uri: vscode.Uri, model: TextModel, signal: AbortSignal): Promise<number>;
  /** Makes the active preview follow the active draft, or stay with its own. */
  toggleFollowing(): void;
  /** What each shows; for tests. */
  shown(): readonly (Pick<Preview, 'isFollowing'> & {
    readonly uri: string;
    readonly model: PreviewModel | undefined;
  })[];
}

/** Opens previews, restores them after a reload of the window and keeps them up to date. */
export function registerPreviews(
  { extensionUri, workspaceState }: Pick<vscode.ExtensionContext, 'extensionUri' | 'workspaceState'>,
  server: LanguageServer,
  draft: ActiveDraft,
  disclosures: Disclosures,
  models: LanguageModels,
): Previews {
  const previews = new Set<Preview>();
  const rewriter = createRewriter(({ uri, ...request }) => {
    const address = server.client.code2ProtocolConverter.asUri(vscode.Uri.parse(uri));
    return server.request(checkRewritingMessage, { uri: address, ...request });
  });
  const services: PreviewServices = {
    server,
    rewriter,
    models,
    files: vscode.Uri.joinPath(extensionUri, 'dist', 'client'),
    levels: rememberLevels(workspaceState),
    showLaw: (uri, law) => showLaw(draft, disclosures, uri, law),
    act(action) {
      if (action === 'switchOn') void vscode.commands.executeCommand('proviso.toggleChecking');
      else void vscode.commands.executeCommand('workbench.action.openSettings', 'proviso.drafts');
    },
  };
  const of = (uri: vscode.Uri): readonly Preview[] =>
    [...previews].filter((preview) => preview.uri.toString() === uri.toString());
  const add = (panel: vscode.WebviewPanel, uri: vscode.Uri, isFollowing: boolean): void => {
    const preview = createPreview(panel, services, uri, isFollowing);
    previews.add(preview);
    panel.onDidDispose(() => previews.delete(preview));
    for (const editor of vscode.window.visibleTextEditors) tellCursor(editor);
  };
  const tellCursor = (editor: vscode.TextEditor): void => {
    for (const preview of of(editor.document.uri)) preview.setCursor(selectedPlace(editor));
  };
  const refreshAll = (): void => {
    for (const preview of previews) preview.refreshSoon();
  };
  /** The draft that became active is shown where one follows, unless it has a preview of its own. */
  const follow = (): void => {
    if (draft.state.kind !== 'draft') return;
    const { uri } = draft.state.document;
    const follower = [...previews].find(({ isFollowing }) => isFollowing);
    if (!follower || of(uri).length > 0) return;
    follower.show(uri);
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.uri.toString() === uri.toString()) tellCursor(editor);
  };

  server.client.onNotification(changedNotification, ({ uri }: ChangedParams) => {
    for (const preview of of(server.client.protocol2CodeConverter.asUri(uri))) preview.refreshUnlessDue();
  });
  const listeners = vscode.Disposable.from(
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const uri = isPageState(state) ? vscode.Uri.parse(state.uri) : undefined;
        if (!uri || !isPageState(state) || of(uri).length > 0) panel.dispose();
        else add(panel, uri, state.isFollowing);
      },
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) for (const preview of of(document.uri)) preview.refreshSoon();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => tellCursor(textEditor)),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('proviso') && refreshAll()),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) for (const preview of of(oldUri)) preview.show(newUri);
    }),
    server.onDidChange(refreshAll),
    draft.onDidChange(follow),
  );
  return {
    open(uri) {
      const [open] = of(uri);
      if (open) return open.panel.reveal(undefined, true);
      const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      add(vscode.window.createWebviewPanel(VIEW_TYPE, '', place), uri, false);
    },
    active: () => [...previews].find(({ panel }) => panel.active)?.uri,
    rewrite: async (uri, model, signal) => (await of(uri)[0]?.rewrite(model, signal)) ?? 0,
    toggleFollowing() {
      const active =
        [...previews].find(({ panel }) => panel.active) ?? (previews.size === 1 ? [...previews][0] : undefined);
      if (!active) throw new Error(vscode.l10n.t('Open a preview first, or click into the one that is meant.'));
      // Two that follow would show the same.
      for (const preview of previews) preview.follow(preview === active && !active.isFollowing);
      follow();
    },
    shown: () => [...previews].map(({ uri, model, isFollowing }) => ({ uri: uri.toString(), model, isFollowing })),
    dispose: () => listeners.dispose(),
  };
}

/** Shows what a law wants of a draft, in the view “Disclosures”; that one shows the active draft. */
async function showLaw(draft: ActiveDraft, disclosures: Disclosures, uri: vscode.Uri, law: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: columnOf(document), preview: false });
  await becomesActive(draft, document);
  await disclosures.setOrder('law');
  const id = `law:${law}`;
  if ((await disclosures.current()).nodes.has(id)) await disclosures.reveal(id);
}

function becomesActive(draft: ActiveDraft, document: vscode.TextDocument): Promise<void> {
  const isActive = (): boolean => draft.state.kind === 'draft' && draft.state.document === document;
  if (isActive()) return Promise.resolve();
  return new Promise((resolve) => {
    const listener = draft.onDidChange(() => {
      if (draft.state.kind === 'reading') return;
      listener.dispose();
      resolve();
    });
  });
}

function rememberLevels(memory: vscode.Memento): LevelMemory {
  const levels = new Map(Object.entries(memory.get<Readonly<Record<string, SummaryLevelId>>>(LEVELS_KEY, {})));
  return {
    of: (uri) => levels.get(uri.toString()) ?? DEFAULT_LEVEL,
    keep(uri, level) {
      levels.set(uri.toString(), level);
      void memory.update(LEVELS_KEY, Object.fromEntries(levels));
    },
  };
}

function isPageState(state: unknown): state is PageState {
  return (
    typeof state === 'object' &&
    state !== null &&
    'uri' in state &&
    typeof state.uri === 'string' &&
    'isFollowing' in state &&
    typeof state.isFollowing === 'boolean'
  );
}
