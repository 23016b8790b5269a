import { type MoodWords, moodWordsOf } from '../detect/values/moodWords';
import { type SentenceHits, sentenceReaderOf, type WordRange } from '../detect/values/sentenceHits';
import { type Block, columnOf, type Draft, type Sentence } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import { sentenceKey } from '../draft/sentenceKey';
import { WordFlag } from '../draft/words';
import type { Knowledge } from '../knowledge/knowledge';
import type { TellingWords } from '../knowledge/tellingWords';
import type { FoundItem } from './found';
import { compiledOnce } from './patterns';

type Mention = FoundItem['mentions'][number];

/** A kind of data, and a purpose or recipient that the draft ties it to, by their ids. */
export type Tie = readonly [dataType: string, other: string];

/**
 * What the draft ties to what: where one sentence or one row of a table speaks of both, or where the data is what the
 * purpose's or recipient's own frame is about ("we use your name to …", "we share your name with …").
 * @param data kinds of data that the draft says are collected: others are tied to nothing
 */
export function findTies(
  knowledge: Knowledge,
  draft: Draft,
  data: readonly FoundItem[],
  others: readonly FoundItem[],
): readonly Tie[] {
  const ids = new Set(data.map(({ item }) => item.id));
  const byPlace = new Map<string, Set<string>>();
  for (const { item, mentions } of data)
    for (const mention of mentions) {
      const place = placeOf(draft, mention);
      byPlace.set(place, (byPlace.get(place) ?? new Set()).add(item.id));
    }
  const pairs = new Map<string, Tie>();
  for (const { item, vocabulary, mentions } of others)
    for (const mention of mentions) {
      const framed = [...framedData(knowledge, draft, vocabulary.id, mention), ...rowData(knowledge, draft, mention)];
      for (const one of [...(byPlace.get(placeOf(draft, mention)) ?? []), ...framed.filter((id) => ids.has(id))])
        pairs.set(`${one} ${item.id}`, [one, item.id]);
    }
  return [...pairs.values()];
}

function placeOf({ blocks }: Draft, mention: Mention): string {
  const { block, lead } = mention;
  // The cells of a row are sentences of one block under one header.
  return lead && blocks[lead.block]?.kind === 'header' ? `row ${block}` : sentenceKey(mention);
}

const patternsOf = compiledOnce((words: TellingWords) => ({
  /** "Data", "Personal information", "Categories of data". */
  dataHeader: new RegExp(`^(?:\\S+ ){0,3}${oneOf(words.dataHeaders)}$`, 'i'),
}));

/** The kinds of data in the same row of a table, under a header that says that they are data. */
function rowData(knowledge: Knowledge, draft: Draft, { block: index }: Mention): readonly string[] {
  const block = draft.blocks[index];
  if (block?.kind !== 'row') return [];
  const { dataHeader } = patternsOf(knowledge.telling);
  const columns = block.leadIn.flatMap(({ block: header, sentence }) => {
    const from = draft.blocks[header];
    if (from?.kind !== 'header') return [];
    const text = from.content.sentences[sentence]?.text;
    return text !== undefined && dataHeader.test(text.trim()) ? [columnOf(from.content, sentence)] : [];
  });
  return block.content.sentences.flatMap((cell, number) => {
    if (!columns.includes(columnOf(block.content, number))) return [];
    const items = sentenceReaderOf(knowledge)(cell.words).byVocabulary.get('data')?.items;
    return items?.map(({ item }) => item) ?? [];
  });
}

/** The kinds of data that the words around a purpose or recipient are about; where they except something, none. */
function framedData(knowledge: Knowledge, draft: Draft, vocabulary: string, mention: Mention): readonly string[] {
  const { block: index, sentence: number } = mention.lead ?? mention;
  const block = draft.blocks[index];
  const sentence = block?.content.sentences[number];
  if (!block || !sentence) return [];
  const hits = sentenceReaderOf(knowledge)(sentence.words);
  const end = mention.lead ? sentence.words.texts.length : wordAt(block, sentence, mention.match.start);
  const frame = nearestFrame(hits, vocabulary, end);
  if (!frame || isLimited(knowledge, sentence, hits, frame)) return [];
  const words = moodWordsOf(knowledge);
  const items = hits.byVocabulary.get('data')?.items ?? [];
  return items.filter((item) => isWithin(item, frame) && isWhole(sentence, item, words)).map(({ item }) => item);
}

/** Behind "credit card" in "credit card processors" another word follows: it is about that. */
function isWhole({ words: { texts, flags } }: Sentence, { end }: WordRange, { followsData }: MoodWords): boolean {
  const next = texts[end];
  return next === undefined || followsData.has(next) || ((flags[end] ?? 0) & WordFlag.clause) !== 0;
}

/** The last frame that ends before a word; of those that begin together the shortest. */
function nearestFrame(hits: SentenceHits, vocabulary: string, before: number): WordRange | undefined {
  const frames = hits.byVocabulary.get(vocabulary)?.frames.after ?? [];
  return frames
    .filter(({ end }) => end <= before)
    .toSorted((one, other) => other.start - one.start || one.end - other.end)[0];
}

/** "Your data, but not your name": which of what stands there is meant is not clear. */
function isLimited(
  { phrases }: Knowledge,
  { words: { texts } }: Sentence,
  { moods }: SentenceHits,
  frame: WordRange,
): boolean {
  const framed = texts.slice(frame.start, frame.end);
  if (phrases.negators.some((word) => framed.includes(word))) return true;
  return (moods.doubt ?? []).some((range) => isWithin(range, frame));
}

function isWithin(one: WordRange, other: WordRange): boolean {
  return other.start <= one.start && one.end <= other.end;
}

function wordAt({ start }: Block, { words: { starts } }: Sentence, offset: number): number {
  const found = starts.findIndex((one) => start + one >= offset);
  return found < 0 ? starts.length : found;
}
