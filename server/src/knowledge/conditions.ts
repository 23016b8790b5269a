import type { Condition, Law, Requirement } from './knowledge';

/** The facts that a condition is about, in its order, each once. */
export function factsOf(condition: Condition | undefined): readonly string[] {
  if (!condition) return [];
  if ('fact' in condition) return [condition.fact];
  if ('not' in condition) return factsOf(condition.not);
  return [...new Set(('all' in condition ? condition.all : condition.any).flatMap(factsOf))];
}

/** Under which a requirement applies: its own condition, and that of who owes what its law wants. */
export function conditionOf({ owedBy }: Law, { when }: Requirement): Condition | undefined {
  return owedBy && when ? { all: [owedBy, when] } : (owedBy ?? when);
}
