import type { Knowledge } from '../knowledge/knowledge';
import { isStale } from '../law/freshness';

export interface ListedLaw {
  readonly id: string;
  readonly name: string;
  /** ISO dates: in force since, and last checked. */
  readonly inForce: string;
  readonly asOf: string;
  readonly requirements: number;
  /** Last checked more than twelve months ago. */
  readonly stale: boolean;
}

/**
 * Every law with its dates and the number of its requirements.
 * @param today ISO date
 */
export function listLaws(knowledge: Knowledge, today: string): readonly ListedLaw[] {
  return knowledge.laws
    .filter(({ kind }) => kind !== 'core')
    .map(({ id, name, inForce, asOf, requirements }) => ({
      id,
      name,
      inForce,
      asOf,
      requirements: requirements.length,
      stale: isStale({ asOf }, today),
    }));
}

/** One line per law. */
export function lawLines(laws: readonly ListedLaw[]): string {
  return laws
    .map(({ id, name, inForce, asOf, requirements, stale }) => {
      const age = stale ? ' (more than 12 months ago)' : '';
      return `${id.padEnd(20)} ${String(requirements).padStart(3)} requirements  in force ${inForce}  checked ${asOf}${age}  ${name}\n`;
    })
    .join('');
}
