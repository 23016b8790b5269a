import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedFile, FoundConfig } from '../service/configStore';
import { configDiagnostics } from '../service/diagnostics';
import type { PolicyService } from '../service/policyService';
import type { ClientSupport } from './context';

/** Shows what is wrong in a proviso.yaml and the house rules that it lists; undefined: the file is gone. */
export type ConfigProblems = (uri: string, found: FoundConfig | undefined) => void;

/** Pushes the problems of files; for a proviso.yaml that is open, a client that can asks itself. */
export function createConfigProblems(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  support: () => ClientSupport,
  service: PolicyService,
): ConfigProblems {
  const shown = new Map<string, CheckedFile>();
  const listed = new Map<string, readonly string[]>();
  const show = (uri: string, file: CheckedFile | undefined, found: FoundConfig | undefined): void => {
    const { index } = service.knownWith(found?.house);
    const diagnostics = file ? configDiagnostics(index, file) : [];
    const next = diagnostics.length === 0 ? undefined : file;
    if (shown.get(uri) === next) return;
    if (next) shown.set(uri, next);
    else shown.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics });
  };
  return (uri, found) => {
    const isAsked = support().pullDiagnostics && documents.get(uri) !== undefined;
    show(uri, isAsked ? undefined : found, found);
    const houseFiles = new Map((found?.houseFiles ?? []).map((file) => [file.uri, file]));
    for (const gone of listed.get(uri) ?? []) if (!houseFiles.has(gone)) show(gone, undefined, found);
    listed.set(uri, [...houseFiles.keys()]);
    for (const [houseUri, file] of houseFiles) show(houseUri, file, found);
  };
}
