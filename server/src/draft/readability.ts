import { syllable } from 'syllable';
import type { Block, Draft, Sentence } from './draft';

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
const counted = new WeakMap<Sentence, Counts>();

interface Counts {
  readonly words: number;
  readonly syllables: number;
}

/** Reading grade of the whole draft; headings and table cells are left out, a list item is a sentence. */
export function measureReadability(draft: Draft): Readability {
  return gradeOfBlocks(draft.blocks);
}

/** Reading grade of some blocks; headings and table cells are left out, a list item is a sentence. */
export function gradeOfBlocks(blocks: readonly Block[]): Readability {
  const sentences = blocks
    .filter((block) => block.kind === 'paragraph' || block.kind === 'item')
    .flatMap((block) => block.content.sentences);
  return gradeOf(sentences.map(countSentence));
}

/** Reading grade of sentences given as text. */
export function measureSentences(texts: readonly string[]): Readability {
  return gradeOf(texts.map(countText));
}

function countSentence(sentence: Sentence): Counts {
  const known = counted.get(sentence);
  if (known) return known;
  const counts = countText(sentence.text);
  counted.set(sentence, counts);
  return counts;
}

function countText(text: string): Counts {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu) ?? [];
  return { words: words.length, syllables: words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0) };
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
  const spoken = counts.filter(({ words }) => words > 0);
  const words = spoken.reduce((sum, count) => sum + count.words, 0);
  const total = spoken.reduce((sum, count) => sum + count.syllables, 0);
  if (words === 0) return { fleschKincaidGrade: 0, fleschReadingEase: 100, words: 0, sentences: 0 };
  const length = words / spoken.length;
  const weight = total / words;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    fleschKincaidGrade: Math.max(0, round(0.39 * length + 11.8 * weight - 15.59)),
    fleschReadingEase: round(206.835 - 1.015 * length - 84.6 * weight),
    words,
    sentences: spoken.length,
  };
}
