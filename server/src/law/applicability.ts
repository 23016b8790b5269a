import type { Detection, Evidence } from '../detect/detection';
import type { Knowledge, Law, NoticeKind } from '../knowledge/knowledge';
import { type FactSource, holds, type Profile } from './profile';

/** `auto`: the laws that the draft names and those that its facts imply. */
export type LawChoice = 'auto' | 'all' | readonly string[];

export interface ApplicableLaw {
  readonly law: Law;
  readonly because: 'declared' | 'named' | 'fact';
  readonly evidence: readonly Evidence[];
}

export interface Applicability {
  readonly laws: readonly ApplicableLaw[];
  /** Laws that would apply, were they not out of the question for this kind of notice. */
  readonly leftOut: readonly ApplicableLaw[];
  /** Laws that the draft sounds like without naming them. */
  readonly suggested: readonly { readonly law: Law; readonly evidence: readonly Evidence[] }[];
}

/**
 * Decides which laws a draft is checked against; laws not yet in force on the day are left out. Those that do not
 * concern its kind of notice are named apart, unless they are declared.
 */
export function chooseLaws(
  knowledge: Knowledge,
  detection: Detection,
  profile: Profile,
  choice: LawChoice,
  day: string,
  kind: NoticeKind | undefined,
): Applicability {
  const found = new Map(detection.laws.map((law) => [law.id, law]));
  const laws: ApplicableLaw[] = [];
  const leftOut: ApplicableLaw[] = [];
  const suggested: { law: Law; evidence: readonly Evidence[] }[] = [];
  for (const law of knowledge.laws) {
    if (law.kind === 'core' || law.inForce > day) continue;
    if (law.kind === 'house') {
      if (concernsHouse(law, kind)) laws.push({ law, because: 'declared', evidence: [] });
      continue;
    }
    const { named = false, evidence = [] } = found.get(law.id) ?? {};
    if (choice !== 'auto') {
      if (choice === 'all' || choice.includes(law.id))
        laws.push({ law, because: 'declared', evidence: named ? evidence : [] });
      continue;
    }
    const isImplied = law.impliedBy !== undefined && holds(law.impliedBy, profile) === true;
    const isOut = !concerns(law, kind);
    if (named) (isOut ? leftOut : laws).push({ law, because: 'named', evidence });
    else if (isImplied) (isOut ? leftOut : laws).push({ law, because: 'fact', evidence: [] });
    else if (!isOut && evidence.length > 0) suggested.push({ law, evidence });
  }
  if (choice !== 'auto') return { laws, leftOut, suggested };
  const isTaken = (id: string): boolean => laws.some(({ law }) => law.id === id);
  const further = knowledge.laws.filter(
    (law) => !isTaken(law.id) && law.inForce <= day && concerns(law, kind) && goesWith(law, isTaken, profile),
  );
  const all = [...laws, ...further.map((law): ApplicableLaw => ({ law, because: 'fact', evidence: [] }))];
  return {
    laws: knowledge.laws.flatMap((law) => all.filter((entry) => entry.law === law)),
    leftOut,
    suggested: suggested.filter(({ law }) => !further.includes(law)),
  };
}

/** Whether a law applies because another one does. */
export function goesWith({ beside }: Law, applies: (law: string) => boolean, profile: FactSource): boolean {
  return beside?.laws.some(applies) === true && holds(beside.when, profile) === true;
}

/** Whether a law can concern a kind of notice at all. */
export function concerns({ id }: Law, kind: NoticeKind | undefined): boolean {
  return kind === undefined || (!kind.notLaws.includes(id) && (kind.laws?.includes(id) ?? true));
}

/** House rules are declared by listing them, whatever laws are chosen. */
function concernsHouse({ kinds = [] }: Law, kind: NoticeKind | undefined): boolean {
  return kind === undefined || kinds.includes(kind.id);
}

/** What is checked where no law is recognised: a core that every law wants. */
export function coreLaw(knowledge: Knowledge): Law | undefined {
  return knowledge.laws.find((law) => law.kind === 'core');
}
