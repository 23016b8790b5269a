import { stat } from 'node:fs/promises';
import type { LawChoice } from '../law/applicability';
import { toAnalysisDocument } from '../service/analysisDocument';
import type { PolicyService } from '../service/policyService';
import { filesBelow, readDocument, reason, UnreadableFile } from './files';
import { type CheckedDocument, type CheckFormat, formatCheck } from './formats';
import { type Session, settingsFor } from './session';

export interface CheckOptions {
  readonly format: CheckFormat;
  readonly failOn: 'error' | 'warning' | 'never';
  readonly laws?: LawChoice;
  readonly asOf?: string;
}

export interface CheckResult {
  readonly output: string;
  /** Messages for standard error: one per file that could not be read. */
  readonly errors: readonly string[];
  /** 0 nothing at that level, 1 findings, 2 an unreadable file. */
  readonly exitCode: 0 | 1 | 2;
}

const FAILING: Readonly<Record<CheckOptions['failOn'], readonly string[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
};

/** Checks files and folders; a file that cannot be read does not keep the others from being checked. */
export async function check(session: Session, targets: readonly string[], options: CheckOptions): Promise<CheckResult> {
  const errors: string[] = [];
  const files = (await Promise.all(targets.map((target) => expand(target, errors)))).flat();
  const documents: CheckedDocument[] = [];
  for (const file of [...new Set(files)].sort()) {
    try {
      documents.push(await checkFile(session, file, options));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      errors.push(error.message);
      documents.push({ path: file, error: error.message });
    }
  }
  const failing = FAILING[options.failOn];
  const failed = documents.some(
    (document) => !('error' in document) && document.findings.some(({ severity }) => failing.includes(severity)),
  );
  return { output: formatCheck(documents, options.format), errors, exitCode: errors.length > 0 ? 2 : failed ? 1 : 0 };
}

async function expand(target: string, errors: string[]): Promise<string[]> {
  if (target === '-') return [target];
  try {
    if (!(await stat(target)).isDirectory()) return [target];
    const files = await filesBelow(target);
    if (files.length === 0)
      errors.push(`${target}: no drafts (.md, .mdx, .markdown, .html, .htm, .txt) below this folder`);
    return files;
  } catch (error) {
    errors.push(`${target}: ${reason(error)}`);
    return [];
  }
}

async function checkFile(session: Session, file: string, options: CheckOptions): Promise<CheckedDocument> {
  const { service }: { service: PolicyService } = session;
  const document = await readDocument(file);
  const settings = await settingsFor(session, document, options);
  const analysed = toAnalysisDocument(service.analyse(document, settings), file);
  service.forget(document.uri);
  return analysed;
}
