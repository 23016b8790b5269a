import { syllable } from 'syllable';
import type { Block, BlockContent, Draft } from './draft';

export interface Readability {
  /** School grade, 0 or more. */
  readonly fleschKincaidGrade: number;
  /** 0 (hard) to 100 (easy); may lie outside. */
  readonly fleschReadingEase: number;
  readonly words: number;
  readonly sentences: number;
}

/** No word of any language is longer, and the time that counting takes grows with the square of the length. */
const LONGEST_WORD = 100;

const syllables = new Map<string, number>();
const counted = new WeakMap<BlockContent, Counts>();

interface Counts {
  /** Those with a word. */
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
}

/** Reading grade of the whole draft; headings and table cells are left out, a list item is a sentence. */
export function measureReadability(draft: Draft): Readability {
  return gradeOfBlocks(draft.blocks);
}

/** Reading grade of some blocks; headings and table cells are left out, a list item is a sentence. */
export function gradeOfBlocks(blocks: readonly Block[]): Readability {
  return gradeOf(
    blocks.flatMap(({ kind, content }) => (kind === 'paragraph' || kind === 'item' ? countBlock(content) : [])),
  );
}

/** Reading grade of sentences given as text. */
export function measureSentences(texts: readonly string[]): Readability {
  return gradeOf(texts.map(countText));
}

function countBlock(content: BlockContent): Counts {
  let counts = counted.get(content);
  if (!counts) {
    counts = addedUp(content.sentences.map(({ text }) => countText(text)));
    counted.set(content, counts);
  }
  return counts;
}

function countText(text: string): Counts {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu) ?? [];
  return {
    sentences: words.length > 0 ? 1 : 0,
    words: words.length,
    syllables: words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0),
  };
}

function addedUp(counts: readonly Counts[]): Counts {
  let [sentences, words, syllables] = [0, 0, 0];
  for (const one of counts) {
    sentences += one.sentences;
    words += one.words;
    syllables += one.syllables;
  }
  return { sentences, words, syllables };
}

function syllablesOf(text: string): number {
  const word = text.slice(0, LONGEST_WORD);
  let count = syllables.get(word);
  if (count === undefined) {
    count = Math.max(1, syllable(word));
    if (syllables.size > 50_000) syllables.clear();
    syllables.set(word, count);
  }
  return count;
}

/** Kincaid et al. 1975: 0.39 words/sentence + 11.8 syllables/word − 15.59; Flesch 1948: 206.835 − 1.015 … − 84.6 … */
function gradeOf(counts: readonly Counts[]): Readability {
  const { sentences, words, syllables: total } = addedUp(counts);
  if (words === 0) return { fleschKincaidGrade: 0, fleschReadingEase: 100, words: 0, sentences: 0 };
  const length = words / sentences;
  const weight = total / words;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    fleschKincaidGrade: Math.max(0, round(0.39 * length + 11.8 * weight - 15.59)),
    fleschReadingEase: round(206.835 - 1.015 * length - 84.6 * weight),
    words,
    sentences,
  };
}
