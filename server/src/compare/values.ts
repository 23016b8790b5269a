import { t } from '@vscode/l10n';
import type { Mention } from '../detect/values/findMentions';
import type { Mood } from '../detect/values/mood';
import { type SentenceReader, sentenceReaderOf } from '../detect/values/sentenceHits';
import type { Draft, Span } from '../draft/draft';
import { wordsAt } from '../draft/wordsAt';
import type { Knowledge, ValueItem, ValueSet } from '../knowledge/knowledge';
import { spansOfMention, writtenAs } from '../summary/found';
import { type Alignment, keyOf, type Side } from './alignment';
import type { Change, Stance, Told } from './change';

/** An item of a vocabulary, with all places of one draft that speak of it. */
interface Entry {
  readonly vocabulary: ValueSet;
  readonly item: ValueItem;
  readonly mentions: readonly Mention[];
}

const CLAIMS = 'claims';

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
  const read = sentenceReaderOf(knowledge);
  const before = readSide(knowledge, old, mentions.old, read);
  const after = readSide(knowledge, next, mentions.next, read);
  const keys = new Set([...before.entries.keys(), ...after.entries.keys()]);
  return withoutParts([...keys].flatMap((key) => compareEntry(key, before, after) ?? []));
}

function readSide(knowledge: Knowledge, side: Side, mentions: readonly Mention[], read: SentenceReader): Reading {
  const vocabularies = new Map(knowledge.valueSets.map((one) => [one.id, one]));
  const entries = new Map<string, { vocabulary: ValueSet; item: ValueItem; mentions: Mention[] }>();
  for (const mention of mentions) {
    const vocabulary = vocabularies.get(mention.vocabulary);
    const item = vocabulary?.items.find(({ id }) => id === mention.item);
    if (!vocabulary || !item) continue;
    const key = `${vocabulary.id} ${nameInDraft(side.draft, vocabulary, item, mention) ?? item.id}`;
    if (vocabulary.id === CLAIMS && !knowledge.changePlan.statements.includes(item.id)) continue;
    const known = entries.get(key);
    if (known) known.mentions.push(mention);
    else entries.set(key, { vocabulary, item, mentions: [mention] });
  }
  const named = new Set(
    side.sentences
      .filter(({ isKeptInPlace }) => !isKeptInPlace)
      .flatMap((sentence) => {
        const words = wordsAt(side.draft, sentence);
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

/** Names that the draft gives are known by themselves; of one thing with several names ("US", "USA") there is one item. */
function nameInDraft(draft: Draft, { shown }: ValueSet, { several }: ValueItem, mention: Mention): string | undefined {
  return shown === 'draft' && several ? writtenAs(draft, mention).toLowerCase() : undefined;
}

function compareEntry(key: string, before: Reading, after: Reading): Change | undefined {
  const old = voiceOf(before, key);
  const next = voiceOf(after, key);
  // An exception makes it doubtful what a draft says: no change can be told then.
  if (old === 'doubtful' || next === 'doubtful' || old?.stance === next?.stance) return undefined;
  if (old && next) return turned(old, next, before, after);
  const [own, ownReading, other] = next ? [next, after, before] : [old, before, after];
  if (!own?.isFresh || saysOtherwise(key, own, other)) return undefined;
  const told = tell(ownReading.side, own);
  const base = { subject: own.vocabulary.id, id: own.item.id, name: nameOf(own, told) };
  return next ? { ...base, kind: 'added', is: told } : { ...base, kind: 'removed', was: told };
}

/** What both drafts speak of, each in another sense: told only where the one sentence took the place of the other. */
function turned(old: Voice, next: Voice, before: Reading, after: Reading): Change | undefined {
  const isPaired = next.mentions.some((mention) => {
    const sentence = after.side.at(mention);
    const partner = sentence && after.side.partnerOf(sentence);
    return partner && old.mentions.some((one) => before.side.at(one) === partner);
  });
  if (!isPaired) return undefined;
  const [was, is] = [tell(before.side, old), tell(after.side, next)];
  return { kind: 'changed', subject: next.vocabulary.id, id: next.item.id, name: nameOf(next, is), was, is };
}

/** What a draft says of an item, and the places that decide it. */
interface Voice extends Entry {
  readonly stance: Stance;
  /** Words that make the statement are not in the other draft, or not below that heading, behind that introduction. */
  readonly isFresh: boolean;
}

function voiceOf({ entries, side }: Reading, key: string): Voice | 'doubtful' | undefined {
  const entry = entries.get(key);
  if (!entry) return undefined;
  const stanceIn = ({ mood }: Mention): Mood | Stance =>
    mood === 'asserted' || mood === 'hedged' || (mood === 'consent' && entry.vocabulary.scoped) ? 'stated' : mood;
  const stance = STANCES.find((one) => entry.mentions.some((mention) => stanceIn(mention) === one));
  if (!stance) return 'doubtful';
  const mentions = entry.mentions.filter((mention) => stanceIn(mention) === stance);
  const isFresh = mentions.some((mention) =>
    [mention, ...(mention.lead ? [mention.lead] : [])].some((ref) => side.at(ref)?.isKeptInPlace === false),
  );
  return { ...entry, mentions, stance, isFresh };
}

/** The other draft names the thing as well, in words that we may have misread: better silent than wrong. */
function saysOtherwise(key: string, { vocabulary, item, mentions }: Voice, other: Reading): boolean {
  if (vocabulary.shown !== 'draft' || !item.several) return other.named.has(key);
  const name = key.slice(vocabulary.id.length + 1);
  return mentions.length > 0 && other.words.includes(` ${keyOf(name)} `);
}

const PLACES = 3;

function tell({ draft }: Side, { mentions, stance }: Voice): Told {
  const [first] = mentions;
  const spans = new Map<number, Span>();
  for (const mention of mentions)
    for (const span of spansOfMention(draft, mention).slice(-1)) spans.set(span.start, span);
  return { stance, ...(first ? { value: writtenAs(draft, first) } : {}), places: [...spans.values()].slice(0, PLACES) };
}

function nameOf({ vocabulary, item }: Entry, { value = '' }: Told): string {
  if (vocabulary.shown === 'draft') return value;
  const { plain, general = plain } = item;
  return t(general).replace('{it}', t('your data')).replace('{0}', value);
}

/** Of "Google DoubleClick" and "DoubleClick", both new, the longer name says it all. */
function withoutParts(changes: readonly Change[]): readonly Change[] {
  const isPart = (one: Change, other: Change): boolean =>
    one !== other &&
    one.kind === other.kind &&
    one.subject === other.subject &&
    other.name.length > one.name.length &&
    other.name.toLowerCase().endsWith(one.name.toLowerCase());
  return changes.filter((change) => !changes.some((other) => isPart(change, other)));
}
