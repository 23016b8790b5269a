import { CHECKS } from '../checks/checks';
import { explainFinding } from './explain';
import type { KnowledgeIndex } from './knowledgeIndex';
import { nearestName } from './nearestName';

/** Findings about the settings and acceptances themselves: they are mended, never accepted. */
const NEVER_ACCEPTED = /^(?:config|accepted)\//;

/** Whether a finding with this code can be accepted: there can be one, and it is about the draft. */
export function canBeAccepted(index: KnowledgeIndex, code: string): boolean {
  return !NEVER_ACCEPTED.test(code) && explainFinding(index, code) !== undefined;
}

/** The code that was probably meant; undefined where nothing is near. */
export function nearestCode(index: KnowledgeIndex, written: string): string | undefined {
  return nearestName(written, findingCodes(index));
}

/** The codes that findings about drafts can have. */
export function findingCodes({ disclosures, facts, outdated }: KnowledgeIndex): readonly string[] {
  const disclosed = [...disclosures.keys()].flatMap((id) => [`missing/${id}`, `partial/${id}`, `upcoming/${id}`]);
  const asked = [...facts.keys()].flatMap((id) => [`confirm/${id}`, `contradiction/${id}`]);
  return [...CHECKS.map(({ id }) => id), ...outdated.keys(), ...disclosed, ...asked];
}
