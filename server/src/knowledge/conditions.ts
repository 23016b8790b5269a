import type { Condition } from './knowledge';

/** The facts that a condition is about, in its order, each once. */
export function factsOf(condition: Condition | undefined): readonly string[] {
  if (!condition) return [];
  if ('fact' in condition) return [condition.fact];
  if ('not' in condition) return factsOf(condition.not);
  return [...new Set(('all' in condition ? condition.all : condition.any).flatMap(factsOf))];
}
