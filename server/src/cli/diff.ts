import { type ComparisonDocument, compareVersions, toComparisonDocument } from '../service/comparison';
import { comparisonMarkdown, comparisonText } from '../service/comparisonText';
import { readDocument } from './files';
import { UsageError } from './insert';
import { analyseFile, type Overrides, type Session } from './session';

export interface DiffOptions extends Overrides {
  readonly format: 'text' | 'markdown' | 'json';
}

export interface DiffResult {
  readonly output: string;
  /** 0 where nothing changed for readers, 1 where something did. */
  readonly exitCode: 0 | 1;
}

/**
 * Compares two files by what they tell their readers; settings are those of the new one.
 * @throws UsageError where both are standard input, or one cannot be compared; UnreadableFile
 */
export async function diff(session: Session, old: string, next: string, options: DiffOptions): Promise<DiffResult> {
  if (old === '-' && next === '-') throw new UsageError('only one of the two can be standard input');
  const before = await readDocument(old);
  const { analysis } = await analyseFile(session, await readDocument(next), options);
  const compared = compareVersions(session.service, analysis, {
    text: before.getText(),
    languageId: before.languageId,
  });
  const document = toComparisonDocument(compared);
  if (document.unread !== undefined) throw new UsageError(document.unread);
  return { output: format(document, old, next, options.format), exitCode: document.changes.length > 0 ? 1 : 0 };
}

function format(document: ComparisonDocument, old: string, next: string, wanted: DiffOptions['format']): string {
  switch (wanted) {
    case 'text':
      return comparisonText(document);
    case 'markdown':
      return `${comparisonMarkdown(`${old} → ${next}`, document)}\n`;
    case 'json':
      return `${JSON.stringify({ schemaVersion: 1, old: { path: old }, new: { path: next }, ...document }, undefined, 1)}\n`;
  }
}
