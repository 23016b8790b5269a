import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Evidence, Polarity } from '../detect/detection';
import type { Draft, Span } from '../draft/draft';
import { measureReadability } from '../draft/readability';
import type { Finding, Fix } from '../law/findings';
import type { Analysis } from './policyService';

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
  readonly related?: readonly { readonly message: string; readonly range: RangeJson }[];
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
}

/** Shapes an analysis as the fixed JSON of the design; `path` is repeated as given. */
export function toAnalysisDocument(analysis: Analysis, path: string): AnalysisDocument {
  const { document, draft, detection, kind, applicability, profile, judged, findings, accepted } = analysis;
  const evidence = (all: readonly Evidence[]): EvidenceJson[] => all.map((one) => evidenceJson(document, draft, one));
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
    facts: [...profile.values()].flatMap(({ id, value, because, evidence: shown }) =>
      value === undefined || because === undefined || because === 'assumed'
        ? []
        : [{ id, value, because, evidence: evidence(shown) }],
    ),
    disclosures: detection.disclosures.map((found) => ({
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
    findings: findings.map((finding) => findingJson(document, finding)),
    accepted: accepted.map((finding) => {
      const { because, writtenIn } = finding;
      return { ...findingJson(document, finding), accepted: true, because, writtenIn };
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
    case 'replace':
      return `replace ${JSON.stringify(fix.old)} with ${JSON.stringify(fix.text)}`;
    case 'delete':
      return `delete ${JSON.stringify(fix.old)}`;
  }
}

function findingJson(document: TextDocument, finding: Finding): FindingJson {
  const { code, severity, message, span, citations, fixes, related } = finding;
  return {
    code,
    severity,
    message,
    range: rangeJson(document, span),
    citations,
    fixes: fixes.map(fixJson),
    ...(related ? { related: related.map((one) => ({ message: one.message, range: rangeJson(document, one) })) } : {}),
  };
}

function evidenceJson(document: TextDocument, draft: Draft, evidence: Evidence): EvidenceJson {
  const { start, end, phrase, polarity, via } = evidence;
  return {
    offset: { start, end },
    range: rangeJson(document, evidence),
    text: draft.text.slice(start, end),
    phrase,
    polarity,
    via,
  };
}

export function rangeJson(document: TextDocument, { start, end }: Span): RangeJson {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
