import type { Detection, Evidence } from '../detect/detection';
import type { Condition, Fact } from '../knowledge/knowledge';

/** What the writer says about the organisation. */
export interface DeclaredFact {
  readonly value: boolean;
  readonly because?: string;
}

export interface KnownFact {
  readonly id: string;
  /** Undefined: unknown. */
  readonly value: boolean | undefined;
  readonly because: 'declared' | 'evidence' | 'assumed' | undefined;
  readonly evidence: readonly Evidence[];
}

export type Profile = ReadonlyMap<string, KnownFact>;

/** Joins what is declared with what the draft shows, and what is assumed of rare facts; what is declared wins. */
export function createProfile(
  facts: readonly Fact[],
  detection: Detection,
  declared: Readonly<Record<string, DeclaredFact>>,
): Profile {
  const assumed = new Map(facts.map(({ id, assume }) => [id, assume]));
  return new Map(
    detection.facts.map(({ id, value, evidence }): [string, KnownFact] => {
      const said = declared[id];
      if (said) return [id, { id, value: said.value, because: 'declared', evidence }];
      if (value !== undefined) return [id, { id, value, because: 'evidence', evidence }];
      const guess = assumed.get(id);
      return [id, { id, value: guess, because: guess === undefined ? undefined : 'assumed', evidence }];
    }),
  );
}

/** What is known of facts, however it is kept. */
export type FactSource = Pick<Profile, 'get'>;

/** Three-valued: undefined where the facts known do not decide. No condition is always true. */
export function holds(condition: Condition | undefined, profile: FactSource): boolean | undefined {
  if (!condition) return true;
  if ('fact' in condition) return profile.get(condition.fact)?.value;
  if ('not' in condition) {
    const value = holds(condition.not, profile);
    return value === undefined ? undefined : !value;
  }
  const [parts, decisive] = 'all' in condition ? [condition.all, false] : [condition.any, true];
  const values = parts.map((part) => holds(part, profile));
  if (values.includes(decisive)) return decisive;
  return values.includes(undefined) ? undefined : !decisive;
}

/** The fact to ask for next where a condition is undecided: one at a time, since its answer may settle the rest. */
export function unknownFact(condition: Condition | undefined, profile: Profile): string | undefined {
  if (!condition || holds(condition, profile) !== undefined) return undefined;
  if ('fact' in condition) return condition.fact;
  if ('not' in condition) return unknownFact(condition.not, profile);
  for (const part of 'all' in condition ? condition.all : condition.any) {
    const fact = unknownFact(part, profile);
    if (fact !== undefined) return fact;
  }
  return undefined;
}
