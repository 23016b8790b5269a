/**
 * The knowledge as the program uses it, compiled from the YAML files of `server/knowledge` at build
 * time. Phrases stand in it already parsed; nothing is parsed at run time.
 */
import type { PhraseSet, Vocabulary } from '../detect/phrase';
import type { Template } from '../sections/template';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type Confidence = 'high' | 'medium' | 'low';

/** A condition over facts. */
export type Condition =
  | { readonly fact: string }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export interface Requirement {
  /** `gdpr.13-2-a` */
  readonly id: string;
  readonly disclosure: string;
  readonly citation: string;
  /** The duty, paraphrased: "state how long data are kept". */
  readonly must: string;
  /** Elements of the disclosure without which the requirement is only partly met. */
  readonly needs: readonly string[];
  /** Absent: always. */
  readonly when?: Condition;
  /** Already capped by confidence. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Text that the law prescribes, to be used literally. */
  readonly wording?: string;
  /** Advice on drafting and common mistakes. */
  readonly advice: string;
  /** Good practice, or guidance of an authority, rather than a duty. */
  readonly recommended: boolean;
  /** A duty about posting or quality: shown, never missing. */
  readonly manual: boolean;
  /** In force from, and until, as ISO dates. */
  readonly from?: string;
  readonly until?: string;
}

/** What a law says about a right; shown in hovers. */
export interface LawRight {
  readonly right: string;
  readonly citation: string;
  readonly gives: string;
  readonly who: string;
  readonly deadline: string;
  readonly exceptions: readonly string[];
  readonly exercise: string;
  readonly url: string;
}

/** How citations of a law are written and where they lead. */
export interface CitationForm {
  /** `article`: "Art. 6(1)(f) GDPR"; `section`: "§ 1798.120"; `prefixed`: "§ 59.1-578", "KRS 367.3617". */
  readonly kind: 'article' | 'section' | 'prefixed';
  /**
   * For `prefixed`: what stands before the number, literally; `from` and `to` are of the number behind it. One that
   * starts with a figure ("59.1-") is a citation only behind a section sign or word.
   */
  readonly prefix?: string;
  /** Names of which one must stand beside the number ("GDPR"); may be empty but for articles. */
  readonly names: readonly string[];
  /** First and last number that belong to the law, e.g. 1798.100 to 1798.199. */
  readonly from: number;
  readonly to: number;
  /** Address of the provision; `{number}` is replaced by the article or section number, with a prefix in figures. */
  readonly url: string;
}

export interface Law {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly jurisdiction: string;
  readonly instrument: string;
  /** `core`: what is checked where no law is recognised; never listed. */
  readonly kind: 'law' | 'platform' | 'core';
  readonly inForce: string;
  /** The day on which the entry was last checked against the law. */
  readonly asOf: string;
  readonly url: string;
  /** When the law applies, for people. */
  readonly appliesWhen: string;
  /** The facts that imply it, where facts can. */
  readonly impliedBy?: Condition;
  readonly citations: readonly CitationForm[];
  readonly requirements: readonly Requirement[];
  readonly rights: readonly LawRight[];
}

export interface Disclosure {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it is, for people. */
  readonly about: string;
  /** The standard section that makes it; absent for duties about posting or quality. */
  readonly section?: string;
  /** About posting or quality rather than content: never searched for, never missing. */
  readonly manual: boolean;
  /** Element id to a noun phrase for messages: "the period, or the criteria used to decide it". */
  readonly elements: Readonly<Record<string, string>>;
  /** Whether saying that the practice does not happen states the disclosure. */
  readonly denial: 'states' | 'ignored';
  /** Examples that the program shows as drafting advice. */
  readonly examples: readonly string[];
}

export interface Right {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  readonly explanation: string;
  readonly isNot?: string;
}

export interface Fact {
  readonly id: string;
  /** "Personal data is transferred outside the country or region where it was collected." */
  readonly statement: string;
  /** "Is personal data sent outside the EEA?" */
  readonly question: string;
  /** What is taken for granted where nothing is known: for what is rare. */
  readonly assume?: boolean;
}

/** A reference or wording that the law has left behind. */
export interface Outdated {
  readonly id: string;
  readonly title: string;
  /** A full sentence. */
  readonly problem: string;
  /** What to write instead, as a noun phrase. */
  readonly replacement: string;
  readonly citation: string;
  /** The laws by which it is wrong; none: wherever it stands. */
  readonly laws: readonly string[];
  /** Already capped by confidence. */
  readonly severity: Severity;
}

/** A kind of notice, and what is wanted of it. */
export interface NoticeKind {
  readonly id: string;
  readonly title: string;
  /** The laws that can apply; absent: all but `notLaws`. */
  readonly laws?: readonly string[];
  readonly notLaws: readonly string[];
  /** The disclosures that are wanted; absent: all. */
  readonly disclosures?: readonly string[];
}

export interface Knowledge {
  /** Hash of the sources: part of every diagnostic result id. */
  readonly version: string;
  readonly laws: readonly Law[];
  readonly disclosures: readonly Disclosure[];
  readonly rights: readonly Right[];
  readonly facts: readonly Fact[];
  /** The first is what a draft is that is not recognised as another. */
  readonly kinds: readonly NoticeKind[];
  readonly outdated: readonly Outdated[];
  /** The standard sections in their usual order. */
  readonly sections: readonly Template[];
  readonly phrases: PhraseSet;
  readonly vocabulary: Vocabulary;
  /** Abbreviations after which a sentence is not cut. */
  readonly abbreviations: readonly string[];
}
