import type { Verdict } from '../law/verdicts';
import type { Analysis } from '../service/policyService';

/** The provisions that ask for a disclosure, and with which verdict; undefined where there are none. */
export function citations(disclosure: string, { judged }: Analysis, verdicts: readonly Verdict[]): string | undefined {
  const found = judged.filter(
    ({ requirement, verdict }) =>
      requirement.disclosure === disclosure && !requirement.manual && verdicts.includes(verdict),
  );
  const all = [...new Set(found.map(({ requirement }) => requirement.citation))];
  return all.length === 0 ? undefined : all.join('; ');
}
