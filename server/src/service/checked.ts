import { t } from '@vscode/l10n';
import { sourceLine } from '../draft/sourceText';
import type { KnowledgeIndex } from './knowledgeIndex';
import { type LawReason, lawReasons, leftOutReasons } from './lawReasons';
import type { Analysis } from './policyService';
import { languageName, whyNotJudged } from './readingFindings';
import { sourceOf } from './sources';

/** What a draft is checked against, and what of it is not checked, in words. */
export interface Checked {
  /** The title of the kind of notice. */
  readonly kind: string;
  readonly laws: readonly LawReason[];
  /** Laws that would apply to another kind of notice. */
  readonly notApplicable: readonly LawReason[];
  /** The draft is not compared with any law, because of this. */
  readonly why?: string;
  /** Further sentences on what is left out, each with its reason. */
  readonly leftOut: readonly string[];
}

/** Says what a draft is checked against, and what is not checked and why. */
export function describeChecked(index: KnowledgeIndex, analysis: Analysis): Checked {
  const { draft, kind, cutting, judged } = analysis;
  const why = whyNotCompared(analysis);
  const unwanted = judged.filter(
    ({ requirement }) => !(cutting?.disclosures?.includes(requirement.disclosure) ?? true),
  );
  const notApplicable = draft.unreadable ? [] : leftOutReasons(analysis, index);
  const manual = judged.filter(({ requirement, verdict }) => requirement.manual && verdict === 'unconfirmed');
  const asked = new Set(judged.flatMap(({ unknownFact }) => unknownFact ?? []));
  const leftOut = [
    ...notApplicable.map(({ short, reason }) => `${short}: ${reason}`),
    ...suggestions(analysis),
    ...counted(unwanted.length, (count) => t('Not wanted of this kind of notice: {0} requirements', count)),
    ...counted(asked.size, (count) => t('Hangs on questions that are still open: {0}', count)),
    ...counted(manual.length, (count) => t('A text cannot show it, look yourself: {0} duties', count)),
  ];
  return {
    kind: kind?.title ?? '',
    laws: draft.unreadable ? [] : lawReasons(analysis, index),
    notApplicable,
    ...(why === undefined ? {} : { why }),
    leftOut: why === undefined ? leftOut : [],
  };
}

/** Why a draft is not compared with the laws, as half a sentence for the user; undefined where it is. */
export function whyNotCompared({ draft }: Pick<Analysis, 'draft'>): string | undefined {
  const why = whyNotJudged(draft);
  if (why === undefined) return undefined;
  if (why === 'language') {
    const language = languageName(draft.language);
    return t('it seems to be in {0}, and only English can be compared with the laws', language);
  }
  return draft.unreadable === 'binary' ? t('the file is not text') : t('the file is too large');
}

/** Laws that the draft sounds like without naming them. */
function suggestions(analysis: Analysis): string[] {
  return analysis.applicability.suggested.flatMap(({ law, evidence: [first] }) => {
    const words = first ? sourceLine(sourceOf(analysis, first).draft, first.match) : '';
    return first ? [t('{0}: the draft sounds like it (“{1}”), and does not name it', law.short, words)] : [];
  });
}

function counted(count: number, text: (count: number) => string): string[] {
  return count === 0 ? [] : [text(count)];
}
