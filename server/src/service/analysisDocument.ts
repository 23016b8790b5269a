import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Evidence, Polarity } from '../detect/detection';
import type { Span } from '../draft/draft';
import { measureReadability } from '../draft/readability';
import type { Finding, Fix, RelatedPlace } from '../law/findings';
import { leftOutReasons } from './lawReasons';
import type { Analysis } from './policyService';
import { type NoticePlace, sourceOf } from './sources';

/** A document of `proviso check --format json` and of the message `proviso/analysis`. */
export interface AnalysisDocument {
  readonly path: string;
  readonly format: string;
  readonly language: string;
  readonly words: number;
  readonly kind: string;
  readonly laws: readonly {
    readonly id: string;
    readonly because: string;
    readonly evidence: readonly EvidenceJson[];
  }[];
  /** Laws that would apply to another kind of notice. */
  readonly lawsLeftOut: readonly {
    readonly id: string;
    readonly status: 'not-applicable';
    /** In words, as the end of a sentence. */
    readonly reason: string;
    readonly evidence: readonly EvidenceJson[];
  }[];
  readonly facts: readonly {
    readonly id: string;
    readonly value: boolean;
    readonly because: string;
    readonly evidence: readonly EvidenceJson[];
  }[];
  readonly disclosures: readonly {
    readonly id: string;
    readonly status: string;
    readonly missingElements: readonly string[];
    readonly evidence: readonly EvidenceJson[];
  }[];
  readonly requirements: readonly {
    readonly id: string;
    readonly law: string;
    readonly disclosure: string;
    readonly citation: string;
    readonly verdict: string;
  }[];
  readonly findings: readonly FindingJson[];
  /** Findings that the writer lets stand. */
  readonly accepted: readonly AcceptedJson[];
  readonly readability: {
    readonly fleschKincaidGrade: number;
    readonly fleschReadingEase: number;
    readonly words: number;
    readonly sentences: number;
  };
}

export interface FindingJson {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly range: RangeJson;
  readonly citations: readonly string[];
  readonly fixes: readonly string[];
  /** Other places that belong to it. */
  readonly related?: readonly RelatedJson[];
}

export interface RelatedJson {
  readonly message: string;
  readonly range: RangeJson;
  /** The file, where that is another part of the notice than the document. */
  readonly path?: string;
}

export interface AcceptedJson extends FindingJson {
  readonly accepted: true;
  readonly because: string;
  /** In the draft itself, or in settings beside it. */
  readonly writtenIn: 'draft' | 'settings';
}

export interface RangeJson {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface EvidenceJson {
  readonly offset: Span;
  readonly range: RangeJson;
  readonly text: string;
  readonly phrase: string;
  readonly polarity: Polarity;
  readonly via: Evidence['via'];
  /** The file, where that is another part of the notice than the document. */
  readonly path?: string;
}

/**
 * Shapes an analysis as the fixed JSON of the design; `path` is repeated as given.
 * @param pathOf how another file of the notice is called, by its address
 */
export function toAnalysisDocument(
  analysis: Analysis,
  path: string,
  pathOf: (uri: string) => string = (uri) => uri,
): AnalysisDocument {
  const { draft, whole, kind, applicability, profile, judged, findings, accepted } = analysis;
  const evidence = (all: readonly Evidence[]): EvidenceJson[] => all.map((one) => evidenceJson(analysis, one, pathOf));
  return {
    path,
    format: draft.format,
    language: draft.language,
    words: draft.words,
    kind: kind?.id ?? 'policy',
    laws: applicability.laws.map((entry) => ({
      id: entry.law.id,
      because: entry.because,
      evidence: evidence(entry.evidence),
    })),
    lawsLeftOut: leftOutReasons(analysis, analysis.known.index).map(({ id, reason }) => ({
      id,
      status: 'not-applicable',
      reason,
      evidence: evidence(applicability.leftOut.find(({ law }) => law.id === id)?.evidence ?? []),
    })),
    facts: [...profile.values()].flatMap(({ id, value, because, evidence: shown }) =>
      value === undefined || because === undefined || because === 'assumed'
        ? []
        : [{ id, value, because, evidence: evidence(shown) }],
    ),
    disclosures: whole.disclosures.map((found) => ({
      id: found.id,
      status: found.status,
      missingElements: found.missingElements,
      evidence: evidence(found.evidence),
    })),
    requirements: judged.map(({ law, requirement, verdict }) => ({
      id: requirement.id,
      law: law.id,
      disclosure: requirement.disclosure,
      citation: requirement.citation,
      verdict,
    })),
    findings: findings.map((finding) => findingJson(analysis, finding, pathOf)),
    accepted: accepted.map((finding) => {
      const { because, writtenIn } = finding;
      return { ...findingJson(analysis, finding, pathOf), accepted: true, because, writtenIn };
    }),
    readability: measureReadability(draft),
  };
}

function fixJson(fix: Fix): string {
  switch (fix.kind) {
    case 'insert':
      return `insert ${fix.section}`;
    case 'confirm':
      return `confirm ${fix.fact}: ${fix.value}`;
    case 'summary':
      return 'update the summary';
    case 'replace':
      return `replace ${JSON.stringify(fix.old)} with ${JSON.stringify(fix.text)}`;
    case 'delete':
      return `delete ${JSON.stringify(fix.old)}`;
  }
}

function findingJson(analysis: Analysis, finding: Finding, pathOf: (uri: string) => string): FindingJson {
  const { document } = analysis;
  const { code, severity, message, span, citations, fixes, related } = finding;
  return {
    code,
    severity,
    message,
    range: rangeJson(document, span),
    citations,
    fixes: fixes.map(fixJson),
    ...(related ? { related: related.map((one) => relatedJson(analysis, one, pathOf)) } : {}),
  };
}

function relatedJson(analysis: Analysis, place: RelatedPlace, pathOf: (uri: string) => string): RelatedJson {
  const { document } = sourceOf(analysis, place);
  return { message: place.message, range: rangeJson(document, place), ...pathJson(place, pathOf) };
}

/** The file of a place, where that is not the draft. */
function pathJson({ elsewhere }: NoticePlace, pathOf: (uri: string) => string): { readonly path?: string } {
  return elsewhere === undefined ? {} : { path: pathOf(elsewhere) };
}

function evidenceJson(analysis: Analysis, evidence: Evidence, pathOf: (uri: string) => string): EvidenceJson {
  const { document, draft } = sourceOf(analysis, evidence);
  const { start, end, phrase, polarity, via } = evidence;
  return {
    offset: { start, end },
    range: rangeJson(document, evidence),
    text: draft.text.slice(start, end),
    phrase,
    polarity,
    via,
    ...pathJson(evidence, pathOf),
  };
}

/** A span in lines and characters, from 0. */
export function rangeJson(document: TextDocument, { start, end }: Span): RangeJson {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
