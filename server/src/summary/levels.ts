import type { PhraseLimits } from './retelling';

/** The readers that a summary can be made for; `child` where the draft speaks to children, or when asked for. */
export type SummaryLevelId = 'child' | 'plain' | 'general' | 'professional';

/** How much a level tells. */
export interface LevelShape extends PhraseLimits {
  readonly level: SummaryLevelId;
  readonly rank: number;
  /** The Flesch–Kincaid grade that our words must not exceed. */
  readonly targetGrade: number;
  /** Places told of a main entry, and of another, where no statement of ours can stand for them. */
  readonly mainPlaces: number;
  readonly places: number;
  /** Places told beside statements of ours. */
  readonly beside: number;
  /** Items of a vocabulary in one sentence, and in all. */
  readonly inSentence: number;
  readonly listed: number;
  /** Items that have a name in common are told by that name where there are more than this. */
  readonly groupFrom: number;
  /** Adds citations and open points. */
  readonly citations: boolean;
}

export const LEVELS: Readonly<Record<SummaryLevelId, LevelShape>> = {
  child: {
    level: 'child',
    rank: 0,
    targetGrade: 4,
    mainPlaces: 1,
    places: 1,
    beside: 0,
    inSentence: 2,
    listed: 8,
    groupFrom: 4,
    words: 20,
    items: 3,
    itemWords: 8,
    labels: true,
    rows: false,
    citations: false,
  },
  plain: {
    level: 'plain',
    rank: 0,
    targetGrade: 6,
    mainPlaces: 1,
    places: 1,
    beside: 1,
    inSentence: 4,
    listed: 14,
    groupFrom: 7,
    words: 26,
    items: 4,
    itemWords: 10,
    labels: true,
    rows: false,
    citations: false,
  },
  general: {
    level: 'general',
    rank: 1,
    targetGrade: 9,
    mainPlaces: 2,
    places: 1,
    beside: 1,
    inSentence: 6,
    listed: 24,
    groupFrom: 24,
    words: 38,
    items: 4,
    itemWords: 14,
    labels: false,
    rows: false,
    citations: false,
  },
  professional: {
    level: 'professional',
    rank: 2,
    targetGrade: 13,
    mainPlaces: 4,
    places: 2,
    beside: 2,
    inSentence: 8,
    listed: 60,
    groupFrom: 60,
    words: 60,
    items: 12,
    itemWords: 30,
    labels: false,
    rows: true,
    citations: true,
  },
};

const RANK = { plain: 0, general: 1, professional: 2 } as const;

/** Whether a level tells what is told from another one on. */
export function tells({ rank }: LevelShape, from: 'plain' | 'general' | 'professional'): boolean {
  return RANK[from] <= rank;
}
