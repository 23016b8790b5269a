import * as vscode from 'vscode';
import {
  type ExportedFile,
  type ExportRequest,
  exportMessage,
  type SummaryLevelId,
} from '../../../server/src/messages';
import type { LanguageServer } from '../languageServer';
import { type Services, sayNotDraft, targetDocument } from './command';

interface FormatItem<Format> extends vscode.QuickPickItem {
  readonly format: Format;
}

interface LevelItem extends vscode.QuickPickItem {
  /** Undefined: all levels. */
  readonly level: SummaryLevelId | undefined;
}

/** What a caller may have decided already: a key binding, a task, a test. */
interface Given {
  readonly level?: SummaryLevelId;
  readonly format?: ExportRequest['format'];
  /** The address of the file to write. */
  readonly target?: string;
}

/** Saves the summary of a draft as a file, in the level and format that the user picks. */
export async function exportSummary(
  { server, draft, previews }: Services,
  given: unknown,
  decided: unknown,
): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const { level, format, target } = toGiven(decided);
  const title = vscode.l10n.t('Export Summary');
  const picked = format === undefined ? await pickLevel(title, 'all') : { level };
  const chosen = picked && (await pickFormat(title, summaryFormats(), format));
  if (!picked || !chosen) return;
  const request = { kind: 'summary', format: chosen, ...(picked.level ? { level: picked.level } : {}) } as const;
  await save(server, document, request, target);
}

/** Puts the summary of a draft on the clipboard, in the level that the user picks. */
export async function copySummary(
  { server, draft, previews }: Services,
  given: unknown,
  decided: unknown,
): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const level = toGiven(decided).level ?? (await pickLevel(vscode.l10n.t('Copy Summary'), 'one'))?.level;
  if (!level) return;
  const file = await server.request(exportMessage, {
    uri: server.uriOf(document),
    kind: 'summary',
    format: 'markdown',
    level,
  });
  if (!file) return sayNotDraft(document);
  await vscode.env.clipboard.writeText(file.text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('The summary was copied.'), 4_000);
}

/** Saves the compliance record of a draft as a file, in the format that the user picks. */
export async function exportRecord(
  { server, draft, previews }: Services,
  given: unknown,
  decided: unknown,
): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  const { format, target } = toGiven(decided);
  const chosen = await pickFormat(vscode.l10n.t('Export Compliance Record'), recordFormats(), format);
  if (chosen) await save(server, document, { kind: 'record', format: chosen }, target);
}

/** Lets the user pick a reader; undefined where they leave. */
export function pickLevel(title: string, choice: 'all' | 'one'): Thenable<LevelItem | undefined> {
  const items: readonly LevelItem[] = [
    { level: 'plain', label: vscode.l10n.t('Plain'), description: vscode.l10n.t('reading grade 6 at most') },
    { level: 'general', label: vscode.l10n.t('General'), description: vscode.l10n.t('reading grade 9 at most') },
    {
      level: 'professional',
      label: vscode.l10n.t('Professional'),
      description: vscode.l10n.t('with citations and open points'),
    },
    { level: 'child', label: vscode.l10n.t('For children'), description: vscode.l10n.t('reading grade 4 at most') },
  ];
  const all: LevelItem = { level: undefined, label: vscode.l10n.t('All readers') };
  const placeHolder = vscode.l10n.t('For which readers?');
  return vscode.window.showQuickPick(choice === 'all' ? [all, ...items] : items, { title, placeHolder });
}

function summaryFormats(): readonly FormatItem<'html' | 'markdown' | 'json' | 'text'>[] {
  return [
    { format: 'html', label: vscode.l10n.t('HTML'), description: vscode.l10n.t('one file, to read and to print') },
    { format: 'markdown', label: vscode.l10n.t('Markdown') },
    {
      format: 'json',
      label: vscode.l10n.t('JSON'),
      description: vscode.l10n.t('for other programs, with the evidence'),
    },
    { format: 'text', label: vscode.l10n.t('Plain text') },
  ];
}

function recordFormats(): readonly FormatItem<'html' | 'markdown' | 'csv'>[] {
  return [
    { format: 'html', label: vscode.l10n.t('HTML'), description: vscode.l10n.t('one file, to read and to print') },
    { format: 'markdown', label: vscode.l10n.t('Markdown') },
    { format: 'csv', label: vscode.l10n.t('CSV'), description: vscode.l10n.t('for spreadsheets') },
  ];
}

async function pickFormat<Format extends string>(
  title: string,
  formats: readonly FormatItem<Format>[],
  given: string | undefined,
): Promise<Format | undefined> {
  const known = formats.find(({ format }) => format === given);
  if (known) return known.format;
  const placeHolder = vscode.l10n.t('In which format?');
  return (await vscode.window.showQuickPick(formats, { title, placeHolder }))?.format;
}

/** Asks for the place only when there is something to save. */
async function save(
  server: LanguageServer,
  document: vscode.TextDocument,
  request: ExportRequest,
  given: string | undefined,
): Promise<void> {
  const file = await server.request(exportMessage, { uri: server.uriOf(document), ...request });
  if (!file) return sayNotDraft(document);
  const target = given === undefined ? await askPlace(document, file) : vscode.Uri.parse(given);
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(file.text));
  // Nobody waits for the answer.
  void offerToOpen(target, file.name);
}

function askPlace(document: vscode.TextDocument, { name }: ExportedFile): Thenable<vscode.Uri | undefined> {
  const folder = document.isUntitled
    ? vscode.workspace.workspaceFolders?.[0]?.uri
    : vscode.Uri.joinPath(document.uri, '..');
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { [ending.toUpperCase()]: [ending] },
  });
}

async function offerToOpen(target: vscode.Uri, name: string): Promise<void> {
  const open = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Saved: {0}', name), open);
  if (answer !== open) return;
  const isPage = target.scheme === 'file' && target.path.endsWith('.html') && vscode.env.remoteName === undefined;
  if (isPage) await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}

function toGiven(decided: unknown): Given {
  return typeof decided === 'object' && decided !== null ? decided : {};
}
