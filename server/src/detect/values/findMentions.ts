import {
  type Block,
  type BlockContent,
  type BlockKind,
  columnOf,
  type Draft,
  type SentenceRef,
  type Span,
  type Words,
} from '../../draft/draft';
import { WordFlag } from '../../draft/words';
import { wordsAt } from '../../draft/wordsAt';
import type { Knowledge, ValueSet } from '../../knowledge/knowledge';
import { hasOccasion, isBehindOthers, isOfOthers, isOfReaders, isOurs, weMay } from './agents';
import {
  consentIn,
  holds,
  isConditionOfReaders,
  isDenied,
  isDoubtful,
  isGrantHedged,
  isHedged,
  isTakenOut,
  type Mood,
  type MoodWords,
  needsConsent,
  weaker,
} from './mood';
import { isNounPhrase, isOfOwnDevice, isQuestion, isRefused } from './sentenceForms';
import { type SentenceHits, sentenceReaderOf, type VocabularyHits, type WordRange } from './sentenceHits';
import { createSurroundings, type Surroundings } from './surroundings';

/** A place where a draft says something of a vocabulary: that an e-mail address is collected, that a bank gets data. */
export interface Mention extends SentenceRef {
  readonly vocabulary: string;
  readonly item: string;
  readonly mood: Mood;
  /** The words for it, in the source of the draft. */
  readonly match: Span;
  /** Of them, what the phrase keeps under the name `text`. */
  readonly text: Span | undefined;
  /** The sentence or header that says what is done with it, where that is another one. */
  readonly lead: SentenceRef | undefined;
}

/** What introduces a list or a table stands before all of it. */
const START: WordRange = { start: 0, end: 0 };

/** Finds what a draft says of every vocabulary, in document order. */
export type MentionFinder = (draft: Draft) => readonly Mention[];

/** A frame that holds for a sentence, and how it is meant; without range, for all of the sentence. */
interface Frame {
  readonly range: WordRange | undefined;
  readonly side: 'after' | 'before' | 'all';
  readonly mood: Mood;
  readonly lead: SentenceRef | undefined;
}

export function createMentionFinder(knowledge: Knowledge): MentionFinder {
  const read = sentenceReaderOf(knowledge);
  const lists: MoodWords = {
    negators: new Set(knowledge.phrases.negators),
    hedges: new Set(knowledge.phrases.hedges),
  };
  const light = new Set(knowledge.phrases.light);

  const toldOfAll = new Set(
    knowledge.valueSets.flatMap(({ id, items }) =>
      items.filter(({ ofAll }) => ofAll).map((item) => `${id} ${item.id}`),
    ),
  );
  const joinsByVocabulary = new Map(knowledge.valueSets.map(({ id, joins }) => [id, new Set(joins)]));
  const joinsOf = ({ id }: ValueSet): ReadonlySet<string> => joinsByVocabulary.get(id) ?? NO_WORDS;

  const framesOf = (
    words: Words,
    hits: SentenceHits,
    own: VocabularyHits,
    underHeading: boolean,
    { scoped, actor }: ValueSet,
  ): Frame[] => {
    const { after = [], before = [], all = [], underHeading: under = [] } = own.frames;
    const moodOf = (range: WordRange): Mood => frameMood(words, range, hits, lists, scoped);
    const counts = (range: WordRange): boolean =>
      (actor === 'anyone' || !isOfOthers(range, words, hits)) &&
      !hasOccasion(range, words, own.stops) &&
      (actor !== 'we' || underHeading || isOurs(range, words));
    const framesAt = (ranges: readonly WordRange[], side: Frame['side']): readonly Frame[] =>
      ranges.filter(counts).map((range) => ({ range, side, mood: moodOf(range), lead: undefined }));
    return [
      ...framesAt([...after, ...(underHeading ? under : [])], 'after'),
      ...framesAt(before, 'before'),
      ...framesAt(all, 'all'),
    ];
  };

  /** Frames of what introduces a block: they hold for all of it. */
  const leadFrames = (draft: Draft, block: Block, cell: number, { id, scoped }: ValueSet): Frame[] | 'void' => {
    const found: Frame[] = [];
    for (const lead of block.leadIn) {
      const from = draft.blocks[lead.block];
      const sentence = from?.content.sentences[lead.sentence];
      if (!from || !sentence) continue;
      const hits = read(sentence.words);
      const own = hits.byVocabulary.get(id);
      if (isOfOwnDevice(from, lead.sentence)) return 'void';
      if (!own || (own.void && from.kind === 'header')) continue;
      if (from.kind === 'header') {
        if (columnOf(from.content, lead.sentence) === cell && (own.frames.headings ?? []).length > 0)
          found.push({ range: undefined, side: 'all', mood: 'asserted', lead });
        continue;
      }
      if (own.void) return 'void';
      const last = sentence.words.texts.length;
      const { after = [], all = [], underHeading = [] } = own.frames;
      const leading = [...after, ...all, ...underHeading].filter((one) => !isOfOthers(one, sentence.words, hits));
      for (const range of leading.filter((one) => !leadsElsewhere(own.stops, one, last)))
        found.push({
          range: START,
          side: 'after',
          mood: narrowed(draft, block, lead, leadMood(sentence.words, range, hits, lists, scoped)),
          lead,
        });
    }
    return found;
  };

  /** "For these reasons: … With your consent: …": what stands between a lead-in and the item limits it. */
  const narrowed = (draft: Draft, { leadIn }: Block, lead: SentenceRef, mood: Mood): Mood =>
    leadIn.slice(leadIn.indexOf(lead) + 1).reduce((meant: Mood, nearer) => {
      const words = wordsAt(draft, nearer);
      if (!words) return meant;
      const hits = read(words);
      if (isDoubtful(hits)) return weaker(meant, 'open');
      if (consentIn(hits).length === 0) return meant;
      return meant === 'denied' ? 'open' : weaker(meant, 'consent');
    }, mood);

  /** The heading that says what the list below it is, or that what stands below it is not of the kind. */
  const headingFrame = (draft: Draft, block: Block, { id }: ValueSet): Frame | undefined | 'void' => {
    const heading = draft.sections[block.section]?.heading;
    const words = heading && wordsAt(draft, { block: heading.block, sentence: 0 });
    if (!words) return undefined;
    const own = read(words).byVocabulary.get(id);
    if (own?.void) return 'void';
    if (!own || (own.frames.headings ?? []).length === 0) return undefined;
    // "What we do not share" says of nothing below it that it is done.
    if (words.texts.some((word) => lists.negators.has(word))) return undefined;
    // "How we may share data" says of what stands below it only that it may be done.
    const mood = words.texts.some((word) => lists.hedges.has(word)) ? 'hedged' : 'asserted';
    return { range: undefined, side: 'all', mood, lead: { block: heading.block, sentence: 0 } };
  };

  const mentionsIn = (draft: Draft, index: number, vocabulary: ValueSet, around: Surroundings): Mention[] => {
    const block = draft.blocks[index];
    if (!block || block.kind === 'opaque' || block.kind === 'heading' || block.kind === 'header') return [];
    if ((block.kind === 'row' && isRefused(block)) || isLedByDenial(draft, block)) return [];
    const heading = headingFrame(draft, block, vocabulary);
    if (heading === 'void') return [];
    return block.content.sentences.flatMap((sentence, number): Mention[] => {
      const { words } = sentence;
      const hits = read(words);
      const own = hits.byVocabulary.get(vocabulary.id);
      if (!own || own.items.length === 0 || isQuestion(sentence)) return [];
      if (vocabulary.scoped && own.void && holds(hits, 'limitsNamed'))
        return limitsIn(block, index, number, vocabulary, own);
      if (own.void) return [];
      const isFirst = block.kind === 'row' || number === 0;
      const lead = isFirst ? leadFrames(draft, block, columnOf(block.content, number), vocabulary) : [];
      if (lead === 'void') return [];
      const frames = [...framesOf(words, hits, own, heading !== undefined, vocabulary), ...lead];
      const isNoun = block.kind === 'item' && isFirst && isNounPhrase(words);
      if (frames.length === 0 && heading && isNoun && !isIntroducedByDenial(draft, block)) frames.push(heading);
      if (vocabulary.strict) frames.push({ range: undefined, side: 'all', mood: 'asserted', lead: undefined });
      if (frames.length === 0) return [];
      const isOpen = openWords(words, own, hits, light);
      const joins = joinsOf(vocabulary);
      const { opens = [] } = hits.moods;
      const surrounding = around(index, number, vocabulary);
      return own.items.flatMap(({ item, start, end, text }): Mention[] => {
        const frame = governing(frames, { start, end }, isOpen);
        // Below "Purposes": "to share data with partners who may use it to …" tells of the partners' purposes.
        if (frame?.range === undefined && frame?.lead && isBehindOthers(hits, start)) return [];
        if (!frame || isOfReaders(words, start) || !isJoined(words, start, frame, own, opens, joins, light)) return [];
        const meant = itemMood(frame, words, { start, end }, hits, own, lists, vocabulary.scoped, block.kind);
        const isPart = vocabulary.partial && !isGeneral(draft, block, number, own, frame);
        if (isPart && toldOfAll.has(`${vocabulary.id} ${item}`)) return [];
        const isPossible = frame.lead !== undefined && !vocabulary.scoped && goesOnWithMay(block, number);
        const mood = weaker(surrounding, meant === 'asserted' && (isPart || isPossible) ? 'hedged' : meant);
        if (vocabulary.strict && mood !== 'asserted') return [];
        return [
          {
            vocabulary: vocabulary.id,
            item,
            mood,
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

  /** "The right to erasure does not apply where …" gives nothing, and limits what gives it. */
  const limitsIn = (
    block: Block,
    index: number,
    number: number,
    { id }: ValueSet,
    { items }: VocabularyHits,
  ): Mention[] => {
    const words = block.content.sentences[number]?.words;
    if (!words) return [];
    return items.map(({ item, start, end, text }) => ({
      vocabulary: id,
      item,
      mood: 'open',
      block: index,
      sentence: number,
      match: sourceSpan(block, words, { start, end }),
      text: text && sourceSpan(block, words, text),
      lead: undefined,
    }));
  };

  /** "We do not:" takes back whatever the items below it say is done. */
  const isLedByDenial = (draft: Draft, { leadIn }: Block): boolean =>
    leadIn.some((lead) => lists.negators.has(wordsAt(draft, lead)?.texts.at(-1) ?? ''));

  /** Below "The extension does not log or send:" nothing is done that the heading speaks of. */
  const isIntroducedByDenial = (draft: Draft, { leadIn }: Block): boolean =>
    leadIn
      .filter(({ block }) => draft.blocks[block]?.kind !== 'heading')
      .some((lead) => wordsAt(draft, lead)?.texts.some((word) => lists.negators.has(word)));

  /** "**Affiliates.** We may share …": what stands behind a name says how it is meant. */
  const goesOnWithMay = ({ kind, content }: Block, sentence: number): boolean => {
    const [label, ...after] = content.sentences.slice(sentence);
    if (kind !== 'item' || !label) return false;
    const saysWhen =
      isNounPhrase(label.words) && after.slice(0, 1).some(({ words }) => holds(read(words), 'condition'));
    return saysWhen || after.some(({ words }) => weMay(words, lists.hedges));
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
      kind === 'item' && sentence > 0 && sentences[0] !== undefined && isNounPhrase(sentences[0].words);
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
    const around = surroundingsOf(draft);
    return draft.blocks.flatMap(({ content }, index) =>
      spokenIn(content).flatMap((vocabulary) => mentionsIn(draft, index, vocabulary, around)),
    );
  };
}

function sourceSpan(block: Block, words: Words, { start, end }: WordRange): Span {
  return {
    start: block.start + (words.starts[start] ?? 0),
    end: block.start + (words.ends[end - 1] ?? 0),
  };
}

function frameMood(words: Words, range: WordRange, hits: SentenceHits, lists: MoodWords, grants: boolean): Mood {
  if (isDenied(words, range, range.end, hits, lists)) return 'denied';
  if (grants) return isGrantHedged(words, range, hits) ? 'hedged' : 'asserted';
  return isHedged(words, range, hits, lists) ? 'hedged' : 'asserted';
}

/** What introduces a list or a table holds for all of it, with its conditions. */
function leadMood(words: Words, range: WordRange, hits: SentenceHits, lists: MoodWords, grants: boolean): Mood {
  const mood = frameMood(words, range, hits, lists, grants);
  if (isDoubtful(hits)) return grants ? weaker(mood, 'hedged') : 'open';
  if (consentIn(hits).length > 0) return mood === 'denied' ? 'open' : 'consent';
  return mood;
}

/** The nearest frame before the item; where there is none, one that stands behind it or holds for all. */
function governing(
  frames: readonly Frame[],
  item: WordRange,
  isOpen: (from: number, place: number) => boolean,
): Frame | undefined {
  const before = frames
    .filter(({ range, side }) => side === 'after' && range && range.start <= item.start && range.end <= item.end)
    .sort((one, other) => (other.range?.start ?? 0) - (one.range?.start ?? 0));
  const nearest = before.find(({ range }) => range && isOpen(range.end, item.start));
  if (nearest) return nearest;
  const behind = frames.find(({ range, side }) => side === 'before' && range && item.end <= range.end);
  if (behind) return behind;
  return frames.find(({ side }) => side === 'all');
}

/**
 * Whether a word still belongs to what a frame says: not behind "to", "when", "by" and the like, unless "such as" or an
 * item follows at once.
 */
function openWords(
  words: Words,
  own: VocabularyHits,
  hits: SentenceHits,
  light: ReadonlySet<string>,
): (from: number, place: number) => boolean {
  const { opens = [], others = [] } = hits.moods;
  const starts = new Set(own.items.map(({ start }) => start));
  const leadsToItem = (end: number): boolean => {
    let place = end;
    while (light.has(words.texts[place] ?? '') && !starts.has(place)) place++;
    return starts.has(place);
  };
  const closing = own.stops.filter(({ start, end }) => words.texts[start] !== 'to' || !leadsToItem(end));
  return (from, place) => {
    if (others.some(({ start }) => start >= from && start < place)) return false;
    let open = true;
    let at = -1;
    for (const stop of closing) {
      if (stop.start < from || stop.start >= place) continue;
      open = false;
      at = Math.max(at, stop.start);
    }
    return open || opens.some(({ start, end }) => start > at && end <= place);
  };
}

/** "We process your data to:" leads to what is done with it, and not to kinds of data. */
function leadsElsewhere(stops: readonly WordRange[], frame: WordRange, last: number): boolean {
  return stops.some(({ start, end }) => start >= frame.end && end === last);
}

/** Words between one item of a list and the next; behind more, something else is spoken of. */
const LONGEST_GAP = 8;

const NO_WORDS: ReadonlySet<string> = new Set();

/**
 * Whether an item follows its frame, another item, a comma or a word that joins: "national insurance number" is no
 * insurance, "in response to messages" collects no messages.
 */
function isJoined(
  { texts, flags }: Words,
  start: number,
  { range, side }: Frame,
  { items }: VocabularyHits,
  opens: readonly WordRange[],
  joins: ReadonlySet<string>,
  light: ReadonlySet<string>,
): boolean {
  if (joins.size === 0 && (side !== 'after' || !range)) return true;
  const before = [
    range ? Math.min(range.end, start) : 0,
    ...items.map(({ end }) => end),
    ...opens.map(({ end }) => end),
  ];
  if (start - Math.max(0, ...before.filter((end) => end <= start)) > LONGEST_GAP) return false;
  if (joins.size === 0) return true;
  let place = start;
  while (place > 0 && ((flags[place] ?? 0) & WordFlag.clause) === 0) {
    const word = texts[place - 1] ?? '';
    if (range && range.end >= place && range.start < start) return true;
    if (joins.has(word) || items.some(({ end }) => end === place)) return true;
    if (!light.has(word)) return false;
    place--;
  }
  return true;
}

/** Consent that the item needs; what needs it for another part only may be. */
function withConsent(mood: Mood, hits: SentenceHits, frame: WordRange, item: WordRange, words: Words): Mood {
  if (needsConsent(hits, frame, item, words)) return mood === 'denied' ? 'open' : weaker(mood, 'consent');
  return holds(hits, 'consent', item) ? weaker(mood, 'hedged') : mood;
}

/** A denial or exception between the frame and the item, and conditions anywhere in the sentence. */
function itemMood(
  { range, side, mood }: Frame,
  words: Words,
  item: WordRange,
  hits: SentenceHits,
  own: VocabularyHits,
  lists: MoodWords,
  grants: boolean,
  kind: BlockKind,
): Mood {
  let found = mood;
  const whole = range ?? { start: 0, end: 0 };
  const denies = isDenied(words, side === 'after' ? whole : { start: 0, end: 0 }, item.start, hits, lists);
  // "Not" behind the frame denies this item or another one: it is not clear which.
  if (denies && mood !== 'denied') found = 'open';
  // In a list of rights "deletion, subject to exceptions" is given at times; alone, it is better retold with its limits.
  const isAtTimes = grants && kind === 'item' && !isTakenOut(hits, item);
  if (isDoubtful(hits, item)) found = weaker(found, isAtTimes ? 'hedged' : 'open');
  if (!(grants && isConditionOfReaders(hits, whole))) found = withConsent(found, hits, whole, item, words);
  const isConditional = holds(hits, 'condition', item);
  const limited = isConditional || own.stops.some(({ start }) => start >= whole.end);
  if (found === 'denied' && limited) found = 'open';
  if (found === 'asserted' && isConditional && !(grants && range && range !== START)) found = 'hedged';
  return found;
}
