import * as vscode from 'vscode';
import { analysisMessage, questionsMessage, type RecordRequest, recordMessage } from '../../../server/src/messages';
import { fileName } from '../documents';
import { applyEdit } from './applyEdit';
import { type Services, sayNotDraft, targetDocument } from './command';
import { NO_ANSWERS, type ProfileState, profileStep } from './profileSteps';
import { pickOne, type Step, walk } from './steps';

interface State extends ProfileState {
  /** Where the profile is written; absent: not asked yet. */
  readonly scope?: 'draft' | 'organisation';
}

interface ScopeItem extends vscode.QuickPickItem {
  readonly scope: 'draft' | 'organisation';
}

/**
 * Asks what decides which laws and requirements apply, step by step, and records the answers in the draft or in
 * proviso.yaml, as one edit that can be undone.
 */
export async function describeOrganisation({ server, draft, previews }: Services, given: unknown): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const uri = server.uriOf(document);
  if (!(await server.request(analysisMessage, { uri }))) return sayNotDraft(document);
  const profile = await walk<State>(NO_ANSWERS, async (state) => {
    const stand = await server.request(questionsMessage, { uri, answers: state.answers });
    if (!stand) throw new Error(vscode.l10n.t('{0} is no draft any more.', fileName(document.uri)));
    return profileStep(state, stand) ?? (state.scope === undefined ? askScope(state, document) : undefined);
  });
  if (!profile) return;
  const edit = await server.request(recordMessage, { uri, ...toRecord(profile, profile.scope) });
  if (!edit) await sayNotRecorded();
  else if (await applyEdit(server, document, edit))
    vscode.window.setStatusBarMessage(vscode.l10n.t('The profile is recorded.'), 5_000);
}

/** Tells why answers could not be written down. */
export async function sayNotRecorded(): Promise<void> {
  await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The profile could not be recorded: there is no folder for proviso.yaml, or the settings there cannot be read.',
    ),
  );
}

/** What is recorded of a profile: what was answered; laws only where they do not follow by themselves. */
export function toRecord({ answers, laws }: ProfileState, scope: 'draft' | 'organisation' | undefined): RecordRequest {
  const facts = Object.entries(answers.facts).flatMap(([id, value]) => (value === null ? [] : [{ id, value }]));
  return {
    facts,
    ...(laws === undefined ? {} : { laws }),
    ...(scope === 'organisation' ? { scope } : {}),
  };
}

function askScope(state: State, document: vscode.TextDocument): Step<State> {
  const inDraft = /^(markdown|mdx)$/.test(document.languageId);
  const name = fileName(document.uri);
  const items: readonly ScopeItem[] = [
    {
      scope: 'draft',
      label: vscode.l10n.t('For {0} alone', name),
      detail: inDraft ? vscode.l10n.t('In its front matter') : vscode.l10n.t('In proviso.yaml, under its name'),
    },
    {
      scope: 'organisation',
      label: vscode.l10n.t('For all policies of the folder'),
      detail: vscode.l10n.t('In proviso.yaml, where colleagues and the command line find it too'),
    },
  ];
  return ({ number, before }) => {
    const selected = items.filter(({ scope }) => scope === before?.scope);
    const title = vscode.l10n.t('Record the Profile');
    const page = { title, placeholder: vscode.l10n.t('Where?'), number, total: number, items, selected };
    return pickOne(page, ({ scope }) => ({ ...state, scope }));
  };
}
