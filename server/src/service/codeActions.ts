import { t } from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { Span } from '../draft/draft';
import type { Fix } from '../law/findings';
import { type AcceptRequest, provideAcceptEdit } from './acceptEdit';
import { type DiagnosticData, SOURCE } from './diagnostics';
import { canBeAccepted } from './findingCodes';
import { FIX_ALL_KIND, provideFixAllEdit } from './fixAll';
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
  | { readonly uri: string; readonly kind: 'insertMissing'; readonly preview?: boolean }
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
  support: EditSupport,
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
  // Of several findings at one place, each action says which it is about.
  const about = ({ code }: DiagnosticData): string | undefined =>
    found.length > 1 ? (subjectOf(known, code) ?? code) : undefined;
  const answers = found.flatMap(({ diagnostic, data }) => answerActions(uri, diagnostic, data, about(data)));
  const missing = missingSections(analysis).sections.length;
  const fixesMissing = found.some(({ data }) => data.code.startsWith('missing/'));
  const all =
    missing > 1 && fixesMissing
      ? [
          insertAllAction(uri, missing, CodeActionKind.QuickFix),
          ...(support.annotations && support.documentChanges ? [previewAllAction(uri, missing)] : []),
        ]
      : [];
  const source =
    missing > 0 && only !== undefined && wanted(INSERT_ALL_KIND)
      ? [insertAllAction(uri, missing, INSERT_ALL_KIND)]
      : [];
  const acceptances = found.flatMap(({ diagnostic, data }) => acceptAction(known, uri, diagnostic, data));
  const fixAll = wanted(FIX_ALL_KIND) && only !== undefined ? fixAllAction(analysis) : [];
  return [...fixes, ...all, ...explanations, ...answers, ...acceptances, ...source, ...fixAll];
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
    if (fix.kind === 'delete') return deleteAction(analysis, diagnostic, fix.old);
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

/** A comment goes with the line that it has for itself. */
function deleteAction({ document, draft }: Analysis, diagnostic: Diagnostic, old: string): CodeAction[] {
  if (document.getText(diagnostic.range) !== old) return [];
  const { start, end } = lineOfItsOwn(draft.text, document.offsetAt(diagnostic.range.start), old.length);
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  const edit: WorkspaceEdit = { changes: { [document.uri]: [{ range, newText: '' }] } };
  const title = t('Delete the acceptance');
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit, isPreferred: true }];
}

/** Together with the line, and one of two empty lines around it; within a line, with the space before. */
function lineOfItsOwn(text: string, start: number, length: number): Span {
  const before = /[^\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const behind = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(start + length));
  if (before.trim() !== '' || !behind) {
    const space = /[ \t]*$/.exec(before)?.[0].length ?? 0;
    return { start: start - space, end: start + length };
  }
  const first = start - before.length;
  const isBlankBefore = first === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, first));
  const blank = isBlankBefore
    ? (/^[ \t]*\r?\n/.exec(text.slice(start + length + behind[0].length))?.[0].length ?? 0)
    : 0;
  return { start: first, end: start + length + behind[0].length + blank };
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
function answerActions(
  uri: string,
  diagnostic: Diagnostic,
  { code }: DiagnosticData,
  about: string | undefined,
): CodeAction[] {
  const base = { kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  const why =
    about === undefined ? t('Why was my sentence not counted?') : t('Why was my sentence not counted? ({0})', about);
  const report = about === undefined ? t('Report a wrong finding') : t('Report a wrong finding: {0}', about);
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

/** Its edit comes with it: on saving, editors do not wait long. */
function fixAllAction(analysis: Analysis): CodeAction[] {
  const edit = provideFixAllEdit(analysis);
  return edit ? [{ title: t('Make all safe corrections'), kind: FIX_ALL_KIND, edit }] : [];
}

function previewAllAction(uri: string, count: number): CodeAction {
  const data: ActionData = { uri, kind: 'insertMissing', preview: true };
  return {
    title: t('Look at all missing sections before inserting them ({0})…', count),
    kind: CodeActionKind.QuickFix,
    data,
  };
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
      return provideInsertEdit(analysis, { ...missingSections(analysis), preview: data.preview === true }, support);
    case 'summary':
      return provideNoticeEdit(analysis, data, support);
    case 'record':
      return provideRecordEdit(analysis, data.request, place, support);
    case 'accept':
      return provideAcceptEdit(analysis, data.request, place, support);
  }
}
