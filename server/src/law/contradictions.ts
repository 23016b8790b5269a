import { t } from '@vscode/l10n';
import type { Detection } from '../detect/detection';
import type { Fact } from '../knowledge/knowledge';
import type { Finding } from './findings';
import type { DeclaredFact } from './profile';

/** Where the draft shows a fact to be otherwise than the profile says; what is declared still decides what is wanted. */
export function contradictionFindings(
  detection: Detection,
  facts: ReadonlyMap<string, Fact>,
  declared: Readonly<Record<string, DeclaredFact>>,
): Finding[] {
  return detection.facts.flatMap(({ id, value, evidence }): Finding[] => {
    const said = declared[id];
    if (!said || value === undefined || value === said.value) return [];
    // What may happen, or is denied of something else, contradicts nothing.
    const place = evidence.find(({ polarity }) => (value ? polarity === 'asserted' : polarity !== 'hedged'));
    if (!place) return [];
    const statement = facts.get(id)?.statement ?? id;
    const message = value
      ? t('The profile says that this is not so, and the draft says here that it is: {0}', statement)
      : t('The profile says that this is so, and the draft says here that it is not: {0}', statement);
    return [
      {
        code: `contradiction/${id}`,
        severity: 'warning',
        message,
        span: place,
        citations: [],
        explains: [id],
        fixes: [{ kind: 'confirm', fact: id, value }],
      },
    ];
  });
}
