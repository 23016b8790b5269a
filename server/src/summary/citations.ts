import type { Verdict } from '../law/verdicts';
import type { Analysis } from '../service/policyService';
import type { LevelShape } from './levels';
import type { Part } from './sentence';

/** The provisions that ask for a disclosure, and with which verdict; undefined where there are none. */
export function citations(disclosure: string, { judged }: Analysis, verdicts: readonly Verdict[]): string | undefined {
  const found = judged.filter(
    ({ requirement, verdict }) =>
      requirement.disclosure === disclosure && !requirement.manual && verdicts.includes(verdict),
  );
  const all = [...new Set(found.map(({ requirement }) => requirement.citation))];
  return all.length === 0 ? undefined : all.join('; ');
}

/** The laws that want a disclosure that the draft makes, as the end of a statement; for readers who are told of laws. */
export function cite(disclosure: string, analysis: Analysis, shape: LevelShape): Part[] {
  const citation = shape.citations ? citations(disclosure, analysis, ['met']) : undefined;
  return citation === undefined ? [] : [{ citation }];
}
