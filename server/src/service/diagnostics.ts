import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Severity } from '../knowledge/knowledge';
import type { Finding, Fix, RelatedPlace } from '../law/findings';
import { rangeJson } from './analysisDocument';
import { configProblems, unusable } from './configProblems';
import { type CheckedFile, CONFIG_NAME } from './configStore';
import type { KnowledgeIndex } from './knowledgeIndex';
import type { Analysis } from './policyService';
import { configFinding } from './readingFindings';
import { sourceOf } from './sources';
import { nameOf } from './uris';

export const SOURCE = 'Proviso';

/** More findings than this help nobody. */
const MAX_FINDINGS = 250;

/** What quick fixes need; it travels with the diagnostic, so that nothing is checked again for them. */
export interface DiagnosticData {
  readonly code: string;
  readonly fixes: readonly Fix[];
  readonly explains: readonly string[];
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const RANK: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Findings as an editor shows them; of very many, the most severe. */
export function toDiagnostics(analysis: Analysis): Diagnostic[] {
  const { known, document } = analysis;
  const sourceFor = (place: RelatedPlace): TextDocument => sourceOf(analysis, place).document;
  return mostSevere(analysis.findings).map((finding) => {
    const href = addressOf(known.index, finding);
    return {
      ...toDiagnostic(document, finding, sourceFor),
      ...(href === undefined ? {} : { codeDescription: { href } }),
    };
  });
}

/** What is wrong in a proviso.yaml or in house rules. */
export function configDiagnostics(index: KnowledgeIndex, { uri, text, problems }: CheckedFile): Diagnostic[] {
  const document = TextDocument.create(uri, 'yaml', 0, text);
  const isConfig = nameOf(uri) === CONFIG_NAME;
  const all = isConfig ? configProblems(index, 'file', text, problems) : problems.map(unusable);
  return all.map((problem) => toDiagnostic(document, configFinding(problem, 0), () => document));
}

function toDiagnostic(
  document: TextDocument,
  finding: Finding,
  sourceFor: (place: RelatedPlace) => TextDocument,
): Diagnostic {
  const { code, severity, message, span, fixes, explains, related } = finding;
  const data: DiagnosticData = { code, fixes, explains };
  return {
    range: rangeJson(document, span),
    severity: SEVERITY[severity],
    code,
    source: SOURCE,
    message,
    data,
    ...(related ? { relatedInformation: related.map((place) => toRelated(sourceFor(place), place)) } : {}),
  };
}

function toRelated(document: TextDocument, place: RelatedPlace): DiagnosticRelatedInformation {
  return { location: { uri: document.uri, range: rangeJson(document, place) }, message: place.message };
}

function mostSevere(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MAX_FINDINGS) return findings;
  return RANK.flatMap((severity) => findings.filter((finding) => finding.severity === severity)).slice(0, MAX_FINDINGS);
}

/** The official text behind a finding. */
function addressOf(index: KnowledgeIndex, { explains }: Finding): string | undefined {
  for (const id of explains) {
    const url = index.requirements.get(id)?.url ?? index.laws.get(id)?.url;
    if (url !== undefined) return url;
  }
  return undefined;
}
