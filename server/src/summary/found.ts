import type { Mention } from '../detect/values/findMentions';
import type { Mood } from '../detect/values/mood';
import { columnOf, type Draft, type SentenceRef, type Span } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import type { Knowledge, ValueItem, ValueSet } from '../knowledge/knowledge';
import type { TellingWords } from '../knowledge/tellingWords';
import { type IsLimited, limitsApart } from './limited';
import { compiledOnce } from './patterns';
import { isForSome, isForStaff, keyOfScope, readersOf, type Scope } from './scope';
import { titlesAround } from './titlesAround';

/** How an item is told; what stays open is not told by us. */
export type ToldMood = Exclude<Mood, 'open'>;

/** An item of a vocabulary that a draft speaks of, with the places that say so. */
export interface FoundItem {
  readonly vocabulary: ValueSet;
  readonly item: ValueItem;
  readonly mood: ToldMood;
  /** To whom the draft says it, in scoped valueSets. */
  readonly scope: Scope | undefined;
  /** In the draft's own words. */
  readonly written: string;
  readonly mentions: readonly Mention[];
}

/** What a draft says of all valueSets, by the vocabulary's id; items in the order of the draft. */
export type FoundValues = ReadonlyMap<string, readonly FoundItem[]>;

/** Gathers mentions by item: of several places the plainest decides, and a denial stands beside it. */
export function gatherValues(knowledge: Knowledge, draft: Draft, mentions: readonly Mention[]): FoundValues {
  return new Map(
    knowledge.valueSets.map((vocabulary) => {
      const items = new Map(vocabulary.items.map((item) => [item.id, item]));
      const byKey = new Map<string, Mutable>();
      const own = mentions.filter((mention) => mention.vocabulary === vocabulary.id);
      const isLimited = limitsApart(draft, vocabulary, own, knowledge.telling);
      const isBeside = (mention: Mention): boolean => vocabulary.ofRows && isBesideItsRow(draft, mention);
      const listed = new Set(own.filter((mention) => !isBeside(mention)).map(({ item }) => item));
      for (const mention of own) {
        const item = items.get(mention.item);
        const isNeeded = listed.size > 0 && isBeside(mention);
        if (!item || (isNeeded && listed.has(item.id))) continue;
        const meant: Mention = isNeeded && mention.mood === 'asserted' ? { ...mention, mood: 'hedged' } : mention;
        note(byKey, draft, vocabulary, item, meant, { words: knowledge.telling, isLimited });
      }
      return [vocabulary.id, [...byKey.values()].map(toFound)] as const;
    }),
  );
}

/** "To answer you | Name, recordings of calls": in a column that is not the first, what the row is about needs an item. */
function isBesideItsRow({ blocks }: Draft, { block, sentence, lead }: Mention): boolean {
  const content = blocks[block]?.content;
  return content !== undefined && blocks[lead?.block ?? -1]?.kind === 'header' && columnOf(content, sentence) > 0;
}

/** A mention and how it is told. */
interface Place {
  readonly mood: ToldMood;
  readonly mention: Mention;
}

interface Mutable {
  readonly vocabulary: ValueSet;
  readonly item: ValueItem;
  readonly scope: Scope | undefined;
  readonly written: string;
  readonly places: Place[];
}

function note(
  byKey: Map<string, Mutable>,
  draft: Draft,
  vocabulary: ValueSet,
  item: ValueItem,
  mention: Mention,
  { words, isLimited }: { readonly words: TellingWords; readonly isLimited: IsLimited },
): void {
  if (mention.mood === 'open') return;
  const titles = titlesAround(draft, mention.block, words);
  if (!vocabulary.scoped && isForStaff(titles, words)) return;
  const scope = vocabulary.scoped ? readersOf(draft, mention, titles, words) : undefined;
  // "In such cases" says to nobody in which: without the sentences before, it is not told.
  if (scope?.condition !== undefined && patternsOf(words).vague.test(scope.condition)) return;
  const written = writtenAs(draft, mention);
  const isAtTimes = (!vocabulary.scoped && isForSome(titles, words)) || isLimited(mention, titles, scope);
  // What some readers are asked for is not asked of all.
  const mood = isAtTimes && mention.mood !== 'denied' ? 'hedged' : mention.mood;
  const isDenied = mood === 'denied' ? 'denied' : '';
  // Whose policy it is, is no outside service.
  if (vocabulary.shown === 'draft' && isOwnName(draft, written, words)) return;
  // Of one thing with two names, "United States" and "U.S.", there is one item.
  const name = vocabulary.shown === 'draft' && item.several ? written.toLowerCase() : item.id;
  const kept = mention.text === undefined ? '' : written.toLowerCase();
  const key = [name, kept, isDenied, keyOfScope(scope)].join('\n');
  const known = byKey.get(key) ?? { vocabulary, item, scope, written, places: [] };
  known.places.push({ mood, mention });
  byKey.set(key, known);
}

const patternsOf = compiledOnce((words: TellingWords) => ({
  vague: new RegExp(`^${oneOf(words.vagueConditions)}\\b`, 'i'),
}));

const ownNames = new WeakMap<Draft, Map<string, boolean>>();

/** "Google Maps" in "Google's privacy policy" is a service of their own; of each name the draft is searched once. */
function isOwnName(draft: Draft, written: string, words: TellingWords): boolean {
  const known = ownNames.get(draft) ?? new Map<string, boolean>();
  const isOwn = known.get(written) ?? isNameOfOwn(draft, written, words);
  ownNames.set(draft, known.set(written, isOwn));
  return isOwn;
}

function isNameOfOwn(draft: Draft, written: string, words: TellingWords): boolean {
  const title = draft.title?.text ?? '';
  const [first = ''] = written.split(' ');
  if (title.includes(written)) return true;
  return /^\p{Lu}/u.test(first) && (title.split(/\W+/).includes(first) || speaksAs(first, draft, words));
}

/** A name that stands in a draft as often as this is that of its own firm, unless its services are named by many. */
const OFTEN = 25;

/** "Acme is committed to your privacy", "at Acme, we …": words by which a draft names those whose it is. */
function speaksAs(name: string, { text }: Draft, words: TellingWords): boolean {
  const word = name.replace(/[^\p{L}\p{N}]/gu, '.');
  if (!words.named.includes(name) && (text.match(new RegExp(`\\b${word}\\b`, 'g')) ?? []).length >= OFTEN) return true;
  return new RegExp(words.speaksAs.join('|').replaceAll('{name}', word), 'i').test(text);
}

const PLAINEST: readonly ToldMood[] = ['asserted', 'hedged', 'consent', 'denied'];

const LIMITED_FIRST: readonly ToldMood[] = ['hedged', 'consent', 'asserted', 'denied'];

function toFound({ places, ...rest }: Mutable): FoundItem {
  const fit = fitting(places);
  const meant = (mood: ToldMood): readonly Place[] => fit.filter((place) => place.mood === mood);
  const [plain, withConsent] = [meant('asserted'), meant('consent')];
  // What one place says plainly and another with consent holds at times.
  if (plain.length > 0 && withConsent.length > 0)
    return { ...rest, mood: 'hedged', mentions: [...evidence(plain), ...evidence(withConsent)] };
  // A right that one place limits and another does not ("you can ask for it by e-mail") is given with its limits; so is what is
  // most private taken.
  const order = rest.vocabulary.scoped || rest.item.sensitive ? LIMITED_FIRST : PLAINEST;
  const mood = order.find((one) => meant(one).length > 0) ?? 'hedged';
  return { ...rest, mood, mentions: evidence(meant(mood)) };
}

/**
 * Without the places in parts about another matter, where there are others; where there are none, what such a part says is
 * told only as what may be: a list of what readers may ask for is no list of what is collected.
 */
function fitting(places: readonly Place[]): readonly Place[] {
  const better = places.filter(({ mention }) => mention.fit !== 'other');
  if (better.length > 0) return better;
  return places.map((place) => (place.mood === 'asserted' ? { ...place, mood: 'hedged' } : place));
}

/** Places in parts about the matter itself come first. */
function evidence(places: readonly Place[]): readonly Mention[] {
  const mentions = places.map(({ mention }) => mention);
  const isOwn = ({ fit }: Mention): boolean => fit === 'own';
  return [...mentions.filter(isOwn), ...mentions.filter((mention) => !isOwn(mention))];
}

/** The words of the draft for an item, as a reader sees them. */
export function writtenAs(draft: Draft, { block, sentence, match, text }: Mention): string {
  const found = draft.blocks[block];
  const source = found?.content.sentences[sentence];
  if (!found || !source) return '';
  const { start, end } = text ?? match;
  return visibleText(source.text, draft.text.slice(start, end)).replace(/['’]s?$/, '');
}

/** Markup may stand between the words in the source. */
function visibleText(visible: string, source: string): string {
  if (visible.includes(source)) return source;
  return source
    .replace(/<[^<>]*>|[*_`]|\]\([^)]*\)|\[/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The sentences that a mention rests on, as spans of the source. */
export function spansOfMention(draft: Draft, mention: Mention): Span[] {
  return [...(mention.lead ? [mention.lead] : []), mention].flatMap((ref) => spanOfSentence(draft, ref));
}

function spanOfSentence(draft: Draft, ref: SentenceRef): Span[] {
  const block = draft.blocks[ref.block];
  const sentence = block?.content.sentences[ref.sentence];
  return block && sentence ? [{ start: block.start + sentence.start, end: block.start + sentence.end }] : [];
}
