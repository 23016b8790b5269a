import type { Draft } from '../draft/draft';
import type { Law } from '../knowledge/knowledge';
import type { DetectedLaw } from './detection';
import { gatherEvidence, inOrder, type PlacedHit } from './evidence';

/** The hits of one law by role, in document order. */
type Owned = (role: string) => readonly PlacedHit[];

/**
 * The laws that a draft names or only sounds like. Who addresses a law's people names it, too, unless what is said to
 * them there is another law of the same place: "Under § 1798.83, California residents may ask …" is no word on the CCPA.
 */
export function detectLaws(draft: Draft, laws: readonly Law[], ownedBy: (law: string) => Owned): DetectedLaw[] {
  return laws.flatMap((law) => {
    const owned = ownedBy(law.id);
    const people = owned('people');
    const names =
      people.length === 0 ? owned('name') : inOrder(owned('name'), addressing(draft, law, people, laws, ownedBy));
    const hits = names.length > 0 ? names : owned('hint');
    return hits.length === 0 ? [] : [{ id: law.id, named: names.length > 0, evidence: gatherEvidence(draft, hits) }];
  });
}

/** The places that address the people of a law, and do not turn to another law of its place. */
function addressing(
  draft: Draft,
  law: Law,
  people: readonly PlacedHit[],
  laws: readonly Law[],
  ownedBy: (law: string) => Owned,
): readonly PlacedHit[] {
  const own = [...people, ...ownedBy(law.id)('name'), ...ownedBy(law.id)('hint')];
  const others = laws
    .filter(({ id, jurisdiction }) => id !== law.id && jurisdiction === law.jurisdiction)
    .flatMap(({ id }) => [...ownedBy(id)('name'), ...ownedBy(id)('hint')])
    .filter((other) => !own.some((placed) => overlaps(placed, other)));
  const blocks = new Set(others.map(({ block }) => block));
  return people.filter((placed) => !(blocks.has(placed.block) || isHeadingOver(draft, placed, blocks)));
}

/** Whether a place is a heading and every block of its part is one of these. */
function isHeadingOver(draft: Draft, { block }: PlacedHit, blocks: ReadonlySet<number>): boolean {
  const found = draft.blocks[block];
  if (found?.kind !== 'heading') return false;
  const below = draft.blocks.flatMap(({ section, kind }, index) =>
    section === found.section && kind !== 'heading' ? [index] : [],
  );
  return below.length > 0 && below.every((index) => blocks.has(index));
}

function overlaps(a: PlacedHit, b: PlacedHit): boolean {
  return a.block === b.block && a.hit.match.start < b.hit.match.end && b.hit.match.start < a.hit.match.end;
}
