import { t } from '@vscode/l10n';
import type { Law } from '../knowledge/knowledge';
import { monthsAfter } from './days';

/** How long an entry is relied on after it was checked, in months. */
const FRESH = 12;

/** Whether an entry was last checked against the law more than twelve months before a day (ISO date). */
export function isStale({ asOf }: Pick<Law, 'asOf'>, today: string): boolean {
  return monthsAfter(asOf, FRESH) < today;
}

/** When a law was last checked, and whether that is long ago. */
export function checkedText(law: Pick<Law, 'asOf'>, today: string): string {
  const checked = t('Checked against the law on {0}.', law.asOf);
  return isStale(law, today)
    ? `${checked} ${t('That is more than 12 months ago: look whether it still holds.')}`
    : checked;
}
