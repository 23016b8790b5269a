import type { Detection, Evidence } from '../detect/detection';
import type { Condition } from '../knowledge/knowledge';

/** What the writer says about the organisation. */
export interface DeclaredFact {
  readonly value: boolean;
  readonly because?: string;
}

export interface KnownFact {
  readonly id: string;
  /** Undefined: unknown. */
  readonly value: boolean | undefined;
  readonly because: 'declared' | 'evidence' | undefined;
  readonly evidence: readonly Evidence[];
}

export type Profile = ReadonlyMap<string, KnownFact>;

/** Joins what is declared with what the draft shows; what is declared wins. */
export function createProfile(detection: Detection, declared: Readonly<Record<string, DeclaredFact>>): Profile {
  return new Map(
    detection.facts.map(({ id, value, evidence }): [string, KnownFact] => {
      const said = declared[id];
      if (said) return [id, { id, value: said.value, because: 'declared', evidence }];
      return [id, { id, value, because: value === undefined ? undefined : 'evidence', evidence }];
    }),
  );
}

/** Three-valued: undefined where the facts known do not decide. No condition is always true. */
export function holds(condition: Condition | undefined, profile: Profile): boolean | undefined {
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

/** The facts on which an undecided condition hangs, in its order. */
export function unknownFacts(condition: Condition | undefined, profile: Profile): readonly string[] {
  if (!condition || holds(condition, profile) !== undefined) return [];
  if ('fact' in condition) return [condition.fact];
  if ('not' in condition) return unknownFacts(condition.not, profile);
  return ('all' in condition ? condition.all : condition.any).flatMap((part) => unknownFacts(part, profile));
}
