import { t } from '@vscode/l10n';
import type { DetectedDisclosure } from '../detect/detection';
import type { Heading } from '../draft/draft';
import type { SummaryEntry } from '../knowledge/topics';
import type { Analysis } from '../service/policyService';
import type { Answer } from './answers';
import { citations } from './citations';
import { aboutOf } from './fit';
import type { LevelShape } from './levels';
import { stoodIn } from './materials';
import { spansOf } from './passage';
import { tidy } from './retell';
import type { Retelling } from './retelling';
import { fill, listParts, own, quote } from './sentence';
import type { Stated } from './told';

/** Says that the draft does not say something. */
export function silentStatement(text: string): Stated {
  return { parts: [own(text)], silent: true, evidence: [] };
}

/** What is said where the draft is silent: of main entries to every reader, else where a law asks for it. */
export function silence(
  { disclosure, silent, main }: Pick<SummaryEntry, 'disclosure' | 'silent' | 'main'>,
  analysis: Analysis,
  shape: LevelShape,
): Stated[] {
  const said = silentStatement(t(silent));
  const wanted = shape.citations ? citations(disclosure, analysis, ['missing', 'partial']) : undefined;
  if (wanted !== undefined) return [{ ...said, parts: [...said.parts, { citation: wanted }] }];
  const doubtful = shape.citations ? citations(disclosure, analysis, ['unconfirmed']) : undefined;
  if (doubtful !== undefined)
    return [{ ...said, parts: [own(`${t(silent)} ${t('It may have to.')}`), { citation: doubtful }] }];
  return main ? [said] : [];
}

/** What is said where the topic is raised and the thing itself is not given; beside it what comes closest. */
export function raised({ entry, passages }: Answer, closest: Retelling | undefined, shape: LevelShape): Stated[] {
  if (!entry.main && shape.rank === 0) return [];
  if (!closest && (entry.fills?.with === 'dates' || shape.level === 'child')) return [silentStatement(t(entry.silent))];
  const quoted = closest?.parts.filter((part) => 'quote' in part) ?? [];
  const evidence = closest?.evidence ?? passages.slice(0, 1).flatMap(spansOf);
  const beside =
    quoted.length > 0
      ? fill(t('The closest it comes is: {0}.'), listParts(quoted))
      : [own(t('It only touches on this.'))];
  return [{ parts: [own(`${t(entry.unclear)} `), ...beside], silent: false, gap: true, evidence }];
}

/** Where the draft says it in a way that cannot be told in short: the part that it stands in. */
export function pointer(answers: readonly Answer[]): readonly Stated[] {
  const [found] = answers.flatMap((answer) => {
    const heading = answer.disclosure.status === 'stated' ? headingOf(answer) : undefined;
    return heading ? [{ heading, material: answer.material }] : [];
  });
  if (!found) return [];
  const { title, start, end } = found.heading;
  const parts = fill(t('The policy speaks of this under {0}.'), [quote(tidy(title))]);
  return stoodIn(found.material, [{ parts, silent: false, evidence: [{ start, end }] }]);
}

/** The heading that says what an answer is about; else the one that it stands under, if that is not the title of all. */
function headingOf(answer: Answer): Heading | undefined {
  const { entry, disclosure, material } = answer;
  const { sections, blocks } = material.analysis.draft;
  const isAbout = aboutOf(answer);
  const announced = disclosure.sections.find((index) => isAbout(sections[index]?.heading?.title ?? ''));
  if (announced !== undefined || entry.fills?.with === 'name') return sections[announced ?? 0]?.heading;
  const around = blocks[disclosure.evidence[0]?.block ?? 0]?.section ?? 0;
  return around > TITLE ? sections[around]?.heading : undefined;
}

/** The part under the first heading. */
const TITLE = 1;

/** What a law wants beyond what the draft says, for those who can judge it. */
export function openPoint(found: DetectedDisclosure, analysis: Analysis, shape: LevelShape): Stated[] {
  if (!shape.citations) return [];
  const citation = citations(found.id, analysis, ['missing', 'partial']);
  if (citation === undefined) return [];
  const evidence = found.evidence.slice(0, 1).map(({ start, end }) => ({ start, end }));
  return [
    {
      parts: [own(t('Open point: on this the law asks for more than the policy says.')), { citation }],
      silent: evidence.length === 0,
      gap: true,
      evidence,
    },
  ];
}
