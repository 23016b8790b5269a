import type { CheckInput } from '../checks/check';
import { CHECKS } from '../checks/checks';
import type { Finding } from '../law/findings';
import type { DraftSettings } from './settings';

/** What the checks that are not switched off find, with the severity that the settings give them. */
export function checkFindings(input: CheckInput, { checks }: DraftSettings): Finding[] {
  return CHECKS.flatMap(({ id, severity, find }) => {
    const level = checks[id] ?? severity;
    if (level === 'off') return [];
    return find(input).map(
      ({ start, end, message, severity: own, citations = [], fixes = [], related = [] }): Finding => ({
        code: id,
        severity: checks[id] === undefined ? (own ?? level) : level,
        message,
        span: { start, end },
        citations,
        explains: [id],
        fixes,
        ...(related.length === 0 ? {} : { related }),
      }),
    );
  });
}
