import { measureReadability } from '../draft/readability';
import type { Verdict } from '../law/verdicts';
import { whyNotCompared } from '../service/checked';
import type { Analysis } from '../service/policyService';
import { LEVELS, type SummaryLevelId } from './levels';
import { levelsFor } from './summary';

/** What the preview shows above the summary. */
export interface DraftOverview {
  readonly title: string;
  readonly words: number;
  /** Flesch–Kincaid grade of the draft. */
  readonly grade: number;
  /** The grade that the draft should have at most. */
  readonly targetGrade: number;
  readonly laws: readonly LawCoverage[];
  /** The readers for whom this draft is summarised, from the simplest level on. */
  readonly levels: readonly OfferedLevel[];
  /** Why the draft cannot be read as a policy in English, as half a sentence: then its summary means nothing. */
  readonly why?: string;
}

/** A level that a draft has, with the grade that our words must not exceed. */
export interface OfferedLevel {
  readonly level: SummaryLevelId;
  readonly targetGrade: number;
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
export function surveyDraft(analysis: Analysis, name: string): DraftOverview {
  const { draft, judged, settings } = analysis;
  const why = whyNotCompared(analysis);
  const laws = [...new Set(judged.map(({ law }) => law))];
  return {
    title: draft.title?.text ?? name,
    words: draft.words,
    grade: measureReadability(draft).fleschKincaidGrade,
    targetGrade: settings.readingGrade,
    levels: levelsFor(analysis).map((level) => ({ level, targetGrade: LEVELS[level].targetGrade })),
    ...(why === undefined ? {} : { why }),
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
