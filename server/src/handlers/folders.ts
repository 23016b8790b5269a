import type { Connection, InitializeParams } from 'vscode-languageserver';

/** The workspace folders that the client starts with. */
export function rootsOf({ workspaceFolders }: InitializeParams): readonly string[] {
  return (workspaceFolders ?? []).map(({ uri }) => withoutSlash(uri));
}

/** Keeps the workspace folders up to date. */
export function followFolders(
  connection: Connection,
  roots: readonly string[],
  use: (roots: readonly string[]) => void,
): void {
  const current = new Set(roots);
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const { uri } of removed) current.delete(withoutSlash(uri));
    for (const { uri } of added) current.add(withoutSlash(uri));
    use([...current]);
  });
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/+$/, '');
}
