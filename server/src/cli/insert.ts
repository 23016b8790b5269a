import { writeFile } from 'node:fs/promises';
import { createTwoFilesPatch } from 'diff';
import { applyChanges } from '../sections/change';
import { type InsertRequest, missingSections, planInsertions } from '../service/insertEdit';
import { planNotice } from '../service/notice';
import type { Analysis } from '../service/policyService';
import type { SummaryLevelId } from '../summary/summary';
import { readDocument } from './files';
import { analyseFile, type Overrides, type Session } from './session';

export interface InsertOptions extends Overrides {
  readonly missing?: boolean;
  /** Instead of sections: a summary for these readers at the top of the draft, or in place of the one there. */
  readonly summary?: SummaryLevelId;
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
 * Inserts standard sections at their usual places, open places in brackets, or a summary at the top; with `write` into
 * the file itself.
 * @throws UsageError for a section that does not exist; UnreadableFile
 */
export async function insert(
  session: Session,
  sections: readonly string[],
  file: string,
  options: InsertOptions,
): Promise<InsertResult> {
  const wanted = [sections.length > 0, options.missing === true, options.summary !== undefined];
  if (wanted.filter(Boolean).length !== 1) {
    throw new UsageError('name the sections to insert, or give --missing or --summary, one of them');
  }
  if (options.write && options.diff) throw new UsageError('--diff shows the changes and --write makes them: give one');
  if (options.write && file === '-') throw new UsageError('--write needs a file, not standard input');
  const document = await readDocument(file);
  const { analysis } = await analyseFile(session, document, options);
  const result =
    options.summary === undefined
      ? insertSections(analysis, sections, options)
      : insertSummary(analysis, options.summary);
  const before = document.getText();
  if (options.write && result.text !== before) await writeFile(file, result.text);
  return options.diff ? { ...result, diff: unifiedDiff(file, before, result.text) } : result;
}

function insertSummary(analysis: Analysis, level: SummaryLevelId): InsertResult {
  const plan = planNotice(analysis, { level });
  if (!plan) throw new UsageError('the draft says nothing that could be summarised');
  const { text } = analysis.draft;
  return { text: text.slice(0, plan.start) + plan.text + text.slice(plan.end), inserted: ['summary'] };
}

function insertSections(analysis: Analysis, sections: readonly string[], { missing }: InsertOptions): InsertResult {
  const unknown = sections.filter((id) => !analysis.known.index.sections.has(id));
  if (unknown.length > 0) throw new UsageError(`unknown section: ${unknown.join(', ')} (see proviso sections)`);
  const request: InsertRequest = missing ? missingSections(analysis) : { sections };
  const changes = planInsertions(analysis, request, 'plain');
  return { text: applyChanges(analysis.draft.text, changes), inserted: changes.flatMap((change) => change.sections) };
}

/** As `git diff` and `patch` write and read it. */
function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  return createTwoFilesPatch(file, file, before, after).replace(/^(?:Index: .*\n)?=+\n/, '');
}
