import type { Knowledge, MoodWordList } from '../../knowledge/knowledge';

/** The single words that decide how a statement is meant, to be asked for at a place of a sentence. */
export type MoodWords = Readonly<Record<MoodWordList | 'negators' | 'hedges' | 'light', ReadonlySet<string>>>;

/** Whether one of some words is on a list: a hedge, a negator. */
export function hasOneOf(texts: readonly string[], list: ReadonlySet<string>): boolean {
  return texts.some((word) => list.has(word));
}

const compiled = new WeakMap<Knowledge, MoodWords>();

/** The words of a knowledge; compiled once. */
export function moodWordsOf(knowledge: Knowledge): MoodWords {
  const known = compiled.get(knowledge) ?? compile(knowledge);
  compiled.set(knowledge, known);
  return known;
}

function compile({ phrases, moodWords }: Knowledge): MoodWords {
  return {
    negators: new Set(phrases.negators),
    hedges: new Set(phrases.hedges),
    light: new Set(phrases.light),
    clause: new Set(moodWords.clause),
    asking: new Set(moodWords.asking),
    together: new Set(moodWords.together),
    occasions: new Set(moodWords.occasions),
    ours: new Set(moodWords.ours),
    ourselves: new Set(moodWords.ourselves),
    readers: new Set(moodWords.readers),
    relatives: new Set(moodWords.relatives),
    subjects: new Set(moodWords.subjects),
    alternatives: new Set(moodWords.alternatives),
    purpose: new Set(moodWords.purpose),
    followsData: new Set(moodWords.followsData),
  };
}
