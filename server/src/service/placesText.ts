import { t } from '@vscode/l10n';
import { link } from './markdownText';
import type { Analysis } from './policyService';

const MAX_PLACES = 4;

/** Where a draft makes a disclosure, as links to its lines; undefined where there is no such disclosure. */
export function placesText({ detection, document }: Analysis, disclosure: string): string | undefined {
  const found = detection.disclosures.find(({ id }) => id === disclosure);
  if (!found) return undefined;
  if (found.status === 'absent') return t('This draft does not state it.');
  const lines = [...new Set(found.evidence.map(({ start }) => document.positionAt(start).line + 1))];
  const places = lines.slice(0, MAX_PLACES).map((line) => link(t('line {0}', line), `${document.uri}#L${line}`));
  if (found.status === 'partial') return t('This draft only touches on it: {0}.', places.join(', '));
  return t('This draft states it: {0}.', places.join(', '));
}
