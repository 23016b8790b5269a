import { t } from '@vscode/l10n';
import { sourceLine } from '../draft/sourceText';
import { factsOf } from '../knowledge/conditions';
import type { ApplicableLaw } from '../law/applicability';
import { isStale } from '../law/freshness';
import type { KnownFact } from '../law/profile';
import type { KnowledgeIndex } from './knowledgeIndex';
import type { Analysis } from './policyService';
import { sourceOf } from './sources';

/** A law that a draft is checked against, and why. */
export interface LawReason {
  readonly id: string;
  readonly short: string;
  readonly name: string;
  /** In words, as the end of a sentence: "named in the draft: “GDPR”". */
  readonly reason: string;
  /** The day (ISO date) on which our entry was last checked; only where that is long ago. */
  readonly staleSince?: string;
}

/** The laws that a draft is checked against, each with the reason for which it was taken. */
export function lawReasons(analysis: Analysis, index: KnowledgeIndex): readonly LawReason[] {
  return analysis.applicability.laws.map((entry): LawReason => {
    const { id, short, name, asOf, kind } = entry.law;
    // The house's own rules are as of today.
    const isOld = kind !== 'house' && isStale(entry.law, analysis.settings.today);
    const reason = reasonOf(analysis, index, entry);
    return { id, short, name, reason, ...(isOld ? { staleSince: asOf } : {}) };
  });
}

/** The laws that would apply, were the draft of another kind of notice, each with the reason. */
export function leftOutReasons(analysis: Analysis, index: KnowledgeIndex): readonly LawReason[] {
  const { applicability, kind } = analysis;
  return applicability.leftOut.map((entry): LawReason => {
    const { id, short, name } = entry.law;
    const why = reasonOf(analysis, index, entry);
    return { id, short, name, reason: t('not applicable to this kind of notice: {0} ({1})', kind?.title ?? '', why) };
  });
}

function reasonOf(analysis: Analysis, index: KnowledgeIndex, { law, because, evidence }: ApplicableLaw): string {
  if (law.kind === 'house') return t('the house rules of your organisation');
  if (because === 'declared') return t('chosen by you');
  const [named] = evidence;
  if (named)
    return t(
      'named in the draft: “{0}”',
      sourceOf(analysis, named).draft.text.slice(named.match.start, named.match.end),
    );
  const others = analysis.applicability.laws.filter((other) => law.beside?.laws.includes(other.law.id));
  const besides = others.map((other) => t('it goes with a law that applies, {0};', other.law.short));
  const facts = factsOf(law.impliedBy).flatMap((id) => analysis.profile.get(id) ?? []);
  const told = facts.filter(({ value, because: why }) => value !== undefined && why !== 'assumed');
  return [...besides, ...told.map((fact) => factReason(analysis, index, fact))].join(' ');
}

function factReason(analysis: Analysis, index: KnowledgeIndex, { id, value, because, evidence }: KnownFact): string {
  const statement = index.facts.get(id)?.statement ?? id;
  if (because === 'declared')
    return value ? t('you said that this is so: {0}', statement) : t('you said that this is not so: {0}', statement);
  const [place] = evidence;
  const words = place ? sourceLine(sourceOf(analysis, place).draft, place.match) : '';
  return value
    ? t('the draft says (“{0}”) that this is so: {1}', words, statement)
    : t('the draft says (“{0}”) that this is not so: {1}', words, statement);
}
