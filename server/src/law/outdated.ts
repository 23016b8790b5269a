import { t } from '@vscode/l10n';
import type { Detection } from '../detect/detection';
import type { Law, Outdated, Severity } from '../knowledge/knowledge';
import type { Finding } from './findings';

/** The code of the findings of an entry, and its name under `checks` in the settings. */
export function outdatedCode({ id }: Pick<Outdated, 'id'>): string {
  return `outdated/${id}`;
}

/**
 * References and words that the law has left behind, each with what to write instead. Where none of the laws by which
 * they are wrong applies, they are only a hint.
 * @param entries by code
 * @param levels severities that the settings give, by code
 */
export function outdatedFindings(
  detection: Detection,
  entries: ReadonlyMap<string, Outdated>,
  applying: readonly Law[],
  levels: Readonly<Record<string, Severity | 'off'>>,
): Finding[] {
  const laws = new Set(applying.map(({ id }) => id));
  return detection.outdated.flatMap(({ outdated, start, end }): Finding[] => {
    const code = outdatedCode({ id: outdated });
    const entry = entries.get(code);
    if (!entry) return [];
    const wrong = entry.laws.length === 0 || entry.laws.some((law) => laws.has(law));
    const severity = levels[code] ?? (wrong ? entry.severity : 'hint');
    if (severity === 'off') return [];
    const { problem, replacement, citation } = entry;
    const message = t('{0} Instead: {1}.', problem, replacement);
    return [{ code, severity, message, span: { start, end }, citations: [citation], explains: [code], fixes: [] }];
  });
}
