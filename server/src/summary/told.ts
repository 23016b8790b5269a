import { t } from '@vscode/l10n';
import type { Draft, SentenceRef, Span } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import type { TellingWords } from '../knowledge/tellingWords';
import type { ToldValues } from '../knowledge/topics';
import { type FoundItem, spansOfMention, type ToldMood } from './found';
import type { LevelShape } from './levels';
import { compiledOnce } from './patterns';
import { wordCount } from './retell';
import { headingForSome, keyOfScope, type Scope } from './scope';
import { behind, fill, inFrame, own, type Part, quote } from './sentence';
import { titlesAround } from './titlesAround';

/** A statement before it is put into words. */
export interface Stated {
  readonly parts: readonly Part[];
  readonly silent: boolean;
  /** It says what the draft lacks, beside what comes near. */
  readonly gap?: boolean;
  readonly evidence: readonly Span[];
  /** Address of the file that all of the evidence stands in, where that is another part of the notice. */
  readonly elsewhere?: string;
  /** The sentences of the draft that it rests on, so that they are not told again. */
  readonly told?: readonly SentenceRef[];
  /** The right that it gives, for its citation. */
  readonly right?: string;
}

/** Places given as evidence for one item. */
const PLACES = 2;

/** The longest sentence that can be the title of its paragraph. */
const TITLE_WORDS = 14;

const MOODS: readonly ToldMood[] = ['asserted', 'hedged', 'consent', 'denied'];

/** Stands in names for the reader's data: "see {it}". */
const IT = '{it}';

/** One statement for all items that the draft means alike and says to the same readers. */
export function tellItems(
  draft: Draft,
  items: readonly FoundItem[],
  says: ToldValues,
  shape: LevelShape,
): readonly Stated[] {
  const scopes = [...new Map(items.map(({ scope }) => [keyOfScope(scope), scope])).values()];
  const sentences = [...new Set(MOODS.flatMap((mood) => says[mood] ?? []))];
  return scopes.flatMap((scope) =>
    sentences.flatMap((sentence): Stated[] => {
      const alike = items.filter((one) => says[one.mood] === sentence && keyOfScope(one.scope) === keyOfScope(scope));
      if (alike.length === 0) return [];
      const bundles = shape.citations && alike.some(({ item }) => item.right) ? alike.map((one) => [one]) : [alike];
      return bundles.map((bundle) => ({
        parts: scoped(scope, listed(t(sentence), bundle, shape)),
        silent: false,
        evidence: bundle.flatMap(({ mentions }) =>
          mentions.slice(0, PLACES).flatMap((mention) => spansOfMention(draft, mention)),
        ),
        told: bundle.flatMap(({ mentions }) => mentions.flatMap((one) => [one, ...(one.lead ? [one.lead] : [])])),
        ...(bundle[0]?.item.right === undefined ? {} : { right: bundle[0].item.right }),
      }));
    }),
  );
}

/** "You can see your data." for some readers only: “If you live in the EU”: you can see your data. */
function scoped(scope: Scope | undefined, parts: readonly Part[]): readonly Part[] {
  if (!scope) return parts;
  const { title, condition } = scope;
  return inFrame(title, condition === undefined ? parts : behind(fill(t('{0}: '), [quote(condition)]), parts));
}

/** "They collect your name and phone number. Also: job details." Long lists become several sentences. */
function listed(sentence: string, items: readonly FoundItem[], shape: LevelShape): Part[] {
  const names = namesOf(items, shape);
  const kept = referring(names.slice(0, shape.listed));
  const chunks = chunked(kept, shape.inSentence);
  const parts = chunks.flatMap((chunk, index): Part[] => {
    const isLast = index === chunks.length - 1;
    const list = [...joined(chunk), ...(isLast && kept.length < names.length ? [own(t(' and more'))] : [])];
    return index === 0 ? fill(sentence, list) : [own(' '), ...fill(t('Also: {0}.'), list)];
  });
  return parts;
}

/** Names the reader's data once and refers to it from then on. */
function referring(names: readonly Part[]): readonly Part[] {
  let named = false;
  return names.map((name) => {
    if (!('own' in name) || !name.own.includes(IT)) return name;
    const text = name.own.replace(IT, named ? t('it') : t('your data'));
    named = true;
    return own(text);
  });
}

function chunked<T>(all: readonly T[], size: number): T[][] {
  const count = Math.max(1, Math.ceil(all.length / size));
  const even = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, index) => all.slice(index * even, (index + 1) * even));
}

/** Names with commas and a last "and"; in the middle of names that hold "and" or "or" themselves, commas only. */
function joined(names: readonly Part[]): Part[] {
  return names.flatMap((name, index): Part[] => {
    if (index === 0) return [name];
    return [own(index === names.length - 1 ? t(' and ') : ', '), name];
  });
}

/** What items are called at a level; where there are many, those with a name in common by that name. */
function namesOf(items: readonly FoundItem[], shape: LevelShape): Part[] {
  const isLong = items.length > shape.groupFrom;
  const members = (group: string | undefined): number =>
    group === undefined ? 0 : items.filter(({ item }) => item.group === group).length;
  const names = items.map(({ vocabulary, item, written }): Part => {
    if (vocabulary.shown === 'draft') return { literal: written };
    const group = item.group === undefined ? undefined : vocabulary.groups[item.group];
    if (isLong && group && members(item.group) > 1) return own(t(group.plain));
    return own(t(nameAt(item, shape)));
  });
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
}

function nameAt({ plain, general = plain, professional = general }: FoundItem['item'], { rank }: LevelShape): string {
  return [plain, general, professional][rank] ?? plain;
}

/**
 * Statements of the draft that are taken over as a whole; not where it says one with different figures ("within 30 days",
 * "within 60 days") under the same title, each of which holds for something else.
 */
export function tellClaims(
  draft: Draft,
  claims: readonly FoundItem[],
  shape: LevelShape,
  words: TellingWords,
): readonly Stated[] {
  const titled = claims
    .filter(({ mood }) => mood === 'asserted' || mood === 'hedged')
    .flatMap((claim) => byTitle(draft, claim, words));
  const isAlone = ({ claim: { item, written }, title }: TitledClaim): boolean =>
    !hasFigure(item) ||
    titled.every((one) => one.claim.item !== item || one.title !== title || one.claim.written === written);
  const isAccompanied = ({ item: { beside } }: FoundItem): boolean =>
    beside === undefined || titled.some((one) => one.claim.item.id === beside && isAlone(one));
  return titled
    .filter((one) => isAlone(one) && isAccompanied(one.claim))
    .map(({ claim, title }) => ({
      parts: inFrame(title, fill(t(nameAt(claim.item, shape)), [{ literal: claim.written }])),
      silent: false,
      evidence: claim.mentions.slice(0, PLACES).flatMap((mention) => spansOfMention(draft, mention)),
      told: claim.mentions,
    }));
}

/** A statement that is taken over, and the title that says of what it holds. */
interface TitledClaim {
  readonly claim: FoundItem;
  readonly title: string | undefined;
}

function hasFigure({ plain }: FoundItem['item']): boolean {
  return plain.includes('{0}');
}

/** One with a figure holds under each title on one right for that right only; any other for the readers of its part. */
function byTitle(draft: Draft, claim: FoundItem, words: TellingWords): readonly TitledClaim[] {
  if (!hasFigure(claim.item)) return [{ claim, title: headingOf(draft, claim, words) }];
  const titles = [...new Set(claim.mentions.map((mention) => titleOfRight(draft, mention, words)))];
  return titles.map((title) => {
    const mentions = claim.mentions.filter((mention) => titleOfRight(draft, mention, words) === title);
    const part = { ...claim, mentions };
    return { claim: part, title: title ?? headingOf(draft, part, words) };
  });
}

/** "Right to request amendment", at the start of a paragraph or as the title around it. */
function titleOfRight(draft: Draft, { block, sentence }: SentenceRef, words: TellingWords): string | undefined {
  const { ofOneRight } = patternsOf(words);
  const [title] = titlesAround(draft, block, words);
  const first = sentence > 0 ? draft.blocks[block]?.content.sentences[0]?.text : undefined;
  const opening = first !== undefined && wordCount(first) <= TITLE_WORDS ? first.replace(/[.:]$/, '') : undefined;
  return [opening, title].find((one) => one !== undefined && ofOneRight.test(one));
}

/** "Under “Your California rights”: they answer within 45 days." Statements on children need no heading to say so. */
function headingOf(draft: Draft, { mood, mentions: [first] }: FoundItem, words: TellingWords): string | undefined {
  if (mood !== 'hedged' || !first) return undefined;
  const { onChildren } = patternsOf(words);
  const titles = titlesAround(draft, first.block, words).filter((title) => !onChildren.test(title));
  return headingForSome(titles, words);
}

const patternsOf = compiledOnce((words: TellingWords) => ({
  ofOneRight: new RegExp(oneOf(words.ofOneRight), 'i'),
  onChildren: new RegExp(`\\b${oneOf(words.children)}\\b`, 'i'),
}));
