import type { Block, Draft, Span } from '../draft/draft';
import type { Disclosure, Knowledge } from '../knowledge/knowledge';
import { createHitFinder, type Hit, isException } from './blockHits';
import type {
  DetectedDisclosure,
  DetectedFact,
  DetectedLaw,
  Detection,
  Evidence,
  NamedRight,
  Status,
} from './detection';
import { createMatcher } from './matcher';

/** Evidence longer than this is cut to the surroundings of the match. */
const MAX_EVIDENCE = 600;
/** Places given per disclosure. */
const MAX_PLACES = 40;

/** Finds disclosures, facts, laws and rights in drafts; what blocks say is remembered between versions. */
export type Detector = (draft: Draft) => Detection;

/** A hit with the place where it was found. */
interface PlacedHit {
  readonly hit: Hit;
  readonly block: number;
}

interface Owned {
  /** By role. */
  readonly hits: ReadonlyMap<string, readonly PlacedHit[]>;
}

const NOTHING: Owned = { hits: new Map() };

/** Compiles the knowledge's phrases; make one and keep it. */
export function createDetector(knowledge: Knowledge): Detector {
  const matcher = createMatcher(knowledge.phrases, isException);
  const findHits = createHitFinder(matcher, knowledge.phrases);
  return (draft) => {
    const owned = collect(draft, findHits);
    const of = (kind: string, id: string): Owned => owned.get(`${kind} ${id}`) ?? NOTHING;
    return {
      disclosures: knowledge.disclosures.map((disclosure) => judge(draft, disclosure, of('disclosure', disclosure.id))),
      facts: knowledge.facts.map(({ id }) => detectFact(draft, id, of('fact', id))),
      laws: knowledge.laws.flatMap(({ id }) => detectLaw(draft, id, of('law', id))),
      rights: namedRights(draft, owned),
      standardSections: standardSections(draft, knowledge, of),
    };
  };
}

function collect(draft: Draft, findHits: (draft: Draft, block: Block) => readonly Hit[]): ReadonlyMap<string, Owned> {
  const owned = new Map<string, { hits: Map<string, PlacedHit[]> }>();
  draft.blocks.forEach((block, index) => {
    if (block.kind === 'opaque') return;
    for (const hit of findHits(draft, block)) {
      const key = `${hit.owner.kind} ${hit.owner.id}`;
      let entry = owned.get(key);
      if (!entry) {
        entry = { hits: new Map() };
        owned.set(key, entry);
      }
      const list = entry.hits.get(hit.owner.role);
      if (list) list.push({ hit, block: index });
      else entry.hits.set(hit.owner.role, [{ hit, block: index }]);
    }
  });
  return owned;
}

function role(owned: Owned, name: string): readonly PlacedHit[] {
  return owned.hits.get(name) ?? [];
}

function judge(draft: Draft, disclosure: Disclosure, owned: Owned): DetectedDisclosure {
  const { id } = disclosure;
  const sections = headedSections(draft, role(owned, 'heading'));
  const inside = new Set(sections.flatMap((section) => withDescendants(draft, section)));
  const counts = (placed: PlacedHit): boolean => disclosure.denial === 'states' || !deniesRight(placed.hit);
  const inSection = role(owned, 'inSection').filter(({ block }) => inside.has(draft.blocks[block]?.section ?? -1));
  const hits = [...role(owned, 'core'), ...inSection].filter(counts);
  const core = hits.filter((placed) => isStatement(draft, placed));
  const raised = [...role(owned, 'raised').filter(counts), ...hits.filter((placed) => !core.includes(placed))];
  const status: Status = core.length > 0 ? 'stated' : raised.length > 0 ? 'partial' : 'absent';
  const evidence = toEvidence(draft, status === 'stated' ? core : raised);
  const places = new Set(evidence.map(({ block }) => draft.blocks[block]?.section));
  const given = (element: string): boolean =>
    status !== 'absent' &&
    role(owned, `element:${element}`).some(
      ({ block }) => places.has(draft.blocks[block]?.section) || inside.has(draft.blocks[block]?.section ?? -1),
    );
  const missingElements = Object.keys(disclosure.elements).filter((element) => !given(element));
  return { id, status, missingElements, evidence, sections };
}

/** "You do not have the right to …": the topic, not the right. A phrase that itself holds the negation means it. */
function deniesRight(hit: Hit): boolean {
  return hit.polarity === 'denied' && !/\b(?:not|no|never|n't|without)\b/.test(hit.phrase);
}

/** A heading states something only where text follows it and it does not merely ask. */
function isStatement(draft: Draft, { block }: PlacedHit): boolean {
  const found = draft.blocks[block];
  if (found?.kind !== 'heading') return true;
  const section = draft.sections[found.section];
  return (
    section !== undefined && section.endBlock - section.firstBlock > 1 && !/^how\b|\?\s*$/i.test(found.content.text)
  );
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

function toEvidence(draft: Draft, placed: readonly PlacedHit[]): Evidence[] {
  const bySentence = new Map<string, Evidence>();
  for (const { hit, block } of placed) {
    const key = `${block} ${hit.sentence}`;
    const evidence = evidenceOf(draft, hit, block);
    const known = bySentence.get(key);
    if (!known) bySentence.set(key, evidence);
    else bySentence.set(key, { ...known, captures: { ...evidence.captures, ...known.captures } });
  }
  return [...bySentence.values()].sort((a, b) => rank(a) - rank(b) || a.start - b.start).slice(0, MAX_PLACES);
}

function rank(evidence: Evidence): number {
  return (evidence.via === 'heading' ? 2 : 0) + (evidence.polarity === 'hedged' ? 1 : 0);
}

const VIA = {
  heading: 'heading',
  item: 'list',
  row: 'table',
  header: 'table',
  paragraph: 'sentence',
  opaque: 'sentence',
} as const;

function evidenceOf(draft: Draft, hit: Hit, index: number): Evidence {
  const block = draft.blocks[index] as Block;
  const sentence = block.content.sentences[hit.sentence];
  const shift = ({ start, end }: Span): Span => ({ start: start + block.start, end: end + block.start });
  const match = shift(hit.match);
  const whole = shift(sentence ?? hit.match);
  const tooLong = whole.end - whole.start > MAX_EVIDENCE;
  const start = tooLong ? Math.max(whole.start, match.start - 80) : whole.start;
  const end = tooLong ? Math.min(whole.end, match.end + 80) : whole.end;
  const captures = Object.fromEntries(Object.entries(hit.captures).map(([name, span]) => [name, shift(span)]));
  return {
    start,
    end,
    block: index,
    sentence: hit.sentence,
    phrase: hit.phrase,
    match,
    polarity: hit.polarity,
    via: VIA[block.kind],
    captures,
  };
}

function detectFact(draft: Draft, id: string, owned: Owned): DetectedFact {
  const yes = role(owned, 'true').filter(({ hit }) => !deniesRight(hit));
  const no = role(owned, 'false');
  const value = yes.length > 0 === no.length > 0 ? undefined : yes.length > 0;
  return { id, value, evidence: toEvidence(draft, [...yes, ...no]) };
}

function detectLaw(draft: Draft, id: string, owned: Owned): DetectedLaw[] {
  const names = role(owned, 'name');
  const hits = names.length > 0 ? names : role(owned, 'hint');
  return hits.length === 0 ? [] : [{ id, named: names.length > 0, evidence: toEvidence(draft, hits) }];
}

function namedRights(draft: Draft, owned: ReadonlyMap<string, Owned>): NamedRight[] {
  const rights: NamedRight[] = [];
  for (const [key, entry] of owned) {
    if (!key.startsWith('right ')) continue;
    for (const { hit, block } of role(entry, 'name')) {
      const offset = draft.blocks[block]?.start ?? 0;
      rights.push({ right: hit.owner.id, start: hit.match.start + offset, end: hit.match.end + offset });
    }
  }
  return rights.sort((a, b) => a.start - b.start || b.end - a.end);
}

function standardSections(
  draft: Draft,
  knowledge: Knowledge,
  of: (kind: string, id: string) => Owned,
): (string | undefined)[] {
  const named: (string | undefined)[] = draft.sections.map(() => undefined);
  const longest = draft.sections.map(() => 0);
  for (const { id } of knowledge.sections) {
    for (const { hit, block } of role(of('section', id), 'heading')) {
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
