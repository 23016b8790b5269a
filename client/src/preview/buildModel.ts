import type { SummaryDocument, SummaryLevelId } from '../../../server/src/messages';
import { shorten } from '../views/shorten';
import { buildLabel } from './buildLabel';
import type {
  CoverageKind,
  GradeRow,
  LawCoverage,
  PreviewCoverage,
  PreviewGrades,
  PreviewModel,
  PreviewReaders,
  PreviewTopic,
} from './model';
import type { Translate } from './translate';

/** The answer to a request for the preview. */
export type AnsweredSummary = SummaryDocument & Required<Pick<SummaryDocument, 'overview'>>;

type Overview = AnsweredSummary['overview'];
type Level = SummaryDocument['levels'][number];

/** A browser takes seconds to break a word of 100,000 letters; longer than this is no title, and no statement. */
const MAX_TITLE = 200;
const MAX_STATEMENT = 4000;

/** The scale of the chart ends here, or at the hardest section. */
const USUAL_SCALE = 20;

/** Turns the server's answer, of one level, into what the page shows; undefined where the answer has no level. */
export function buildModel(uri: string, summary: AnsweredSummary, t: Translate): PreviewModel | undefined {
  const { overview, label, sections } = summary;
  const [level] = summary.levels;
  if (!level) return undefined;
  const topics = level.topics.map(toTopic);
  return {
    uri,
    level: level.level,
    title: shorten(overview.title, MAX_TITLE),
    disclaimer: t('A drafting aid, not legal advice.'),
    facts: [t('Words in the draft: {0}', overview.words), t('Words in this summary: {0}', level.words)],
    label: buildLabel(label, topics, t),
    coverage: buildCoverage(overview.laws, t),
    grades: buildGrades(overview, sections, t),
    readers: buildReaders(overview, level, t),
    topics,
    words: {
      silent: t('Not said'),
      show: t('Show in the draft'),
      place: t('Place {0} of {1}', '{0}', '{1}'),
      showAll: t('Show all: {0}', '{0}'),
      showFewer: t('Show fewer'),
      updated: t('Summary updated.'),
    },
  };
}

function toTopic({ topic, title, statements }: Level['topics'][number]): PreviewTopic {
  return {
    id: topic,
    title,
    statements: statements.map(({ text, silent, evidence }) => ({
      text: shorten(text, MAX_STATEMENT),
      silent,
      places: evidence.map(({ offset, path }) => (path === undefined ? offset : { ...offset, uri: path })),
    })),
  };
}

function buildCoverage(laws: Overview['laws'], t: Translate): PreviewCoverage {
  return {
    title: t('What the laws ask for'),
    hint: t('Show in the view Disclosures'),
    legend: [
      { kind: 'met', text: t('met') },
      { kind: 'partial', text: t('in part') },
      { kind: 'missing', text: t('missing') },
      { kind: 'unconfirmed', text: t('may apply') },
    ],
    laws: laws.map((law) => coverageOf(law, t)),
  };
}

const KINDS: readonly CoverageKind[] = ['met', 'partial', 'missing', 'unconfirmed'];

function coverageOf(law: Overview['laws'][number], t: Translate): LawCoverage {
  const { id, name, short, met, partial, missing, unconfirmed } = law;
  const open = unconfirmed > 0 ? `; ${t('may apply: {0}', unconfirmed)}` : '';
  return {
    id,
    name: short === '' ? name : short,
    text: t('{0} of {1} met, {2} in part, {3} missing', met, met + partial + missing, partial, missing) + open,
    parts: KINDS.map((kind) => ({ kind, count: law[kind] })),
  };
}

function buildGrades(overview: Overview, sections: SummaryDocument['sections'], t: Translate): PreviewGrades {
  const { grade, targetGrade } = overview;
  const top = Math.min(...sections.map(({ level }) => level));
  const titles = new Map<string, number>();
  const rows = sections.map(({ title, offset, level, grade: own }): GradeRow => {
    const shown = shorten(title, MAX_TITLE);
    const count = (titles.get(shown) ?? 0) + 1;
    titles.set(shown, count);
    const isHard = own > targetGrade;
    return {
      key: `${shown} ${count}`,
      title: shown,
      depth: level - top,
      grade: own,
      isHard,
      text: isHard ? t('{0}, above {1}', own, targetGrade) : String(own),
      place: offset,
    };
  });
  const hard = rows.filter(({ isHard }) => isHard).length;
  return {
    title: t('Reading grade of the draft: {0}', grade),
    note: t('At most {0} is wanted (the line); sections above it: {1} of {2}.', targetGrade, hard, rows.length),
    scale: Math.max(USUAL_SCALE, ...rows.map((row) => row.grade)),
    target: targetGrade,
    rows,
  };
}

function buildReaders({ levels }: Overview, level: Level, t: Translate): PreviewReaders {
  const names: Readonly<Record<SummaryLevelId, string>> = {
    child: t('Child'),
    plain: t('Plain'),
    general: t('General'),
    professional: t('Professional'),
  };
  return {
    title: t('Reader'),
    levels: levels.map(({ level: id, targetGrade }) => ({
      id,
      name: names[id],
      target: t('grade {0}', targetGrade),
    })),
    note: t('Reading grade of our words: {0} (at most {1})', level.grade, level.targetGrade),
  };
}
