import type { Block, BlockContent, Draft } from '../draft/draft';
import type { Hit, HitFinder } from './blockHits';
import type { PlacedHit } from './evidence';
import type { PhraseOwner } from './phrase';

/** Hits of a draft by owner, in document order. */
export type CollectedHits = ReadonlyMap<PhraseOwner, readonly PlacedHit[]>;

/** Blocks that are collected together: a keystroke collects one such stretch anew. */
const STRETCH = 64;

/** The hits of consecutive blocks, kept as long as none of them changes. */
interface Stretch {
  readonly firstBlock: number;
  /** What the hit finder gave for each block: the same arrays while nothing changes. */
  readonly found: readonly (readonly Hit[])[];
  readonly byOwner: ReadonlyMap<PhraseOwner, readonly PlacedHit[]>;
}

const NO_HITS: readonly Hit[] = [];

/** Collects the hits of all blocks; stretches of blocks that are as they were before are not collected again. */
export function createCollector(findHits: HitFinder): (draft: Draft) => CollectedHits {
  const stretches = new WeakMap<BlockContent, Stretch>();
  return (draft) => {
    const all = new Map<PhraseOwner, PlacedHit[]>();
    for (let first = 0; first < draft.blocks.length; first += STRETCH) {
      const blocks = draft.blocks.slice(first, first + STRETCH);
      const key = (blocks[0] as Block).content;
      const found = blocks.map((block) => (block.kind === 'opaque' ? NO_HITS : findHits(draft, block)));
      let stretch = stretches.get(key);
      if (!stretch || !isSame(stretch, first, found)) {
        stretch = { firstBlock: first, found, byOwner: groupByOwner(first, found) };
        stretches.set(key, stretch);
      }
      for (const [owner, hits] of stretch.byOwner) {
        const list = all.get(owner);
        if (list) for (const hit of hits) list.push(hit);
        else all.set(owner, hits.slice());
      }
    }
    return all;
  };
}

function isSame(stretch: Stretch, firstBlock: number, found: readonly (readonly Hit[])[]): boolean {
  if (stretch.firstBlock !== firstBlock || stretch.found.length !== found.length) return false;
  return found.every((hits, index) => hits === stretch.found[index]);
}

function groupByOwner(firstBlock: number, found: readonly (readonly Hit[])[]): Map<PhraseOwner, PlacedHit[]> {
  const byOwner = new Map<PhraseOwner, PlacedHit[]>();
  found.forEach((hits, index) => {
    for (const hit of hits) {
      const list = byOwner.get(hit.owner);
      if (list) list.push({ hit, block: firstBlock + index });
      else byOwner.set(hit.owner, [{ hit, block: firstBlock + index }]);
    }
  });
  return byOwner;
}
