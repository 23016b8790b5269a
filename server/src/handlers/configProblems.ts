import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FoundConfig } from '../service/configStore';
import { configDiagnostics } from '../service/diagnostics';
import type { KnowledgeIndex } from '../service/knowledgeIndex';
import type { ClientSupport } from './context';

/** Shows what is wrong in a proviso.yaml; undefined: the file is gone. */
export type ConfigProblems = (uri: string, found: FoundConfig | undefined) => void;

/** Pushes the problems of files that are not open; for open ones a client that can asks itself. */
export function createConfigProblems(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  support: () => ClientSupport,
  index: KnowledgeIndex,
): ConfigProblems {
  const shown = new Map<string, FoundConfig>();
  return (uri, found) => {
    const isAsked = support().pullDiagnostics && documents.get(uri) !== undefined;
    const diagnostics = found && !isAsked ? configDiagnostics(index, found) : [];
    const next = diagnostics.length === 0 ? undefined : found;
    if (shown.get(uri) === next) return;
    if (next) shown.set(uri, next);
    else shown.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics });
  };
}
