import { t } from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { Fix } from '../law/findings';
import { type AcceptRequest, provideAcceptEdit } from './acceptEdit';
import { type DiagnosticData, SOURCE } from './diagnostics';
import { canBeAccepted } from './findingCodes';
import { type EditSupport, missingSections, provideInsertEdit } from './insertEdit';
import { type NoticeRequest, provideNoticeEdit } from './notice';
import { EXPLAIN_COMMAND } from './pageLinks';
import type { Analysis, Known } from './policyService';
import { provideRecordEdit, type RecordPlace, type RecordRequest } from './record';

/** Inserts everything that is missing; never run by itself on saving. */
export const INSERT_ALL_KIND = `${CodeActionKind.Source}.insertMissing.proviso`;
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
  | ({ readonly uri: string; readonly kind: 'summary' } & NoticeRequest)
  | { readonly uri: string; readonly kind: 'record'; readonly request: RecordRequest }
  | { readonly uri: string; readonly kind: 'accept'; readonly request: AcceptRequest };

/**
 * The actions for findings, in a stable order: what settles each finding, then what settles all of them, then the
 * explanations and the reports, then what lets them stand. Their edits are made by `resolveAction`.
 */
export function provideCodeActions(
  analysis: Analysis,
  diagnostics: readonly Diagnostic[],
  only: readonly string[] | undefined,
): CodeAction[] {
  const { known } = analysis;
  const { uri } = analysis.document;
  const wanted = (kind: string): boolean =>
    only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
  const found = wanted(CodeActionKind.QuickFix)
    ? diagnostics.flatMap((diagnostic) => readData(analysis, diagnostic))
    : [];
  const fixes = found.flatMap(({ diagnostic, data }) => fixActions(known, analysis, diagnostic, data));
  const explanations = found.map(({ diagnostic, data }) => explainAction(known, uri, diagnostic, data));
  const answers = found.flatMap(({ diagnostic, data }) => answerActions(uri, diagnostic, data));
  const missing = missingSections(analysis).sections.length;
  const fixesMissing = found.some(({ data }) => data.code.startsWith('missing/'));
  const all = missing > 1 && fixesMissing ? [insertAllAction(uri, missing, CodeActionKind.QuickFix)] : [];
  const source =
    missing > 0 && only !== undefined && wanted(INSERT_ALL_KIND)
      ? [insertAllAction(uri, missing, INSERT_ALL_KIND)]
      : [];
  const acceptances = found.flatMap(({ diagnostic, data }) => acceptAction(known, uri, diagnostic, data));
  return [...fixes, ...all, ...explanations, ...answers, ...acceptances, ...source];
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
  known: Known,
  analysis: Analysis,
  diagnostic: Diagnostic,
  { code, fixes }: DiagnosticData,
): CodeAction[] {
  const { uri } = analysis.document;
  return fixes.flatMap((fix): CodeAction[] => {
    const base = { kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
    if (fix.kind === 'confirm') {
      const statement = known.index.facts.get(fix.fact)?.statement ?? fix.fact;
      const title = fix.value
        ? t('This applies to us: {0}', statement)
        : t('This does not apply to us: {0}', statement);
      const data: ActionData = { uri, kind: 'record', request: { facts: [{ id: fix.fact, value: fix.value }] } };
      return [{ ...base, title, data }];
    }
    if (fix.kind === 'replace') return replaceAction(analysis, diagnostic, fix);
    if (fix.kind === 'summary') {
      const data: ActionData = { uri, kind: 'summary', summary: fix.summary };
      return [{ ...base, title: t('Update the summary'), data, isPreferred: true }];
    }
    const section = known.index.sections.get(fix.section);
    const title = t('Insert the section “{0}”', section ? known.index.sectionTitle(section) : fix.section);
    const disclosures = [code.slice(code.indexOf('/') + 1)];
    const data: ActionData = { uri, kind: 'insert', sections: [fix.section], disclosures };
    return [{ ...base, title, data, isPreferred: true }];
  });
}

/** None where the old text no longer stands at the finding's place. */
function replaceAction(
  { document }: Analysis,
  diagnostic: Diagnostic,
  { old, text }: Extract<Fix, { kind: 'replace' }>,
): CodeAction[] {
  const { range } = diagnostic;
  if (document.getText(range) !== old) return [];
  const edit: WorkspaceEdit = { changes: { [document.uri]: [{ range, newText: text }] } };
  const title = t('Write “{0}”', text);
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit, isPreferred: true }];
}

function explainAction(known: Known, uri: string, diagnostic: Diagnostic, { code }: DiagnosticData): CodeAction {
  const subject = subjectOf(known, code);
  const title = subject === undefined ? t('Explain') : t('Explain: {0}', subject);
  const command = { title, command: EXPLAIN_COMMAND, arguments: [code, uri] };
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
}

function subjectOf({ index }: Known, code: string): string | undefined {
  const id = code.slice(code.indexOf('/') + 1);
  return index.disclosures.get(id)?.title ?? index.facts.get(id)?.question;
}

/** Nothing is accepted without a reason: an editor that does not ask for it leaves its place open. */
function acceptAction(known: Known, uri: string, diagnostic: Diagnostic, { code }: DiagnosticData): CodeAction[] {
  if (!canBeAccepted(known.index, code)) return [];
  const title = t('Accept: {0}…', subjectOf(known, code) ?? code);
  const request: AcceptRequest = { code, range: diagnostic.range, scope: 'here', because: '' };
  const data: ActionData = { uri, kind: 'accept', request };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], data }];
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
  analysis: Analysis,
  data: ActionData,
  place: RecordPlace,
  support: EditSupport,
): WorkspaceEdit | null {
  switch (data.kind) {
    case 'insert':
      return provideInsertEdit(analysis, data, support);
    case 'insertMissing':
      return provideInsertEdit(analysis, missingSections(analysis), support);
    case 'summary':
      return provideNoticeEdit(analysis, data, support);
    case 'record':
      return provideRecordEdit(analysis, data.request, place, support);
    case 'accept':
      return provideAcceptEdit(analysis, data.request, place, support);
  }
}
