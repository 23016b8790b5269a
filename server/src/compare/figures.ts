import { comparing } from 'proviso:words';
import { daysOfPeriod } from '../checks/periods';
import type { Detection } from '../detect/detection';
import type { Span } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import { datesIn } from '../draft/writtenDates';
import type { ChangePlan } from '../knowledge/changes';
import type { Alignment, ComparedSentence, Side } from './alignment';
import type { Change, Told } from './change';
import { topicsOf } from './topics';

const NUMBER = String.raw`(?:\d{1,4}(?:[.,]\d{1,3})?|${oneOf(Object.keys(comparing.numbers))})`;
const PERIOD = new RegExp(
  String.raw`(?<![\p{L}\d])${NUMBER}(?:\s?\(\d{1,4}\))?[\s-](?:${oneOf(comparing.dayKinds)}\s)?${oneOf(comparing.units)}s?(?!\p{L})`,
  'giu',
);
const AGE = new RegExp(
  String.raw`(?<=\b${oneOf(comparing.beforeAges)} ${oneOf(comparing.betweenAges)}?)\d{1,2}(?![\d.,]*\d| ?${oneOf(comparing.noAges)})`,
  'giu',
);
const SHARE = new RegExp(String.raw`\d{1,3}(?:[.,]\d{1,3})?\s?${oneOf(comparing.shares)}`, 'giu');
const MONEY = /[$€£]\s?\d{1,3}(?:[.,]\d{3}){0,4}(?:\.\d{2})?/gu;

/** The periods, ages, shares and amounts in a text, as written, each once. */
function figuresIn(text: string): readonly string[] {
  return [...new Set([PERIOD, AGE, SHARE, MONEY].flatMap((form) => [...text.matchAll(form)].map(([found]) => found)))];
}

/** Two ways of writing the same figure: "thirty (30) days" and "30 days". */
function sameFigure(one: string, other: string): boolean {
  const [left, right] = [daysOfPeriod(one), daysOfPeriod(other)];
  if (left !== undefined && right !== undefined) return left === right;
  // "Under 16" and "under 16 years".
  if (/^\d+$/.test(one) !== /^\d+$/.test(other)) return Number.parseInt(one, 10) === Number.parseInt(other, 10);
  return normal(one) === normal(other);
}

function normal(figure: string): string {
  return figure
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .replace(/s$/, '');
}

const RETENTION = 'retention-period';
const DATE = 'effective-date';

/** Figures that differ between a sentence and the one that stands in its place, and periods of keeping that come or go. */
export function compareFigures(
  { old, next }: Alignment,
  detections: { readonly old: Detection; readonly next: Detection },
  { figures }: Pick<ChangePlan, 'figures'>,
  titleOf: (disclosure: string) => string | undefined,
): readonly Change[] {
  const topicsBefore = topicsOf(detections.old);
  const topicsAfter = topicsOf(detections.next);
  const changed = next.sentences.flatMap((after): Change[] => {
    const before = next.partnerOf(after);
    const topics = [...topicsAfter(after), ...(before ? topicsBefore(before) : [])];
    if (!before || topics.length === 0 || topics.includes(DATE)) return [];
    const [gone, fresh] = differing(figuresIn(before.text), figuresIn(after.text));
    if (gone.length === 0 || fresh.length === 0) return [];
    const [was, is] = [gone.join(', '), fresh.join(', ')];
    const topic = figures.find((id) => topics.includes(id));
    return [
      {
        ...(topic === undefined
          ? { subject: 'figures', id: 'figure', name: headingOf(next, after) }
          : about(topic, titleOf)),
        kind: 'changed',
        isLonger: topic === RETENTION && (daysOfPeriod(is) ?? 0) > (daysOfPeriod(was) ?? Number.POSITIVE_INFINITY),
        was: { value: was, places: [before.span] },
        is: { value: is, places: [after.span] },
      },
    ];
  });
  const periods = (side: Side, topics: typeof topicsBefore, other: Side): readonly Told[] =>
    side.sentences.filter((one) => topics(one).includes(RETENTION)).flatMap((one) => gained(side, one, other));
  return merged([
    ...changed,
    ...periods(next, topicsAfter, old).map((is): Change => ({ ...about(RETENTION, titleOf), kind: 'added', is })),
    ...periods(old, topicsBefore, next).map((was): Change => ({ ...about(RETENTION, titleOf), kind: 'removed', was })),
  ]);
}

function about(
  topic: string,
  titleOf: (disclosure: string) => string | undefined,
): Pick<Change, 'subject' | 'id' | 'name'> {
  const name = titleOf(topic) ?? topic;
  return topic === RETENTION ? { subject: 'retention', id: 'period', name } : { subject: 'figures', id: topic, name };
}

function headingOf({ draft }: Side, { block }: ComparedSentence): string {
  return draft.sections[draft.blocks[block]?.section ?? 0]?.heading?.title ?? draft.title?.text ?? '';
}

/** The same figure in several places is one change. */
function merged(changes: readonly Change[]): readonly Change[] {
  const byFigure = new Map<string, Change>();
  for (const change of changes) {
    const { kind, id, name, was, is } = change;
    const key = [kind, id, name, was?.value, is?.value].join('\n');
    const known = byFigure.get(key);
    byFigure.set(key, known ? { ...known, ...joined('was', known, change), ...joined('is', known, change) } : change);
  }
  return [...byFigure.values()];
}

const PLACES = 3;

function joined(side: 'was' | 'is', one: Change, other: Change): Partial<Change> {
  const told = one[side];
  if (!told) return {};
  return { [side]: { ...told, places: [...told.places, ...(other[side]?.places ?? [])].slice(0, PLACES) } };
}

/** A period that the other draft gives nowhere, in a sentence that is new or had none. */
function gained(side: Side, sentence: ComparedSentence, other: Side): readonly Told[] {
  if (sentence.isKept) return [];
  const partner = side.partnerOf(sentence);
  const before = partner ? figuresIn(partner.text) : [];
  const [, fresh] = differing(before, figuresIn(sentence.text));
  if (fresh.length === 0 || before.some((one) => !figuresIn(sentence.text).some((figure) => sameFigure(figure, one))))
    return [];
  const elsewhere = other.sentences.flatMap(({ isKept, text }) => (isKept ? [] : figuresIn(text)));
  const really = fresh.filter((figure) => !elsewhere.some((known) => sameFigure(known, figure)));
  return really.length === 0 ? [] : [{ value: really.join(', '), places: [sentence.span] }];
}

function differing(
  before: readonly string[],
  after: readonly string[],
): readonly [readonly string[], readonly string[]] {
  return [
    before.filter((one) => !after.some((other) => sameFigure(one, other))),
    after.filter((one) => !before.some((other) => sameFigure(one, other))),
  ];
}

/** The latest day since when a draft says that it holds. */
export function compareDates(
  { old, next }: Alignment,
  detections: { readonly old: Detection; readonly next: Detection },
  name: string,
): readonly Change[] {
  const [was, is] = [latest(old, detections.old), latest(next, detections.next)];
  if (was === 'doubtful' || is === 'doubtful' || was?.day === is?.day) return [];
  const told = ({ text, span }: Dated): Told => ({ value: text, places: [span] });
  return [
    {
      kind: was && is ? 'changed' : is ? 'added' : 'removed',
      subject: 'date',
      id: DATE,
      name,
      ...(was ? { was: told(was) } : {}),
      ...(is ? { is: told(is) } : {}),
    },
  ];
}

interface Dated {
  readonly day: string;
  readonly text: string;
  readonly span: Span;
}

function latest({ draft }: Side, { disclosures }: Detection): Dated | 'doubtful' | undefined {
  const evidence = disclosures.find(({ id }) => id === DATE)?.evidence ?? [];
  const found = evidence.flatMap(({ block, sentence, start, end, via }) => {
    // The sentence as a reader sees it: markup may stand in the middle of a date.
    const text = via === 'table' ? '' : (draft.blocks[block]?.content.sentences[sentence]?.text ?? '');
    return datesIn(text).map((date) => ({ ...date, span: { start, end } }));
  });
  // "Feburary 16": a day is meant that cannot be told.
  if (found.some(({ days }) => days.length === 0)) return 'doubtful';
  const dates = found.flatMap(({ days, text, span }): Dated[] => days.slice(-1).map((day) => ({ day, text, span })));
  return dates.sort((one, other) => other.day.localeCompare(one.day))[0];
}
