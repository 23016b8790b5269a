import type { Law } from '../knowledge/knowledge';
import { monthsAfter } from './days';
import { type JudgedDraft, type JudgedRequirement, judgeRequirements } from './verdicts';

/** How long ahead adopted requirements are announced, in months. */
const AHEAD = 12;

/**
 * What will be missing: adopted requirements that start after a day (ISO date) and within the next twelve months, and
 * that the draft does not meet yet. Those that hang on an unknown fact are left out: nothing is asked ahead of time.
 */
export function judgeUpcoming(laws: readonly Law[], draft: JudgedDraft, day: string): readonly JudgedRequirement[] {
  const horizon = monthsAfter(day, AHEAD);
  const future = laws.flatMap((law): Law[] => {
    const requirements = law.requirements.filter(({ from }) => from !== undefined && from > day && from <= horizon);
    return requirements.length === 0 ? [] : [{ ...law, requirements }];
  });
  return judgeRequirements(future, draft, horizon).filter(
    ({ verdict }) => verdict === 'missing' || verdict === 'partial',
  );
}
