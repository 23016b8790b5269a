import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Knowledge } from '../knowledge/knowledge';
import type { LawChoice } from '../law/applicability';
import { type ConfigStore, createConfigStore, type FoundConfig } from '../service/configStore';
import { noticeSources } from '../service/draftSettings';
import { readParts, statedParts } from '../service/noticeParts';
import { type Analysis, createPolicyService, type Known, type PolicyService } from '../service/policyService';
import { frontMatterSettings, joinSettings, type NoticeSettings } from '../service/settings';
import { folderOf } from '../service/uris';
import { readDocument, UnreadableFile } from './files';

/** What one run of the command line shares. */
export interface Session {
  readonly service: PolicyService;
  readonly configs: ConfigStore;
  /** ISO date. */
  readonly today: string;
}

/** Options of a command that are stronger than any file. */
export interface Overrides {
  readonly laws?: LawChoice;
  readonly asOf?: string;
}

/** Begins a session on the day on which the program runs, with settings from the files beside the drafts. */
export function createSession(knowledge: Knowledge): Session {
  return {
    service: createPolicyService(knowledge),
    configs: createConfigStore({ read: readIfThere }, knowledge),
    today: new Date().toISOString().slice(0, 10),
  };
}

/** Analyses a file with the settings that hold for it: command line, front matter, proviso.yaml, defaults. */
export async function analyseFile(
  session: Session,
  document: TextDocument,
  overrides: Overrides,
): Promise<{ readonly analysis: Analysis; readonly config: FoundConfig | undefined }> {
  const config = await session.configs.nearest(document.uri, rootOf(document.uri));
  const front = frontMatterSettings(session.service.read(document));
  const sources = [toNotice(overrides), ...noticeSources(document.uri, front, config, {})];
  const folder = document.uri.startsWith('file:') ? folderOf(document.uri) : pathToFileURL(path.resolve('.')).href;
  const stated = statedParts(document.uri, front, config, folder);
  const settings = joinSettings(sources, session.today, [config?.config.checks ?? {}], config?.house, stated);
  const parts = await readParts(document.uri, settings.parts, readPart);
  const analysis = session.service.analyse(document, settings, parts);
  for (const part of parts) if (part.document) session.service.forget(part.document.uri);
  return { analysis, config };
}

/** Another file of a notice; a sentence for the user where it cannot be read. */
async function readPart(address: string, name: string): Promise<TextDocument | string> {
  try {
    return await readDocument(fileURLToPath(address));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return t('{0} cannot be read: {1}.', name, error.reason);
  }
}

/** How another file of a notice is called in what is printed: by its path from here. */
export function pathFromHere(address: string): string {
  return path.relative('.', fileURLToPath(address));
}

/** The knowledge in the working folder: ours, and the house rules of its proviso.yaml. */
export async function knownHere({ service, configs }: Session): Promise<Known> {
  const uri = pathToFileURL(path.resolve('draft')).href;
  return service.knownWith((await configs.nearest(uri, rootOf(uri)))?.house);
}

function toNotice({ laws, asOf }: Overrides): NoticeSettings {
  return {
    ...(laws === undefined ? {} : { laws: typeof laws === 'string' ? laws : [...laws] }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** A proviso.yaml is looked for up to the file system's root; standard input belongs to the working folder. */
function rootOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? pathToFileURL(path.parse(fileURLToPath(uri)).root).href : undefined;
}

async function readIfThere(uri: string): Promise<string | null> {
  if (!uri.startsWith('file:')) return null;
  try {
    return await readFile(fileURLToPath(uri), 'utf8');
  } catch {
    return null;
  }
}
