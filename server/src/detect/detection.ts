/** What was found in a draft, and where. Offsets are UTF-16 code units of the source. */
import type { SentenceRef, Span } from '../draft/draft';
import type { Mention } from './values/findMentions';

export type Polarity = 'asserted' | 'denied' | 'hedged';

export interface Evidence extends Span, SentenceRef {
  /** The phrase that matched, as written in the knowledge. */
  readonly phrase: string;
  /** The words that matched, inside the evidence. */
  readonly match: Span;
  readonly polarity: Polarity;
  readonly via: 'sentence' | 'heading' | 'list' | 'table';
  readonly captures: Readonly<Record<string, Span>>;
  /** Address of the file that it stands in, where that is another part of the notice than the draft. */
  readonly elsewhere?: string;
}

export type Status = 'stated' | 'partial' | 'absent';

export interface DetectedDisclosure {
  readonly id: string;
  readonly status: Status;
  /** Elements of the disclosure that the draft does not give; all of them where it is absent. */
  readonly missingElements: readonly string[];
  /** Best first. For `partial`, the places that raise the topic. */
  readonly evidence: readonly Evidence[];
  /** Indexes of the sections whose heading announces the disclosure. */
  readonly sections: readonly number[];
}

export interface DetectedFact {
  readonly id: string;
  /** Undefined: nothing says so, or the draft says both. */
  readonly value: boolean | undefined;
  readonly evidence: readonly Evidence[];
}

/** A law that the draft names, or only sounds like. */
export interface DetectedLaw {
  readonly id: string;
  readonly named: boolean;
  readonly evidence: readonly Evidence[];
}

/** A place that names a right. */
export interface NamedRight extends Span {
  readonly right: string;
}

/** A place that refers to what the law has left behind. */
export interface OutdatedPlace extends Span {
  readonly outdated: string;
}

/** A place that says, or denies, what another place may deny or say. */
export interface OpposedPlace extends Span {
  /** Index into `Draft.blocks`. */
  readonly block: number;
  /** What is kept for how long, where the place says that. */
  readonly captures: Readonly<Record<string, Span>>;
}

/** All places of one subject, each list in document order. */
export interface Opposed {
  readonly contradiction: string;
  readonly denied: readonly OpposedPlace[];
  readonly stated: readonly OpposedPlace[];
  readonly periods: readonly OpposedPlace[];
}

/** The kind of notice that a title names. */
export interface RecognisedKind extends Span {
  readonly kind: string;
}

export interface Detection {
  /** Every disclosure of the catalogue, in its order. */
  readonly disclosures: readonly DetectedDisclosure[];
  readonly facts: readonly DetectedFact[];
  readonly laws: readonly DetectedLaw[];
  /** In document order. */
  readonly rights: readonly NamedRight[];
  /** What the draft says of data, purposes, recipients and the like, in document order; found when first asked for. */
  readonly mentions: readonly Mention[];
  /** By entry of the knowledge, then in document order. */
  readonly outdated: readonly OutdatedPlace[];
  readonly opposed: readonly Opposed[];
  /** Undefined where the title names none. */
  readonly noticeKind: RecognisedKind | undefined;
  /** For each section of the draft, the standard section that its heading names. */
  readonly standardSections: readonly (string | undefined)[];
}
