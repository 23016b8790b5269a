import leven from 'leven';
import { CHECKS } from '../checks/checks';
import { explainFinding } from './explain';
import type { KnowledgeIndex } from './knowledgeIndex';

/** Findings about the settings and acceptances themselves: they are mended, never accepted. */
const NEVER_ACCEPTED = /^(?:config|accepted)\//;

/** Whether a finding with this code can be accepted: there can be one, and it is about the draft. */
export function canBeAccepted(index: KnowledgeIndex, code: string): boolean {
  return !NEVER_ACCEPTED.test(code) && explainFinding(index, code) !== undefined;
}

/** The code that was probably meant; undefined where nothing is near. */
export function nearestCode(index: KnowledgeIndex, written: string): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(3, written.length / 2);
  for (const code of findingCodes(index)) {
    const distance = leven(written, code);
    if (distance < least) [nearest, least] = [code, distance];
  }
  return nearest;
}

function findingCodes({ disclosures, facts, outdated }: KnowledgeIndex): readonly string[] {
  const disclosed = [...disclosures.keys()].flatMap((id) => [`missing/${id}`, `partial/${id}`, `upcoming/${id}`]);
  const asked = [...facts.keys()].flatMap((id) => [`confirm/${id}`, `contradiction/${id}`]);
  return [...CHECKS.map(({ id }) => id), ...outdated.keys(), ...disclosed, ...asked];
}
