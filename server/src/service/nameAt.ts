import { type DefinedTerm, type TermUse, termsIn } from '../draft/definedTerms';
import type { Draft, Span } from '../draft/draft';
import { type Reference, referencesIn } from '../draft/references';

/** What a place in a draft names: a term that it defines, or one of its sections. */
export type Named =
  | { readonly kind: 'term'; readonly term: DefinedTerm; readonly here: TermUse }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'heading'; readonly section: number; readonly here: Span };

/** What the place at an offset names; undefined where it names nothing. */
export function nameAt(draft: Draft, offset: number): Named | undefined {
  const covers = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const here = termsIn(draft).uses.find(covers);
  const references = referencesIn(draft).filter(covers);
  // "[Section 8](#rights)": the number is inside the link.
  const reference = references.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  if (reference && (!here || reference.kind !== 'anchor')) return { kind: 'reference', reference };
  if (here) return { kind: 'term', term: here.term, here };
  const section = draft.sections.findIndex(({ heading }) => heading && covers(heading));
  const name = draft.sections[section]?.heading?.name;
  return name && { kind: 'heading', section, here: name };
}

/** The places that name the same, in document order. */
export function placesOf(draft: Draft, named: Named): NamedPlaces {
  if (named.kind === 'term') {
    const all = termsIn(draft).uses.filter(({ term }) => term === named.term);
    return { declared: all.filter(({ defines }) => defines), used: all.filter(({ defines }) => !defines) };
  }
  const target = named.kind === 'heading' ? named.here : named.reference.target;
  const used = referencesIn(draft).filter((one) => target && one.target && one.target.start === target.start);
  return { declared: target ? [target] : [], used };
}

export interface NamedPlaces {
  /** Where it gets its name: the definitions of a term, the heading of a section. */
  readonly declared: readonly Span[];
  readonly used: readonly (Span | Reference)[];
}
