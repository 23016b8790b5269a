import type { Detection } from '../detect/detection';
import type { Law, NoticeKind } from '../knowledge/knowledge';
import { monthsAfter } from './days';
import type { Profile } from './profile';
import { type JudgedRequirement, judgeRequirements } from './verdicts';

/** How long ahead adopted requirements are announced, in months. */
const AHEAD = 12;

/**
 * What will be missing: adopted requirements that start after a day (ISO date) and within the next twelve months, and
 * that the draft does not meet yet. Those that hang on an unknown fact are left out: nothing is asked ahead of time.
 */
export function judgeUpcoming(
  laws: readonly Law[],
  detection: Detection,
  profile: Profile,
  day: string,
  kind: NoticeKind | undefined,
  usesWords: (wording: string) => boolean,
): readonly JudgedRequirement[] {
  const horizon = monthsAfter(day, AHEAD);
  const future = laws.flatMap((law): Law[] => {
    const requirements = law.requirements.filter(({ from }) => from !== undefined && from > day && from <= horizon);
    return requirements.length === 0 ? [] : [{ ...law, requirements }];
  });
  return judgeRequirements(future, detection, profile, horizon, kind, usesWords).filter(
    ({ verdict }) => verdict === 'missing' || verdict === 'partial',
  );
}
