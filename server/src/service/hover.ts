import { t } from '@vscode/l10n';
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import { termsIn } from '../draft/definedTerms';
import type { Span } from '../draft/draft';
import type { Finding } from '../law/findings';
import { explain, explainFinding } from './explain';
import { citationsIn, explainCitation } from './explainCitation';
import type { KnowledgeIndex } from './knowledgeIndex';
import { bullets, escapeMarkdown, link, paragraphs, sentence } from './markdownText';
import { pageLinks } from './pageLinks';
import type { Analysis } from './policyService';

/** Findings told about in one hover: a title may have many, and their messages are shown anyway. */
const MAX_EXPLAINED = 5;

interface HoverPart extends Span {
  readonly markdown: string;
}

/** Explains the right, the citation or the term, and the findings at a position; null where there is none. */
export function provideHover(analysis: Analysis, position: Position): Hover | null {
  const { document, known } = analysis;
  const { index } = known;
  const offset = document.offsetAt(position);
  const parts = [
    citationPart(index, analysis, offset) ?? rightPart(index, analysis, offset) ?? termPart(analysis, offset),
    findingsPart(index, analysis, offset),
  ].filter((part) => part !== undefined);
  const [first] = parts;
  if (!first) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.map(({ markdown }) => markdown).join('\n\n---\n\n') },
    range: { start: document.positionAt(first.start), end: document.positionAt(first.end) },
  };
}

function covers(offset: number): (span: Span) => boolean {
  return ({ start, end }) => start <= offset && offset <= end;
}

function smallest<T extends Span>(spans: readonly T[]): T | undefined {
  return spans.reduce<T | undefined>(
    (best, span) => (best && best.end - best.start <= span.end - span.start ? best : span),
    undefined,
  );
}

function rightPart(index: KnowledgeIndex, analysis: Analysis, offset: number): HoverPart | undefined {
  const { detection } = analysis;
  const inside = covers(offset);
  const stated = detection.disclosures
    .filter(({ id }) => index.rights.has(id))
    .flatMap(({ id, evidence }) => evidence.map(({ match }) => ({ right: id, start: match.start, end: match.end })));
  const named = smallest(detection.rights.filter(inside)) ?? smallest(stated.filter(inside));
  const markdown = named && explain(index, named.right, analysis)?.markdown;
  return markdown === undefined ? undefined : { start: named?.start ?? 0, end: named?.end ?? 0, markdown };
}

function citationPart(index: KnowledgeIndex, analysis: Analysis, offset: number): HoverPart | undefined {
  const citation = smallest(citationsIn(index, analysis.draft).filter(covers(offset)));
  if (!citation) return undefined;
  return { start: citation.start, end: citation.end, markdown: explainCitation(index, citation, pageLinks(analysis)) };
}

/** What a term stands for, where it is used. */
function termPart({ draft, document }: Analysis, offset: number): HoverPart | undefined {
  const use = termsIn(draft).uses.find(covers(offset));
  const [definition] = use?.term.definitions ?? [];
  if (!use || !definition || use.defines || use.term.isPronoun) return undefined;
  const line = document.positionAt(definition.start).line + 1;
  const place = link(t('line {0}', line), `${document.uri}#L${line}`);
  const markdown = paragraphs(
    `**${escapeMarkdown(use.term.name)}** · ${t('defined in {0}', place)}`,
    escapeMarkdown(definition.sentence),
  );
  return { start: use.start, end: use.end, markdown };
}

function findingsPart(index: KnowledgeIndex, analysis: Analysis, offset: number): HoverPart | undefined {
  const here = analysis.findings.filter(({ span }) => covers(offset)(span));
  const [first, second] = here;
  if (!first) return undefined;
  const markdown = second ? briefly(index, here) : explainFinding(index, first.code, analysis);
  return markdown === undefined ? undefined : { ...first.span, markdown };
}

/** Several findings in one place: one line each. */
function briefly(index: KnowledgeIndex, findings: readonly Finding[]): string | undefined {
  const lines = findings.flatMap(({ code }) => {
    const disclosure = index.disclosures.get(code.slice(code.indexOf('/') + 1));
    return disclosure ? [`**${disclosure.title}.** ${sentence(disclosure.about)}`] : [];
  });
  if (lines.length === 0) return undefined;
  const more = lines.length - MAX_EXPLAINED;
  const tail = more > 0 ? t('{0} more; “Explain” among the quick fixes tells about each.', more) : undefined;
  return paragraphs(bullets(lines.slice(0, MAX_EXPLAINED)), tail);
}
