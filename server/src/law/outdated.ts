import { t } from '@vscode/l10n';
import type { Detection } from '../detect/detection';
import type { Draft } from '../draft/draft';
import type { Law, Outdated, Severity } from '../knowledge/knowledge';
import type { Finding, Fix } from './findings';

/** The code of the findings of an entry, and its name under `checks` in the settings. */
export function outdatedCode({ family, id }: Pick<Outdated, 'family' | 'id'>): string {
  return `${family}/${id}`;
}

/** Further places that a finding about many names. */
const MAX_RELATED = 20;

/**
 * References and words that the law has left behind, each with what to write instead. Where none of the laws by which
 * they are wrong applies, they are only a hint.
 * @param entries by code
 * @param levels severities that the settings give, by code
 */
export function outdatedFindings(
  draft: Draft,
  detection: Detection,
  entries: ReadonlyMap<string, Outdated>,
  applying: readonly Law[],
  levels: Readonly<Record<string, Severity | 'off'>>,
): Finding[] {
  const laws = new Set(applying.map(({ id }) => id));
  return [...entries].flatMap(([code, entry]): Finding[] => {
    const places = detection.outdated.filter(({ outdated }) => outdated === entry.id);
    if (places.length < (entry.gather ?? 1)) return [];
    const wrong = entry.laws.length === 0 || entry.laws.some((law) => laws.has(law));
    const severity = levels[code] ?? (wrong ? entry.severity : 'hint');
    if (severity === 'off') return [];
    const { problem, replacement, citation } = entry;
    const message = t('{0} Instead: {1}.', problem, replacement);
    const finding = { code, severity, message, citations: [citation], explains: [code], fixes: [] };
    const [first, ...others] = places;
    if (entry.gather === undefined || !first)
      return places.map(({ start, end }) => {
        return { ...finding, span: { start, end }, fixes: renameFixes(entry, draft.text.slice(start, end)) };
      });
    const related = others.slice(0, MAX_RELATED).map(({ start, end }) => ({ start, end, message: entry.title }));
    const counted = related.length === 0 ? message : `${message} ${t('{0} places.', places.length)}`;
    return [{ ...finding, message: counted, span: first, related }];
  });
}

/** What only has another name now is given that name. */
function renameFixes({ renamed }: Outdated, old: string): readonly Fix[] {
  const text = renamed[old.replace(/\s+/g, ' ')];
  return text === undefined ? [] : [{ kind: 'replace', old, text, isSafe: true }];
}
