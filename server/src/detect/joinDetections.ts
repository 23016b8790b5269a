import type { DetectedDisclosure, DetectedFact, DetectedLaw, Detection, Evidence, Status } from './detection';

/** What several files say of the things that are judged. */
export type JoinableDetection = Pick<Detection, 'disclosures' | 'facts' | 'laws'>;

/** Says of everything found in a file that it stands there, and not in the draft. */
export function foundElsewhere({ disclosures, facts, laws }: JoinableDetection, address: string): JoinableDetection {
  const marked = <T extends { readonly evidence: readonly Evidence[] }>(found: T): T =>
    found.evidence.length === 0
      ? found
      : { ...found, evidence: found.evidence.map((one) => ({ ...one, elsewhere: address })) };
  return { disclosures: disclosures.map(marked), facts: facts.map(marked), laws: laws.map(marked) };
}

/**
 * What a draft and the other parts of its notice say together. Whatever belongs to a text (places, sections, rights that
 * are named) stays the draft's own.
 */
export function joinDetections(own: Detection, others: readonly JoinableDetection[]): Detection {
  if (others.length === 0) return own;
  const all = [own, ...others];
  const disclosures = byId(all.map((one) => one.disclosures));
  const facts = byId(all.map((one) => one.facts));
  const laws = byId(all.map((one) => one.laws));
  return {
    ...withoutLazyParts(own),
    get rights() {
      return own.rights;
    },
    get mentions() {
      return own.mentions;
    },
    disclosures: own.disclosures.map((found) => joinDisclosures(found, disclosures.get(found.id) ?? [])),
    facts: own.facts.map((found) => joinFacts(found, facts.get(found.id) ?? [])),
    laws: [...laws.values()].flatMap(joinLaws),
  };
}

/** Copying an object reads its getters, and what they find is asked for only now and then. */
function withoutLazyParts(
  detection: Detection,
): Pick<Detection, 'outdated' | 'opposed' | 'noticeKind' | 'standardSections'> {
  const { outdated, opposed, noticeKind, standardSections } = detection;
  return { outdated, opposed, noticeKind, standardSections };
}

function byId<T extends { readonly id: string }>(lists: readonly (readonly T[])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const found of lists.flat()) {
    const group = groups.get(found.id);
    if (group) group.push(found);
    else groups.set(found.id, [found]);
  }
  return groups;
}

const BEST_FIRST: readonly Status[] = ['stated', 'partial', 'absent'];

/** Made as well as in the file that makes it best; an element that one file gives is given. */
function joinDisclosures(own: DetectedDisclosure, all: readonly DetectedDisclosure[]): DetectedDisclosure {
  const status = BEST_FIRST.find((each) => all.some((found) => found.status === each)) ?? own.status;
  return {
    ...own,
    status,
    missingElements: own.missingElements.filter((element) => all.every((one) => one.missingElements.includes(element))),
    evidence: all.filter((found) => found.status === status).flatMap(({ evidence }) => evidence),
  };
}

/** Where one file says so and another the opposite, nothing is known. */
function joinFacts(own: DetectedFact, all: readonly DetectedFact[]): DetectedFact {
  const telling = all.filter(({ evidence }) => evidence.length > 0);
  const values = new Set(telling.map(({ value }) => value));
  const [value] = values;
  return {
    ...own,
    value: values.size === 1 ? value : undefined,
    evidence: telling.flatMap(({ evidence }) => evidence),
  };
}

function joinLaws(all: readonly DetectedLaw[]): DetectedLaw[] {
  const named = all.filter((law) => law.named);
  const telling = named.length > 0 ? named : all;
  const [first] = telling;
  return first ? [{ ...first, evidence: telling.flatMap(({ evidence }) => evidence) }] : [];
}
