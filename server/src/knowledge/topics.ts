/** What summaries tell, topic by topic. */

/** A sentence for each way in which a draft may mean it; {0} is the list of items. */
export interface ToldValues {
  /** Id of the vocabulary. */
  readonly of: string;
  readonly asserted: string;
  readonly hedged?: string;
  readonly consent?: string;
  readonly denied?: string;
}

export interface SummaryValues extends ToldValues {
  /** Only items that laws protect more. */
  readonly sensitive: boolean;
  /** Told beside other things; where it is all that is found, the draft is still silent on the entry. */
  readonly extra: boolean;
}

export type ReaderLevel = 'plain' | 'general' | 'professional';

/** What a summary says about one disclosure. Sentences are at the plain level's grade. */
export interface SummaryEntry {
  readonly disclosure: string;
  /** The lowest level that tells it. */
  readonly from: ReaderLevel;
  /** Readers of every level want to know this: its absence is told. */
  readonly main: boolean;
  /** The child's version tells it. */
  readonly child: boolean;
  /** Said where the draft is silent. */
  readonly silent: string;
  /** Said before the quotation where the draft only raises the topic. */
  readonly unclear: string;
  /** Beginnings of words by which a sentence shows that it is chiefly about the entry. */
  readonly about: readonly string[];
  /** Other disclosures that touch on the entry where they have one of the words: the draft is not silent on it then. */
  readonly raisedBy: readonly { readonly disclosure: string; readonly about: readonly string[] }[];
  /** A sentence that is filled with what the evidence gives. */
  readonly fills?: {
    readonly with: 'name' | 'dates' | 'contacts';
    readonly says: string;
    /** Passages below a heading that names a place do not count: they speak to its readers. */
    readonly everybody: boolean;
    /** Fields of the front matter that give it where no passage does, the best first. */
    readonly fields: readonly string[];
    /** Regular expressions: where there are some, a passage has to have one of `needs`, and none of `not`. */
    readonly needs: readonly string[];
    readonly not: readonly string[];
  };
  readonly values: readonly SummaryValues[];
  /** Items of the vocabulary `claims`. */
  readonly claims: readonly string[];
  /** Sentences that name a period are told as well. */
  readonly periods: boolean;
}

export interface SummaryTopicPlan {
  readonly id: string;
  readonly title: string;
  /** Said where the draft is silent on every entry and none of them is a main one. */
  readonly silent?: string;
  readonly entries: readonly SummaryEntry[];
  readonly rights?: ToldRightsPlan;
}

/** Rights of the reader, told together. */
export interface ToldRightsPlan extends ToldValues {
  /** As of an entry. */
  readonly about: readonly string[];
  /** By the right's disclosure. */
  readonly silent: Readonly<Record<string, string>>;
}
