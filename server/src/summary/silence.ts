import { t } from '@vscode/l10n';
import type { DetectedDisclosure } from '../detect/detection';
import type { SummaryEntry } from '../knowledge/knowledge';
import type { Analysis } from '../service/policyService';
import { bestFirst, worth } from './choose';
import { citations } from './citations';
import type { LevelShape } from './levels';
import { type Passage, spansOf } from './passage';
import { retellParts } from './retelling';
import { fill, listParts, own, type Part, quote } from './sentence';
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

/** What is said where the topic is raised and the thing itself is not given. */
export function raised(entry: SummaryEntry, passages: readonly Passage[], shape: LevelShape): Stated[] {
  if (!entry.main && shape.rank === 0) return [];
  const [first] = bestFirst(passages, worth);
  if (!first || shape.level === 'child') return [silentStatement(t(entry.silent))];
  return [
    {
      parts: [own(`${t(entry.silent)} `), ...fill(t('The closest it comes is: {0}.'), quoted(first, shape))],
      silent: false,
      gap: true,
      evidence: spansOf(first),
    },
  ];
}

function quoted(passage: Passage, shape: LevelShape): Part[] {
  const parts = retellParts({ ...passage, text: `… ${passage.text}` }, shape);
  const taken = parts.filter((part) => 'quote' in part).map((part) => quote(part.quote.replace(/^… /, '')));
  return listParts(taken);
}

/** What a law wants beyond what the draft says, for those who can judge it. */
export function openPoint(found: DetectedDisclosure, analysis: Analysis, shape: LevelShape): Stated[] {
  if (!shape.citations) return [];
  const citation = citations(found.id, analysis, ['partial']);
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
