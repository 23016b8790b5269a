import { t } from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver-types';
import { type DiagnosticData, SOURCE } from './diagnostics';
import { type EditSupport, missingSections, provideInsertEdit } from './insertEdit';
import type { Analysis, PolicyService } from './policyService';
import { provideRecordEdit, type RecordPlace, type RecordRequest } from './record';

/** Inserts everything that is missing; never run by itself on saving. */
export const INSERT_ALL_KIND = `${CodeActionKind.Source}.insertMissing.proviso`;
/** The client's command that shows an explanation: (id, uri). */
const EXPLAIN_COMMAND = 'proviso.explain';
/** The client's command that prepares a report on a finding: (uri, code). */
const REPORT_COMMAND = 'proviso.reportFinding';

/** What an action does, until its edit is asked for. */
export type ActionData =
  | {
      readonly uri: string;
      readonly kind: 'insert';
      readonly sections: readonly string[];
      readonly disclosures: readonly string[];
    }
  | { readonly uri: string; readonly kind: 'insertMissing' }
  | { readonly uri: string; readonly kind: 'record'; readonly request: RecordRequest };

/**
 * The actions for findings, in a stable order: what settles each finding, then what settles all of them, then the
 * explanations and the reports. Their edits are made by `resolveAction`.
 */
export function provideCodeActions(
  service: PolicyService,
  analysis: Analysis,
  diagnostics: readonly Diagnostic[],
  only: readonly string[] | undefined,
): CodeAction[] {
  const { uri } = analysis.document;
  const wanted = (kind: string): boolean =>
    only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
  const found = wanted(CodeActionKind.QuickFix)
    ? diagnostics.flatMap((diagnostic) => readData(analysis, diagnostic))
    : [];
  const fixes = found.flatMap(({ diagnostic, data }) => fixActions(service, uri, diagnostic, data));
  const explanations = found.map(({ diagnostic, data }) => explainAction(service, uri, diagnostic, data));
  const answers = found.flatMap(({ diagnostic, data }) => answerActions(uri, diagnostic, data));
  const missing = missingSections(analysis).sections.length;
  const fixesMissing = found.some(({ data }) => data.code.startsWith('missing/'));
  const all = missing > 1 && fixesMissing ? [insertAllAction(uri, missing, CodeActionKind.QuickFix)] : [];
  const source =
    missing > 0 && only !== undefined && wanted(INSERT_ALL_KIND)
      ? [insertAllAction(uri, missing, INSERT_ALL_KIND)]
      : [];
  return [...fixes, ...all, ...explanations, ...answers, ...source];
}

interface Found {
  readonly diagnostic: Diagnostic;
  readonly data: DiagnosticData;
}

/** The data that travelled with a diagnostic; where the client dropped it, that of the finding with its code. */
function readData(analysis: Analysis, diagnostic: Diagnostic): Found[] {
  if (diagnostic.source !== SOURCE) return [];
  const data =
    (diagnostic.data as DiagnosticData | undefined) ?? analysis.findings.find(({ code }) => code === diagnostic.code);
  return data && Array.isArray(data.fixes) ? [{ diagnostic, data }] : [];
}

function fixActions(
  service: PolicyService,
  uri: string,
  diagnostic: Diagnostic,
  { code, fixes }: DiagnosticData,
): CodeAction[] {
  return fixes.map((fix): CodeAction => {
    const base = { kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
    if (fix.kind === 'confirm') {
      const statement = service.index.facts.get(fix.fact)?.statement ?? fix.fact;
      const title = fix.value
        ? t('This applies to us: {0}', statement)
        : t('This does not apply to us: {0}', statement);
      const data: ActionData = { uri, kind: 'record', request: { fact: { id: fix.fact, value: fix.value } } };
      return { ...base, title, data };
    }
    const section = service.index.sections.get(fix.section);
    const title = t('Insert the section “{0}”', section ? service.index.sectionTitle(section) : fix.section);
    const disclosures = [code.slice(code.indexOf('/') + 1)];
    const data: ActionData = { uri, kind: 'insert', sections: [fix.section], disclosures };
    return { ...base, title, data, isPreferred: true };
  });
}

function explainAction(
  service: PolicyService,
  uri: string,
  diagnostic: Diagnostic,
  { code }: DiagnosticData,
): CodeAction {
  const id = code.slice(code.indexOf('/') + 1);
  const subject = service.index.disclosures.get(id)?.title ?? service.index.facts.get(id)?.question;
  const title = subject === undefined ? t('Explain') : t('Explain: {0}', subject);
  const command = { title, command: EXPLAIN_COMMAND, arguments: [code, uri] };
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
}

/** For whoever disagrees: why a sentence was not counted, and a report. */
function answerActions(uri: string, diagnostic: Diagnostic, { code }: DiagnosticData): CodeAction[] {
  const base = { kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  const why = t('Why was my sentence not counted?');
  const report = t('Report a wrong finding');
  return [
    ...(/^(?:missing|partial)\//.test(code)
      ? [
          {
            ...base,
            title: why,
            command: {
              title: why,
              command: EXPLAIN_COMMAND,
              arguments: [`why/${code.slice(code.indexOf('/') + 1)}`, uri],
            },
          },
        ]
      : []),
    { ...base, title: report, command: { title: report, command: REPORT_COMMAND, arguments: [uri, code] } },
  ];
}

function insertAllAction(uri: string, count: number, kind: string): CodeAction {
  const data: ActionData = { uri, kind: 'insertMissing' };
  return { title: t('Insert all missing sections ({0})', count), kind, data };
}

/** The edit of an action; null where there is nothing to change any more. */
export function resolveAction(
  service: PolicyService,
  analysis: Analysis,
  data: ActionData,
  place: RecordPlace,
  support: EditSupport,
): WorkspaceEdit | null {
  switch (data.kind) {
    case 'insert':
      return provideInsertEdit(service, analysis, data, support);
    case 'insertMissing':
      return provideInsertEdit(service, analysis, missingSections(analysis), support);
    case 'record':
      return provideRecordEdit(analysis, data.request, place, support);
  }
}
