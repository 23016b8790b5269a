import { factsOf } from '../knowledge/conditions';
import type { Condition } from '../knowledge/knowledge';
import { type FactSource, holds, type KnownFact, type Profile } from './profile';

/** An answer about the organisation. */
export interface FactAnswer {
  readonly fact: string;
  readonly value: boolean;
}

/**
 * The one answer that makes a condition come out as wanted, whatever is known now; undefined where it comes out so
 * already, or no single answer does it. What is unknown is answered before what is known is changed.
 */
export function decidingAnswer(
  condition: Condition | undefined,
  profile: Profile,
  wanted: boolean,
): FactAnswer | undefined {
  if (!condition || holds(condition, profile) === wanted) return undefined;
  const isKnown = (fact: string): number => Number(profile.get(fact)?.value !== undefined);
  const facts = [...factsOf(condition)].sort((a, b) => isKnown(a) - isKnown(b));
  const answers = facts.flatMap((fact) => [wanted, !wanted].map((value): FactAnswer => ({ fact, value })));
  return answers.find((answer) => holds(condition, withAnswer(profile, answer)) === wanted);
}

function withAnswer(profile: Profile, { fact, value }: FactAnswer): FactSource {
  const known: KnownFact = { id: fact, value, because: 'declared', evidence: [] };
  return { get: (id) => (id === fact ? known : profile.get(id)) };
}
