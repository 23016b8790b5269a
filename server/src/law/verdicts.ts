import type { DetectedDisclosure, Detection } from '../detect/detection';
import { conditionOf } from '../knowledge/conditions';
import type { Law, NoticeKind, Requirement } from '../knowledge/knowledge';
import { holds, type Profile, unknownFact } from './profile';

export type Verdict = 'met' | 'partial' | 'missing' | 'unconfirmed' | 'not-applicable';

export interface JudgedRequirement {
  readonly law: Law;
  readonly requirement: Requirement;
  readonly verdict: Verdict;
  /** Elements that the requirement needs and the draft does not give. */
  readonly missingElements: readonly string[];
  /** The disclosure is made, but not in the words that the law prescribes. */
  readonly inOtherWords: boolean;
  /** For `unconfirmed`: the fact to ask for. */
  readonly unknownFact: string | undefined;
}

/** What requirements are judged by. */
export interface JudgedDraft {
  readonly detection: Detection;
  readonly profile: Profile;
  readonly kind: NoticeKind | undefined;
  /** Whether the draft uses words that a law prescribes. */
  readonly usesWords: (wording: string) => boolean;
}

/**
 * Judges every requirement of the laws as of a day (ISO date). What is not wanted of the kind of notice does not apply.
 * Duties about posting or quality are `unconfirmed` without a fact to confirm: a text cannot show them.
 */
export function judgeRequirements(
  laws: readonly Law[],
  { detection, profile, kind, usesWords }: JudgedDraft,
  day: string,
): readonly JudgedRequirement[] {
  const disclosures = new Map(detection.disclosures.map((disclosure) => [disclosure.id, disclosure]));
  return laws.flatMap((law) =>
    law.requirements.map((requirement): JudgedRequirement => {
      const disclosure = disclosures.get(requirement.disclosure);
      const missingElements = requirement.needs.filter(
        (element) => !disclosure || disclosure.missingElements.includes(element),
      );
      const judged = { law, requirement, missingElements, inOtherWords: false, unknownFact: undefined };
      const isWanted = law.kind === 'house' || (kind?.disclosures?.includes(requirement.disclosure) ?? true);
      if (!isWanted || isOutOfForce(requirement, day)) return { ...judged, verdict: 'not-applicable' };
      const condition = conditionOf(law, requirement);
      const applies = holds(condition, profile);
      if (applies === false) return { ...judged, verdict: 'not-applicable' };
      if (requirement.manual) return { ...judged, verdict: 'unconfirmed' };
      const verdict = judgeDisclosure(disclosure, missingElements);
      if (applies && verdict === 'met' && requirement.wording !== undefined && !usesWords(requirement.wording))
        return { ...judged, verdict: 'partial', inOtherWords: true };
      if (applies || verdict === 'met') return { ...judged, verdict };
      return { ...judged, verdict: 'unconfirmed', unknownFact: unknownFact(condition, profile) };
    }),
  );
}

function isOutOfForce({ from, until }: Requirement, day: string): boolean {
  return (from !== undefined && from > day) || (until !== undefined && until <= day);
}

function judgeDisclosure(disclosure: DetectedDisclosure | undefined, missingElements: readonly string[]): Verdict {
  if (!disclosure || disclosure.status === 'absent') return 'missing';
  return disclosure.status === 'partial' || missingElements.length > 0 ? 'partial' : 'met';
}
