/** What the preview's page shows, and what it and the extension tell each other. Words only, ready to be set as text. */
import type { SummaryLevelId } from '../../../server/src/messages';

/** What the page shows of a draft. */
export interface PreviewModel {
  readonly uri: string;
  readonly level: SummaryLevelId;
  readonly title: string;
  readonly disclaimer: string;
  /** "Words in the draft: 2,400". */
  readonly facts: readonly string[];
  readonly label: PreviewLabel;
  readonly coverage: PreviewCoverage;
  readonly grades: PreviewGrades;
  readonly readers: PreviewReaders;
  readonly topics: readonly PreviewTopic[];
  readonly words: PageWords;
}

/** What the draft says at a glance. */
export interface PreviewLabel {
  readonly title: string;
  readonly hint: string;
  readonly columns: readonly LabelColumn[];
  readonly matrix: TieMatrix;
}

/** Which kinds of data the draft ties to which purposes and recipients, as a table; no rows where it ties nothing. */
export interface TieMatrix {
  readonly title: string;
  readonly note: string;
  /** What the names of the rows are. */
  readonly corner: string;
  /** What a mark says to those who listen. */
  readonly yes: string;
  readonly groups: readonly TieGroup[];
  readonly rows: readonly LabelRow[];
}

export interface TieGroup {
  readonly topic: string;
  readonly title: string;
  readonly columns: readonly LabelRow[];
}

export interface LabelColumn {
  /** The topic of the summary that tells more. */
  readonly topic: string;
  readonly title: string;
  /** Where there are no rows: what the draft leaves open, or that it says it otherwise. */
  readonly empty?: { readonly text: string; readonly silent: boolean };
  readonly rows: readonly LabelRow[];
}

export interface LabelRow {
  readonly key: string;
  readonly icon: string;
  readonly name: string;
  /** "sensitive", "with consent": what must not be overlooked. */
  readonly tags: readonly string[];
  readonly places: readonly Place[];
  /** Keys of the rows in other columns of which one place of the draft speaks together with this. */
  readonly tied: readonly string[];
  /** The same in words: "E-mail address. Used for: answer you. Goes to: ad firms." */
  readonly ties: string;
}

/** How much of each law the draft meets. */
export interface PreviewCoverage {
  readonly title: string;
  readonly hint: string;
  readonly legend: readonly { readonly kind: CoverageKind; readonly text: string }[];
  readonly laws: readonly LawCoverage[];
}

export type CoverageKind = 'met' | 'partial' | 'missing' | 'unconfirmed';

export interface LawCoverage {
  readonly id: string;
  readonly name: string;
  /** "12 of 20 met, 3 in part, 5 missing" */
  readonly text: string;
  /** Numbers of requirements, in the order of the bar. */
  readonly parts: readonly { readonly kind: CoverageKind; readonly count: number }[];
}

/** The reading grade of the draft by section. */
export interface PreviewGrades {
  readonly title: string;
  readonly note: string;
  /** The end of the scale, and the grade to stay under. */
  readonly scale: number;
  readonly target: number;
  readonly rows: readonly GradeRow[];
}

export interface GradeRow {
  readonly key: string;
  readonly title: string;
  /** 0 for a top section. */
  readonly depth: number;
  readonly grade: number;
  readonly isHard: boolean;
  /** "12.3", "15.2, above 14" */
  readonly text: string;
  readonly place: Place;
}

/** The choice of reader. */
export interface PreviewReaders {
  readonly title: string;
  readonly levels: readonly { readonly id: SummaryLevelId; readonly name: string; readonly target: string }[];
  /** "Reading grade of our words: 3.1 (at most 6)" */
  readonly note: string;
}

export interface PreviewTopic {
  readonly id: string;
  readonly title: string;
  readonly statements: readonly PreviewStatement[];
}

export interface PreviewStatement {
  readonly text: string;
  readonly silent: boolean;
  readonly places: readonly Place[];
}

/** A place in the draft, or in another file of its notice: UTF-16 code units of its source. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Address of the file, where that is another part of the notice than the draft. */
  readonly uri?: string;
}

/** The page's own words, translated. */
export interface PageWords {
  readonly silent: string;
  readonly show: string;
  /** "Place {0} of {1}" */
  readonly place: string;
  /** "Show all: {0}" */
  readonly showAll: string;
  readonly showFewer: string;
  readonly updated: string;
}

/** Nothing to show, and why. */
export interface PreviewNotice {
  /** The name of the file. */
  readonly title: string;
  readonly text: string;
  /** What may be done about it. */
  readonly action?: { readonly id: NoticeAction; readonly label: string };
}

export type NoticeAction = 'switchOn' | 'whichFiles';

/** From the extension to the page. */
export type ToPage =
  /** What the page is to remember, told before there is anything to show: VS Code may close it at any time. */
  | { readonly type: 'draft'; readonly uri: string; readonly isFollowing: boolean }
  | { readonly type: 'summary'; readonly model: PreviewModel }
  | { readonly type: 'notice'; readonly notice: PreviewNotice }
  /** What is selected in the draft's editor. */
  | { readonly type: 'cursor'; readonly place: Place };

/** From the page to the extension. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'level'; readonly level: SummaryLevelId }
  | { readonly type: 'reveal'; readonly place: Place }
  | { readonly type: 'law'; readonly id: string }
  | { readonly type: 'action'; readonly id: NoticeAction };

/** What the page remembers over a reload. */
export interface PageState {
  readonly uri: string;
  /** Whether it shows whichever draft is active. */
  readonly isFollowing: boolean;
  readonly scroll: number;
}
