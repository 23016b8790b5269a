import { t } from '@vscode/l10n';
import { link } from './markdownText';
import type { Analysis } from './policyService';
import { sourceOf } from './sources';
import { nameOf } from './uris';

const MAX_PLACES = 4;

/** Where a draft makes a disclosure, as links to its lines; undefined where there is no such disclosure. */
export function placesText(analysis: Analysis, disclosure: string): string | undefined {
  const found = analysis.whole.disclosures.find(({ id }) => id === disclosure);
  if (!found) return undefined;
  if (found.status === 'absent') return t('This draft does not state it.');
  const links = found.evidence.map((one) => {
    const { document } = sourceOf(analysis, one);
    const line = document.positionAt(one.start).line + 1;
    const name = one.elsewhere === undefined ? t('line {0}', line) : t('{0}, line {1}', nameOf(document.uri), line);
    return link(name, `${document.uri}#L${line}`);
  });
  const places = [...new Set(links)].slice(0, MAX_PLACES);
  if (found.status === 'partial') return t('This draft only touches on it: {0}.', places.join(', '));
  return t('This draft states it: {0}.', places.join(', '));
}
