import type { Analysis } from '../service/policyService';
import { nameOf } from '../service/uris';
import { type SummaryLevelId, summarise } from '../summary/summary';
import { complianceRecord, hashOf } from './complianceRecord';
import { type RecordFormat, recordFile } from './recordFile';
import { type SummaryFormat, summaryFile } from './summaryFile';

/** What an editor wants as a file of its own. */
export type ExportRequest =
  /** Without a level, all that the draft has. */
  | { readonly kind: 'summary'; readonly format: SummaryFormat; readonly level?: SummaryLevelId }
  | { readonly kind: 'record'; readonly format: RecordFormat };

export interface ExportedFile {
  readonly text: string;
  /** A name that the file may have: that of the draft, what it is, its format. */
  readonly name: string;
}

const ENDINGS: Readonly<Record<SummaryFormat | RecordFormat, string>> = {
  text: 'txt',
  markdown: 'md',
  html: 'html',
  json: 'json',
  csv: 'csv',
};

/** Makes a file of an analysed draft. */
export async function exportFile(analysis: Analysis, request: ExportRequest): Promise<ExportedFile> {
  const { document, draft, settings } = analysis;
  const file = nameOf(document.uri);
  const name = `${file.replace(/\.[^.]+$/, '')}.${request.kind}.${ENDINGS[request.format]}`;
  if (request.kind === 'record') {
    const record = complianceRecord(analysis, { file, hash: await hashOf(document.getText()) });
    return { name, text: recordFile(record, request.format) };
  }
  const summary = summarise(analysis, file, request.level && [request.level]);
  const titled = { summary, title: draft.title?.text ?? file };
  return { name, text: summaryFile([titled], request.format, settings.today) };
}
