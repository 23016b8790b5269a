import type { Draft, Sentence, Span } from '../draft/draft';
import type { Finding } from './findings';

/** Where findings are accepted. */
export type AcceptedPlace =
  | { readonly kind: 'draft' }
  /** Index into `Draft.sections`. */
  | { readonly kind: 'section'; readonly section: number }
  /** Index into `Draft.blocks`. */
  | { readonly kind: 'block'; readonly block: number }
  /** The sentence with these words, in a section or anywhere. */
  | { readonly kind: 'sentence'; readonly words: string; readonly section: number | undefined };

/** The writer lets a finding stand, and says why. */
export interface Acceptance {
  readonly finding: string;
  readonly because: string;
  readonly place: AcceptedPlace;
  /** In the draft itself, or in settings beside it. */
  readonly writtenIn: 'draft' | 'settings';
}

/** A finding that the writer lets stand. */
export interface AcceptedFinding extends Finding {
  readonly because: string;
  readonly writtenIn: Acceptance['writtenIn'];
}

export interface Sorted {
  readonly open: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  /** Acceptances that accept nothing. */
  readonly unused: readonly Acceptance[];
}

/** Tells the findings that are accepted from those that are not. */
export function sortFindings(draft: Draft, findings: readonly Finding[], acceptances: readonly Acceptance[]): Sorted {
  if (acceptances.length === 0) return { open: findings, accepted: [], unused: [] };
  const open: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  const unused = new Set(acceptances);
  for (const finding of findings) {
    const covering = acceptances.filter(
      (acceptance) => acceptance.finding === finding.code && covers(draft, acceptance.place, finding.span),
    );
    for (const acceptance of covering) unused.delete(acceptance);
    const [first] = covering;
    if (first) accepted.push({ ...finding, because: first.because, writtenIn: first.writtenIn });
    else open.push(finding);
  }
  return { open, accepted, unused: [...unused] };
}

function covers(draft: Draft, place: AcceptedPlace, span: Span): boolean {
  switch (place.kind) {
    case 'draft':
      return true;
    case 'section':
      return holds(draft.sections[place.section], span);
    case 'block':
      return holds(draft.blocks[place.block], span);
    case 'sentence': {
      if (place.section !== undefined && !holds(draft.sections[place.section], span)) return false;
      const sentence = sentenceAt(draft, span);
      return sentence !== undefined && ` ${wordsOf(sentence.text)} `.includes(` ${place.words} `);
    }
  }
}

function holds(outer: Span | undefined, { start }: Span): boolean {
  return outer !== undefined && outer.start <= start && start < outer.end;
}

/** The sentence in which a finding begins, or the next one of its block. */
export function sentenceAt({ blocks }: Draft, { start }: Span): Sentence | undefined {
  const block = blocks.findLast((candidate) => candidate.start <= start);
  if (!block || start >= block.end) return undefined;
  return block.content.sentences.find((sentence) => start < block.start + sentence.end);
}

/** A text as it is found again by: its words in lower case, whatever stands between them. */
export function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
