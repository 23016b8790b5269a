import { writeFile } from 'node:fs/promises';
import { applyChanges } from '../sections/change';
import { type InsertRequest, missingSections, planInsertions } from '../service/insertEdit';
import { readDocument } from './files';
import { analyseFile, type Overrides, type Session } from './session';

export interface InsertOptions extends Overrides {
  readonly missing?: boolean;
  readonly write?: boolean;
}

export interface InsertResult {
  /** The draft with the sections in it. */
  readonly text: string;
  /** The standard sections that were inserted, in document order. */
  readonly inserted: readonly string[];
}

/** A mistake in the call; the message is for the user. */
export class UsageError extends Error {}

/**
 * Inserts standard sections at their usual places, open places in brackets; with `write` into the file itself.
 * @throws UsageError for a section that does not exist; UnreadableFile
 */
export async function insert(
  session: Session,
  sections: readonly string[],
  file: string,
  options: InsertOptions,
): Promise<InsertResult> {
  if (options.missing ? sections.length > 0 : sections.length === 0) {
    throw new UsageError('name the sections to insert, or give --missing, not both');
  }
  if (options.write && file === '-') throw new UsageError('--write needs a file, not standard input');
  const document = await readDocument(file);
  const { analysis } = await analyseFile(session, document, options);
  const unknown = sections.filter((id) => !analysis.known.index.sections.has(id));
  if (unknown.length > 0) throw new UsageError(`unknown section: ${unknown.join(', ')} (see proviso sections)`);
  const request: InsertRequest = options.missing ? missingSections(analysis) : { sections };
  const changes = planInsertions(analysis, request, 'plain');
  const text = applyChanges(document.getText(), changes);
  if (options.write && changes.length > 0) await writeFile(file, text);
  return { text, inserted: changes.flatMap(({ sections: inserted }) => inserted) };
}
