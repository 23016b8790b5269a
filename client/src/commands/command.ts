import * as vscode from 'vscode';
import { fileName, mayBeDraft } from '../documents';
import type { LanguageServer } from '../languageServer';
import type { Previews } from '../preview/previews';
import type { LanguageModels } from '../rewriting/languageModels';
import type { ActiveDraft } from '../views/activeDraft';
import type { Disclosures } from '../views/disclosures';

/** What commands work with. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly server: LanguageServer;
  readonly draft: ActiveDraft;
  readonly disclosures: Disclosures;
  readonly previews: Previews;
  readonly models: LanguageModels;
  readonly log: vscode.LogOutputChannel;
}

/** A command gets what its caller passes on: a menu the document's address, a link what stands in it. */
export type Command = (services: Services, ...given: readonly unknown[]) => Promise<void>;

/** Registers the commands; one that fails tells the user why. */
export function registerCommands(commands: Readonly<Record<string, Command>>, services: Services): vscode.Disposable {
  const registered = Object.entries(commands).map(([id, run]) =>
    vscode.commands.registerCommand(id, async (...given: readonly unknown[]) => {
      try {
        await run(services, ...given);
      } catch (error) {
        await explainFailure(services.log, error);
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}

async function explainFailure(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  log.error(message);
  const show = vscode.l10n.t('Show Log');
  if ((await vscode.window.showErrorMessage(message, show)) === show) log.show();
}

/**
 * The document that a command is about: the one given, that of the preview in use, or the active one. Undefined where it can be no draft; the
 * user has been told.
 */
export async function targetDocument(
  { draft, previews }: Pick<Services, 'draft' | 'previews'>,
  given: unknown,
): Promise<vscode.TextDocument | undefined> {
  // The menu of a preview passes the address of the preview.
  const ofPreview = given === undefined || (given instanceof vscode.Uri && given.scheme === 'webview-panel');
  const document = (await givenDocument(ofPreview ? previews.active() : given)) ?? activeDocument(draft);
  if (document && mayBeDraft(document)) return document;
  const open = vscode.l10n.t('Open the Sample');
  const message = vscode.l10n.t('Open a privacy policy first: a Markdown, HTML or text file.');
  await offer(message, open, 'proviso.openSample');
  return undefined;
}

async function givenDocument(given: unknown): Promise<vscode.TextDocument | undefined> {
  if (given instanceof vscode.Uri) return vscode.workspace.openTextDocument(given);
  return typeof given === 'string' ? vscode.workspace.openTextDocument(vscode.Uri.parse(given)) : undefined;
}

function activeDocument({ state }: ActiveDraft): vscode.TextDocument | undefined {
  return vscode.window.activeTextEditor?.document ?? (state.kind === 'none' ? undefined : state.document);
}

/** Tells the user why a document is not checked: checking is off, or the document is not recognised as a draft. */
export async function sayNotDraft(document: vscode.TextDocument): Promise<void> {
  if (!vscode.workspace.getConfiguration('proviso', document).get('enable', true)) {
    const message = vscode.l10n.t('Checking is switched off.');
    return offer(message, vscode.l10n.t('Switch On'), 'proviso.toggleChecking');
  }
  const name = fileName(document.uri);
  const message = vscode.l10n.t(
    '{0} is not recognised as a privacy policy: neither its name nor its title says so.',
    name,
  );
  await offer(message, vscode.l10n.t('Which Files Are'), 'workbench.action.openSettings', 'proviso.drafts');
}

async function offer(message: string, button: string, command: string, ...given: readonly string[]): Promise<void> {
  const answer = await vscode.window.showInformationMessage(message, button);
  if (answer === button) await vscode.commands.executeCommand(command, ...given);
}
