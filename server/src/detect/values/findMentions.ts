import {
  type Block,
  type BlockContent,
  columnOf,
  type Draft,
  type SentenceRef,
  type Span,
  type Words,
} from '../../draft/draft';
import { wordsAt } from '../../draft/wordsAt';
import type { Knowledge, ValueSet } from '../../knowledge/knowledge';
import { isBehindOthers, isOfReaders, weMay } from './agents';
import { createFrameReader, type Frame } from './frames';
import { introductionsOf, isEntry, reaches } from './introductions';
import { itemMood, namedMood } from './itemMood';
import { createMatters, type Fit } from './matters';
import { holds, type Mood, weaker } from './mood';
import { hasOneOf, moodWordsOf } from './moodWords';
import { governing, isJoined, openWords } from './reach';
import { isNounPhrase, isQuestion, isRefused } from './sentenceForms';
import { type SentenceHits, sentenceReaderOf, type VocabularyHits, type WordRange } from './sentenceHits';
import { createSurroundings, type Surroundings } from './surroundings';

/** A place where a draft says something of a vocabulary: that an e-mail address is collected, that a bank gets data. */
export interface Mention extends SentenceRef {
  readonly vocabulary: string;
  readonly item: string;
  readonly mood: Mood;
  /** Whether the part that it stands in is about the matter. */
  readonly fit: Fit;
  /** The words for it, in the source of the draft. */
  readonly match: Span;
  /** Of them, what the phrase keeps under the name `text`. */
  readonly text: Span | undefined;
  /** The sentence or header that says what is done with it, where that is another one. */
  readonly lead: SentenceRef | undefined;
}

/** Finds what a draft says of every vocabulary, in document order. */
export type MentionFinder = (draft: Draft) => readonly Mention[];

/** The frames that hold for a sentence of one block, found by its words, its place in the block and what was found in it. */
type FramesIn = (words: Words, number: number, hits: SentenceHits, own: VocabularyHits) => readonly Frame[];

/** The frame of what is said by its own words. */
const PLAIN: Frame = { range: undefined, side: 'all', mood: 'asserted', lead: undefined };

/** Of vocabularies in which any word joins. */
const NO_WORDS: ReadonlySet<string> = new Set();

export function createMentionFinder(knowledge: Knowledge): MentionFinder {
  const read = sentenceReaderOf(knowledge);
  const lists = moodWordsOf(knowledge);
  const { light } = lists;
  const framesOf = createFrameReader(read, lists);
  const fitOf = createMatters(read);
  const toldOfAll = new Set(
    knowledge.valueSets.flatMap(({ id, items }) =>
      items.filter(({ ofAll }) => ofAll).map((item) => `${id} ${item.id}`),
    ),
  );
  const joinsByVocabulary = new Map(knowledge.valueSets.map(({ id, joins }) => [id, new Set(joins)]));
  const joinsOf = ({ id }: ValueSet): ReadonlySet<string> => joinsByVocabulary.get(id) ?? NO_WORDS;

  const mentionsIn = (
    draft: Draft,
    index: number,
    vocabulary: ValueSet,
    introductions: readonly SentenceRef[],
    around: Surroundings,
  ): Mention[] => {
    const block = draft.blocks[index];
    if (!block || block.kind === 'opaque' || block.kind === 'header') return [];
    if (isRefused(draft, index, read) || isLedByDenial(draft, block)) return [];
    const framesIn = frameFinder(draft, index, vocabulary, introductions);
    if (framesIn === undefined) return [];
    const fit = fitOf(draft, block.section, vocabulary);
    // What readers can do elsewhere is no right that the draft gives.
    if (vocabulary.scoped && fit === 'other') return [];
    return block.content.sentences.flatMap((sentence, number): Mention[] => {
      const { words } = sentence;
      const hits = read(words);
      const own = hits.byVocabulary.get(vocabulary.id);
      if (!own || own.items.length === 0 || isQuestion(sentence, lists)) return [];
      if (vocabulary.scoped && own.void && holds(hits, 'limitsNamed'))
        return limitsIn(block, index, number, vocabulary, own, fit);
      if (own.void) return [];
      const frames = framesIn(words, number, hits, own);
      if (frames.length === 0) return [];
      const isOpen = openWords(words, own, hits, lists);
      const joins = joinsOf(vocabulary);
      const { opens = [] } = hits.moods;
      return own.items.flatMap(({ item, start, end, text }): Mention[] => {
        const frame = governing(frames, { start, end }, isOpen);
        // Below "Purposes": "to share data with partners who may use it to …" tells of the partners' purposes.
        if (frame?.range === undefined && frame?.lead && isBehindOthers(hits, start)) return [];
        if (!frame || isOfReaders(words, start, lists) || !isJoined(words, start, frame, own, opens, joins, light))
          return [];
        const meant = itemMood(frame, words, { start, end }, hits, own, lists, vocabulary.scoped, block.kind);
        const isPart = vocabulary.partial && !isGeneral(draft, block, number, own, frame);
        if (isPart && toldOfAll.has(`${vocabulary.id} ${item}`)) return [];
        const isLed = frame.lead !== undefined || block.kind === 'heading';
        const isPossible = isLed && !vocabulary.scoped && goesOnWithMay(draft, index, number);
        const mood = vocabulary.named
          ? namedMood(frame, words, { start, end }, hits, lists)
          : weaker(
              around(index, number, vocabulary, item),
              meant === 'asserted' && (isPart || isPossible) ? 'hedged' : meant,
            );
        if (vocabulary.strict && mood !== 'asserted') return [];
        return [
          {
            vocabulary: vocabulary.id,
            item,
            mood,
            fit,
            block: index,
            sentence: number,
            match: sourceSpan(block, words, { start, end }),
            text: text && sourceSpan(block, words, text),
            lead: frame.lead,
          },
        ];
      });
    });
  };

  /** Finds the frames that hold for a sentence of a block; undefined where the block says nothing of the vocabulary. */
  const frameFinder = (
    draft: Draft,
    index: number,
    vocabulary: ValueSet,
    introductions: readonly SentenceRef[],
  ): FramesIn | undefined => {
    const block = draft.blocks[index];
    if (!block) return undefined;
    if (block.kind === 'heading') return framesOfTitle(draft, index, vocabulary, introductions);
    const closest = isEntry(draft, block) ? introductions : block.leadIn;
    // "You have these rights:" holds for the paragraphs below it that do not say themselves what they are about.
    const isAlone = closest.length === 0 && !(block.kind === 'item' && isUnderDenial(draft, block));
    const within = isAlone ? introductions.filter(reaches(draft, block)) : [];
    const own = framesOf.ofHeading(draft, block, vocabulary);
    const heading =
      own ??
      (isEntry(draft, block)
        ? framesOf.aboveTitle(draft, block, vocabulary, block.content.sentences.slice(1))
        : undefined);
    if (heading === 'void') return undefined;
    return (words, number, hits, own) => {
      const isFirst = block.kind === 'row' || number === 0;
      const said = framesOf.own(words, hits, own, heading !== undefined, vocabulary);
      const leads = said.length > 0 || isEntry(draft, block) ? closest : [...closest, ...within];
      const lead = isFirst ? framesOf.leading(draft, leads, columnOf(block.content, number), vocabulary) : [];
      if (lead === 'void') return [];
      const frames = [...said, ...lead];
      // "Legal basis: your consent" is as much a list as the items below a heading.
      const isListed = (block.kind === 'item' || isEntry(draft, block)) && isFirst;
      const isPlain = isNounPhrase(words, lists) || (vocabulary.named && block.leadIn.length > 0);
      if (frames.length === 0 && heading && isListed && isPlain && !isIntroducedByDenial(draft, block))
        frames.push(framesOf.introduced(draft, block, heading));
      if (vocabulary.strict) frames.push(PLAIN);
      return frames;
    };
  };

  /** "We share your data with:" above parts that are titled "Service providers" and "Police"; "Data that you give us". */
  const framesOfTitle = (
    draft: Draft,
    index: number,
    vocabulary: ValueSet,
    introductions: readonly SentenceRef[],
  ): FramesIn | undefined => {
    const block = draft.blocks[index];
    if (!block) return undefined;
    const parent = draft.sections[block.section]?.parent;
    const leads = introductions.filter((ref) => draft.blocks[ref.block]?.section === parent).slice(-1);
    const below = draft.blocks[index + 1];
    const text = below && below.kind !== 'heading' ? below.content.sentences : [];
    const above = framesOf.aboveTitle(draft, block, vocabulary, text);
    return (words, _number, _hits, { frames: { inHeading = [] } }) => {
      const lead = framesOf.leading(draft, leads, 0, vocabulary);
      if (lead === 'void' || above === 'void') return [];
      const isNamed = above && isNounPhrase(words, lists);
      return [...lead, ...(isNamed ? [above] : []), ...(inHeading.length > 0 ? [PLAIN] : [])];
    };
  };

  /** "The right to erasure does not apply where …" gives nothing, and limits what gives it. */
  const limitsIn = (
    block: Block,
    index: number,
    number: number,
    { id }: ValueSet,
    { items }: VocabularyHits,
    fit: Fit,
  ): Mention[] => {
    const words = block.content.sentences[number]?.words;
    if (!words) return [];
    return items.map(({ item, start, end, text }) => ({
      vocabulary: id,
      item,
      mood: 'open',
      fit,
      block: index,
      sentence: number,
      match: sourceSpan(block, words, { start, end }),
      text: text && sourceSpan(block, words, text),
      lead: undefined,
    }));
  };

  /** Below "What we do not do" nothing is done that the part around it speaks of. */
  const isUnderDenial = ({ sections, blocks }: Draft, { section }: Block): boolean => {
    const heading = blocks[sections[section]?.heading?.block ?? -1];
    return heading?.content.sentences.some(({ words }) => hasOneOf(words.texts, lists.negators)) ?? false;
  };

  /** "We do not:" takes back whatever the items below it say is done. */
  const isLedByDenial = (draft: Draft, { leadIn }: Block): boolean =>
    leadIn.some((lead) => lists.negators.has(wordsAt(draft, lead)?.texts.at(-1) ?? ''));

  /** Below "The extension does not log or send:" nothing is done that the heading speaks of. */
  const isIntroducedByDenial = (draft: Draft, { leadIn }: Block): boolean =>
    leadIn
      .filter(({ block }) => draft.blocks[block]?.kind !== 'heading')
      .some((lead) => hasOneOf(wordsAt(draft, lead)?.texts ?? [], lists.negators));

  /** What stands below a title says how it is meant. */
  const isPossiblyDone = (below: Block | undefined): boolean =>
    below?.content.sentences.some(({ words }) => weMay(words, lists) || holds(read(words), 'consent')) ?? false;

  /** "**Affiliates.** We may share …": what stands behind a name says how it is meant. */
  const goesOnWithMay = (draft: Draft, index: number, sentence: number): boolean => {
    const block = draft.blocks[index];
    if (!block) return false;
    if (block.kind === 'heading') return isPossiblyDone(draft.blocks[index + 1]);
    const [label, ...after] = block.content.sentences.slice(sentence);
    if (label && isEntry(draft, block)) return [label, ...after].some(({ words }) => weMay(words, lists));
    if (block.kind !== 'item' || !label) return false;
    const saysWhen =
      isNounPhrase(label.words, lists) && after.slice(0, 1).some(({ words }) => holds(read(words), 'condition'));
    return saysWhen || after.some(({ words }) => weMay(words, lists));
  };

  /** Whether a sentence, or what introduces it, speaks of data in general; a row of a table speaks of its own kind. */
  const isGeneral = (
    draft: Draft,
    { kind, content: { sentences } }: Block,
    sentence: number,
    own: VocabularyHits,
    { lead }: Frame,
  ): boolean => {
    // "Account data. … We keep your data …" speaks of what its first words name.
    const isLabelled =
      kind === 'item' && sentence > 0 && sentences[0] !== undefined && isNounPhrase(sentences[0].words, lists);
    if (kind === 'row' || isLabelled) return false;
    if (own.general || !lead) return own.general;
    const words = wordsAt(draft, lead);
    return words !== undefined && [...read(words).byVocabulary.values()].some(({ general }) => general);
  };

  const surroundingsOf = createSurroundings(read, lists);
  const known = new WeakMap<BlockContent, readonly ValueSet[]>();
  /** The vocabularies of which a block has items; worked out once for each text. */
  const spokenIn = (content: BlockContent): readonly ValueSet[] => {
    const speaksOf = (id: string): boolean =>
      content.sentences.some(({ words }) => (read(words).byVocabulary.get(id)?.items.length ?? 0) > 0);
    const spoken = known.get(content) ?? knowledge.valueSets.filter(({ id }) => speaksOf(id));
    known.set(content, spoken);
    return spoken;
  };

  return (draft) => {
    const introductions = introductionsOf(draft);
    const around = surroundingsOf(draft, introductions);
    return draft.blocks.flatMap(({ content }, index) =>
      spokenIn(content).flatMap((vocabulary) =>
        mentionsIn(draft, index, vocabulary, introductions[index] ?? [], around),
      ),
    );
  };
}

function sourceSpan(block: Block, words: Words, { start, end }: WordRange): Span {
  return {
    start: block.start + (words.starts[start] ?? 0),
    end: block.start + (words.ends[end - 1] ?? 0),
  };
}
