import { t } from '@vscode/l10n';
import type { DetectedDisclosure } from '../detect/detection';
import type { Span } from '../draft/draft';
import type { Verdict } from '../law/verdicts';
import type { Analysis } from '../service/policyService';
import { claimParts } from './claims';
import type { Passage, PassageReader } from './passage';
import { type PhraseLimits, retellParts, tellsAll } from './retelling';
import { fill, listParts, own, type Part, quote, renderParts } from './sentence';
import type { SummaryLevelId } from './summary';
import type { Topic, TopicEntry } from './topics';
import { contactParts, dateParts, nameParts } from './values';

/** A statement before it is put into words. */
export interface Stated {
  readonly parts: readonly Part[];
  readonly silent: boolean;
  readonly evidence: readonly Span[];
}

/** How much a level tells. */
export interface LevelShape extends PhraseLimits {
  readonly level: SummaryLevelId;
  readonly rank: number;
  readonly targetGrade: number;
  /** Places told of a main entry, and of another. */
  readonly mainPlaces: number;
  readonly places: number;
  /** Adds citations and open points. */
  readonly citations: boolean;
  /** Adds the draft's words to a sentence of ours. */
  readonly quotesClaims: boolean;
}

const RANK: Readonly<Record<SummaryLevelId, number>> = { plain: 0, general: 1, professional: 2 };

export const LEVELS: Readonly<Record<SummaryLevelId, LevelShape>> = {
  plain: {
    level: 'plain',
    rank: 0,
    targetGrade: 6,
    mainPlaces: 2,
    places: 1,
    words: 26,
    items: 5,
    itemWords: 10,
    labels: true,
    citations: false,
    quotesClaims: false,
  },
  general: {
    level: 'general',
    rank: 1,
    targetGrade: 9,
    mainPlaces: 3,
    places: 2,
    words: 40,
    items: 8,
    itemWords: 18,
    labels: false,
    citations: false,
    quotesClaims: true,
  },
  professional: {
    level: 'professional',
    rank: 2,
    targetGrade: 13,
    mainPlaces: 5,
    places: 3,
    words: 70,
    items: 14,
    itemWords: 30,
    labels: false,
    citations: true,
    quotesClaims: true,
  },
};

/** What the draft says on one topic, and what it leaves open. */
export function stateTopic(
  topic: Topic,
  analysis: Analysis,
  shape: LevelShape,
  readPassages: PassageReader,
  told: Told,
): readonly Stated[] {
  const detected = new Map(analysis.detection.disclosures.map((disclosure) => [disclosure.id, disclosure]));
  told.inTopic.clear();
  const statements = topic.entries.flatMap((entry) => {
    const found = detected.get(entry.disclosure);
    if (!found || RANK[entry.from] > shape.rank) return [];
    if (found.status === 'absent') return silence(entry, analysis, shape);
    const passages = readPassages(found.evidence);
    if (found.status === 'partial') return [...raised(entry, passages, shape), ...openPoint(found, analysis, shape)];
    return [...stateEntry(entry, passages, analysis, shape, told), ...openPoint(found, analysis, shape)];
  });
  const anySaid = topic.entries.some(({ disclosure }) => (detected.get(disclosure)?.status ?? 'absent') !== 'absent');
  if (!anySaid && topic.silent !== undefined) statements.unshift(silentStatement([own(topic.silent)]));
  return mergeSame(statements);
}

function stateEntry(
  entry: TopicEntry,
  passages: readonly Passage[],
  analysis: Analysis,
  shape: LevelShape,
  told: Told,
): Stated[] {
  const whole = wholeEntry(entry, passages, analysis, shape);
  const isClaim = entry.shape.kind === 'claim';
  const places = entry.shape.kind === 'name' ? 1 : entry.main ? shape.mainPlaces : shape.places;
  const chosen = whole
    ? []
    : choose(passages, places, isClaim ? NOTHING_TOLD : told, isClaim ? STATES_RIGHT : entry.about);
  const statements = chosen.map((passage): Stated => {
    // A right is told each, even where one sentence gives several.
    if (!isClaim) told.inTopic.add(toldKey(passage));
    if (!isClaim && tellsAll(passage, shape, entry.about)) told.inTopic.add(passage.key);
    told.before.add(toldKey(passage));
    const parts =
      entry.shape.kind === 'claim'
        ? claimParts(entry.shape.says, entry.shape.only, passage, shape, shape.quotesClaims)
        : retellParts(passage, shape, entry.about);
    return { parts, silent: false, evidence: spansOf(passage) };
  });
  const all = whole ? [whole] : statements;
  const [first, ...rest] = all;
  return first ? [{ ...first, parts: [...first.parts, ...cite(entry.disclosure, analysis, shape)] }, ...rest] : [];
}

/** Entries that are one value: a name, dates, ways of contact. */
function wholeEntry(
  { shape: entry }: TopicEntry,
  passages: readonly Passage[],
  analysis: Analysis,
  shape: LevelShape,
): Stated | undefined {
  if (entry.kind !== 'contacts' && entry.kind !== 'dates' && entry.kind !== 'name') return undefined;
  const find = entry.kind === 'contacts' ? contactParts : entry.kind === 'dates' ? dateParts : nameParts(analysis);
  const used: Passage[] = [];
  const values: Part[] = [];
  for (const passage of passages) {
    const found = find(passage).filter((part) => !values.some((value) => renderParts([value]) === renderParts([part])));
    if (found.length === 0 || values.length + found.length > shape.items) continue;
    values.push(...found);
    used.push(passage);
    if (entry.kind !== 'contacts') break;
  }
  if (values.length === 0) return undefined;
  return { parts: fill(entry.says, listParts(values)), silent: false, evidence: used.flatMap(spansOf) };
}

/** Places already told, so that one sentence is not told over and over. */
export interface Told {
  readonly inTopic: Set<string>;
  /** In other topics: told again only where there is nothing else. */
  readonly before: Set<string>;
}

const STATES_RIGHT = /\b(?:rights?|entitled|request|ask|you (?:may|can))\b/i;

const NOTHING_TOLD: Told = { inTopic: new Set(), before: new Set() };

/** Of a list about many things, other items are another thing to tell. */
function toldKey({ key, items }: Passage): string {
  return `${key} ${items.map(({ isEvidence }) => Number(isEvidence)).join('')}`;
}

/** Chooses the places that say most, in the draft's order. Where the draft both asserts and denies, both are told. */
function choose(
  passages: readonly Passage[],
  count: number,
  told: Told,
  about: RegExp | undefined,
): readonly Passage[] {
  const untold = passages.filter((passage) => !told.inTopic.has(toldKey(passage)) && !told.inTopic.has(passage.key));
  const isFresh = (passage: Passage): boolean => !told.before.has(toldKey(passage));
  const ranked = bestFirst(
    untold,
    (passage) => worth(passage) + (isFresh(passage) ? 0 : -3) + (about?.test(passage.text) ? 2 : 0),
  );
  const telling = ranked.filter(({ kind }) => kind !== 'heading');
  const chosen = (telling.length > 0 ? telling : ranked).slice(0, untold.some(isFresh) ? count : 1);
  const denied = ({ polarity }: Passage): boolean => polarity === 'denied';
  if (!chosen.some(denied)) chosen.push(...telling.filter(denied).slice(0, 1));
  else if (chosen.every(denied)) chosen.push(...telling.filter((passage) => !denied(passage)).slice(0, 1));
  const position = (passage: Passage): number => passage.spans[0]?.start ?? 0;
  return chosen.sort((one, other) => position(one) - position(other));
}

function bestFirst(passages: readonly Passage[], rank: (passage: Passage) => number): readonly Passage[] {
  return passages
    .map((passage) => ({ passage, value: rank(passage) }))
    .sort((one, other) => other.value - one.value)
    .map(({ passage }) => passage);
}

/** "Cookies are small files": says what a thing is, not what is done. */
const DEFINITION = /^\W?\w+(?: \w+){0,2}\W? (?:are|is|means?|refers?) (?:an?|the|any|small|tiny|text|pieces?|to)\b/i;

/** A list says more than a sentence, a short sentence is better than a long one, a heading says little. */
function worth({ kind, text, items }: Passage): number {
  if (kind === 'heading') return -10;
  const words = text.split(/\s+/).length;
  const length = words < 5 ? -2 : words > 45 ? -2 : words > 30 ? -1 : 0;
  const direct = /^(?:We|You)\b/.test(text) && items.length === 0;
  const names = /\b(?:such as|including|for example|e\.g\.)/i.test(text);
  const definition = DEFINITION.test(text);
  return (
    (items.length > 1 ? 2 : 0) +
    (kind === 'row' ? -1 : 0) +
    length +
    (direct ? 1 : 0) +
    (names ? 1 : 0) -
    (definition ? 3 : 0)
  );
}

/** The topic is raised, the thing itself is not given. */
function raised(entry: TopicEntry, passages: readonly Passage[], shape: LevelShape): Stated[] {
  if (!entry.main && shape.rank < RANK.general) return [];
  const [first] = bestFirst(passages, worth);
  if (!first) return [silentStatement([own(entry.silent)])];
  return [
    {
      parts: [own(`${entry.silent} `), ...fill(t('The closest it comes is: {0}.'), quoted(first, shape))],
      silent: false,
      evidence: spansOf(first),
    },
  ];
}

function quoted(passage: Passage, shape: LevelShape): Part[] {
  const parts = retellParts({ ...passage, text: `… ${passage.text}` }, shape);
  const taken = parts.filter((part) => 'quote' in part).map((part) => quote(part.quote.replace(/^… /, '')));
  return listParts(taken);
}

function silentStatement(parts: readonly Part[]): Stated {
  return { parts, silent: true, evidence: [] };
}

function silence(entry: TopicEntry, analysis: Analysis, shape: LevelShape): Stated[] {
  const wanted = shape.citations ? citations(entry.disclosure, analysis, ['missing', 'partial']) : undefined;
  if (wanted !== undefined) return [silentStatement([own(entry.silent), { citation: wanted }])];
  const doubtful = shape.citations ? citations(entry.disclosure, analysis, ['unconfirmed']) : undefined;
  if (doubtful !== undefined)
    return [silentStatement([own(`${entry.silent} ${t('It may have to.')}`), { citation: doubtful }])];
  return entry.main ? [silentStatement([own(entry.silent)])] : [];
}

/** What a law wants beyond what the draft says, for those who can judge it. */
function openPoint(found: DetectedDisclosure, analysis: Analysis, shape: LevelShape): Stated[] {
  if (!shape.citations) return [];
  const citation = citations(found.id, analysis, ['partial']);
  if (citation === undefined) return [];
  const evidence = found.evidence.slice(0, 1).map(({ start, end }) => ({ start, end }));
  return [
    {
      parts: [own(t('Open point: on this the law asks for more than the policy says.')), { citation }],
      silent: evidence.length === 0,
      evidence,
    },
  ];
}

function cite(disclosure: string, analysis: Analysis, shape: LevelShape): Part[] {
  const citation = shape.citations ? citations(disclosure, analysis, ['met']) : undefined;
  return citation === undefined ? [] : [{ citation }];
}

function citations(disclosure: string, analysis: Analysis, verdicts: readonly Verdict[]): string | undefined {
  const found = analysis.judged.filter(
    ({ requirement, verdict }) =>
      requirement.disclosure === disclosure && !requirement.manual && verdicts.includes(verdict),
  );
  const all = [...new Set(found.map(({ requirement }) => requirement.citation))];
  return all.length === 0 ? undefined : all.join('; ');
}

function spansOf({ spans, items }: Passage): Span[] {
  return [...spans, ...items.filter(({ isEvidence }) => isEvidence).map(({ span }) => span)];
}

/** The same words from several places are one statement with all places. */
function mergeSame(statements: readonly Stated[]): readonly Stated[] {
  const byText = new Map<string, Stated>();
  for (const statement of statements) {
    const text = renderParts(statement.parts);
    const known = byText.get(text);
    byText.set(
      text,
      known ? { ...known, evidence: mergeSpans([...known.evidence, ...statement.evidence]) } : statement,
    );
  }
  return [...byText.values()].map((statement) => ({ ...statement, evidence: mergeSpans(statement.evidence) }));
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const seen = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
  return [...seen.values()];
}
