import { t } from '@vscode/l10n';
import type { Mention } from '../detect/values/findMentions';
import { createSentenceReader, type SentenceReader } from '../detect/values/sentenceHits';
import type { Draft, Span } from '../draft/draft';
import type { Knowledge, ValueItem, ValueSet } from '../knowledge/knowledge';
import { spansOfMention, writtenAs } from '../summary/found';
import type { Alignment, Side } from './alignment';
import type { Change, Stance, Told } from './change';

/** An item of a vocabulary, with all places of one draft that speak of it. */
interface Entry {
  readonly vocabulary: ValueSet;
  readonly item: ValueItem;
  readonly mentions: readonly Mention[];
}

/** One draft as this file looks at it. */
interface Reading {
  readonly side: Side;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Items that a changed sentence names in whatever way, as `vocabulary item`. */
  readonly named: ReadonlySet<string>;
  /** The normalised words of the whole draft. */
  readonly words: string;
}

/** The stance that decides where places differ: a plain statement before one on a condition, that before a denial. */
const STANCES: readonly Stance[] = ['stated', 'consent', 'denied'];

/** The kinds of data, purposes, recipients, rights and the like that one of two drafts has and the other has not. */
export function compareValues(
  knowledge: Knowledge,
  { old, next }: Alignment,
  mentions: { readonly old: readonly Mention[]; readonly next: readonly Mention[] },
): readonly Change[] {
  const read = readerFor(knowledge);
  const before = readSide(knowledge, old, mentions.old, read);
  const after = readSide(knowledge, next, mentions.next, read);
  const keys = new Set([...before.entries.keys(), ...after.entries.keys()]);
  return [...keys].flatMap((key) => compareEntry(key, before, after) ?? []);
}

const readers = new WeakMap<Knowledge, SentenceReader>();

function readerFor(knowledge: Knowledge): SentenceReader {
  const known = readers.get(knowledge) ?? createSentenceReader(knowledge);
  readers.set(knowledge, known);
  return known;
}

function readSide(knowledge: Knowledge, side: Side, mentions: readonly Mention[], read: SentenceReader): Reading {
  const vocabularies = new Map(knowledge.valueSets.map((one) => [one.id, one]));
  const entries = new Map<string, { vocabulary: ValueSet; item: ValueItem; mentions: Mention[] }>();
  for (const mention of mentions) {
    const vocabulary = vocabularies.get(mention.vocabulary);
    const item = vocabulary?.items.find(({ id }) => id === mention.item);
    if (!vocabulary || !item) continue;
    const key = `${vocabulary.id} ${nameInDraft(side.draft, vocabulary, mention) ?? item.id}`;
    const known = entries.get(key);
    if (known) known.mentions.push(mention);
    else entries.set(key, { vocabulary, item, mentions: [mention] });
  }
  const named = new Set(
    side.sentences
      .filter(({ isKeptInPlace }) => !isKeptInPlace)
      .flatMap(({ block, sentence }) => {
        const words = side.draft.blocks[block]?.content.sentences[sentence]?.words;
        return words ? namedIn(read, words) : [];
      }),
  );
  return { side, entries, named, words: ` ${side.sentences.map(({ key }) => key).join(' ')} ` };
}

function namedIn(read: SentenceReader, words: Parameters<SentenceReader>[0]): string[] {
  return [...read(words).byVocabulary].flatMap(([vocabulary, { items }]) =>
    items.map(({ item }) => `${vocabulary} ${item}`),
  );
}

/** What is told in the draft's words is known by them. */
function nameInDraft(draft: Draft, { shown }: ValueSet, mention: Mention): string | undefined {
  return shown === 'draft' ? writtenAs(draft, mention).toLowerCase() : undefined;
}

function compareEntry(key: string, before: Reading, after: Reading): Change | undefined {
  const old = before.entries.get(key);
  const next = after.entries.get(key);
  const { vocabulary, item } = (next ?? old) as Entry;
  const was = old && stanceOf(old);
  const is = next && stanceOf(next);
  // An exception makes it doubtful what a draft says: no change can be told then.
  if (was === is || (old && !was) || (next && !is)) return undefined;
  const told = (reading: Reading, entry: Entry | undefined, stance: Stance | undefined): Told | undefined =>
    entry && stance && tell(reading.side, entry, stance);
  const moved = [isFresh(before.side, old, was), isFresh(after.side, next, is)];
  if (!moved.includes(true)) return undefined;
  const subject = vocabulary.id;
  const base = { subject, id: item.id };
  const [oldTold, nextTold] = [told(before, old, was), told(after, next, is)];
  if (oldTold && nextTold)
    return { ...base, kind: 'changed', name: nameOf(vocabulary, item, nextTold), was: oldTold, is: nextTold };
  if (nextTold) {
    if (saysOtherwise(key, nextTold, vocabulary, before)) return undefined;
    return { ...base, kind: 'added', name: nameOf(vocabulary, item, nextTold), is: nextTold };
  }
  if (!oldTold || saysOtherwise(key, oldTold, vocabulary, after)) return undefined;
  return { ...base, kind: 'removed', name: nameOf(vocabulary, item, oldTold), was: oldTold };
}

function stanceOf({ mentions }: Entry): Stance | undefined {
  const found = new Set(mentions.map(({ mood }) => (mood === 'asserted' || mood === 'hedged' ? 'stated' : mood)));
  return STANCES.find((stance) => found.has(stance));
}

function mentionsOf({ mentions }: Entry, stance: Stance): readonly Mention[] {
  return mentions.filter(({ mood }) => (mood === 'asserted' || mood === 'hedged' ? 'stated' : mood) === stance);
}

/** Whether words that make the statement are not in the other draft: what only stands elsewhere is no change. */
function isFresh(side: Side, entry: Entry | undefined, stance: Stance | undefined): boolean {
  if (!entry || !stance) return false;
  return mentionsOf(entry, stance).some((mention) =>
    [mention, ...(mention.lead ? [mention.lead] : [])].some((ref) => side.at(ref)?.isKeptInPlace === false),
  );
}

/** The other draft names the thing as well, in words that we may have misread: better silent than wrong. */
function saysOtherwise(key: string, { value = '' }: Told, { shown }: ValueSet, other: Reading): boolean {
  if (shown === 'draft') return other.words.includes(` ${value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `);
  return other.named.has(key);
}

const PLACES = 3;

function tell({ draft }: Side, entry: Entry, stance: Stance): Told {
  const mentions = mentionsOf(entry, stance);
  const [first] = mentions;
  const spans = new Map<number, Span>();
  for (const mention of mentions)
    for (const span of spansOfMention(draft, mention).slice(-1)) spans.set(span.start, span);
  return { stance, ...(first ? { value: writtenAs(draft, first) } : {}), places: [...spans.values()].slice(0, PLACES) };
}

function nameOf({ shown }: ValueSet, { plain, general = plain }: ValueItem, { value = '' }: Told): string {
  if (shown === 'draft') return value;
  return t(general).replace('{it}', t('your data')).replace('{0}', value);
}
