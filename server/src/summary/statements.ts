import { t } from '@vscode/l10n';
import type { DetectedDisclosure, Status } from '../detect/detection';
import type { Span } from '../draft/draft';
import type { SummaryEntry, SummaryTopicPlan } from '../knowledge/knowledge';
import type { Analysis } from '../service/policyService';
import { choose, forget, remember, type Told } from './choose';
import { citations } from './citations';
import type { FoundValues } from './found';
import { type LevelShape, tells } from './levels';
import { type Passage, type PassageReader, spansOf } from './passage';
import { turns } from './retell';
import { retellParts } from './retelling';
import { fill, listParts, type Part, renderParts } from './sentence';
import { openPoint, raised, silence, silentStatement } from './silence';
import { type Stated, tellClaims, tellItems } from './told';
import { contactParts, dateParts, nameParts } from './values';

/** What statements are made from: the draft, or another file of its notice as if it were the draft. */
export interface Material {
  readonly analysis: Analysis;
  readonly found: FoundValues;
  readonly readPassages: PassageReader;
  /** Address of the other file. */
  readonly elsewhere?: string;
}

/** All files of a notice, the draft first. */
export type Materials = readonly [Material, ...Material[]];

/** What the draft says on one topic, and what it leaves open. */
export function stateTopic(
  topic: SummaryTopicPlan,
  materials: Materials,
  shape: LevelShape,
  told: Told,
): readonly Stated[] {
  forget(told);
  const statements = [
    ...stateRights(topic, materials, shape, told),
    ...topic.entries.flatMap((entry) => {
      const { disclosure, material } = bestOf(materials, entry.disclosure);
      if (!disclosure || !isToldAt(entry, shape)) return [];
      return stoodIn(material, stateEntry(entry, disclosure, material, shape, told));
    }),
  ];
  const anySaid = statements.some(({ silent }) => !silent);
  if (!anySaid && topic.silent !== undefined) statements.unshift(silentStatement(t(topic.silent)));
  return mergeSame(statements);
}

interface Best {
  readonly disclosure: DetectedDisclosure | undefined;
  readonly material: Material;
}

/** The first file that states a disclosure, else the first that raises it, else the draft. */
function bestOf(materials: Materials, id: string): Best {
  const [own, ...others] = materials;
  const find = (material: Material): Best => ({
    disclosure: material.analysis.detection.disclosures.find((disclosure) => disclosure.id === id),
    material,
  });
  const first = find(own);
  if (others.length === 0 || first.disclosure?.status === 'stated') return first;
  const all = [first, ...others.map(find)];
  const made = (status: Status): Best | undefined => all.find(({ disclosure }) => disclosure?.status === status);
  return made('stated') ?? made('partial') ?? first;
}

/** Says of statements in which file their evidence stands. */
function stoodIn({ elsewhere }: Material, statements: readonly Stated[]): readonly Stated[] {
  return elsewhere === undefined ? statements : statements.map((stated) => ({ ...stated, elsewhere }));
}

function isToldAt({ child, from }: Pick<SummaryEntry, 'child' | 'from'>, shape: LevelShape): boolean {
  return shape.level === 'child' ? child : tells(shape, from);
}

function stateEntry(
  entry: SummaryEntry,
  disclosure: DetectedDisclosure,
  material: Material,
  shape: LevelShape,
  told: Told,
): readonly Stated[] {
  const { analysis, readPassages } = material;
  const passages = disclosure.status === 'absent' ? [] : readPassages(disclosure.evidence);
  const ours = ownStatements(entry, passages, material, shape);
  const answers = ours.some(({ answers }) => answers);
  if (disclosure.status === 'absent' && !answers)
    // Where services are named, that nothing is said of who gets the data would be too much.
    return ours.length > 0 ? ours.map(({ stated }) => stated) : [...silence(entry, analysis, shape)];
  if (disclosure.status === 'partial' && !answers) {
    const closest = raised(entry, passages, shape);
    return [...ours.map(({ stated }) => stated), ...closest, ...openPoint(disclosure, analysis, shape)];
  }
  const statements = ours.map(({ stated }) => stated);
  const beside = besideOurs(entry, passages, statements, shape, told, answers);
  const all = [...statements, ...beside];
  return [...cited(all, entry.disclosure, analysis, shape), ...openPoint(disclosure, analysis, shape)];
}

interface OwnStatement {
  readonly stated: Stated;
  /** It says what the entry is about. */
  readonly answers: boolean;
}

/** The statements that are filled from the draft: by valueSets, claims, names, dates and addresses. */
function ownStatements(
  entry: SummaryEntry,
  passages: readonly Passage[],
  { analysis, found }: Material,
  shape: LevelShape,
): OwnStatement[] {
  const { draft } = analysis;
  const filled = fillEntry(entry, passages, analysis, shape);
  const claims = (found.get('claims') ?? []).filter(({ item }) => entry.claims.includes(item.id));
  return [
    ...(filled ? [{ stated: filled, answers: true }] : []),
    ...entry.values.flatMap((values) =>
      tellItems(
        draft,
        (found.get(values.of) ?? []).filter(({ item }) => !values.sensitive || item.sensitive),
        values,
        shape,
      ).map((stated) => ({ stated, answers: !values.extra })),
    ),
    ...tellClaims(draft, claims, shape).map((stated) => ({ stated, answers: true })),
  ];
}

/** What our statements leave out and changes the meaning, or, where there are none, the places that say most. */
function besideOurs(
  { about, main, periods, fills }: SummaryEntry,
  passages: readonly Passage[],
  ours: readonly Stated[],
  shape: LevelShape,
  told: Told,
  answered: boolean,
): Stated[] {
  const refs = new Set(
    ours.flatMap(({ told: places = [] }) => places.map(({ block, sentence }) => `${block}:${sentence}`)),
  );
  const left = passages.filter((passage) => !passage.refs.every((ref) => refs.has(ref)));
  const isAbout = aboutTest(about);
  if (!answered)
    return retold(choose(left, main ? shape.mainPlaces : shape.places, told, isAbout), shape, told, isAbout);
  if (fills) return [];
  const covered = new Set(passages.filter((passage) => !left.includes(passage)).map(isDenial));
  const must = left.filter(
    (passage) =>
      passage.kind !== 'heading' &&
      (isTurned(passage) ||
        (covered.size > 0 && !covered.has(isDenial(passage))) ||
        (periods && PERIOD.test(textOf(passage)))),
  );
  const count = periods ? shape.mainPlaces : 1;
  const chosen = choose(must, count, told, isAbout).slice(0, count);
  const more = choose(
    left.filter((passage) => passage.kind !== 'heading' && !chosen.includes(passage)),
    shape.beside,
    told,
    isAbout,
  ).slice(0, Math.max(0, shape.beside - chosen.length));
  return retold([...chosen, ...more], shape, told, isAbout);
}

const PERIOD =
  /\b\d+\s+(?:\w+\s+)?(?:day|week|month|year|hour)s?\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety)\s+(?:\(\d+\)\s+)?(?:\w+\s+)?(?:day|week|month|year)s?\b/i;

function textOf({ text, items, middle = '' }: Passage): string {
  return [text, middle, ...items.filter(({ isEvidence }) => isEvidence).map((item) => item.text)].join(' ');
}

function isDenial({ polarity }: Passage): boolean {
  return polarity === 'denied';
}

/** It denies or limits what it speaks of. */
function isTurned(passage: Passage): boolean {
  return isDenial(passage) || turns(textOf(passage));
}

function retold(
  passages: readonly Passage[],
  shape: LevelShape,
  told: Told,
  isAbout: (text: string) => boolean,
): Stated[] {
  return passages.map((passage): Stated => {
    remember(told, passage, shape, isAbout);
    return { parts: retellParts(passage, shape, isAbout), silent: false, evidence: spansOf(passage) };
  });
}

function aboutTest(about: readonly string[]): (text: string) => boolean {
  if (about.length === 0) return () => false;
  const words = new RegExp(`\\b(?:${about.join('|')})`, 'i');
  return (text) => words.test(text);
}

/** Rights are told together; those that our words cannot stand for, in the draft's words. */
function stateRights(
  { rights }: SummaryTopicPlan,
  materials: Materials,
  shape: LevelShape,
  told: Told,
): readonly Stated[] {
  if (!rights) return [];
  const given = new Set<string | undefined>();
  const ours = materials.flatMap((material): readonly Stated[] => {
    const { analysis, found } = material;
    const isStated = (right: string | undefined): boolean =>
      right !== undefined && !given.has(right) && isStatedIn(bestOf([material], right));
    const items = (found.get(rights.of) ?? []).filter(({ item }) => isStated(item.right));
    for (const { item } of items) given.add(item.right);
    const statements = tellItems(analysis.draft, items, rights, shape).map((one) => ({
      ...one,
      parts: [...one.parts, ...cite(one.right ?? '', analysis, shape)],
    }));
    return stoodIn(material, statements);
  });
  const others = Object.entries(rights.silent).flatMap(([right, silent]): readonly Stated[] => {
    const { disclosure, material } = bestOf(materials, right);
    const { analysis, readPassages } = material;
    if (!disclosure || given.has(right)) return [];
    if (disclosure.status === 'absent') return silence({ disclosure: right, silent, main: false }, analysis, shape);
    if (disclosure.status === 'partial' || (shape.rank === 0 && given.size > 2)) return [];
    const passages = choose(readPassages(disclosure.evidence), 1, told, (text) => RIGHT_WORDS.test(text));
    return stoodIn(
      material,
      retold(passages, shape, told, () => false),
    );
  });
  return [...ours, ...others];
}

function isStatedIn({ disclosure }: Best): boolean {
  return disclosure?.status === 'stated';
}

const RIGHT_WORDS = /\b(?:rights?|entitled|request|ask|you (?:may|can))\b/i;

/** Entries that are filled with what the evidence gives: a name, dates, ways of contact. */
function fillEntry(
  { fills }: SummaryEntry,
  passages: readonly Passage[],
  analysis: Analysis,
  shape: LevelShape,
): Stated | undefined {
  if (!fills) return undefined;
  const find = { contacts: contactParts, dates: dateParts, name: nameParts(analysis) }[fills.with];
  const used: Passage[] = [];
  const values: Part[] = [];
  for (const passage of passages) {
    const fresh = find(passage).filter(
      (part) => isWritten(part, analysis.draft.text) && !values.some((value) => sameParts(value, part)),
    );
    if (fresh.length === 0 || values.length + fresh.length > shape.items) continue;
    values.push(...fresh);
    used.push(passage);
    if (fills.with !== 'contacts') break;
  }
  if (values.length === 0) return undefined;
  return { parts: fill(t(fills.says), listParts(values)), silent: false, evidence: used.flatMap(spansOf) };
}

function cited(all: readonly Stated[], disclosure: string, analysis: Analysis, shape: LevelShape): readonly Stated[] {
  const [first, ...rest] = all;
  return first ? [{ ...first, parts: [...first.parts, ...cite(disclosure, analysis, shape)] }, ...rest] : [];
}

function cite(disclosure: string, analysis: Analysis, shape: LevelShape): Part[] {
  const citation = shape.citations ? citations(disclosure, analysis, ['met']) : undefined;
  return citation === undefined ? [] : [{ citation }];
}

/** Markup between two words may run them together: then it is not as the draft writes it. */
function isWritten(part: Part, text: string): boolean {
  return !('literal' in part) || !part.literal.includes('@') || text.includes(part.literal);
}

function sameParts(one: Part, other: Part): boolean {
  return renderParts([one]) === renderParts([other]);
}

/** The same words from several places are one statement with all places. */
function mergeSame(statements: readonly Stated[]): readonly Stated[] {
  const byText = new Map<string, Stated>();
  for (const statement of statements) {
    const text = `${statement.elsewhere ?? ''} ${renderParts(statement.parts)}`;
    const known = byText.get(text);
    byText.set(text, known ? { ...known, evidence: [...known.evidence, ...statement.evidence] } : statement);
  }
  return [...byText.values()].map((statement) => ({ ...statement, evidence: mergeSpans(statement.evidence) }));
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const seen = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
  return [...seen.values()];
}
