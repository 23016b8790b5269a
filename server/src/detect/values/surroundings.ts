import type { Block, Draft, Sentence, SentenceRef, Words } from '../../draft/draft';
import { wordsAt } from '../../draft/wordsAt';
import type { ValueSet } from '../../knowledge/knowledge';
import { weMay } from './agents';
import { asksConsent, consentIn, holds, isGrantHedged, isHedged, type Mood, type MoodWords, weaker } from './mood';
import type { SentenceReader } from './sentenceHits';

/** Words at the end of a lead-in that say how it is meant: "these may include:". */
const LAST = 3;

/** How what stands around a sentence limits it; `asserted` where nothing does. */
export type Surroundings = (block: number, sentence: number, vocabulary: ValueSet) => Mood;

/**
 * Reads the surroundings of the sentences of a draft: what introduces the list or the part that a sentence stands in, the
 * sentence that it points back to, the one that takes something back, and, for what readers are granted, whatever the part
 * says on limits.
 */
export function surroundingsOf(draft: Draft, read: SentenceReader, lists: MoodWords): Surroundings {
  const introductions = introductionsOf(draft);
  const limited = new Map<number, boolean>();

  const wordsOf = (block: number, sentence: number): Words | undefined => wordsAt(draft, { block, sentence });

  /** "You may have these rights:", "we may collect the following data:" holds for each item, whatever its own words. */
  const introduced = (ref: SentenceRef, { id, scoped }: ValueSet): Mood => {
    const words = wordsAt(draft, ref);
    if (!words) return 'asserted';
    const hits = read(words);
    const isLimited = holds(hits, 'consent') || holds(hits, 'condition');
    if (draft.blocks[ref.block]?.kind === 'item' && isLimited) return 'hedged';
    if (holds(hits, 'possible') || words.texts.slice(-LAST).some((word) => lists.hedges.has(word))) return 'hedged';
    const { after = [], all = [], underHeading = [] } = hits.byVocabulary.get(id)?.frames ?? {};
    const frames = [...after, ...all, ...underHeading];
    if (frames.length === 0) return !scoped && weMay(words, lists.hedges) ? 'hedged' : 'asserted';
    if (scoped) return frames.some((frame) => isGrantHedged(words, frame, hits)) ? 'hedged' : 'asserted';
    if (asksConsent(words, hits)) return 'consent';
    return frames.some((frame) => isHedged(words, frame, hits, lists)) ? 'hedged' : 'asserted';
  };

  /** "We may share data for treatment. This includes sharing it with nurses." */
  const pointedTo = (block: number, sentence: number, { scoped }: ValueSet): Mood => {
    const [words, before] = [wordsOf(block, sentence), wordsOf(block, sentence - 1)];
    if (scoped || !words || !before) return 'asserted';
    const hits = read(before);
    if (holds(hits, 'singlesOut')) return 'hedged';
    if (!holds(read(words), 'pointsBack')) return 'asserted';
    const isPossible = holds(hits, 'consent') || before.texts.some((word) => lists.hedges.has(word));
    return isPossible ? 'hedged' : 'asserted';
  };

  /** "We read your location. We do this only with your permission." "… However, this does not apply to …" */
  const takenBack = (block: number, sentence: number): Mood => {
    const next = wordsOf(block, sentence + 1);
    if (!next) return 'asserted';
    const hits = read(next);
    if (holds(hits, 'consentToIt') && asksConsent(next, hits)) return 'consent';
    if (consentIn(hits).some(({ start }) => start === 0)) return 'hedged';
    return holds(hits, 'turn') || (holds(hits, 'pointsBack') && holds(hits, 'consent')) ? 'hedged' : 'asserted';
  };

  /** "Right to erasure. You have the right, in some circumstances, to …": what stands behind a name says what it means. */
  const explained = (block: number, sentence: number, { id, scoped }: ValueSet): Mood => {
    const { kind, content } = draft.blocks[block] ?? {};
    if (!scoped || (kind !== 'item' && kind !== 'row')) return 'asserted';
    const isHedgedGrant = ({ words }: Sentence): boolean =>
      (read(words).byVocabulary.get(id)?.frames.after ?? []).some((frame) => isGrantHedged(words, frame, read(words)));
    return content?.sentences.some((one, number) => number !== sentence && isHedgedGrant(one)) ? 'hedged' : 'asserted';
  };

  /** "If requested | government ID": one cell says when what another one names is collected. */
  const ofRow = (block: number, sentence: number): Mood => {
    const { kind, content } = draft.blocks[block] ?? {};
    if (kind !== 'row') return 'asserted';
    const isConditional = ({ words }: Sentence, cell: number): boolean =>
      cell !== sentence && (read(words).moods.condition ?? []).some(({ start }) => start <= 1);
    return content?.sentences.some(isConditional) ? 'hedged' : 'asserted';
  };

  const isLimited = (section: number): boolean => {
    const found = draft.sections[section];
    if (!found) return false;
    const known = limited.get(section) ?? (limitsRights(section) || isLimited(found.parent));
    limited.set(section, known);
    return known;
  };
  const limitsRights = (section: number): boolean => {
    const { firstBlock = 0, endBlock = 0 } = draft.sections[section] ?? {};
    return draft.blocks
      .slice(firstBlock, endBlock)
      .some(
        (block) =>
          block.section === section &&
          block.kind === 'paragraph' &&
          block.content.sentences.some(({ words }) => holds(read(words), 'limit')),
      );
  };

  /** "If your appeal fails, you can complain": its own limit is told. */
  const isConditional = (block: number, sentence: number): boolean => {
    const words = wordsOf(block, sentence);
    return words !== undefined && (read(words).moods.condition ?? []).some(({ start }) => start === 0);
  };

  return (index, sentence, vocabulary) => {
    const block = draft.blocks[index];
    if (!block) return 'asserted';
    // A statement that is taken over as a whole holds by its own words.
    if (vocabulary.strict) return takenBack(index, sentence);
    const all = [
      ...[...introducing(draft, block), ...(introductions[index] ?? [])].map((ref) => introduced(ref, vocabulary)),
      pointedTo(index, sentence, vocabulary),
      takenBack(index, sentence),
      explained(index, sentence, vocabulary),
      ofRow(index, sentence),
      vocabulary.scoped && isLimited(block.section) && !isConditional(index, sentence) ? 'hedged' : 'asserted',
    ] satisfies readonly Mood[];
    return all.reduce(weaker, 'asserted');
  };
}

/** What introduces a list or a table, without headings, which say of what it is and not how it is meant. */
function introducing({ blocks }: Draft, { leadIn }: Block): readonly SentenceRef[] {
  return leadIn.filter(({ block }) => blocks[block]?.kind === 'paragraph' || blocks[block]?.kind === 'item');
}

/**
 * By block, the sentences with a colon that introduce no list but what follows in their part, such as paragraphs with
 * titles of their own: of each part around the block the last one before it.
 */
function introductionsOf({ blocks, sections }: Draft): readonly (readonly SentenceRef[])[] {
  const last = new Map<number, SentenceRef>();
  const around = (section: number): readonly SentenceRef[] => {
    const ref = last.get(section);
    const parent = sections[section]?.parent ?? -1;
    return [...(parent < 0 ? [] : around(parent)), ...(ref ? [ref] : [])];
  };
  return blocks.map(({ kind, content, section }, index) => {
    const found = around(section);
    const next = blocks[index + 1];
    if (kind === 'paragraph' && content.text.endsWith(':') && next?.leadIn.length === 0)
      last.set(section, { block: index, sentence: content.sentences.length - 1 });
    return found;
  });
}
