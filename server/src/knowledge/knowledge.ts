/**
 * The knowledge as the program uses it, compiled from the YAML files of `server/knowledge` at build
 * time. Phrases stand in it already parsed; nothing is parsed at run time.
 */
import type { PhraseSet, Vocabulary } from '../detect/phrase';
import type { Template } from '../sections/template';
import type { ChangePlan } from './changes';
import type { TellingWords } from './tellingWords';
import type { SummaryTopicPlan } from './topics';

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
  /** Months within which the notice is to be brought up to date. */
  readonly updatedEvery?: number;
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
  /** `core`: what is checked where no law is recognised; never listed. `house`: an organisation's own rules. */
  readonly kind: 'law' | 'platform' | 'core' | 'house';
  /** For house rules: the kinds of notice of which they want something. */
  readonly kinds?: readonly string[];
  readonly inForce: string;
  /** The day on which the entry was last checked against the law. */
  readonly asOf: string;
  readonly url: string;
  /** When the law applies, for people. */
  readonly appliesWhen: string;
  /** The facts that imply it, where facts can. */
  readonly impliedBy?: Condition;
  /** It applies wherever one of these laws does, under a condition. */
  readonly beside?: { readonly laws: readonly string[]; readonly when: Condition };
  /** The facts about the organisation without which it owes nothing that the law wants; absent: everybody owes it. */
  readonly owedBy?: Condition;
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

/** A reference that the law has left behind, or wording that leaves open what happens. */
export interface Outdated {
  readonly family: 'outdated' | 'vague';
  readonly id: string;
  readonly title: string;
  /** A full sentence. */
  readonly problem: string;
  /** What to write instead, as a noun phrase. */
  readonly replacement: string;
  /** Words that may be replaced as they stand: another name of the same thing, by the name that it has now. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly citation: string;
  /** The laws by which it is wrong; none: wherever it stands. */
  readonly laws: readonly string[];
  /** Already capped by confidence. */
  readonly severity: Severity;
  /** Reported once a draft, where there are at least so many places; absent: each place. */
  readonly gather?: number;
}

/** What a draft may say in one place and deny in another. */
export interface Contradiction {
  readonly id: string;
  /** An indirect question: "whether personal data is sold". */
  readonly title: string;
}

/** A kind of notice, and what is wanted of it. */
export interface NoticeKind {
  readonly id: string;
  readonly title: string;
  /** A sentence on what it is, for those who choose one. */
  readonly about: string;
  /** The laws that can apply; absent: all but `notLaws`. */
  readonly laws?: readonly string[];
  readonly notLaws: readonly string[];
  /** The disclosures that are wanted; absent: all. */
  readonly disclosures?: readonly string[];
}

/** What a draft may say of one kind: kinds of data, purposes, recipients, rights. */
export interface ValueSet {
  readonly id: string;
  readonly title: string;
  /** Whether an item is told by our name for it, or in the draft's words. */
  readonly shown: 'own' | 'draft';
  /** Items are told with the readers whom the draft singles out. */
  readonly scoped: boolean;
  /** Counts only where the sentence adds no condition; without frames, in any sentence. */
  readonly strict: boolean;
  /** Items are only told as named, which conditions and exceptions do not take back. */
  readonly named: boolean;
  /**
   * Who has to do what a frame says: "we", named there unless a heading or what introduces a list says what it is about;
   * not others; or anyone.
   */
  readonly actor: 'we' | 'not-others' | 'anyone';
  /** Roles of the headings of parts that are about something else: what stands there is evidence only where nothing else is. */
  readonly otherMatters: readonly string[];
  /** What is said of some data only is told as what may be: the vocabulary has words by which all data is meant. */
  readonly partial: boolean;
  /** Where a draft has a list of its own, items in a column beside something else are needed for that only. */
  readonly ofRows: boolean;
  /** Words that may stand directly before an item, beside its frame and other items; none: any word may. */
  readonly joins: readonly string[];
  readonly items: readonly ValueItem[];
  /** Names for several items at once. */
  readonly groups: Readonly<Record<string, ValueName>>;
}

export interface ValueName {
  readonly plain: string;
  /** Id of the picture that stands for it. */
  readonly icon: string;
}

export interface ValueItem extends ValueName {
  readonly id: string;
  /** For readers of the level and those above it; absent: as on the level below. */
  readonly general?: string;
  readonly professional?: string;
  readonly group?: string;
  /** Data that laws protect more than other data. */
  readonly sensitive: boolean;
  /** Stands for several things, which the draft's words tell apart. */
  readonly several: boolean;
  /** Told only where it is said of data in general, since of some data it says another thing. */
  readonly ofAll: boolean;
  /** The right's disclosure. */
  readonly right?: string;
  /** The item beside which it is told, since it says little alone. */
  readonly beside?: string;
}

/** What the profile is asked in one step. */
export interface QuestionGroup {
  readonly id: string;
  readonly question: string;
  /** Facts, and laws that no fact decides. */
  readonly choices: readonly { readonly kind: 'fact' | 'law'; readonly id: string; readonly label: string }[];
}

/** Lists of single words that decide how a statement is meant, in lower case; moods.yaml says what each is. */
export type MoodWordList =
  | 'clause'
  | 'asking'
  | 'together'
  | 'occasions'
  | 'ours'
  | 'ourselves'
  | 'readers'
  | 'relatives'
  | 'subjects'
  | 'alternatives'
  | 'purpose'
  | 'followsData';

/** What a rewriting of a statement may change; all words in lower case. */
export interface RewritingWords {
  /** Words that may come and go. */
  readonly glue: readonly string[];
  /** Introductions that may go. */
  readonly frames: readonly string[];
  /** Words of the draft's voice, and what they are in ours. */
  readonly becomes: Readonly<Record<string, string>>;
  /** Groups of words that say the same. */
  readonly same: readonly (readonly string[])[];
}

export interface Knowledge {
  /** Hash of the sources: part of every diagnostic result id. */
  readonly version: string;
  readonly laws: readonly Law[];
  readonly disclosures: readonly Disclosure[];
  readonly rights: readonly Right[];
  readonly facts: readonly Fact[];
  /** In the order in which they are asked. */
  readonly questions: readonly QuestionGroup[];
  /** The first is what a draft is that is not recognised as another. */
  readonly kinds: readonly NoticeKind[];
  readonly outdated: readonly Outdated[];
  readonly valueSets: readonly ValueSet[];
  readonly moodWords: Readonly<Record<MoodWordList, readonly string[]>>;
  /** What summaries tell, in the order in which a reader asks. */
  readonly topics: readonly SummaryTopicPlan[];
  readonly telling: TellingWords;
  readonly rewriting: RewritingWords;
  readonly contradictions: readonly Contradiction[];
  readonly changePlan: ChangePlan;
  /** The standard sections in their usual order. */
  readonly sections: readonly Template[];
  readonly phrases: PhraseSet;
  readonly vocabulary: Vocabulary;
  /** Abbreviations after which a sentence is not cut. */
  readonly abbreviations: readonly string[];
}
