import { type Diagnostic, DocumentDiagnosticReportKind, type DocumentDiagnosticReport } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { checkMessage } from '../messages';
import { toDiagnostics } from '../service/diagnostics';
import { configFinding } from '../service/readingFindings';
import { TextDocument as Documents } from 'vscode-languageserver-textdocument';
import type { FoundConfig } from '../service/configStore';
import type { Analysis } from '../service/policyService';
import type { ServerContext } from './context';
import { describe, guard } from './guard';
import { isConfigFile, type SettingsCache } from './settings';

/** Typing goes on for this long before findings are pushed to a client that cannot ask for them. */
const PUSH_DELAY = 80;

/** What was last answered for a document. */
interface Report {
  readonly id: string;
  readonly items: Diagnostic[];
}

const NOTHING: Report = { id: 'none', items: [] };

export interface DiagnosticsHandler {
  /** Settings changed: everything is to be shown anew. */
  refresh(): void;
  /** A document changed; pushes where the client cannot ask. */
  changed(document: TextDocument): void;
  saved(document: TextDocument): void;
  closed(uri: string): void;
}

/** Answers requests for findings, and pushes them to clients that do not ask. */
export function registerDiagnostics(context: ServerContext, settings: SettingsCache): DiagnosticsHandler {
  const { connection, documents } = context;
  const reports = createReports(context, settings);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

  connection.languages.diagnostics.on(
    guard(connection, 'diagnostics', empty, async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
      const { id, items } = await reports.of(textDocument.uri);
      if (id === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id };
      return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
    }),
  );
  const push = async (uri: string): Promise<void> => {
    const version = documents.get(uri)?.version;
    const { items } = await reports.of(uri);
    const now = documents.get(uri)?.version;
    if (now === undefined || now !== version) return;
    await connection.sendDiagnostics({ uri, version: now, diagnostics: items });
  };
  const pushSoon = (uri: string): void => {
    clearTimeout(timers.get(uri));
    const run = (): void => {
      push(uri).catch((error: unknown) => connection.console.error(`diagnostics: ${describe(error)}`));
    };
    timers.set(uri, setTimeout(run, PUSH_DELAY));
  };
  const refresh = (): void => {
    const { pullDiagnostics, refreshDiagnostics } = context.support();
    if (!pullDiagnostics) for (const uri of documents.keys()) pushSoon(uri);
    else if (refreshDiagnostics) connection.languages.diagnostics.refresh();
  };
  connection.onRequest(
    checkMessage.method,
    guard(connection, 'check', null, async ({ uri }: { uri: string }) => {
      reports.want(uri);
      refresh();
      return null;
    }),
  );
  settings.onConfig((uri, found) => showConfigProblems(context, uri, found));
  return {
    refresh,
    changed: ({ uri }) => (context.support().pullDiagnostics ? undefined : pushSoon(uri)),
    saved({ uri }) {
      if (reports.want(uri)) refresh();
    },
    closed(uri) {
      clearTimeout(timers.get(uri));
      timers.delete(uri);
      reports.forget(uri);
      if (!context.support().pullDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}

interface Reports {
  of(uri: string): Promise<Report>;
  /** Checks this version of the document although the settings say to wait; false where they do not. */
  want(uri: string): boolean;
  forget(uri: string): void;
}

function createReports(context: ServerContext, settings: SettingsCache): Reports {
  const { documents, service } = context;
  const session = Date.now().toString(36);
  const last = new Map<string, { readonly source: Analysis | FoundConfig; readonly report: Report }>();
  const waiting = new Set<string>();
  const wanted = new Map<string, number>();
  let serial = 0;

  /** The same source gives the same report, and the same id: nothing is made twice. */
  const reportOf = (uri: string, source: Analysis | FoundConfig, items: () => Diagnostic[]): Report => {
    const known = last.get(uri);
    if (known?.source === source) return known.report;
    serial += 1;
    const report = { id: `${session}-${service.knowledge.version}-${serial}`, items: items() };
    last.set(uri, { source, report });
    return report;
  };
  const isHeldBack = async (uri: string): Promise<boolean> => {
    const { editor } = await context.settingsOf(uri);
    if (editor.run === 'onType') {
      waiting.delete(uri);
      return false;
    }
    const isFirst = editor.run === 'onSave' && !last.has(uri) && !waiting.has(uri);
    waiting.add(uri);
    return !isFirst && wanted.get(uri) !== documents.get(uri)?.version;
  };
  return {
    async of(uri) {
      if (isConfigFile(uri)) return configReport(settings, uri, reportOf);
      if (await isHeldBack(uri)) return last.get(uri)?.report ?? NOTHING;
      const analysis = await context.analysisOf(uri);
      if (analysis) return reportOf(uri, analysis, () => toDiagnostics(service.index, analysis.document, analysis.findings));
      last.delete(uri);
      return NOTHING;
    },
    want(uri) {
      const version = documents.get(uri)?.version;
      if (version === undefined) return false;
      wanted.set(uri, version);
      return waiting.has(uri);
    },
    forget(uri) {
      last.delete(uri);
      waiting.delete(uri);
      wanted.delete(uri);
    },
  };
}

async function configReport(
  settings: SettingsCache,
  uri: string,
  reportOf: (uri: string, source: FoundConfig, items: () => Diagnostic[]) => Report,
): Promise<Report> {
  const found = await settings.configAt(uri);
  return found ? reportOf(uri, found, () => configDiagnostics(found)) : NOTHING;
}

/** Problems of a proviso.yaml that is not open, or whose client does not ask, are pushed. */
function showConfigProblems({ connection, documents, support }: ServerContext, uri: string, found: FoundConfig | undefined): void {
  const asked = support().pullDiagnostics && documents.get(uri) !== undefined;
  const diagnostics = found && !asked ? configDiagnostics(found) : [];
  void connection.sendDiagnostics({ uri, diagnostics });
}

function configDiagnostics({ uri, text, problems }: FoundConfig): Diagnostic[] {
  const document = Documents.create(uri, 'yaml', 0, text);
  const findings = problems.map((problem) => configFinding(problem, 0));
  return toDiagnostics(NO_INDEX, document, findings);
}
