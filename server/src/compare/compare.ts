import type { Detection } from '../detect/detection';
import type { Draft, Span } from '../draft/draft';
import type { Knowledge } from '../knowledge/knowledge';
import { alignDrafts, type Side } from './alignment';
import type { Change } from './change';
import { compareContacts } from './contacts';
import { compareDisclosures } from './disclosures';
import { compareDates, compareFigures } from './figures';
import { comparePractices } from './practices';
import { compareValues } from './values';

/** A draft, and what was found in it. */
export interface ComparedDraft {
  readonly draft: Draft;
  readonly detection: Detection;
}

/** What two drafts tell their readers differently, and what only looks different. */
export interface Comparison {
  readonly changes: readonly Change[];
  /** Sections of the new draft with new wording in which nothing changed for readers. */
  readonly reworded: readonly { readonly title: string; readonly place: Span }[];
}

/** Compares two drafts by what they say, not by their lines. */
export function compareDrafts(knowledge: Knowledge, old: ComparedDraft, next: ComparedDraft): Comparison {
  const alignment = alignDrafts(old.draft, next.draft);
  const detections = { old: old.detection, next: next.detection };
  const titles = new Map(knowledge.disclosures.map(({ id, title }) => [id, title]));
  const mentions = { old: old.detection.mentions, next: next.detection.mentions };
  const values = compareValues(knowledge, alignment, mentions);
  const rights = new Set(values.flatMap((change) => rightOf(knowledge, change)));
  const disclosures = compareDisclosures(knowledge, alignment, detections).filter(({ id }) => !rights.has(id));
  const dates = compareDates(alignment, detections, titles.get('effective-date') ?? '');
  const practices = comparePractices(knowledge, alignment, detections);
  const changes = [
    ...dates,
    ...practices,
    ...values.filter((change) => change.subject !== 'claims' || !practices.some((other) => sharesPlace(change, other))),
    ...compareFigures(alignment, detections, knowledge.changePlan, (id) => titles.get(id)),
    ...disclosures.filter(({ id }) => id !== 'effective-date' || dates.length === 0),
    ...compareContacts(alignment, detections, knowledge.changePlan, (id) => titles.get(id)),
  ];
  return { changes, reworded: rewordedSections(alignment.next, changes) };
}

/** Whether two changes rest on the same sentence: "We do not sell data" is a statement and about a practice. */
function sharesPlace(one: Change, other: Change): boolean {
  const starts = (told: Change['was']): readonly number[] => (told?.places ?? []).map(({ start }) => start);
  const meets = (left: readonly number[], right: readonly number[]): boolean => left.some((at) => right.includes(at));
  return meets(starts(one.was), starts(other.was)) || meets(starts(one.is), starts(other.is));
}

/** The disclosure of a right that comes or goes: it is told as the right. */
function rightOf({ valueSets }: Knowledge, { subject, id }: Change): readonly string[] {
  const item = valueSets.find((one) => one.id === subject)?.items.find((one) => one.id === id);
  return item?.right === undefined ? [] : [item.right];
}

function rewordedSections(side: Side, changes: readonly Change[]): Comparison['reworded'] {
  const { draft, sentences } = side;
  const told = changes.flatMap(({ is }) => is?.places ?? []);
  const fresh = sentences.filter(({ isKept }) => !isKept);
  return draft.sections.flatMap((section, index) => {
    const own = fresh.filter(({ block }) => draft.blocks[block]?.section === index);
    const place = own[0]?.span;
    const isTold = told.some(({ start }) => own.some(({ span }) => span.start <= start && start < span.end));
    return place && !isTold ? [{ title: section.heading?.title ?? draft.title?.text ?? '', place }] : [];
  });
}
