import { t } from '@vscode/l10n';
import { frontMatterValue } from '../draft/frontMatter';
import { oneOf } from '../draft/oneOf';
import { datesIn, datesWrittenIn } from '../draft/writtenDates';
import type { TellingWords } from '../knowledge/tellingWords';
import type { SummaryEntry } from '../knowledge/topics';
import type { Analysis } from '../service/policyService';
import { contactParts } from './contacts';
import { dateParts } from './dates';
import type { LevelShape } from './levels';
import type { Material } from './materials';
import { nameParts } from './organisationName';
import { type Passage, spansOf, textOf } from './passage';
import { compiledOnce, holdsOneOf } from './patterns';
import { isOfPlace } from './scope';
import { fill, listParts, type Part, renderParts } from './sentence';
import { type Stated, tellClaims, tellItems } from './told';

/** A statement in our words, filled from the draft. */
export interface OwnStatement {
  readonly stated: Stated;
  /** It says what the entry is about. */
  readonly answers: boolean;
}

/** The statements that are filled from the draft: by valueSets, claims, names, dates and addresses. */
export function ownStatements(
  entry: SummaryEntry,
  passages: readonly Passage[],
  { analysis, found }: Material,
  shape: LevelShape,
): readonly OwnStatement[] {
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
    ...tellClaims(draft, claims, shape, analysis.known.knowledge.telling).map((stated) => ({ stated, answers: true })),
  ];
}

/** Entries that are filled with what the evidence gives: a name, dates, ways of contact. */
function fillEntry(
  { fills }: SummaryEntry,
  passages: readonly Passage[],
  analysis: Analysis,
  shape: LevelShape,
): Stated | undefined {
  if (!fills) return undefined;
  const words = analysis.known.knowledge.telling;
  const find = {
    contacts: (passage: Passage) => contactParts(passage, words),
    dates: (passage: Passage) => dateParts(passage, words),
    name: nameParts(analysis),
  }[fills.with];
  const used: Passage[] = [];
  const values: Part[] = [];
  const fitting = passages.filter((passage) => isFit(passage, fills, words));
  for (const passage of ordered(fitting, fills.with, words)) {
    const fresh = find(passage).filter(
      (part, index, all) =>
        isWritten(part, analysis.draft.text) &&
        ![...values, ...all.slice(0, index)].some((value) => sameParts(value, part)),
    );
    if (fresh.length === 0 || values.length + fresh.length > shape.inSentence) continue;
    values.push(...fresh);
    used.push(passage);
    if (fills.with !== 'contacts') break;
  }
  if (values.length === 0) return fillFromFields(fills, passages, analysis);
  return { parts: fill(t(fills.says), listParts(values)), silent: false, evidence: used.flatMap(spansOf) };
}

/** The one date that the front matter gives, where no passage has any. */
function fillFromFields(
  { fields, says }: NonNullable<SummaryEntry['fills']>,
  passages: readonly Passage[],
  { draft: { frontMatter } }: Analysis,
): Stated | undefined {
  if (!frontMatter || passages.some((passage) => datesWrittenIn(textOf(passage)).length > 0)) return undefined;
  for (const field of fields) {
    const value = frontMatterValue(frontMatter, field);
    const [date, ...more] = datesWrittenIn(value?.text ?? '');
    if (!value || date === undefined || more.length > 0) continue;
    return {
      parts: fill(t(says), [{ literal: date }]),
      silent: false,
      evidence: [{ start: value.start, end: value.end }],
    };
  }
  return undefined;
}

/** Whether a passage speaks of what an entry is filled with, and of nothing narrower. */
function isFit(
  passage: Passage,
  { everybody, needs, not }: NonNullable<SummaryEntry['fills']>,
  words: TellingWords,
): boolean {
  if (everybody && passage.titles.some((title) => isOfPlace(title, words))) return false;
  const text = textOf(passage);
  return (needs.length === 0 || holdsOneOf(needs, text)) && !holdsOneOf(not, text);
}

const patternsOf = compiledOnce((words: TellingWords) => ({
  controller: new RegExp(`\\b${oneOf(words.controller)}\\b`, 'i'),
  ofChange: new RegExp(`^${oneOf(words.ofChange)}\\b`, 'i'),
  dated: new RegExp(`\\b${oneOf(words.dated)}\\b`, 'i'),
  policyTitle: new RegExp(`\\b${oneOf(words.policyTitles)}\\b`, 'i'),
}));

/** So many dates are those of versions. */
const HISTORY = 10;

/** The passages in the order in which they are asked. */
function ordered(
  passages: readonly Passage[],
  what: 'name' | 'dates' | 'contacts',
  words: TellingWords,
): readonly Passage[] {
  const { controller } = patternsOf(words);
  // Of a history of changes not all places are known, and so not the latest date.
  if (what === 'dates') return passages.length < HISTORY ? latestFirst(passages, words) : [];
  if (what === 'contacts') return passages;
  const isOfController = ({ text }: Passage): boolean => controller.test(text);
  return [...passages.filter(isOfController), ...passages.filter((passage) => !isOfController(passage))];
}

/**
 * The latest date first, since earlier ones are those of earlier versions; before all others one that is labelled and stands
 * directly below the title or below the heading of the policy, since other documents may stand on the page; last of all "On
 * 3 June 2024 we updated this policy to …", which tells of one of its changes.
 */
function latestFirst(passages: readonly Passage[], words: TellingWords): readonly Passage[] {
  const { ofChange, dated, policyTitle } = patternsOf(words);
  const isOfPolicy = ({ text, titles }: Passage): boolean => {
    const [title] = titles.filter((one) => one !== text);
    return dated.test(text) && (title === undefined || (policyTitle.test(title) && !isOfPlace(title, words)));
  };
  const day = ({ text }: Passage): string => datesIn(text).at(-1)?.days.at(-1) ?? '';
  const isOfChange = ({ text }: Passage): boolean => ofChange.test(text);
  return [...passages].sort(
    (one, other) =>
      Number(isOfPolicy(other)) - Number(isOfPolicy(one)) ||
      Number(isOfChange(one)) - Number(isOfChange(other)) ||
      day(other).localeCompare(day(one)),
  );
}

/** Markup between two words may run them together: then it is not as the draft writes it. */
function isWritten(part: Part, text: string): boolean {
  if (!('literal' in part) || !part.literal.includes('@')) return true;
  return text.includes(part.literal) || text.includes(part.literal.replaceAll('_', '\\_'));
}

function sameParts(one: Part, other: Part): boolean {
  return bare(renderParts([one])) === bare(renderParts([other]));
}

/** Addresses are the same in capitals, numbers with and without the code of their country and brackets. */
function bare(text: string): string {
  return /\p{L}/u.test(text) ? text.toLowerCase() : text.replace(/\D/g, '').slice(-NATIONAL);
}

/** Digits of a number within a country. */
const NATIONAL = 9;
