import { oneOf } from '../draft/oneOf';
import { sentenceKey } from '../draft/sentenceKey';
import type { TellingWords } from '../knowledge/tellingWords';
import type { Answer } from './answers';
import { aboutOf, type FitOf, isNeeded } from './fit';
import { governs } from './frame';
import type { LevelShape } from './levels';
import { type Passage, textOf } from './passage';
import { compiledOnce } from './patterns';
import { limitsSaid, wordCount } from './retell';
import type { PhraseLimits, Retelling } from './retelling';
import { retellPassage } from './retellPassage';
import { isWhole } from './shorten';
import { isAboutPolicy, isClosed, isFragment, saysSomething } from './telling';

/** What is retold for each answer, in the draft's order. */
export type RetellingPlan = ReadonlyMap<Answer, readonly Retelling[]>;

interface Candidate {
  readonly answer: Answer;
  readonly passage: Passage;
  readonly value: number;
}

/**
 * Decides which passages are retold, and for which answer: each once, where it fits best. Where our own statements answer,
 * only what denies or limits what they say, or names a period, is told beside them.
 */
export function planRetelling(
  answers: readonly Answer[],
  shape: LevelShape,
  fitOf: FitOf,
  words: TellingWords,
): RetellingPlan {
  const chosen = new Map<Answer, readonly Chosen[]>();
  const told = new Set<string>();
  const candidates = answers
    .flatMap((answer) => candidatesFor(answer, fitOf, words))
    .sort((one, other) => other.value - one.value);
  const tell = ({ answer, passage }: Candidate, limits: PhraseLimits): void => {
    const before = chosen.get(answer) ?? [];
    if (!isWanted(answer, before, passage, shape) || isTold(answer, passage, told, shape)) return;
    const retelling = retellPassage(passage, limitsFor(answer, limits), aboutOf(answer), words);
    if (!retelling || told.has(sayingOf(retelling)) || retelling.refs.every((ref) => told.has(ref))) return;
    for (const key of [...retelling.refs, sayingOf(retelling), passage.key]) told.add(key);
    chosen.set(answer, [...before, { passage, retelling }]);
  };
  for (const candidate of candidates) tell(candidate, shape);
  const wider = { ...shape, words: Math.round(shape.words * WIDER) };
  for (const candidate of candidates)
    if (isNeeded(candidate.answer) && !chosen.has(candidate.answer)) tell(candidate, wider);
  return new Map([...chosen].map(([answer, all]) => [answer, inOrder(all.map(({ retelling }) => retelling))]));
}

interface Chosen {
  readonly passage: Passage;
  readonly retelling: Retelling;
}

/** Told already; of a list, so much that the rest is left to the reader, but for what is asked first. */
function isTold(answer: Answer, { key, refs }: Passage, told: ReadonlySet<string>, shape: LevelShape): boolean {
  return refs.every((ref) => told.has(ref)) || (told.has(key) && !shape.citations && !isNeeded(answer));
}

/** Where nothing shorter answers what every reader wants to know, a longer quotation may. */
const WIDER = 1.35;

/** What only comes close is quoted as it stands. */
function limitsFor({ disclosure, answered }: Answer, limits: PhraseLimits): PhraseLimits {
  return disclosure.status !== 'stated' && !answered ? { ...limits, asWritten: true } : limits;
}

/** A draft may say the same in several places. */
function sayingOf({ parts }: Retelling): string {
  return parts.map((part) => ('quote' in part ? part.quote.toLowerCase() : '')).join(' ');
}

function inOrder(retellings: readonly Retelling[]): readonly Retelling[] {
  const position = ({ evidence }: Retelling): number => evidence[0]?.start ?? 0;
  return [...retellings].sort((one, other) => position(one) - position(other));
}

/** As many as the level tells; where the draft both asserts and denies, one more, so that both are told. */
function isWanted({ entry, answered }: Answer, before: readonly Chosen[], next: Passage, shape: LevelShape): boolean {
  const most = answered ? shape.beside : entry.main ? shape.mainPlaces : shape.places;
  if (before.length < most) return true;
  return !answered && before.length === most && before.every(({ passage }) => isDenial(passage) !== isDenial(next));
}

function isDenial({ polarity }: Passage): boolean {
  return polarity === 'denied';
}

function candidatesFor(answer: Answer, fitOf: FitOf, words: TellingWords): readonly Candidate[] {
  const { entry, passages, answered } = answer;
  if (answered && entry.fills) return [];
  const ours = new Set(answer.ours.flatMap(({ stated }) => (stated.told ?? []).map(sentenceKey)));
  const isOurs = ({ refs }: Passage): boolean => refs.every((ref) => ours.has(ref));
  const sides = new Set(passages.filter(isOurs).map(isDenial));
  const isOtherSide = (passage: Passage): boolean => sides.size === 1 && !sides.has(isDenial(passage));
  return passages.flatMap((passage): readonly Candidate[] => {
    if (isOurs(passage) || !canStandAlone(answer, passage, words)) return [];
    if (answered && !isOtherSide(passage) && !adds(answer, passage, words)) return [];
    const fits = fitOf(answer, passage);
    return fits === undefined
      ? []
      : [{ answer, passage, value: fits + worth(passage, words) + (answered ? 0 : NEEDED) }];
  });
}

/** A passage goes rather where nothing else answers. */
const NEEDED = 3;

/** It says something without what stands around it; what is no sentence, below a heading that it answers. */
function canStandAlone(answer: Answer, { kind, text, titles: [title = ''] }: Passage, words: TellingWords): boolean {
  if (kind === 'list' || kind === 'row') return true;
  if (kind === 'heading' || text === title || !isClosed(text, words)) return false;
  if (isAboutPolicy(text, words)) return answer.entry.fills?.with === 'name';
  if (isFragment(text, words) || !isWhole(text, words)) return aboutOf(answer)(title) || governs(title, words);
  return saysSomething(text, words);
}

/** It denies or limits what our statements say, or names a period where periods are told. */
function adds({ entry }: Answer, passage: Passage, words: TellingWords): boolean {
  const text = textOf(passage);
  return isDenial(passage) || limitsSaid(text, words) || (entry.periods && patternsOf(words).period.test(text));
}

const patternsOf = compiledOnce((words: TellingWords) => ({
  period: new RegExp(words.periods.join('|'), 'i'),
  direct: new RegExp(`^${oneOf(words.direct)}\\b`),
}));

/** A short sentence about "we" or "you" is better than a long one, a sentence better than a row of a table. */
function worth({ kind, text, items }: Passage, words: TellingWords): number {
  const count = wordCount(text);
  const length = count < 5 ? -3 : count > 45 ? -3 : count > 30 ? -1 : 0;
  const direct = patternsOf(words).direct.test(text) && items.length === 0 ? 1 : 0;
  return length + direct + (items.length > 1 ? 1 : 0) - (kind === 'row' ? 3 : 0);
}
