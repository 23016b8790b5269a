import path from 'node:path';
import { type SummaryFormat, summaryFile, type TitledSummary, type UnreadDraft } from '../exports/summaryFile';
import { type SummaryLevelId, summarise } from '../summary/summary';
import { readDocument, UnreadableFile } from './files';
import { analyseFile, type Overrides, pathFromHere, type Session } from './session';
import { expandTargets } from './targets';

export interface SummaryOptions extends Overrides {
  readonly level?: SummaryLevelId;
  readonly format: SummaryFormat;
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
  const drafts: (TitledSummary | UnreadDraft)[] = [];
  for (const file of files) {
    try {
      const { analysis } = await analyseFile(session, await readDocument(file), options);
      const summary = summarise(analysis, file, options.level && [options.level], pathFromHere);
      drafts.push({ summary, title: analysis.draft.title?.text ?? path.basename(file) });
      session.service.forget(analysis.document.uri);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      errors.push(error.message);
      drafts.push({ path: file, error: error.message });
    }
  }
  return { output: summaryFile(drafts, options.format, session.today), errors, exitCode: errors.length > 0 ? 2 : 0 };
}
