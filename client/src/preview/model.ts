import type { SummaryDocument, SummaryLevelId } from '../../../server/src/messages';

/** What the page shows: words only, ready to be set as text. */
export interface PreviewModel {
  readonly uri: string;
  readonly level: SummaryLevelId;
  readonly title: string;
  readonly disclaimer: string;
  /** "Reading grade of the draft: 12.3", "Words: 2,400". */
  readonly facts: readonly string[];
  readonly coverage: readonly Coverage[];
  readonly levels: readonly { readonly id: SummaryLevelId; readonly label: string }[];
  /** "Reading grade of this summary: 3.1 (at most 6)" */
  readonly levelNote: string;
  readonly topics: readonly PreviewTopic[];
  readonly words: PageWords;
}

export interface Coverage {
  readonly id: string;
  readonly name: string;
  /** "12 of 20 met, 3 partly" */
  readonly text: string;
  readonly met: number;
  readonly partial: number;
  readonly all: number;
}

export interface PreviewTopic {
  readonly id: string;
  readonly title: string;
  readonly statements: readonly PreviewStatement[];
}

export interface PreviewStatement {
  readonly text: string;
  readonly silent: boolean;
  readonly places: readonly Place[];
}

/** A place in the draft, or in another file of its notice: offsets, and the text that stood there when the summary was made. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Address of the file, where that is another part of the notice than the draft. */
  readonly uri?: string;
}

/** The page's own words, translated. */
export interface PageWords {
  readonly level: string;
  readonly coverage: string;
  readonly silent: string;
  readonly show: string;
  /** "Place {0} of {1}" */
  readonly place: string;
  readonly updated: string;
}

/** From the extension to the page. */
export type ToPage =
  | { readonly type: 'summary'; readonly model: PreviewModel }
  /** Nothing to show, and why; `uri` so that the page can be restored. */
  | { readonly type: 'notice'; readonly uri: string; readonly text: string };

/** From the page to the extension. */
export type FromPage =
  | { readonly type: 'ready'; readonly level?: SummaryLevelId }
  | { readonly type: 'level'; readonly level: SummaryLevelId }
  | { readonly type: 'reveal'; readonly place: Place };

/** What the page remembers over a reload. */
export interface PageState {
  readonly uri: string;
  readonly level: SummaryLevelId;
  readonly scroll: number;
}

export const DEFAULT_LEVEL: SummaryLevelId = 'plain';

type Translate = (message: string, ...inserts: readonly (string | number)[]) => string;

/** Turns the server's answer into what the page shows. */
export function previewModel(
  uri: string,
  { levels, overview }: SummaryDocument,
  t: Translate,
): PreviewModel | undefined {
  const [level] = levels;
  if (!level) return undefined;
  return {
    uri,
    level: level.level,
    title: overview?.title ?? uri.slice(uri.lastIndexOf('/') + 1),
    disclaimer: t('A drafting aid, not legal advice.'),
    facts: overview
      ? [t('Reading grade of the draft: {0}', overview.grade), t('Words in the draft: {0}', overview.words)]
      : [],
    coverage: (overview?.laws ?? []).map((law) => coverageOf(law, t)),
    levels: [
      { id: 'plain', label: t('Plain') },
      { id: 'general', label: t('General') },
      { id: 'professional', label: t('Professional') },
    ],
    levelNote: t('Reading grade of our words: {0} (at most {1})', level.grade, level.targetGrade),
    topics: level.topics.map(({ topic, title, statements }) => ({
      id: topic,
      title,
      statements: statements.map(({ text, silent, evidence }) => ({
        text,
        silent,
        places: evidence.map(({ offset, text: words, path }) => ({
          ...offset,
          text: words,
          ...(path ? { uri: path } : {}),
        })),
      })),
    })),
    words: {
      level: t('Reader'),
      coverage: t('What the laws ask for'),
      silent: t('Not said'),
      show: t('Show in the draft'),
      place: t('Place {0} of {1}', '{0}', '{1}'),
      updated: t('Summary updated.'),
    },
  };
}

type LawOverview = NonNullable<SummaryDocument['overview']>['laws'][number];

function coverageOf({ id, name, short, met, partial, missing, unconfirmed }: LawOverview, t: Translate): Coverage {
  const all = met + partial + missing;
  const open = unconfirmed > 0 ? `; ${t('may apply: {0}', unconfirmed)}` : '';
  return {
    id,
    name: short === '' ? name : short,
    text: t('{0} of {1} met, {2} in part, {3} missing', met, all, partial, missing) + open,
    met,
    partial,
    all,
  };
}
