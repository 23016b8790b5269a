import type { AcceptedJson, AnalysisDocument, FindingJson, RangeJson } from '../service/analysisDocument';

/** A checked file, or why it could not be checked. */
export type CheckedDocument = AnalysisDocument | { readonly path: string; readonly error: string };

export type CheckFormat = 'text' | 'json' | 'sarif' | 'github';

export const CHECK_FORMATS: readonly CheckFormat[] = ['text', 'json', 'sarif', 'github'];

/** Renders the result of a check. */
export function formatCheck(documents: readonly CheckedDocument[], format: CheckFormat): string {
  if (format === 'json') return jsonCheck(documents);
  const checked = documents.filter((document): document is AnalysisDocument => !('error' in document));
  if (format === 'sarif') return `${JSON.stringify(sarif(checked), undefined, 2)}\n`;
  return checked.map(format === 'github' ? githubLines : textLines).join('');
}

function jsonCheck(documents: readonly CheckedDocument[]): string {
  const head = { schemaVersion: 1, tool: { name: 'proviso', version: PROVISO_VERSION } };
  return `${JSON.stringify({ ...head, documents }, undefined, 1)}\n`;
}

function textLines(document: AnalysisDocument): string {
  const laws = document.laws.map(({ id }) => id).join(', ') || 'no law recognised';
  const leftOut = document.lawsLeftOut.map(({ id, reason }) => `  ${id}: ${reason}`);
  const lines = document.findings.map(({ range, severity, message, code }) => {
    const place = `${range.start.line + 1}:${range.start.character + 1}`;
    return `  ${place.padEnd(8)} ${severity.padEnd(11)} ${message}  ${code}`;
  });
  const count = document.findings.length === 1 ? '1 finding' : `${document.findings.length} findings`;
  const accepted = document.accepted.length === 0 ? '' : `, ${document.accepted.length} accepted`;
  return [`${document.path} (${laws})`, ...leftOut, ...lines, `  ${count}${accepted}`, '', ''].join('\n');
}

const GITHUB_LEVEL: Readonly<Record<string, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

function githubLines(document: AnalysisDocument): string {
  const value = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: string): string => value(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return document.findings
    .map(({ range, severity, message, code }) => {
      const place = `file=${property(document.path)},line=${range.start.line + 1},col=${range.start.character + 1},endLine=${range.end.line + 1},endColumn=${range.end.character + 1}`;
      return `::${GITHUB_LEVEL[severity] ?? 'notice'} ${place},title=${property(code)}::${value(message)}\n`;
    })
    .join('');
}

const SARIF_LEVEL: Readonly<Record<string, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The subset of SARIF 2.1.0 that code-scanning services read. */
function sarif(documents: readonly AnalysisDocument[]): object {
  const all = documents.flatMap(({ findings, accepted }) => [...findings, ...accepted]);
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'proviso', version: PROVISO_VERSION, rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: documents.flatMap(({ path, findings, accepted }) => [
          ...findings.map((finding) => sarifResult(path, finding, codes, [])),
          ...accepted.map((finding) => sarifResult(path, finding, codes, [suppression(finding)])),
        ]),
      },
    ],
  };
}

/** What is accepted is suppressed; an empty list says of the others that they are not. */
function suppression({ because, writtenIn }: AcceptedJson): object {
  return { kind: writtenIn === 'draft' ? 'inSource' : 'external', justification: because };
}

function sarifResult(
  path: string,
  { code, severity, message, range, related = [] }: FindingJson,
  codes: readonly string[],
  suppressions: readonly object[],
): object {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: SARIF_LEVEL[severity] ?? 'note',
    message: { text: message },
    locations: [{ physicalLocation: sarifPlace(path, range) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one) => ({
            physicalLocation: sarifPlace(one.path ?? path, one.range),
            message: { text: one.message },
          })),
        }),
    suppressions,
  };
}

function sarifPlace(path: string, { start, end }: RangeJson): object {
  return {
    artifactLocation: { uri: encodeURI(path.replaceAll('\\', '/')) },
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}
