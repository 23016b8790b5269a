import {
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { checkMessage } from '../messages';
import type { FoundConfig } from '../service/configStore';
import { configDiagnostics, toDiagnostics } from '../service/diagnostics';
import type { RunMode } from '../service/editorSettings';
import type { Analysis } from '../service/policyService';
import { answer } from './answers';
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
  changed(uri: string): void;
  saved(uri: string): void;
  closed(uri: string): void;
}

/** Answers requests for findings, and pushes them to clients that do not ask. */
export function registerDiagnostics(context: ServerContext, settings: SettingsCache): DiagnosticsHandler {
  const { connection } = context;
  const reports = createReports(context, settings);
  const pusher = createPusher(context, reports);
  const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const pull = async ({
    textDocument,
    previousResultId,
  }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> => {
    const { id, items } = await reports.of(textDocument.uri);
    if (id === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  };
  connection.languages.diagnostics.on(guard(connection, 'diagnostics', empty, pull));
  const refresh = (): void => {
    const { pullDiagnostics, refreshDiagnostics } = context.support();
    if (!pullDiagnostics) pusher.all();
    else if (refreshDiagnostics) connection.languages.diagnostics.refresh();
  };
  answer(connection, checkMessage, async ({ uri }) => {
    reports.want(uri);
    const isDraft = (await context.analysisOf(uri)) !== null;
    refresh();
    return isDraft;
  });
  return {
    refresh,
    changed: (uri) => (context.support().pullDiagnostics ? undefined : pusher.soon(uri)),
    saved(uri) {
      if (reports.modeOf(uri) !== 'onSave') return;
      reports.want(uri);
      refresh();
    },
    closed(uri) {
      reports.forget(uri);
      pusher.forget(uri);
    },
  };
}

interface Pusher {
  soon(uri: string): void;
  all(): void;
  forget(uri: string): void;
}

function createPusher({ connection, documents, support }: ServerContext, reports: Reports): Pusher {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const push = async (uri: string): Promise<void> => {
    const version = documents.get(uri)?.version;
    const { items } = await reports.of(uri);
    const now = documents.get(uri)?.version;
    if (now === undefined || now !== version) return;
    await connection.sendDiagnostics({ uri, version: now, diagnostics: items });
  };
  const soon = (uri: string): void => {
    clearTimeout(timers.get(uri));
    const run = (): void => {
      push(uri).catch((error: unknown) => connection.console.error(`diagnostics: ${describe(error)}`));
    };
    timers.set(uri, setTimeout(run, PUSH_DELAY));
  };
  return {
    soon,
    all: () => documents.keys().forEach(soon),
    forget(uri) {
      clearTimeout(timers.get(uri));
      timers.delete(uri);
      if (!support().pullDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}

interface Reports {
  of(uri: string): Promise<Report>;
  /** This version of the document is to be checked, although the settings say to wait. */
  want(uri: string): void;
  modeOf(uri: string): RunMode | undefined;
  forget(uri: string): void;
}

function createReports(context: ServerContext, settings: SettingsCache): Reports {
  const { documents, service } = context;
  const session = Date.now().toString(36);
  const last = new Map<string, { readonly source: Analysis | FoundConfig; readonly report: Report }>();
  const modes = new Map<string, RunMode>();
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
  /** A document that is to be checked only when saved is as saved when it is opened. */
  const isHeldBack = async (uri: string): Promise<boolean> => {
    const { editor } = await context.settingsOf(uri);
    const isFirst = !modes.has(uri);
    modes.set(uri, editor.run);
    if (editor.run === 'onType' || !editor.enable) return false;
    if (editor.run === 'onSave' && isFirst) return false;
    return wanted.get(uri) !== documents.get(uri)?.version;
  };
  return {
    async of(uri) {
      if (isConfigFile(uri)) {
        const found = await settings.configAt(uri);
        return found
          ? reportOf(uri, found, () => configDiagnostics(service.knownWith(found.house).index, found))
          : NOTHING;
      }
      if (await isHeldBack(uri)) return last.get(uri)?.report ?? NOTHING;
      const analysis = await context.analysisOf(uri);
      if (analysis) return reportOf(uri, analysis, () => toDiagnostics(analysis));
      last.delete(uri);
      return NOTHING;
    },
    want(uri) {
      const version = documents.get(uri)?.version;
      if (version !== undefined) wanted.set(uri, version);
    },
    modeOf: (uri) => modes.get(uri),
    forget(uri) {
      last.delete(uri);
      modes.delete(uri);
      wanted.delete(uri);
    },
  };
}
