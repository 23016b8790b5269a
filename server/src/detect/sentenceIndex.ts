import type { Draft, SentenceRef, Span } from '../draft/draft';
import { sourceLine } from '../draft/sourceText';
import { LEAD_IN_WORDS, leadInWords } from './blockHits';
import { joinWords, type MatchInput, type Reader } from './matcher';
import type { Atom } from './phrase';
import { stemsOf } from './topics';

/** A sentence with what introduces it, and the atoms that occur in both. */
export interface ReadSentence extends Span, SentenceRef {
  /** Index into `Draft.sections`. */
  readonly section: number;
  readonly isHeading: boolean;
  /** As a reader sees it. */
  readonly text: string;
  readonly input: MatchInput;
  readonly atoms: ReadonlySet<Atom>;
  readonly stems: ReadonlySet<string>;
  /** The words from `from` to `to` of `input`: as in the source, or normalised where they introduce the sentence. */
  wordsAt(from: number, to: number): string;
}

/** The sentences of a draft in their order, read once for each version of it. */
export function createSentenceIndex(reader: Reader): (draft: Draft) => readonly ReadSentence[] {
  const known = new WeakMap<Draft, readonly ReadSentence[]>();
  return (draft) => {
    let sentences = known.get(draft);
    if (!sentences) {
      sentences = readSentences(draft, reader);
      known.set(draft, sentences);
    }
    return sentences;
  };
}

function readSentences(draft: Draft, reader: Reader): readonly ReadSentence[] {
  return draft.blocks.flatMap((block, index) => {
    if (block.kind === 'opaque') return [];
    const leadIn = leadInWords(draft, block);
    return block.content.sentences.map((sentence, number): ReadSentence => {
      const { words } = sentence;
      const input = joinWords(leadIn, words, LEAD_IN_WORDS);
      reader.read(input);
      const at = (word: number): Span => ({
        start: block.start + (words.starts[word - input.from] ?? 0),
        end: block.start + (words.ends[word - input.from] ?? 0),
      });
      return {
        block: index,
        sentence: number,
        section: block.section,
        isHeading: block.kind === 'heading',
        start: block.start + sentence.start,
        end: block.start + sentence.end,
        text: sentence.text,
        input,
        atoms: new Set(reader.places.atoms()),
        stems: stemsOf(input.texts),
        wordsAt: (from, to) =>
          from < input.from
            ? input.texts.slice(from, to).join(' ')
            : sourceLine(draft, { start: at(from).start, end: at(to - 1).end }),
      };
    });
  });
}
