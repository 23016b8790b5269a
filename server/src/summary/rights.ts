import type { SummaryEntry, SummaryTopicPlan } from '../knowledge/topics';
import { cite } from './citations';
import type { LevelShape } from './levels';
import { bestOf, type Materials, stoodIn } from './materials';
import { type Stated, tellItems } from './told';

/** The rights of a topic. */
interface ToldRights {
  /** Told together, in our words. */
  readonly statements: readonly Stated[];
  /** Those that our words cannot stand for, and those that the draft does not give. */
  readonly left: readonly SummaryEntry[];
}

/** Where so many rights are told in our words, plain readers are told no others. */
const ENOUGH = 3;

/** Tells the rights that a notice gives. */
export function tellRights({ rights }: SummaryTopicPlan, materials: Materials, shape: LevelShape): ToldRights {
  if (!rights) return { statements: [], left: [] };
  const given = new Set<string | undefined>();
  const statements = materials.flatMap((material): readonly Stated[] => {
    const { analysis, found } = material;
    const isStated = (right: string | undefined): boolean =>
      right !== undefined && !given.has(right) && bestOf([material], right).disclosure?.status === 'stated';
    const items = (found.get(rights.of) ?? []).filter(({ item }) => isStated(item.right));
    for (const { item } of items) given.add(item.right);
    return stoodIn(
      material,
      tellItems(analysis.draft, items, rights, shape).map((one) => ({
        ...one,
        parts: [...one.parts, ...cite(one.right ?? '', analysis, shape)],
      })),
    );
  });
  const isEnough = shape.rank === 0 && given.size >= ENOUGH;
  const left = Object.entries(rights.silent).filter(([right]) => {
    const status = bestOf(materials, right).disclosure?.status;
    return !given.has(right) && (status === 'absent' || (status === 'stated' && !isEnough));
  });
  return {
    statements,
    left: left.map(([right, silent]) => ({
      ...RIGHT,
      // Where our words give no right at all, one that is stated is what readers need to know.
      main: given.size === 0 && bestOf(materials, right).disclosure?.status === 'stated',
      about: rights.about,
      disclosure: right,
      silent,
      unclear: silent,
    })),
  };
}

/** A right is told as an entry that no other reader has to miss. */
const RIGHT: Omit<SummaryEntry, 'disclosure' | 'silent' | 'unclear' | 'about' | 'main'> = {
  from: 'plain',
  child: false,
  raisedBy: [],
  values: [],
  claims: [],
  periods: false,
};
