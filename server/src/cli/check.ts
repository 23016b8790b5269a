import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { toAnalysisDocument } from '../service/analysisDocument';
import type { FoundConfig } from '../service/configStore';
import { DEFAULT_DRAFTS, isDraft } from '../service/drafts';
import { frontMatterSettings } from '../service/settings';
import { filesBelow, readDocument, UnreadableFile } from './files';
import { type CheckedDocument, type CheckFormat, formatCheck } from './formats';
import { analyseFile, type Overrides, pathFromHere, type Session } from './session';
import { expandTargets } from './targets';

export interface CheckOptions extends Overrides {
  readonly format: CheckFormat;
  readonly failOn: 'error' | 'warning' | 'never';
}

export interface CheckResult {
  readonly output: string;
  /** Messages for standard error. */
  readonly errors: readonly string[];
  /** 0 nothing at that level, 1 findings, 2 something that could not be read. */
  readonly exitCode: 0 | 1 | 2;
}

const FAILING: Readonly<Record<CheckOptions['failOn'], readonly string[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
};

/**
 * Checks files and folders, without any the drafts of the working folder. What cannot be read does not keep the
 * rest from being checked.
 */
export async function check(
  session: Session,
  targets: readonly string[],
  options: CheckOptions,
  progress: (done: number, all: number) => void,
): Promise<CheckResult> {
  const errors: string[] = [];
  const files = targets.length > 0 ? await expandTargets(targets, errors) : await draftsBelow(session, '.', errors);
  const documents: CheckedDocument[] = [];
  for (const file of files) {
    documents.push(await checkFile(session, file, options, errors));
    progress(documents.length, files.length);
  }
  const failing = FAILING[options.failOn];
  const failed = documents.some(
    (document) => !('error' in document) && document.findings.some(({ severity }) => failing.includes(severity)),
  );
  const exitCode = errors.length > 0 ? 2 : failed ? 1 : 0;
  return { output: formatCheck(documents, options.format), errors: [...new Set(errors)], exitCode };
}

/** The files that are taken for drafts as in the editor: by front matter, by name, by title. */
async function draftsBelow(session: Session, folder: string, errors: string[]): Promise<string[]> {
  const drafts: string[] = [];
  for (const file of await filesBelow(folder)) {
    try {
      if (await isDraftFile(session, file)) drafts.push(file);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
    }
  }
  if (drafts.length === 0) {
    errors.push('no drafts here: name a file or folder, or say in proviso.yaml which files are drafts (drafts: [...])');
  }
  return drafts;
}

async function isDraftFile(session: Session, file: string): Promise<boolean> {
  const document = await readDocument(file);
  const draft = session.service.read(document);
  session.service.forget(document.uri);
  const front = frontMatterSettings(draft);
  const config = await session.configs.nearest(document.uri, pathToFileURL(path.resolve('.')).href);
  const own = config?.config.drafts;
  const folder = (own && config?.folder) ?? pathToFileURL(path.resolve('.')).href;
  return isDraft(document.uri, front, { globs: own ?? DEFAULT_DRAFTS, folder }, draft);
}

async function checkFile(
  session: Session,
  file: string,
  options: CheckOptions,
  errors: string[],
): Promise<CheckedDocument> {
  try {
    const document = await readDocument(file);
    const { analysis, config } = await analyseFile(session, document, options);
    session.service.forget(document.uri);
    errors.push(...configErrors(config));
    return toAnalysisDocument(analysis, file, pathFromHere);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    errors.push(error.message);
    return { path: file, error: error.message };
  }
}

function configErrors(config: FoundConfig | undefined): string[] {
  if (!config) return [];
  return [config, ...config.houseFiles].flatMap(({ uri, problems }) => {
    const file = path.relative('.', fileURLToPath(uri));
    return problems.map(({ line, message }) => `${file}:${line}: ${message}`);
  });
}
