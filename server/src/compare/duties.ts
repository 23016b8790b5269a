import type { ChangeDuty, ChangePlan, ChangeSelector } from '../knowledge/changes';
import type { Law } from '../knowledge/knowledge';
import type { Change } from './change';

/** What a law wants done about changes, and about which. */
export interface AppliedDuty {
  readonly duty: ChangeDuty;
  readonly law: Law;
  readonly changes: readonly Change[];
}

/**
 * What the laws that apply want done about changes. A duty that no change calls for is left out.
 * @param day ISO date as of which the laws are taken
 */
export function dutiesFor(
  { material, duties }: ChangePlan,
  laws: readonly Law[],
  changes: readonly Change[],
  day: string,
): readonly AppliedDuty[] {
  const applying = new Map(laws.map((law) => [law.id, law]));
  return duties.flatMap((duty): AppliedDuty[] => {
    const law = applying.get(duty.law);
    if (!law || (duty.from !== undefined && duty.from > day)) return [];
    const on = duty.on === 'material' ? material : duty.on;
    const calling = on === 'any' ? changes : changes.filter((change) => isSelected(change, on));
    return calling.length === 0 ? [] : [{ duty, law, changes: calling }];
  });
}

/** Whether a change is one that readers would want to be told of, as laws that speak of material changes mean it. */
export function isMaterial(change: Change, { material }: ChangePlan): boolean {
  return isSelected(change, material);
}

function isSelected(change: Change, on: ChangeSelector): boolean {
  const kinds = on[change.subject] ?? [];
  // That something is not done any more, or never was, calls for no warning.
  if (change.is?.stance === 'denied') return false;
  return kinds.includes(change.kind) || (change.isLonger === true && kinds.includes('longer'));
}
