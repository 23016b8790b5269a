import type { BlockContent, BlockKind, Draft, Sentence, SentenceRef, Words } from '../../draft/draft';
import { wordsAt } from '../../draft/wordsAt';
import type { ValueSet } from '../../knowledge/knowledge';
import { weMay } from './agents';
import { createLimits } from './limits';
import { asksConsent, consentIn, holds, isGrantHedged, isHedged, type Mood, type MoodWords, weaker } from './mood';
import { hasOneOf } from './moodWords';
import type { SentenceHits, SentenceReader } from './sentenceHits';

/** Words at the end of a lead-in that say how it is meant: "these may include:". */
const LAST = 3;

/** By block, the sentences that introduce it. */
export type Introductions = readonly (readonly SentenceRef[])[];

/** How what stands around a sentence limits an item that it speaks of; `asserted` where nothing does. */
export type Surroundings = (block: number, sentence: number, vocabulary: ValueSet, item: string) => Mood;

/** What is needed to read a sentence. */
interface Reading {
  readonly read: SentenceReader;
  readonly lists: MoodWords;
}

/**
 * Reads the surroundings of the sentences of a draft: what introduces the list or the part that a sentence stands in, the
 * sentence that it points back to, the one that takes something back, the rest of its item or row, and, for what readers
 * are granted, whatever the part says on limits.
 */
export function createSurroundings(
  read: SentenceReader,
  lists: MoodWords,
): (draft: Draft, introductions: Introductions) => Surroundings {
  const reading = { read, lists };
  const limitsOf = createLimits(read);
  const hedgedGrants = perBlock((content, id) => placesOf(content, (words) => isHedgedGrant(words, id, read)));
  const denials = perBlock((content) => placesOf(content, (words) => holds(read(words), 'notDone')));
  const conditions = perBlock((content) => placesOf(content, (words) => limitsRow(words, read)));
  return (draft, introductions) => {
    const isLimited = limitsOf(draft);
    return (index, sentence, vocabulary, item) => {
      const block = draft.blocks[index];
      const words = wordsAt(draft, { block: index, sentence });
      if (!block || !words) return 'asserted';
      const back = takenBack(
        wordsAt(draft, { block: index, sentence: sentence + 1 }),
        block.kind,
        vocabulary,
        item,
        read,
      );
      // A statement that is taken over as a whole holds by its own words.
      if (vocabulary.strict) return back;
      const { id, scoped } = vocabulary;
      // "Right to limit the use of sensitive data. We do not collect any": the right is better retold.
      if (scoped && block.kind === 'item' && (denials(block.content).at(-1) ?? 0) > sentence) return 'open';
      const isListed = block.kind === 'item' || block.kind === 'row';
      const others = (places: readonly number[]): boolean => places.some((place) => place !== sentence);
      const isHedgedAround =
        (scoped && isListed && others(hedgedGrants(block.content, id))) ||
        (block.kind === 'row' &&
          (others(conditions(block.content)) || isConditionalBeside(block.content, sentence, id, item, read))) ||
        (scoped && endsWithColon(block.content, sentence) && conditions(block.content).some((at) => at > sentence)) ||
        (scoped && isLimited(block.section) && !beginsWithCondition(words, read, 0)) ||
        (scoped && addsToCondition(draft, index, words, id, read));
      const moods: readonly Mood[] = [
        ...(introductions[index] ?? []).map((ref) => introduced(draft, ref, vocabulary, reading)),
        scoped ? 'asserted' : pointedTo(words, wordsAt(draft, { block: index, sentence: sentence - 1 }), reading),
        back,
        isHedgedAround ? 'hedged' : 'asserted',
      ];
      return moods.reduce(weaker, 'asserted');
    };
  };
}

/** "You may have these rights:", "we may collect the following data:" holds for each item, whatever its own words. */
function introduced(draft: Draft, ref: SentenceRef, { id, scoped }: ValueSet, { read, lists }: Reading): Mood {
  const words = wordsAt(draft, ref);
  if (!words) return 'asserted';
  const hits = read(words);
  const isConditional = holds(hits, 'consent') || holds(hits, 'condition');
  if (draft.blocks[ref.block]?.kind === 'item' && isConditional) return 'hedged';
  if (holds(hits, 'possible') || hasOneOf(words.texts.slice(-LAST), lists.hedges)) return 'hedged';
  // "You give us information when you:" lists occasions.
  const { condition = [] } = hits.moods;
  if (!scoped && condition.some(({ start }) => start >= words.texts.length - LAST)) return 'hedged';
  const { after = [], all = [], underHeading = [] } = hits.byVocabulary.get(id)?.frames ?? {};
  const frames = [...after, ...all, ...underHeading];
  if (frames.length === 0) return !scoped && weMay(words, lists) ? 'hedged' : 'asserted';
  if (scoped) return frames.some((frame) => isGrantHedged(words, frame, hits)) ? 'hedged' : 'asserted';
  if (asksConsent(hits)) return 'consent';
  return frames.some((frame) => isHedged(words, frame, hits, lists)) ? 'hedged' : 'asserted';
}

/** "We may share data for treatment. This includes sharing it with nurses." */
function pointedTo(words: Words, before: Words | undefined, { read, lists }: Reading): Mood {
  if (!before) return 'asserted';
  const hits = read(before);
  if (holds(hits, 'singlesOut')) return 'hedged';
  if (!holds(read(words), 'pointsBack')) return 'asserted';
  const isPossible = holds(hits, 'consent') || holds(hits, 'onOccasion') || hasOneOf(before.texts, lists.hedges);
  return isPossible ? 'hedged' : 'asserted';
}

/** "We read your location. We do this only with your permission." "… However, this does not apply to …" */
function takenBack(
  next: Words | undefined,
  kind: BlockKind,
  { id }: ValueSet,
  item: string,
  read: SentenceReader,
): Mood {
  if (!next) return 'asserted';
  const hits = read(next);
  if (holds(hits, 'staysWithYou') || (kind === 'item' && holds(hits, 'deniesIt'))) return 'open';
  if (holds(hits, 'consentToIt') && asksConsent(hits)) return isOfAnother(hits, id, item) ? 'asserted' : 'consent';
  // "Ads: some pages have them. With your consent, our partners …"; "Fingerprints. With your consent, we collect fingerprints."
  if (kind === 'item' && consentIn(hits).some(({ start }) => start === 0))
    return (hits.byVocabulary.get(id)?.items.length ?? 0) > 0 ? 'consent' : 'hedged';
  if (holds(hits, 'pointsBack') && (holds(hits, 'consent') || holds(hits, 'limitsNamed'))) return 'hedged';
  return holds(hits, 'turn') ? 'hedged' : 'asserted';
}

/** "We read your name and your location. We only read this location if you agree": a sentence that names others of its kind. */
function isOfAnother({ byVocabulary }: SentenceHits, id: string, item: string): boolean {
  const named = byVocabulary.get(id)?.items ?? [];
  return named.length > 0 && named.every((one) => one.item !== item);
}

/** "You give us your name and ID | Name; if requested, a copy of your ID": another cell says that an item is conditional. */
function isConditionalBeside(
  { sentences }: BlockContent,
  sentence: number,
  id: string,
  item: string,
  read: SentenceReader,
): boolean {
  return sentences.some(({ words }, place) => {
    if (place === sentence) return false;
    const hits = read(words);
    return holds(hits, 'condition') && (hits.byVocabulary.get(id)?.items ?? []).some((one) => one.item === item);
  });
}

/** "Right to erasure. You have the right, in some circumstances, to …": what stands behind a name says what it means. */
function isHedgedGrant(words: Words, id: string, read: SentenceReader): boolean {
  const hits = read(words);
  const { after = [] } = hits.byVocabulary.get(id)?.frames ?? {};
  return after.some((frame) => isGrantHedged(words, frame, hits));
}

/** "If your appeal fails, you can complain", and, at most `latest` words later, "in certain cases". */
function beginsWithCondition(words: Words, read: SentenceReader, latest: number): boolean {
  const { condition = [], concession = [] } = read(words).moods;
  return [...condition, ...concession].some(({ start }) => start <= latest);
}

/** "The right to object: — at any time …; — in certain other cases …": what follows in its block says when. */
function endsWithColon({ sentences }: BlockContent, sentence: number): boolean {
  return sentences[sentence]?.text.trimEnd().endsWith(':') ?? false;
}

/** "If the law of the EU applies, you can see your data." in a part, and then "You also have the right to …". */
function addsToCondition(draft: Draft, index: number, words: Words, id: string, read: SentenceReader): boolean {
  if (!holds(read(words), 'also')) return false;
  const { section } = draft.blocks[index] ?? {};
  return draft.blocks
    .slice(0, index)
    .some(
      (before) =>
        before.section === section &&
        before.content.sentences.some(
          (sentence) =>
            beginsWithCondition(sentence.words, read, 0) &&
            (read(sentence.words).byVocabulary.get(id)?.items.length ?? 0) > 0,
        ),
    );
}

/** "If requested", "where explicitly permitted by you": what a cell says of its row. */
function limitsRow(words: Words, read: SentenceReader): boolean {
  return beginsWithCondition(words, read, 1) || consentIn(read(words)).length > 0;
}

function placesOf({ sentences }: BlockContent, matches: (words: Words) => boolean): readonly number[] {
  return sentences.flatMap(({ words }: Sentence, place) => (matches(words) ? [place] : []));
}

/** Works something out once for each text of a block and vocabulary, in whatever version of a draft it stands. */
function perBlock(
  find: (content: BlockContent, id: string) => readonly number[],
): (content: BlockContent, id?: string) => readonly number[] {
  const known = new WeakMap<BlockContent, Map<string, readonly number[]>>();
  return (content, id = '') => {
    const byId = known.get(content) ?? new Map<string, readonly number[]>();
    const places = byId.get(id) ?? find(content, id);
    known.set(content, byId.set(id, places));
    return places;
  };
}
