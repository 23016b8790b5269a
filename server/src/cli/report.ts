import { writeFile } from 'node:fs/promises';
import { complianceRecord, hashOf } from '../exports/complianceRecord';
import { type RecordFormat, recordFile } from '../exports/recordFile';
import { readDocument, reason } from './files';
import { UsageError } from './insert';
import { analyseFile, type Overrides, type Session } from './session';

export interface ReportOptions extends Overrides {
  readonly format: RecordFormat;
  /** The file to write; without it, nothing is written. */
  readonly output?: string;
}

/**
 * The compliance record of a draft, also written into the file that the options name.
 * @throws UsageError where it cannot be written; UnreadableFile
 */
export async function report(session: Session, file: string, options: ReportOptions): Promise<string> {
  const document = await readDocument(file);
  const { analysis } = await analyseFile(session, document, options);
  const record = complianceRecord(analysis, { file, hash: await hashOf(document.getText()) });
  const text = recordFile(record, options.format);
  if (options.output !== undefined) await write(options.output, text);
  return text;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(`${file}: ${reason(error)}`);
  }
}
