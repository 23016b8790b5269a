import { t } from '@vscode/l10n';
import type { Span } from '../draft/draft';
import { nearMisses } from './explainNearMiss';
import type { KnowledgeIndex } from './knowledgeIndex';
import { escapeMarkdown, paragraphs } from './markdownText';
import type { Analysis } from './policyService';

/** Sentences of a draft that a report quotes at most. */
const MAX_QUOTED = 5;

/**
 * The text with which a user may tell the makers that a finding is wrong: what was found, by which phrase, and where.
 * Nothing is sent. Undefined where the draft has no such finding.
 * @param versions of the program and of its knowledge
 */
export function reportFinding(
  index: KnowledgeIndex,
  analysis: Analysis,
  code: string,
  versions: string,
): string | undefined {
  const { draft, kind, settings, applicability, findings } = analysis;
  const finding = findings.find((candidate) => candidate.code === code);
  if (!finding) return undefined;
  const laws = applicability.laws.map(({ law, because }) => `${law.id} (${because})`).join(', ');
  const facts = [
    `Proviso ${versions}`,
    `${draft.format}, ${draft.language}, ${kind?.id ?? ''}, ${settings.day}`,
    t('Laws: {0}', laws),
    t('Requirements: {0}', finding.explains.join(', ')),
    ...(finding.citations.length === 0 ? [] : [t('Citations: {0}', finding.citations.join('; '))]),
  ];
  return paragraphs(
    `# ${t('Wrong finding')}: ${code}`,
    escapeMarkdown(finding.message),
    facts.map((fact) => `- ${fact}`).join('\n'),
    `## ${t('What is wrong about it')}`,
    t('(Please write it here.)'),
    `## ${t('What the draft says')}`,
    t('These sentences are from your draft: delete what must not leave your organisation. Nothing has been sent.'),
    quotedText(analysis, code, finding.span),
    nearestText(index, analysis, code),
  );
}

/** The sentences that come nearest to what is missing, with the phrases that nearly found them. */
function nearestText(index: KnowledgeIndex, analysis: Analysis, code: string): string | undefined {
  const misses = /^(?:missing|partial)\//.test(code) ? nearMisses(index, analysis, subjectOf(code)) : [];
  if (misses.length === 0) return undefined;
  const texts = misses.map(({ text, phrase, reason, lacking }) => {
    const words = lacking.map((part) => part.words.join('/')).join(', ');
    const facts = [`\`${phrase}\``, reason, ...(words === '' ? [] : [t('lacking: {0}', words)])];
    return `> ${escapeMarkdown(text)}\n\n${t('nearly found by: {0}', facts.join('; '))}`;
  });
  return paragraphs(`## ${t('What comes nearest')}`, ...texts);
}

function subjectOf(code: string): string {
  return code.slice(code.indexOf('/') + 1);
}

function quotedText({ draft, detection }: Analysis, code: string, span: Span): string {
  const id = subjectOf(code);
  const found =
    detection.disclosures.find((disclosure) => disclosure.id === id) ?? detection.facts.find((fact) => fact.id === id);
  const quote = (start: number, end: number): string => `> ${escapeMarkdown(draft.text.slice(start, end))}`;
  const evidence = (found?.evidence ?? []).slice(0, MAX_QUOTED);
  if (evidence.length === 0) return quote(span.start, span.end);
  return evidence
    .map(({ start, end, phrase }) => `${quote(start, end)}\n\n${t('found by: {0}', `\`${phrase}\``)}`)
    .join('\n\n');
}
