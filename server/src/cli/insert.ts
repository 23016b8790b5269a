import { writeFile } from 'node:fs/promises';
import { createTwoFilesPatch } from 'diff';
import { applyChanges } from '../sections/change';
import { type InsertRequest, missingSections, planInsertions } from '../service/insertEdit';
import { readDocument } from './files';
import { analyseFile, type Overrides, type Session } from './session';

export interface InsertOptions extends Overrides {
  readonly missing?: boolean;
  readonly write?: boolean;
  /** Show what would change, and change nothing. */
  readonly diff?: boolean;
}

export interface InsertResult {
  /** The draft with the sections in it. */
  readonly text: string;
  /** The standard sections that were inserted, in document order. */
  readonly inserted: readonly string[];
  /** The changes as a unified diff, where asked for; empty where there are none. */
  readonly diff?: string;
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
  if (options.write && options.diff) throw new UsageError('--diff shows the changes and --write makes them: give one');
  if (options.write && file === '-') throw new UsageError('--write needs a file, not standard input');
  const document = await readDocument(file);
  const { analysis } = await analyseFile(session, document, options);
  const unknown = sections.filter((id) => !analysis.known.index.sections.has(id));
  if (unknown.length > 0) throw new UsageError(`unknown section: ${unknown.join(', ')} (see proviso sections)`);
  const request: InsertRequest = options.missing ? missingSections(analysis) : { sections };
  const changes = planInsertions(analysis, request, 'plain');
  const text = applyChanges(document.getText(), changes);
  if (options.write && changes.length > 0) await writeFile(file, text);
  const inserted = changes.flatMap((change) => change.sections);
  return { text, inserted, ...(options.diff && { diff: unifiedDiff(file, document.getText(), text) }) };
}

/** As `git diff` and `patch` write and read it. */
function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  return createTwoFilesPatch(file, file, before, after).replace(/^(?:Index: .*\n)?=+\n/, '');
}
