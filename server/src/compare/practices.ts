import type { DetectedFact, Detection, Evidence } from '../detect/detection';
import type { Fact, Knowledge } from '../knowledge/knowledge';
import type { Alignment, Side } from './alignment';
import type { Change, Told } from './change';

/** What the organisation does, as the two drafts tell it: that it sells data, sends it abroad, lets machines decide. */
export function comparePractices(
  { facts, changePlan }: Pick<Knowledge, 'facts' | 'changePlan'>,
  { old, next }: Alignment,
  detections: { readonly old: Detection; readonly next: Detection },
): readonly Change[] {
  const wanted = facts.filter(({ id }) => changePlan.practices.includes(id));
  return wanted.flatMap((fact) => {
    const was = detections.old.facts.find(({ id }) => id === fact.id);
    const is = detections.next.facts.find(({ id }) => id === fact.id);
    return comparePractice(fact, old, was, next, is) ?? [];
  });
}

function comparePractice(
  { id, statement }: Fact,
  old: Side,
  was: DetectedFact | undefined,
  next: Side,
  is: DetectedFact | undefined,
): Change | undefined {
  if (was?.value === is?.value) return undefined;
  // What both say and deny, or neither, is not known.
  if ((was?.value === undefined && was?.evidence.length) || (is?.value === undefined && is?.evidence.length))
    return undefined;
  const [oldTold, nextTold] = [tell(old, was), tell(next, is)];
  const isFresh = oldTold?.isFresh || nextTold?.isFresh;
  if (!isFresh) return undefined;
  const base = { subject: 'practices', id, name: statement };
  if (oldTold && nextTold) return { ...base, kind: 'changed', was: oldTold.told, is: nextTold.told };
  if (nextTold) return { ...base, kind: 'added', is: nextTold.told };
  return oldTold && { ...base, kind: 'removed', was: oldTold.told };
}

const PLACES = 3;

function tell(
  side: Side,
  fact: DetectedFact | undefined,
): { readonly told: Told; readonly isFresh: boolean } | undefined {
  if (fact?.value === undefined) return undefined;
  const places = fact.evidence.slice(0, PLACES).map(({ start, end }) => ({ start, end }));
  const isFresh = fact.evidence.some((one: Evidence) => side.at(one)?.isKeptInPlace === false);
  return { told: { stance: fact.value ? 'stated' : 'denied', places }, isFresh };
}
