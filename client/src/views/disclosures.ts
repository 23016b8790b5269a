import * as vscode from 'vscode';
import { type Checklist, type ChecklistOrder, checklistMessage, explainMessage } from '../../../server/src/messages';
import { fileName } from '../documents';
import type { LanguageServer } from '../languageServer';
import type { ActiveDraft, DraftState } from './activeDraft';
import { itemOf, tooltipOf } from './disclosureItems';
import {
  changedNodes,
  type DisclosureNode,
  type DisclosureTree,
  growTree,
  type Mark,
  markNames,
  NO_TREE,
} from './disclosureTree';

const VIEW = 'proviso.disclosures';
const ORDER_KEY = 'proviso.disclosures.order';
const HIDDEN_KEY = 'proviso.disclosures.hidden';
/** What does not apply is no part of the work, until somebody asks for it. */
const HIDDEN_AT_FIRST: readonly Mark[] = ['not-applicable'];

const t = (message: string, ...inserts: readonly (string | number)[]): string => vscode.l10n.t(message, ...inserts);

/** The view “Disclosures”: everything that the laws want of the active draft, and what the draft makes of it. */
export interface Disclosures extends vscode.Disposable {
  /** The draft that it shows. */
  readonly document: vscode.TextDocument | undefined;
  readonly hidden: ReadonlySet<Mark>;
  /** The tree, after everything that was typed. */
  current(): Promise<DisclosureTree>;
  /** The node that a command was called for: of the menu, or selected. */
  nodeOf(given: unknown): Promise<DisclosureNode | undefined>;
  setOrder(order: ChecklistOrder): Promise<void>;
  setHidden(marks: readonly Mark[]): Promise<void>;
  /** Shows a node and moves the focus to it. */
  reveal(id: string): Promise<void>;
}

interface Loaded {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly order: ChecklistOrder;
  readonly checklist: Checklist;
}

/** Makes the view; it follows the active draft. */
export function registerDisclosures(memory: vscode.Memento, server: LanguageServer, draft: ActiveDraft): Disclosures {
  const redraw = new vscode.EventEmitter<readonly string[] | undefined>();
  let order = memory.get<ChecklistOrder>(ORDER_KEY, 'law');
  let hidden: ReadonlySet<Mark> = new Set(memory.get<readonly Mark[]>(HIDDEN_KEY, HIDDEN_AT_FIRST));
  let loaded: Loaded | undefined;
  let tree = NO_TREE;
  let turn = 0;

  const view = vscode.window.createTreeView(VIEW, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: redraw.event as vscode.Event<string[] | undefined>,
      getChildren: (id) => [...(id === undefined ? tree.roots : (tree.nodes.get(id)?.children ?? []))],
      getParent: (id) => tree.nodes.get(id)?.parent,
      getTreeItem: (id) => {
        const node = tree.nodes.get(id);
        return node ? itemOf(node) : new vscode.TreeItem('');
      },
      resolveTreeItem: async (item, id) => {
        const row = item.tooltip === undefined ? tree.nodes.get(id)?.row : undefined;
        if (!row || !loaded) return item;
        const request = { id: row.id, uri: server.uriOf(loaded.document) };
        const explanation = await server.request(explainMessage, request).catch(() => null);
        item.tooltip = tooltipOf(row, markNames(t).get(row.mark) ?? row.mark, explanation?.markdown ?? '');
        return item;
      },
    },
  });
  const draw = (): void => {
    const before = tree;
    tree = loaded ? growTree(loaded.checklist, loaded.order, hidden, t) : NO_TREE;
    const changed = changedNodes(before, tree);
    if (changed === undefined) redraw.fire(undefined);
    else if (changed.length > 0) redraw.fire(changed);
    view.message = messageOf(draft.state, tree, hidden);
    view.description = loaded ? fileName(loaded.document.uri) : '';
  };
  /** Asks for the checklist, unless that of this version is there. */
  const load = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const { state } = draft;
    if (state.kind === 'reading') return;
    const document = state.kind === 'draft' ? state.document : undefined;
    const answer = document
      ? await server.request(checklistMessage, { uri: server.uriOf(document), order }).catch(() => null)
      : null;
    if (mine !== turn) return;
    loaded = document && answer ? { document, version: answer.version, order, checklist: answer } : undefined;
    draw();
  };
  const follow = (state: DraftState): void => {
    view.badge = badgeOf(state);
    if (view.visible) void load();
  };
  const current = async (): Promise<DisclosureTree> => {
    const { state } = draft;
    const document = state.kind === 'draft' ? state.document : undefined;
    const isCurrent = loaded?.document === document && loaded?.version === document?.version && loaded?.order === order;
    if (!isCurrent) await load();
    return tree;
  };
  const listeners = vscode.Disposable.from(
    redraw,
    view,
    draft.onDidChange(follow),
    view.onDidChangeVisibility(({ visible }) => visible && load()),
  );
  showOrder(order);
  follow(draft.state);
  return {
    get document() {
      return loaded?.document;
    },
    get hidden() {
      return hidden;
    },
    current,
    async nodeOf(given) {
      const id = typeof given === 'string' ? given : view.selection[0];
      return id === undefined ? undefined : (await current()).nodes.get(id);
    },
    async setOrder(next) {
      order = next;
      showOrder(next);
      await memory.update(ORDER_KEY, next);
      await load();
    },
    async setHidden(marks) {
      hidden = new Set(marks);
      await memory.update(HIDDEN_KEY, marks);
      draw();
    },
    reveal: async (id) => view.reveal(id, { select: true, focus: true, expand: true }),
    dispose: () => listeners.dispose(),
  };
}

function showOrder(order: ChecklistOrder): void {
  void vscode.commands.executeCommand('setContext', ORDER_KEY, order);
}

/** The number of disclosures that are missing, as the list of problems has it. */
function badgeOf(state: DraftState): vscode.ViewBadge | undefined {
  if (state.kind !== 'draft') return undefined;
  const value = state.analysis.findings.filter(({ code }) => code.startsWith('missing/')).length;
  return value === 0 ? undefined : { value, tooltip: t('Disclosures missing: {0}', value) };
}

/** What the view does not show and why. */
function messageOf(state: DraftState, { counts, roots }: DisclosureTree, hidden: ReadonlySet<Mark>): string {
  if (state.kind !== 'draft') return '';
  const { why } = state.analysis.checked;
  if (why !== undefined) return t('Not compared with the laws: {0}.', why);
  if (roots.length === 0) return '';
  const left = [...markNames(t)].flatMap(([mark, name]) => {
    const count = counts.get(mark) ?? 0;
    return hidden.has(mark) && count > 0 ? [`${name} (${count})`] : [];
  });
  return left.length === 0 ? '' : t('Hidden: {0}', left.join(', '));
}
