import type { Span } from '../draft/draft';

/** How a draft means something that it says of a kind of data, a recipient, a right. */
export type Stance = 'stated' | 'consent' | 'denied';

/** What one of the drafts says. */
export interface Told {
  /** Absent where the question is not whether, but how long, where, when. */
  readonly stance?: Stance;
  /** In the draft's own words: a period, an address, a date; what it calls the thing. */
  readonly value?: string;
  /** The sentences that say so, in the source of that draft. */
  readonly places: readonly Span[];
}

/** What a reader is told otherwise in the new draft than in the old one. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Id of a vocabulary of `server/knowledge/values`, or another subject that `changePlan.ts` names. */
  readonly subject: string;
  readonly id: string;
  /** For people: a noun phrase, or a statement. */
  readonly name: string;
  /** Of a period: the new one is longer. */
  readonly isLonger?: boolean;
  readonly was?: Told;
  readonly is?: Told;
}
