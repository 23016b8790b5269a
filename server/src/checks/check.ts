import type { Detection } from '../detect/detection';
import { byContent, readableBlocks } from '../draft/byContent';
import type { Block, Draft, Span } from '../draft/draft';
import type { Contradiction, Law, Severity } from '../knowledge/knowledge';
import type { Fix, RelatedPlace } from '../law/findings';
import type { JudgedRequirement } from '../law/verdicts';

/** A judgement about the draft itself, whatever the law. */
export interface Check {
  /** The code of its findings, and its name under `checks` in the settings: `draft/unfilled-placeholder`. */
  readonly id: string;
  /** Unless the settings, or what is found, say otherwise. */
  readonly severity: Severity | 'off';
  /** What it looks for and why, for people. */
  readonly about: () => string;
  /** In document order. */
  readonly find: (input: CheckInput) => readonly Remark[];
}

export interface CheckInput {
  readonly draft: Draft;
  readonly detection: Detection;
  /** ISO date as of which the draft is checked. */
  readonly day: string;
  /** The laws that the draft is checked against. */
  readonly laws: readonly Law[];
  readonly judged: readonly JudgedRequirement[];
  /** What a draft may contradict itself on. */
  readonly contradictions: readonly Contradiction[];
  /** The titles of rights by id. */
  readonly rightTitles: ReadonlyMap<string, string>;
  readonly organisation: Organisation;
  /** The summary that could be inserted into the draft now, for readers of a level; undefined for an unknown one. */
  readonly noticeNow: (level: string) => string | undefined;
  /** School grade that the draft should be readable at. */
  readonly readingGrade: number;
}

/** How the organisation is called, where the settings say so. */
export interface Organisation {
  readonly name?: string | undefined;
  readonly short?: string | undefined;
}

/** What a check has to say, and where; offsets are UTF-16 code units of the source. */
export interface Remark extends Span {
  readonly message: string;
  /** Where what is found is more or less severe than what the check finds otherwise. */
  readonly severity?: Severity;
  readonly citations?: readonly string[];
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
}

/**
 * Makes a search that looks at one block at a time, and at each only once however often the draft changes around it.
 * @param search gives remarks with offsets relative to the start of the block, from its source alone
 */
export function blockByBlock(
  search: (source: string, block: Block) => readonly Remark[],
): (draft: Draft) => readonly Remark[] {
  const read = byContent(search);
  return (draft) => {
    const remarks: Remark[] = [];
    for (const block of readableBlocks(draft)) {
      for (const remark of read(draft, block))
        remarks.push({ ...remark, start: remark.start + block.start, end: remark.end + block.start });
    }
    return remarks;
  };
}
