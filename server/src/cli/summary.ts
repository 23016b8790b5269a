import { type SummaryDocument, type SummaryLevelId, summarise } from '../summary/summary';
import { readDocument, UnreadableFile } from './files';
import { analyseFile, type Overrides, pathFromHere, type Session } from './session';
import { summaryJson, summaryText } from './summaryText';
import { expandTargets } from './targets';

export interface SummaryOptions extends Overrides {
  readonly level?: SummaryLevelId;
  readonly format: 'text' | 'markdown' | 'json';
}

export interface SummaryResult {
  readonly output: string;
  /** Messages for standard error. */
  readonly errors: readonly string[];
  /** 2 where something could not be read; the rest is summarised all the same. */
  readonly exitCode: 0 | 2;
}

/** Summarises files, and every draft-like file below folders. */
export async function summariseFiles(
  session: Session,
  targets: readonly string[],
  options: SummaryOptions,
): Promise<SummaryResult> {
  const errors: string[] = [];
  const files = await expandTargets(targets, errors);
  const documents: (SummaryDocument | { readonly path: string; readonly error: string })[] = [];
  for (const file of files) {
    try {
      const { analysis } = await analyseFile(session, await readDocument(file), options);
      documents.push(summarise(analysis, file, options.level && [options.level], pathFromHere));
      session.service.forget(analysis.document.uri);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      errors.push(error.message);
      documents.push({ path: file, error: error.message });
    }
  }
  const read = documents.filter((document): document is SummaryDocument => 'levels' in document);
  const output =
    options.format === 'json'
      ? `${JSON.stringify({ documents: documents.map((one) => ('levels' in one ? summaryJson(one) : one)) }, undefined, 1)}\n`
      : read
          .map((document) =>
            summaryText(document, options.format === 'markdown' ? 'markdown' : 'text', read.length > 1),
          )
          .join('\n');
  return { output, errors, exitCode: errors.length > 0 ? 2 : 0 };
}
