import type { Knowledge } from '../knowledge/knowledge';

export interface ListedLaw {
  readonly id: string;
  readonly name: string;
  /** ISO dates: in force since, and last checked. */
  readonly inForce: string;
  readonly asOf: string;
  readonly requirements: number;
}

/** Every law with its dates and the number of its requirements. */
export function listLaws(knowledge: Knowledge): readonly ListedLaw[] {
  return knowledge.laws
    .filter(({ kind }) => kind !== 'core')
    .map(({ id, name, inForce, asOf, requirements }) => ({
      id,
      name,
      inForce,
      asOf,
      requirements: requirements.length,
    }));
}

/** One line per law. */
export function lawLines(laws: readonly ListedLaw[]): string {
  return laws
    .map(({ id, name, inForce, asOf, requirements }) => {
      return `${id.padEnd(20)} ${String(requirements).padStart(3)} requirements  in force ${inForce}  checked ${asOf}  ${name}\n`;
    })
    .join('');
}
