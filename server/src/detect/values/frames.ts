import { type Block, columnOf, type Draft, type Sentence, type SentenceRef, type Words } from '../../draft/draft';
import { wordsAt } from '../../draft/wordsAt';
import type { ValueSet } from '../../knowledge/knowledge';
import { hasOccasion, isOfOthers, isOurs } from './agents';
import { consentIn, holds, isDenied, isDoubtful, isGrantHedged, isHedged, type Mood, weaker } from './mood';
import { hasOneOf, type MoodWords } from './moodWords';
import { isOfOwnDevice } from './sentenceForms';
import type { SentenceHits, SentenceReader, VocabularyHits, WordRange } from './sentenceHits';

/** What introduces a list or a table stands before all of it. */
export const START: WordRange = { start: 0, end: 0 };

/** A frame that holds for a sentence, and how it is meant; without range, for all of the sentence. */
export interface Frame {
  readonly range: WordRange | undefined;
  readonly side: 'after' | 'before' | 'all';
  readonly mood: Mood;
  readonly lead: SentenceRef | undefined;
}

/** Finds the frames that hold for a sentence: its own, those of what introduces it, and that of the heading above it. */
export interface FrameReader {
  /** @param underHeading the heading says what stands below it, so that fewer words make a frame */
  own(words: Words, hits: SentenceHits, own: VocabularyHits, underHeading: boolean, vocabulary: ValueSet): Frame[];
  /** Frames of what introduces a block hold for all of it; `void` where it says that the block says nothing of the kind. */
  leading(draft: Draft, leads: readonly SentenceRef[], cell: number, vocabulary: ValueSet): Frame[] | 'void';
  /** The heading that says what the list below it is, or that what stands below it is not of the kind. */
  ofHeading(draft: Draft, block: Block, vocabulary: ValueSet): Frame | undefined | 'void';
  /**
   * The same of the heading above the title of a part, "Legal bases" above "Your consent", as what stands below the title
   * (`below`) means it.
   */
  aboveTitle(draft: Draft, block: Block, vocabulary: ValueSet, below: readonly Sentence[]): Frame | undefined | 'void';
  /** The frame of a heading for an item that something else introduces as well. */
  introduced(draft: Draft, block: Block, frame: Frame): Frame;
}

export function createFrameReader(read: SentenceReader, lists: MoodWords): FrameReader {
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
      (actor === 'anyone' || !isOfOthers(range, words, hits, lists)) &&
      !hasOccasion(range, words, own.stops, lists) &&
      (actor !== 'we' || underHeading || isOurs(range, words, lists));
    const framesAt = (ranges: readonly WordRange[], side: Frame['side']): readonly Frame[] =>
      ranges.filter(counts).map((range) => ({ range, side, mood: moodOf(range), lead: undefined }));
    return [
      ...framesAt([...after, ...(underHeading ? under : [])], 'after'),
      ...framesAt(before, 'before'),
      ...framesAt(all, 'all'),
    ];
  };

  /** "Whom we may have told" above a column, or "What we may share" above its table, says of its cells only that they may be. */
  const headerMood = (draft: Draft, { section }: Block, words: Words): Mood => {
    const heading = draft.sections[section]?.heading;
    const title = heading && wordsAt(draft, { block: heading.block, sentence: 0 });
    return hasOneOf([...words.texts, ...(title?.texts ?? [])], lists.hedges) ? 'hedged' : 'asserted';
  };

  const leadFrames = (
    draft: Draft,
    leads: readonly SentenceRef[],
    cell: number,
    { id, scoped, actor }: ValueSet,
  ): Frame[] | 'void' => {
    const found: Frame[] = [];
    for (const lead of leads) {
      const from = draft.blocks[lead.block];
      const sentence = from?.content.sentences[lead.sentence];
      if (!from || !sentence) continue;
      const hits = read(sentence.words);
      const own = hits.byVocabulary.get(id);
      const before = from.content.sentences[lead.sentence - 1];
      if (isOfOwnDevice(hits, before && read(before.words))) return 'void';
      if (!own || (own.void && from.kind === 'header')) continue;
      if (from.kind === 'header') {
        const isOf = columnOf(from.content, lead.sentence) === cell || isDescribed(draft, leads, cell, id);
        if (isOf && (own.frames.headings ?? []).length > 0)
          found.push({ range: undefined, side: 'all', mood: headerMood(draft, from, sentence.words), lead });
        continue;
      }
      if (own.void) return 'void';
      const last = sentence.words.texts.length;
      const { after = [], all = [], underHeading = [] } = own.frames;
      // "This includes:" leads to what the sentence before speaks of.
      const leading = [...after, ...all, ...(holds(hits, 'pointsBack') ? [] : underHeading)].filter(
        (one) => actor === 'anyone' || !isOfOthers(one, sentence.words, hits, lists),
      );
      for (const range of leading.filter((one) => !leadsElsewhere(own.stops, one, last)))
        found.push({
          range: START,
          side: 'after',
          mood: narrowed(draft, leads, lead, leadMood(sentence.words, range, hits, lists, scoped)),
          lead,
        });
    }
    return found;
  };

  /** "Data category | Description": a column may describe what another one names. */
  const isDescribed = (draft: Draft, leads: readonly SentenceRef[], cell: number, id: string): boolean =>
    leads.some((ref) => {
      const from = draft.blocks[ref.block];
      const words = wordsAt(draft, ref);
      if (!words || from?.kind !== 'header' || columnOf(from.content, ref.sentence) !== cell) return false;
      return (read(words).byVocabulary.get(id)?.frames.beside ?? []).length > 0;
    });

  /** "For these reasons: … With your consent: …": what stands between a lead-in and the item limits it. */
  const narrowed = (draft: Draft, leads: readonly SentenceRef[], lead: SentenceRef, mood: Mood): Mood =>
    leads.slice(leads.indexOf(lead) + 1).reduce((meant: Mood, nearer) => {
      const words = wordsAt(draft, nearer);
      if (!words) return meant;
      const hits = read(words);
      if (isDoubtful(hits)) return weaker(meant, 'open');
      if (consentIn(hits).length === 0) return meant;
      return meant === 'denied' ? 'open' : weaker(meant, 'consent');
    }, mood);

  const frameOfSection = (draft: Draft, section: number, { id }: ValueSet): Frame | undefined | 'void' => {
    const heading = draft.sections[section]?.heading;
    const words = heading && wordsAt(draft, { block: heading.block, sentence: 0 });
    if (!words) return undefined;
    const own = read(words).byVocabulary.get(id);
    if (own?.void) return 'void';
    if (!own || (own.frames.headings ?? []).length === 0) return undefined;
    // "What we do not share" says of nothing below it that it is done.
    if (hasOneOf(words.texts, lists.negators)) return undefined;
    // "How we may share data" says of what stands below it only that it may be done.
    const mood = hasOneOf(words.texts, lists.hedges) ? 'hedged' : 'asserted';
    return { range: undefined, side: 'all', mood, lead: { block: heading.block, sentence: 0 } };
  };

  const headingFrame = (draft: Draft, { section }: Block, vocabulary: ValueSet): Frame | undefined | 'void' =>
    frameOfSection(draft, section, vocabulary);

  const titleFrame = (
    draft: Draft,
    { section }: Block,
    vocabulary: ValueSet,
    below: readonly Sentence[],
  ): Frame | undefined | 'void' => {
    const parent = draft.sections[section]?.parent ?? -1;
    // The title of the draft is about all of it. Limits of rights, and what is told in the words of the draft, are in the text.
    const isInText = vocabulary.scoped || (vocabulary.shown === 'draft' && !vocabulary.named);
    if (isInText || draft.sections[parent]?.heading?.name.start === draft.title?.start) return undefined;
    const frame = frameOfSection(draft, parent, vocabulary);
    if (frame === undefined || frame === 'void') return frame;
    const [first] = below;
    if (first && hasOneOf(first.words.texts, lists.negators)) return undefined;
    const isPlain = ({ words }: Sentence): boolean =>
      !['condition', 'doubt', 'consent'].some((role) => holds(read(words), role)) &&
      !hasOneOf(words.texts, lists.hedges);
    return first && below.every(isPlain) ? frame : { ...frame, mood: weaker(frame.mood, 'hedged') };
  };

  /** "We may use data for the following purposes:" between a heading and its list says how the list is meant. */
  const introduced = (draft: Draft, { leadIn }: Block, frame: Frame): Frame => {
    const isPossible = leadIn
      .filter((lead) => lead.block !== frame.lead?.block)
      .some((lead) => hasOneOf(wordsAt(draft, lead)?.texts ?? [], lists.hedges));
    const mood = frame.lead ? narrowed(draft, leadIn, frame.lead, frame.mood) : frame.mood;
    return { ...frame, mood: isPossible ? weaker(mood, 'hedged') : mood };
  };

  return { own: framesOf, leading: leadFrames, ofHeading: headingFrame, aboveTitle: titleFrame, introduced };
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

/** "We process your data to:" leads to what is done with it, and not to kinds of data. */
function leadsElsewhere(stops: readonly WordRange[], frame: WordRange, last: number): boolean {
  return stops.some(({ start, end }) => start >= frame.end && end === last);
}
