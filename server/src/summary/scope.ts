import type { Mention } from '../detect/values/findMentions';
import type { BlockContent, Draft, SentenceRef } from '../draft/draft';
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

/** Where readers live, and the laws of these places. */
const PLACES: readonly string[] = [
  'california\\w*|virginia\\w*|colorado|connecticut|utah|nevada|texas|oregon|montana|delaware|iowa|nebraska|new jersey',
  'new hampshire|minnesota|maryland|tennessee|kentucky|indiana|washington|hawaii|vermont|georgia',
  'eu|eea|europe\\w*|uk|united kingdom|british|swiss|switzerland|canad\\w+|qu[eé]bec|brazil\\w*|australia\\w*|india\\w*',
  'china|japan|korea|singapore|mexic\\w+|argentin\\w+|colombia\\w*|chile|peru|costa rica|turk(?:ey|ish)|türkiye|thai\\w*',
  'nigeria\\w*|south africa\\w*|israel\\w*|new zealand|hong kong|taiwan\\w*|indonesia\\w*|malaysia\\w*|philippin\\w+',
  'vietnam\\w*|saudi|emirates|russia\\w*|ukrain\\w+|germany|france|italy|spain',
  'ccpa|cpra|gdpr|hipaa|lgpd|pipeda|pipl|popia|pdpa|vcdpa|ctdpa|states?|residents?|citizens?|individuals in|users in',
  '(?:certain|specific|other) (?:jurisdiction|countr|region|territor)\\w*|(?:country|region|territory|jurisdiction)[- ]specific',
];

/** Readers of one kind. */
const GROUPS: readonly string[] = [
  'if you (?:are|live|reside)|parents?|child(?:ren)?|kids|minors|students?|employees?|applicants?|candidates?|recruit\\w*',
  'professionals?|publishers?|sellers?|merchants?|hosts?|landlords?|drivers?|couriers?',
  'job\\w*|careers?|human resources|workforce|subscribers?|vendors?|suppliers?',
];

const OF_PLACE = new RegExp(`\\b(?:${PLACES.join('|')})\\b`, 'i');
const SOME_READERS = new RegExp(`\\b(?:${[...PLACES, ...GROUPS].join('|')})\\b`, 'i');

/** Whether a title says that what stands below it is said to readers of some place, and not where data goes. */
export function isOfPlace(title: string): boolean {
  return OF_PLACE.test(title) && !OF_DATA.test(title);
}

const OF_DATA =
  /\b(?:transfer\w*|outside|servers?|storage|stored|hosting|located|location|shield|frameworks?|clauses?|safeguards?|authorit\w+|commission\w*|representatives?|offices?|inc|llc|ltd|limited|pvt|gmbh|plc|corp|company)\b/i;

/** Whether a heading around a place says that what stands there is said to some readers only. */
export function isForSome(titles: readonly string[]): boolean {
  return titles.some((title) => SOME_READERS.test(title));
}

/** The nearest heading around a place that says that what stands there is said to some readers only. */
export function headingForSome(titles: readonly string[]): string | undefined {
  const title = titles.find((one) => SOME_READERS.test(one));
  return title === undefined ? undefined : tidy(title);
}

/**
 * The readers to whom a place speaks: the condition in front of it, in front of the list that it stands in, or of an
 * earlier sentence of its paragraph that singles readers out; else those whom its part is for.
 */
export function readersOf(draft: Draft, mention: Mention, titles: readonly string[]): Scope | undefined {
  const heading = headingForSome(titles);
  for (const ref of leadingTo(draft, mention)) {
    const condition = conditionOf(textOf(draft, ref));
    // "California residents" says it all; "where we rely on consent" holds within the heading.
    if (condition !== undefined) return { title: OF_PLACE.test(condition) ? undefined : heading, condition };
  }
  if (heading === undefined) return undefined;
  // "If you live in Brazil, this part applies to you", above what is said to them.
  return ON_CONDITION.test(heading)
    ? { title: undefined, condition: heading.replace(READ_ON, '') }
    : { title: heading, condition: undefined };
}

const ON_CONDITION = /^(?:if|when|where) you\b/i;
const READ_ON = /, (?:th(?:is|e|ese|ose)|please|find|see|read|click|here|you)\b.*$/i;

/** The condition in front of a sentence, or the readers that are its subject. */
function conditionOf(text: string): string | undefined {
  const condition = conditionInFront(text);
  if (condition !== undefined && OF_ALL.test(text)) return undefined;
  if (condition !== undefined)
    return AT_TIMES.test(condition) ? undefined : capitalised(tidy(withAlternative(condition, text)));
  const subject = SUBJECT.exec(text)?.[1];
  if (subject === undefined || !SOME_READERS.test(subject)) return undefined;
  return tidy(subject.replace(/,? (?:you|(?:also )?(?:provides|says|states) that you)$/i, ''));
}

/** The same condition is one, at the start of a sentence and behind "Also,". */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What introduces the list, the sentence itself, and the nearest before each that singles readers out. */
function leadingTo(draft: Draft, { lead, block, sentence }: Mention): readonly SentenceRef[] {
  const { leadIn = [] } = draft.blocks[block] ?? {};
  const leads = leadIn.filter((ref) => draft.blocks[ref.block]?.kind !== 'header');
  const named = [...(lead ? [lead] : []), ...leads];
  const own = { block, sentence };
  return [...named, own, ...[own, ...named].flatMap((ref) => before(draft, ref))];
}

/** The nearest sentence before a place in its block that singles readers out. */
function before(draft: Draft, { block, sentence }: SentenceRef): readonly SentenceRef[] {
  const found = singlingOut(draft, block).findLast((number) => number < sentence);
  return found === undefined ? [] : [{ block, sentence: found }];
}

const singling = new WeakMap<BlockContent, readonly number[]>();

/** The sentences of a block that speak to readers of some place; worked out once for each text. */
function singlingOut({ blocks }: Draft, block: number): readonly number[] {
  const content = blocks[block]?.content;
  if (!content) return [];
  const known =
    singling.get(content) ??
    content.sentences.flatMap(({ text }, number) => {
      const bare = withoutOpening(text);
      return OF_PLACE.test(conditionInFront(bare) ?? '') && conditionOf(bare) !== undefined ? [number] : [];
    });
  singling.set(content, known);
  return known;
}

/** "As a data subject, you …" singles out nobody, "as a participant, we …" speaks of ourselves. */
const OF_ALL =
  /^as an? (?:(?:data subject|user|customer|consumer|visitor|member|individual|reader),|[^,]{2,60}, (?:we|our)\b)/i;

/** Says when, and to nobody in particular: told as "in some cases". */
const AT_TIMES =
  /^(?:if you (?:are|live) elsewhere|(?:in|under) (?:certain|some|specific|limited) (?:circumstances|cases|situations|conditions|instances)|subject to .{0,40}\b(?:exceptions?|exemptions?|limitations?|conditions|restrictions|laws?))\b/i;

/** "If you have an account, or have left comments, you can …": what stands behind the comma is part of it. */
function withAlternative(condition: string, text: string): string {
  const more = ALTERNATIVES.exec(text.slice(text.indexOf(condition) + condition.length));
  return more ? condition + more[0] : condition;
}

/** ", Switzerland or the UK, you …", ", or have left comments, you …" */
const ALTERNATIVES =
  /^(?:(?:, \p{Lu}[^,.;:]{1,30}){0,4}, (?:or|and)|(?:, (?!You\b|We\b)\p{Lu}[^,.;:]{1,30}?){1,4} (?:or|and)) [^,.;:]{2,80}?(?=,| you (?:may|can|have)\b)/u;

/** "California residents have the right …", "in the EU you may …" */
const SUBJECT =
  /^(?!(?:our|we|this|these|your?|the right)\b)([^:.]{3,80}?),? (?:also )?(?:may|can|could|have|has|are|is|shall|will)\b/i;

function textOf(draft: Draft, { block, sentence }: SentenceRef): string {
  return withoutOpening(draft.blocks[block]?.content.sentences[sentence]?.text ?? '');
}

/** Without the name of the right in front, and what joins: "Right of access (Art. 15): You can …", "In addition, …". */
function withoutOpening(text: string): string {
  return text
    .replace(/^[^:.]{3,60}:\s+(?=\p{Lu})/u, '')
    .replace(/^(?:in addition(?: to [^,]{3,160})?|additionally|furthermore|moreover|also),\s+/i, '');
}
