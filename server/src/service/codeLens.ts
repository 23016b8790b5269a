import { t } from '@vscode/l10n';
import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { Detection, Evidence } from '../detect/detection';
import type { Draft } from '../draft/draft';
import { gradeOfBlocks } from '../draft/readability';
import { ownBlocks } from '../draft/sections';
import { lowerFirst } from '../law/findings';
import { rangeJson } from './analysisDocument';
import type { KnowledgeIndex } from './knowledgeIndex';
import { noticeState } from './notice';
import type { Analysis } from './policyService';
import { whyNotJudged } from './readingFindings';

/** What a lens will say, until it is asked for. */
export interface LensData {
  readonly uri: string;
  /** Index into `Draft.sections`; of the lens of a summary, into `Draft.summaries`. */
  readonly section: number;
  readonly says: 'disclosures' | 'grade' | 'summary';
}

/** The client's command that shows places in the text without leaving it: (uri, position, ranges). */
const PEEK_COMMAND = 'proviso.peekEvidence';
/** The client's command that inserts or updates a summary: (uri, request). */
const SUMMARY_COMMAND = 'proviso.insertSummary';
const MAX_TITLES = 3;
/** A grade of less text than this says nothing. */
const MIN_WORDS = 30;

/**
 * Lenses above the headings of the sections that say something themselves. What they say is made by `resolveCodeLens`,
 * for those that are in sight.
 */
export function provideCodeLenses({ document, draft, detection }: Analysis): CodeLens[] {
  if (whyNotJudged(draft)) return [];
  const made = bySection(draft, detection);
  const summaries = draft.summaries.map(({ start }, index): CodeLens => {
    const data: LensData = { uri: document.uri, section: index, says: 'summary' };
    return { range: rangeJson(document, { start, end: start }), data };
  });
  const sections = draft.sections.flatMap((section, index): CodeLens[] => {
    const { heading } = section;
    if (!heading) return [];
    const lens = (says: LensData['says']): CodeLens => {
      const data: LensData = { uri: document.uri, section: index, says };
      return { range: rangeJson(document, heading.name), data };
    };
    const isLong = gradeOfBlocks(ownBlocks(draft, section)).words >= MIN_WORDS;
    return [...(made.has(index) ? [lens('disclosures')] : []), ...(isLong ? [lens('grade')] : [])];
  });
  return [...summaries, ...sections];
}

/** What a lens says; undefined where its section has gone meanwhile. */
export function resolveCodeLens(index: KnowledgeIndex, analysis: Analysis, data: LensData): Command | undefined {
  const { draft, detection } = analysis;
  if (data.says === 'disclosures') {
    const made = bySection(draft, detection).get(data.section);
    return made && disclosuresCommand(index, analysis, data, made);
  }
  if (data.says === 'summary') return summaryCommand(analysis, data);
  const section = draft.sections[data.section];
  if (!section) return undefined;
  const { fleschKincaidGrade: grade, words } = gradeOfBlocks(ownBlocks(draft, section));
  // Without a command, a lens is text.
  return words === 0 ? undefined : { title: t('Reading grade {0}', grade), command: '' };
}

function summaryCommand(analysis: Analysis, { uri, section: summary }: LensData): Command | undefined {
  const state = noticeState(analysis, summary);
  if (state === undefined) return undefined;
  if (state === 'current') return { title: t('Summary is up to date'), command: '' };
  const title = t('Summary is out of date: update');
  return { title, command: SUMMARY_COMMAND, arguments: [uri, { summary }] };
}

interface Made {
  readonly disclosure: string;
  /** The section's heading announces it. */
  readonly announced: boolean;
  /** In document order. */
  readonly evidence: readonly Evidence[];
}

function disclosuresCommand(
  index: KnowledgeIndex,
  { document, draft }: Analysis,
  { uri, section }: LensData,
  made: readonly Made[],
): Command {
  const titles = made.map(({ disclosure }) => lowerFirst(index.disclosures.get(disclosure)?.title ?? disclosure));
  const named = titles.slice(0, MAX_TITLES).join(', ');
  const more = titles.length - MAX_TITLES;
  const title = more > 0 ? t('Discloses: {0}, and {1} more', named, more) : t('Discloses: {0}', named);
  const places = made.flatMap(({ evidence }) => evidence.map((one) => rangeJson(document, one)));
  const at = document.positionAt(draft.sections[section]?.heading?.name.start ?? 0);
  return { title, command: PEEK_COMMAND, arguments: [uri, at, places] };
}

const known = new WeakMap<Detection, ReadonlyMap<number, readonly Made[]>>();

/** What is stated in each section, not counting the sections inside it; what its heading announces comes first. */
function bySection(draft: Draft, detection: Detection): ReadonlyMap<number, readonly Made[]> {
  let sections = known.get(detection);
  if (!sections) {
    sections = collect(draft, detection);
    known.set(detection, sections);
  }
  return sections;
}

function collect(draft: Draft, { disclosures }: Detection): ReadonlyMap<number, readonly Made[]> {
  const sections = new Map<number, Made[]>();
  for (const { id, status, evidence, sections: announcing } of disclosures) {
    if (status !== 'stated') continue;
    const sectionOf = ({ block }: Evidence): number => draft.blocks[block]?.section ?? 0;
    // What the heading itself says need not be said above it.
    const below = evidence.filter(({ block }) => draft.blocks[block]?.kind !== 'heading');
    for (const section of new Set(below.map(sectionOf))) {
      const own = below.filter((one) => sectionOf(one) === section).sort((x, y) => x.start - y.start);
      const made: Made = { disclosure: id, announced: announcing.includes(section), evidence: own };
      sections.set(section, [...(sections.get(section) ?? []), made]);
    }
  }
  for (const made of sections.values()) made.sort(announcedFirst);
  return sections;
}

function announcedFirst(a: Made, b: Made): number {
  return Number(b.announced) - Number(a.announced) || startOf(a) - startOf(b);
}

function startOf({ evidence }: Made): number {
  return evidence[0]?.start ?? 0;
}
