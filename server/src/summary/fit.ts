import { createTopicScorer, rankTopic, stemsOf, type TopicScorer } from '../detect/topics';
import { readWords } from '../draft/words';
import type { Knowledge } from '../knowledge/knowledge';
import type { Answer } from './answers';
import { type Passage, textOf } from './passage';
import { holdsOneOf } from './patterns';

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
const MOST_OTHERS = { needed: 18, other: 6, beside: 4 } as const;

/** Measures fit by the words that the examples of a disclosure have, those that the plan names, and the headings. */
export function createFit(knowledge: Knowledge): FitOf {
  const wordingOf = wordingReader(knowledge);
  return (answer, passage) => {
    const { entry, answered } = answer;
    const text = textOf(passage);
    const isAbout = aboutOf(answer)(text);
    if (entry.about.length > 0 && !isAbout) return undefined;
    const { scores, weight } = wordingOf(text);
    const own = scores.get(entry.disclosure) ?? 0;
    const others = rankTopic(scores, entry.disclosure);
    const need = isNeeded(answer) ? 'needed' : 'other';
    if (others > MOST_OTHERS[answered ? 'beside' : need]) return undefined;
    const fits =
      own * weight +
      (isAbout ? SAYS_SO : 0) +
      (isAnnounced(answer, passage) ? UNDER_HEADING : 0) -
      Math.min(MOST_AGAINST, others * OTHER_TOPIC);
    return fits < FITS[need] ? undefined : fits;
  };
}

interface Wording {
  /** How much the words are about each disclosure. */
  readonly scores: ReadonlyMap<string, number>;
  /** What a score counts at this length. */
  readonly weight: number;
}

type WordingReader = (text: string) => Wording;

const readers = new WeakMap<Knowledge, WordingReader>();

/** Texts that are remembered from one version of a draft to the next, and from level to level. */
const REMEMBERED = 5000;

function wordingReader(knowledge: Knowledge): WordingReader {
  const reader = readers.get(knowledge) ?? createWordingReader(createTopicScorer(knowledge.vocabulary.topics));
  readers.set(knowledge, reader);
  return reader;
}

/** Reads the words of a text once, for however many answers it is evidence. */
function createWordingReader(score: TopicScorer): WordingReader {
  const known = new Map<string, Wording>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const { texts } = readWords(text, (offset) => offset);
    const byLength = Math.sqrt(USUAL_LENGTH / texts.length);
    const weight = Math.min(LENGTH_COUNTS.most, Math.max(LENGTH_COUNTS.least, byLength));
    const wording = { scores: score(stemsOf(texts)), weight };
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, wording);
    return wording;
  };
}

/** What every reader wants to know, is said, and not yet in our words. */
export function isNeeded({ entry, disclosure, answered }: Answer): boolean {
  return entry.main && !answered && disclosure.status === 'stated';
}

/** Whether a text is about what an answer is about, by the words that the plan names. */
export function aboutOf({ entry: { about } }: Answer): (text: string) => boolean {
  return (text) => holdsOneOf(about, text);
}

/** A heading around the passage announces the disclosure. */
function isAnnounced({ disclosure, material }: Answer, { titles }: Passage): boolean {
  const { sections } = material.analysis.draft;
  return disclosure.sections.some((index) => titles.includes(sections[index]?.heading?.title ?? ''));
}
