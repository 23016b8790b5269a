import type { Detection } from '../detect/detection';
import type { Block, BlockContent, Draft, Span } from '../draft/draft';
import type { Severity } from '../knowledge/knowledge';

/** A judgement about the draft itself, whatever the law. */
export interface Check {
  /** The code of its findings, and its name under `checks` in the settings: `draft/unfilled-placeholder`. */
  readonly id: string;
  /** Unless the settings say otherwise. */
  readonly severity: Severity;
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
}

/** What a check has to say, and where; offsets are UTF-16 code units of the source. */
export interface Remark extends Span {
  readonly message: string;
}

/**
 * Makes a search that looks at one block at a time, and at each only once however often the draft changes around it.
 * @param search gives remarks with offsets relative to the start of the block, from its source alone
 */
export function blockByBlock(
  search: (source: string, block: Block) => readonly Remark[],
): (draft: Draft) => readonly Remark[] {
  const known = new WeakMap<BlockContent, readonly Remark[]>();
  return (draft) => {
    const placed: Remark[] = [];
    for (const block of draft.blocks) {
      if (block.kind === 'opaque' || block.content.sentences.length === 0) continue;
      let remarks = known.get(block.content);
      if (!remarks) {
        remarks = search(draft.text.slice(block.start, block.end), block);
        known.set(block.content, remarks);
      }
      for (const { start, end, message } of remarks)
        placed.push({ start: start + block.start, end: end + block.start, message });
    }
    return placed;
  };
}
