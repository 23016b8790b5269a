import type { Draft, Span } from '../draft/draft';
import { hasOpenPlace } from '../draft/openPlace';
import { isEmptySection } from '../draft/sections';
import type { Disclosure, Knowledge, Outdated } from '../knowledge/knowledge';
import { createHitFinder, useForDetection, useForRights } from './blockHits';
import { createCollector } from './collectHits';
import type {
  DetectedDisclosure,
  DetectedFact,
  Detection,
  NamedRight,
  Opposed,
  OpposedPlace,
  OutdatedPlace,
  RecognisedKind,
  Status,
} from './detection';
import { detectLaws } from './detectLaws';
import { capturedSpans, gatherEvidence, inOrder, matchedSpan, type PlacedHit } from './evidence';
import { createMatcher } from './matcher';
import type { PhraseOwner, PhraseOwnerKind } from './phrase';
import { createMentionFinder, type Mention, type MentionFinder } from './values/findMentions';

/** Finds disclosures, facts, laws and rights in drafts; what blocks say is remembered between versions. */
export type Detector = (draft: Draft) => Detection;

/** The hits of one owner by role, in document order. */
type Owned = (role: string) => readonly PlacedHit[];

const NONE: readonly PlacedHit[] = [];

/** Compiles the knowledge's phrases; make one and keep it. */
export function createDetector(knowledge: Knowledge): Detector {
  const matcher = createMatcher(knowledge.phrases, useForDetection);
  const collect = createCollector(createHitFinder(matcher, knowledge.phrases));
  /** Only hovers and colours ask for the names of rights, so their phrases are compiled when the first one does. */
  let collectRights: ReturnType<typeof createCollector> | undefined;
  const findRights = (draft: Draft): readonly NamedRight[] => {
    collectRights ??= createCollector(
      createHitFinder(createMatcher(knowledge.phrases, useForRights), knowledge.phrases),
    );
    return namedRights(draft, [...collectRights(draft).values()].flat());
  };
  /** Only summaries ask what is said of data, purposes and recipients. */
  let findMentions: MentionFinder | undefined;
  const mentionsOf = (draft: Draft): readonly Mention[] => {
    findMentions ??= createMentionFinder(knowledge);
    return findMentions(draft);
  };
  const rolesOf = indexRoles(matcher.owners);
  const asking = new Set(knowledge.phrases.asking);
  return (draft) => {
    const hits = collect(draft);
    const of = (kind: PhraseOwnerKind, id: string): Owned => {
      const roles = rolesOf.get(kind)?.get(id);
      return (role) => {
        const owner = roles?.get(role);
        return (owner && hits.get(owner)) ?? NONE;
      };
    };
    let rights: readonly NamedRight[] | undefined;
    let mentions: readonly Mention[] | undefined;
    return {
      disclosures: knowledge.disclosures.map((entry) => judge(draft, entry, of('disclosure', entry.id), asking)),
      facts: knowledge.facts.map(({ id }) => detectFact(draft, id, of('fact', id))),
      laws: detectLaws(draft, knowledge.laws, (id) => of('law', id)),
      get rights() {
        rights ??= findRights(draft);
        return rights;
      },
      get mentions() {
        mentions ??= mentionsOf(draft);
        return mentions;
      },
      outdated: knowledge.outdated.flatMap((entry) => outdatedPlaces(draft, entry, of('outdated', entry.id))),
      opposed: knowledge.contradictions.map(({ id }) =>
        opposedPlaces(draft, id, (side) => of('contradiction', `${id}/${side}`)('phrase')),
      ),
      noticeKind: recogniseKind(draft, knowledge.kinds, (id) => of('notice', id)('heading')),
      standardSections: standardSections(draft, knowledge, (id) => of('section', id)('heading')),
    };
  };
}

type Roles = ReadonlyMap<string, PhraseOwner>;

/** Owners by kind, id and role. */
function indexRoles(owners: readonly PhraseOwner[]): ReadonlyMap<PhraseOwnerKind, ReadonlyMap<string, Roles>> {
  const kinds = new Map<PhraseOwnerKind, Map<string, Map<string, PhraseOwner>>>();
  for (const owner of owners) {
    const ids = kinds.get(owner.kind) ?? new Map<string, Map<string, PhraseOwner>>();
    const roles = ids.get(owner.id) ?? new Map<string, PhraseOwner>();
    roles.set(owner.role, owner);
    kinds.set(owner.kind, ids.set(owner.id, roles));
  }
  return kinds;
}

function judge(draft: Draft, disclosure: Disclosure, owned: Owned, asking: ReadonlySet<string>): DetectedDisclosure {
  const { id } = disclosure;
  const sections = headedSections(draft, owned('heading'));
  if (owned('core').length + owned('inSection').length + owned('raised').length === 0)
    return { id, status: 'absent', missingElements: Object.keys(disclosure.elements), evidence: [], sections };
  const inside = new Set(sections.flatMap((section) => withDescendants(draft, section)));
  const counts = (placed: PlacedHit): boolean => disclosure.denial === 'states' || !placed.hit.denied;
  const inSection = owned('inSection').filter(({ block }) => inside.has(draft.blocks[block]?.section ?? -1));
  const hits = inOrder(owned('core'), inSection).filter(counts);
  const core = hits.filter((placed) => isStatement(draft, placed, asking));
  const mere = core.length === hits.length ? NONE : hits.filter((placed) => !isStatement(draft, placed, asking));
  const raised = inOrder(owned('raised').filter(counts), mere);
  const status: Status = core.length > 0 ? 'stated' : raised.length > 0 ? 'partial' : 'absent';
  const placed = status === 'stated' ? core : raised;
  const evidence = gatherEvidence(draft, placed);
  const places = new Set(placed.map(({ block }) => draft.blocks[block]?.section));
  const given = (element: string): boolean =>
    status !== 'absent' &&
    owned(`element:${element}`).some(
      ({ block }) => places.has(draft.blocks[block]?.section) || inside.has(draft.blocks[block]?.section ?? -1),
    );
  const missingElements = Object.keys(disclosure.elements).filter((element) => !given(element));
  return { id, status, missingElements, evidence, sections };
}

/** Four figures, as in a date, or an address. */
const GIVES_DETAIL = /\d{4}|@/;

/**
 * A heading states something only where it gives a detail, where text follows it, or in a run of headings that serves
 * as a list; never by asking.
 */
function isStatement(draft: Draft, { hit, block }: PlacedHit, asking: ReadonlySet<string>): boolean {
  const found = draft.blocks[block];
  if (found?.kind !== 'heading') return true;
  if (GIVES_DETAIL.test(draft.text.slice(found.start + hit.match.start, found.start + hit.match.end))) return true;
  const { text, sentences } = found.content;
  if (asking.has(sentences[0]?.words.texts[0] ?? '') || /\?\s*$/.test(text)) return false;
  return !isBareHeading(draft, block) || isBareHeading(draft, block - 1) || isBareHeading(draft, block + 1);
}

/** A heading with nothing below it. */
function isBareHeading(draft: Draft, block: number): boolean {
  const found = draft.blocks[block];
  const section = found?.kind === 'heading' ? draft.sections[found.section] : undefined;
  return section !== undefined && isEmptySection(section);
}

function headedSections(draft: Draft, headings: readonly PlacedHit[]): number[] {
  const sections = headings.flatMap(({ block }) => {
    const found = draft.blocks[block];
    return found?.kind === 'heading' ? [found.section] : [];
  });
  return [...new Set(sections)];
}

function withDescendants(draft: Draft, section: number): number[] {
  const outer = draft.sections[section];
  if (!outer) return [];
  const all = [section];
  for (let index = section + 1; index < draft.sections.length; index++) {
    const inner = draft.sections[index];
    if (!inner || inner.firstBlock >= outer.endBlock) break;
    all.push(index);
  }
  return all;
}

function detectFact(draft: Draft, id: string, owned: Owned): DetectedFact {
  const yes = owned('true').filter((placed) => !placed.hit.denied && isFilledIn(draft, placed));
  const no = owned('false').filter((placed) => isFilledIn(draft, placed));
  const value = yes.length > 0 === no.length > 0 ? undefined : yes.length > 0;
  return { id, value, evidence: gatherEvidence(draft, inOrder(yes, no)) };
}

/** A sentence with open places says nothing about the organisation yet. */
function isFilledIn(draft: Draft, { hit, block }: PlacedHit): boolean {
  return !hasOpenPlace(draft.blocks[block]?.content.sentences[hit.sentence]?.text ?? '');
}

function namedRights(draft: Draft, placed: readonly PlacedHit[]): NamedRight[] {
  const rights = placed.map((found): NamedRight => ({ right: found.hit.owner.id, ...matchedSpan(draft, found) }));
  return rights.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** One place a sentence: several phrases may find the same words. */
function outdatedPlaces(draft: Draft, { id, family }: Outdated, owned: Owned): OutdatedPlace[] {
  const placed = owned('phrase');
  if (placed.length === 0 || owned('anywhere').length > 0) return [];
  const settled = new Set(owned('near').map(({ block }) => block));
  return placed.flatMap((found, index): OutdatedPlace[] => {
    const before = placed[index - 1];
    if (before?.block === found.block && before.hit.sentence === found.hit.sentence) return [];
    if (settled.has(found.block)) return [];
    // Titles are short, the text below them says more.
    const kind = draft.blocks[found.block]?.kind;
    if (family === 'vague' && (kind === 'heading' || kind === 'header')) return [];
    return [{ outdated: id, ...matchedSpan(draft, found) }];
  });
}

/** Titles and questions say nothing, nor do sentences that are still to be filled in. */
function isSaid(draft: Draft, placed: PlacedHit): boolean {
  const found = draft.blocks[placed.block];
  if (found?.kind === 'heading' || found?.kind === 'header') return false;
  return isFilledIn(draft, placed) && !found?.content.sentences[placed.hit.sentence]?.text.endsWith('?');
}

/** What is denied in a sentence is stated in none of its words. */
function opposedPlaces(draft: Draft, contradiction: string, side: (name: string) => readonly PlacedHit[]): Opposed {
  const places = (placed: readonly PlacedHit[]): OpposedPlace[] =>
    placed
      .filter((found) => isSaid(draft, found))
      .map((found) => ({ ...matchedSpan(draft, found), block: found.block, captures: capturedSpans(draft, found) }));
  const isFirm = ({ hit }: PlacedHit): boolean => hit.polarity !== 'denied';
  return {
    contradiction,
    denied: places(side('denied')),
    stated: places(side('stated').filter(isFirm)),
    periods: places(side('periods').filter(isFirm)),
  };
}

/**
 * The kind of notice that the draft's title names. A title that names several ("Privacy and Cookie Policy") names the
 * first, unless another's words hold it ("Employee Privacy Notice"). A page with a privacy policy further down is one,
 * whatever stands above it.
 */
function recogniseKind(
  draft: Draft,
  kinds: Knowledge['kinds'],
  titlesOf: (id: string) => readonly PlacedHit[],
): RecognisedKind | undefined {
  const heading = draft.sections.find(({ heading }) => heading && isTitle(draft, heading))?.heading;
  if (!heading) return undefined;
  let named: RecognisedKind | undefined;
  for (const { id } of kinds) {
    for (const placed of titlesOf(id)) {
      if (placed.block !== heading.block) continue;
      const found = matchedSpan(draft, placed);
      if (!named || isInside(named, found)) named = { kind: id, ...found };
    }
  }
  const [usual] = kinds;
  const holdsPolicy =
    usual && titlesOf(usual.id).some((placed) => placed.block !== heading.block && isWhole(draft, placed));
  return holdsPolicy ? undefined : named;
}

/** Whether a span lies in a longer one. */
function isInside(inner: Span, { start, end }: Span): boolean {
  return start <= inner.start && end >= inner.end && end - start > inner.end - inner.start;
}

/** Whether a hit is most of its heading: "Privacy Policy", but not "Changes to this privacy policy". */
function isWhole(draft: Draft, { hit, block }: PlacedHit): boolean {
  const length = draft.blocks[block]?.content.text.length ?? 0;
  return (hit.match.end - hit.match.start) * 1.5 >= length;
}

/** Where nothing is known to be the title, the first heading is. */
function isTitle({ title }: Draft, { start, end }: Span): boolean {
  return !title || (title.start >= start && title.end <= end);
}

function standardSections(
  draft: Draft,
  knowledge: Knowledge,
  headingsOf: (id: string) => readonly PlacedHit[],
): (string | undefined)[] {
  const named: (string | undefined)[] = draft.sections.map(() => undefined);
  const longest = draft.sections.map(() => 0);
  for (const { id } of knowledge.sections) {
    for (const { hit, block } of headingsOf(id)) {
      const found = draft.blocks[block];
      if (found?.kind !== 'heading') continue;
      const length = hit.match.end - hit.match.start;
      if (length <= (longest[found.section] ?? 0)) continue;
      longest[found.section] = length;
      named[found.section] = id;
    }
  }
  return named;
}
