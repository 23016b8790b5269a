import * as vscode from 'vscode';
import {
  type Catalogue,
  type NewDraftRequest,
  newDraftMessage,
  questionsMessage,
  recordMessage,
} from '../../../server/src/messages';
import type { LanguageServer } from '../languageServer';
import { applyEdit } from './applyEdit';
import type { Services } from './command';
import { sayNotRecorded, toRecord } from './profile';
import { NO_ANSWERS, type ProfileState, profileStep } from './profileSteps';
import { pickOne, type Step, walk } from './steps';

interface State extends ProfileState {
  readonly kind?: string;
  readonly format?: NewDraftRequest['format'];
  /** Where the profile is written; absent: not asked yet. */
  readonly scope?: 'draft' | 'organisation' | 'nowhere';
}

interface Item<Value> extends vscode.QuickPickItem {
  readonly value: Value;
}

/** Steps before the questions about the organisation, and the fewest that follow. */
const FEWEST_STEPS = 8;

/**
 * Asks what a new policy is to be and what decides its content, and opens a first draft with the places to fill in as
 * tab stops.
 */
export async function newPolicy({ server, draft }: Services): Promise<void> {
  const { kinds } = await draft.catalogue();
  const state = await walk<State>(NO_ANSWERS, async (current) => {
    const { kind, format, answers } = current;
    if (kind === undefined) return askKind(current, kinds);
    if (format === undefined) return askFormat(current);
    const stand = await server.request(questionsMessage, { kind, answers });
    return (stand ? profileStep(current, stand) : undefined) ?? askScope(current, format);
  });
  if (state) await openNew(server, state);
}

function askKind(state: State, kinds: Catalogue['kinds']): Step<State> {
  const items = kinds.map(({ id, title }): Item<string> => ({ value: id, label: title }));
  return ask(items, vscode.l10n.t('What do you want to write?'), 'kind', state);
}

function askFormat(state: State): Step<State> {
  const items: readonly Item<NewDraftRequest['format']>[] = [
    { value: 'markdown', label: vscode.l10n.t('Markdown') },
    { value: 'html', label: vscode.l10n.t('HTML') },
    { value: 'plaintext', label: vscode.l10n.t('Plain text') },
  ];
  return ask(items, vscode.l10n.t('In which format?'), 'format', state);
}

/** Where the profile is written, as far as there is a choice. */
function askScope(state: State, format: NewDraftRequest['format']): Step<State> | undefined {
  if (state.scope !== undefined) return undefined;
  const front = vscode.l10n.t('In the front matter of the new policy');
  const file = vscode.l10n.t('In proviso.yaml, for all policies of the folder');
  const items: readonly Item<NonNullable<State['scope']>>[] = [
    ...(format === 'markdown' ? [{ value: 'draft', label: front } as const] : []),
    ...(vscode.workspace.workspaceFolders?.length === 1 ? [{ value: 'organisation', label: file } as const] : []),
    {
      value: 'nowhere',
      label: vscode.l10n.t('Nowhere'),
      detail: vscode.l10n.t('Questions will be asked in the draft'),
    },
  ];
  return ask(items, vscode.l10n.t('Where are the answers recorded?'), 'scope', state);
}

function ask<Key extends 'kind' | 'format' | 'scope'>(
  items: readonly Item<NonNullable<State[Key]>>[],
  placeholder: string,
  key: Key,
  state: State,
): Step<State> {
  return ({ number, before }) => {
    const total = key === 'scope' ? number : FEWEST_STEPS;
    const selected = items.filter(({ value }) => value === before?.[key]);
    const page = { title: vscode.l10n.t('New Privacy Policy'), placeholder, number, total, items, selected };
    return pickOne(page, ({ value }): State => ({ ...state, [key]: value }));
  };
}

async function openNew(server: LanguageServer, state: State): Promise<void> {
  const { kind, format, laws = 'auto', scope } = state;
  if (kind === undefined || format === undefined) return;
  const facts = Object.fromEntries(toRecord(state, undefined).facts?.map(({ id, value }) => [id, value]) ?? []);
  const request = { kind, format, laws, facts, frontMatter: scope === 'draft' };
  const { languageId, snippet } = await server.request(newDraftMessage, request);
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: '' });
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const start = new vscode.Position(0, 0);
  await editor.insertSnippet(new vscode.SnippetString(snippet), start, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
  if (scope !== 'organisation') return;
  const uri = server.uriOf(document);
  const edit = await server.request(recordMessage, { uri, ...toRecord(state, scope) });
  if (edit) await applyEdit(server, document, edit);
  else await sayNotRecorded();
}
