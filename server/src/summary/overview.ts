import { measureReadability } from '../draft/readability';
import type { Verdict } from '../law/verdicts';
import type { Analysis } from '../service/policyService';

/** What the preview shows above the summary. */
export interface DraftOverview {
  readonly title: string;
  readonly words: number;
  /** Flesch–Kincaid grade of the draft. */
  readonly grade: number;
  readonly laws: readonly LawCoverage[];
}

/** How many of a law's requirements that apply the draft meets. */
export interface LawCoverage {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly met: number;
  readonly partial: number;
  readonly missing: number;
  /** It is not known whether they apply. */
  readonly unconfirmed: number;
}

/** Counts what the preview shows; duties about posting, which a text cannot show, are left out. */
export function surveyDraft({ draft, judged }: Analysis, name: string): DraftOverview {
  const laws = [...new Set(judged.map(({ law }) => law))];
  return {
    title: draft.title?.text ?? name,
    words: draft.words,
    grade: measureReadability(draft).fleschKincaidGrade,
    laws: laws.map((law): LawCoverage => {
      const own = judged.filter((entry) => entry.law === law && !entry.requirement.manual);
      const count = (verdict: Verdict): number => own.filter((entry) => entry.verdict === verdict).length;
      return {
        id: law.id,
        name: law.name,
        short: law.short,
        met: count('met'),
        partial: count('partial'),
        missing: count('missing'),
        unconfirmed: count('unconfirmed'),
      };
    }),
  };
}
