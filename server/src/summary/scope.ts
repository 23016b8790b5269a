import type { Mention } from '../detect/values/findMentions';
import type { BlockContent, Draft, SentenceRef } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import type { TellingWords } from '../knowledge/tellingWords';
import { compiledOnce } from './patterns';
import { conditionInFront, tidy } from './retell';

/** Readers whom a heading, a condition or both single out, in the draft's own words: what is said there is not said to everyone. */
export interface Scope {
  readonly title: string | undefined;
  readonly condition: string | undefined;
}

/** The same for all that is said to the same readers. */
export function keyOfScope(scope: Scope | undefined): string {
  return `${scope?.title ?? ''}\n${scope?.condition ?? ''}`;
}

const patternsOf = compiledOnce((words: TellingWords) => ({
  ofPlace: new RegExp(`\\b${oneOf(words.readerPlaces)}\\b`, 'i'),
  someReaders: new RegExp(`\\b${oneOf([...words.readerPlaces, ...words.readerGroups])}\\b`, 'i'),
  staff: new RegExp(`\\b${oneOf(words.staff)}`, 'i'),
  ofData: new RegExp(`\\b${oneOf(words.dataPlaces)}\\b`, 'i'),
  onCondition: new RegExp(`^${oneOf(words.readersCondition)}\\b`, 'i'),
  readOn: new RegExp(`, ${oneOf(words.readOn)}\\b.*$`, 'i'),
  grantedBy: new RegExp(`,? ${oneOf(words.grantedBy)}$`, 'i'),
  ofAll: new RegExp(`^${oneOf(words.ofAll)}`, 'i'),
  atTimes: new RegExp(`^${oneOf(words.atTimes)}\\b`, 'i'),
  alternatives: alternativesOf(words),
  subject: new RegExp(
    `^(?!${oneOf(words.noReaders)}\\b)([^:.]{3,80}?),? (?:also )?${oneOf(words.readersVerbs)}\\b`,
    'i',
  ),
  joining: new RegExp(`^${oneOf(words.joining)},\\s+`, 'i'),
}));

/** ", Switzerland or the UK, you …", ", or have left comments, you …" */
function alternativesOf({ joins, noPlaces, grants }: TellingWords): RegExp {
  const join = oneOf(joins);
  const place = `, (?!${oneOf(noPlaces)}\\b)\\p{Lu}[^,.;:]{1,30}?`;
  return new RegExp(
    `^(?:(?:, \\p{Lu}[^,.;:]{1,30}){0,4}, ${join}|(?:${place}){1,4} ${join}) [^,.;:]{2,80}?(?=,| you ${oneOf(grants)}\\b)`,
    'u',
  );
}

/** Whether a title says that what stands below it is said to readers of some place, and not where data goes. */
export function isOfPlace(title: string, words: TellingWords): boolean {
  const { ofPlace, ofData } = patternsOf(words);
  return ofPlace.test(title) && !ofData.test(title);
}

/** Whether a heading around a place says that what stands there is said to some readers only. */
export function isForSome(titles: readonly string[], words: TellingWords): boolean {
  return titles.some((title) => patternsOf(words).someReaders.test(title));
}

/** Whether a heading around a place says that it is about staff and applicants, in a draft that is for others as well. */
export function isForStaff(titles: readonly string[], words: TellingWords): boolean {
  return titles.some((title) => patternsOf(words).staff.test(title));
}

/** The nearest heading around a place that says that what stands there is said to some readers only. */
export function headingForSome(titles: readonly string[], words: TellingWords): string | undefined {
  const title = titles.find((one) => patternsOf(words).someReaders.test(one));
  return title === undefined ? undefined : tidy(title);
}

/**
 * The readers to whom a place speaks: the condition in front of it, in front of the list that it stands in, or of an
 * earlier sentence of its paragraph that singles readers out; else those whom its part is for.
 */
export function readersOf(
  draft: Draft,
  mention: Mention,
  titles: readonly string[],
  words: TellingWords,
): Scope | undefined {
  const heading = headingForSome(titles, words);
  const { ofPlace, onCondition, readOn } = patternsOf(words);
  for (const ref of leadingTo(draft, mention, words)) {
    const condition = conditionOf(textOf(draft, ref, words), words);
    // "California residents" says it all; "where we rely on consent" holds within the heading.
    if (condition !== undefined) return { title: ofPlace.test(condition) ? undefined : heading, condition };
  }
  if (heading === undefined) return undefined;
  // "If you live in Brazil, this part applies to you", above what is said to them.
  return onCondition.test(heading)
    ? { title: undefined, condition: heading.replace(readOn, '') }
    : { title: heading, condition: undefined };
}

/** The condition in front of a sentence, or the readers that are its subject. */
function conditionOf(text: string, words: TellingWords): string | undefined {
  const { ofAll, atTimes, subject: readers, someReaders, grantedBy } = patternsOf(words);
  const condition = conditionInFront(text, words);
  if (condition !== undefined && ofAll.test(text)) return undefined;
  if (condition !== undefined)
    return atTimes.test(condition) ? undefined : capitalised(tidy(withAlternative(condition, text, words)));
  const subject = readers.exec(text)?.[1];
  if (subject === undefined || !someReaders.test(subject)) return undefined;
  return tidy(subject.replace(grantedBy, ''));
}

/** The same condition is one, at the start of a sentence and behind "Also,". */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What introduces the list, the sentence itself, and the nearest before each that singles readers out. */
function leadingTo(draft: Draft, { lead, block, sentence }: Mention, words: TellingWords): readonly SentenceRef[] {
  const { leadIn = [] } = draft.blocks[block] ?? {};
  const leads = leadIn.filter((ref) => draft.blocks[ref.block]?.kind !== 'header');
  const named = [...(lead ? [lead] : []), ...leads];
  const own = { block, sentence };
  return [...named, own, ...[own, ...named].flatMap((ref) => before(draft, ref, words))];
}

/** The nearest sentence before a place in its block that singles readers out. */
function before(draft: Draft, { block, sentence }: SentenceRef, words: TellingWords): readonly SentenceRef[] {
  const found = singlingOut(draft, block, words).findLast((number) => number < sentence);
  return found === undefined ? [] : [{ block, sentence: found }];
}

const singlingBy = compiledOnce(() => new WeakMap<BlockContent, readonly number[]>());

/** The sentences of a block that speak to readers of some place; worked out once for each text. */
function singlingOut({ blocks }: Draft, block: number, words: TellingWords): readonly number[] {
  const singling = singlingBy(words);
  const { ofPlace } = patternsOf(words);
  const content = blocks[block]?.content;
  if (!content) return [];
  const known =
    singling.get(content) ??
    content.sentences.flatMap(({ text }, number) => {
      const bare = withoutOpening(text, words);
      return ofPlace.test(conditionInFront(bare, words) ?? '') && conditionOf(bare, words) !== undefined
        ? [number]
        : [];
    });
  singling.set(content, known);
  return known;
}

/** "If you have an account, or have left comments, you can …": what stands behind the comma is part of it. */
function withAlternative(condition: string, text: string, words: TellingWords): string {
  const more = patternsOf(words).alternatives.exec(text.slice(text.indexOf(condition) + condition.length));
  return more ? condition + more[0] : condition;
}

function textOf(draft: Draft, { block, sentence }: SentenceRef, words: TellingWords): string {
  return withoutOpening(draft.blocks[block]?.content.sentences[sentence]?.text ?? '', words);
}

/** Without the name of the right in front, and what joins: "Right of access (Art. 15): You can …", "In addition, …". */
function withoutOpening(text: string, words: TellingWords): string {
  return text.replace(/^[^:.]{3,60}:\s+(?=\p{Lu})/u, '').replace(patternsOf(words).joining, '');
}
