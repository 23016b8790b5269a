import { rankTopic, scoreTopic, stemsOf } from '../detect/topics';
import { readWords } from '../draft/words';
import type { Knowledge } from '../knowledge/knowledge';
import type { Answer } from './answers';
import { type Passage, textOf } from './passage';

/** How much a passage is about what an answer is about; undefined where it is chiefly about something else. */
export type FitOf = (answer: Answer, passage: Passage) => number | undefined;

/** What a passage has to fit: less where nothing else answers what every reader wants to know. */
const FITS = { needed: 6, other: 7 } as const;

/** A longer passage touches on more topics by chance, a short one has few words to tell by. */
const USUAL_LENGTH = 20;
const LENGTH_COUNTS = { least: 0.5, most: 1.6 } as const;
/** What speaks for a passage besides its words: those that the plan names, and the heading above it. */
const SAYS_SO = 3;
const UNDER_HEADING = 2;
/** What speaks against it: each disclosure that its words are about more. */
const OTHER_TOPIC = 0.1;
const MOST_AGAINST = 4;
/** A passage that is about so many other things more says something else. */
const MOST_OTHERS = { needed: 20, other: 6, beside: 4 } as const;

/** Measures fit by the words that the examples of a disclosure have, those that the plan names, and the headings. */
export function createFit({ vocabulary: { topics } }: Knowledge): FitOf {
  return (answer, passage) => {
    const { entry, answered } = answer;
    const text = textOf(passage);
    const isAbout = aboutOf(answer)(text);
    if (entry.about.length > 0 && !isAbout) return undefined;
    const { texts } = readWords(text, (offset) => offset);
    const stems = stemsOf(texts);
    const others = rankTopic(topics, entry.disclosure, stems);
    const need = isNeeded(answer) ? 'needed' : 'other';
    if (others > MOST_OTHERS[answered ? 'beside' : need]) return undefined;
    const byLength = Math.sqrt(USUAL_LENGTH / texts.length);
    const weight = Math.min(LENGTH_COUNTS.most, Math.max(LENGTH_COUNTS.least, byLength));
    const words = scoreTopic(topics, entry.disclosure, stems) * weight;
    const fits =
      words +
      (isAbout ? SAYS_SO : 0) +
      (isAnnounced(answer, passage) ? UNDER_HEADING : 0) -
      Math.min(MOST_AGAINST, others * OTHER_TOPIC);
    return fits < FITS[need] ? undefined : fits;
  };
}

/** What every reader wants to know, is said, and not yet in our words. */
export function isNeeded({ entry, disclosure, answered }: Answer): boolean {
  return entry.main && !answered && disclosure.status === 'stated';
}

/** Whether a text is about what an answer is about, by the words that the plan names. */
export function aboutOf({ entry: { about } }: Answer): (text: string) => boolean {
  if (about.length === 0) return () => false;
  const words = new RegExp(`\\b(?:${about.join('|')})`, 'i');
  return (text) => words.test(text);
}

/** A heading around the passage announces the disclosure. */
function isAnnounced({ disclosure, material }: Answer, { titles }: Passage): boolean {
  const { sections } = material.analysis.draft;
  return disclosure.sections.some((index) => titles.includes(sections[index]?.heading?.title ?? ''));
}
