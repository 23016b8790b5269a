import * as vscode from 'vscode';

/** What we use of the API of VS Code's Git extension. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  getRepository(uri: vscode.Uri): Repository | null;
  openRepository(root: vscode.Uri): Promise<Repository | null>;
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

interface Repository {
  log(options: { readonly path: string; readonly maxEntries: number }): Promise<readonly Commit[]>;
  getRefs(query: { readonly sort: 'committerdate' }): Promise<readonly Ref[]>;
}

interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
}

interface Ref {
  readonly name?: string;
  readonly commit?: string;
}

/** A version of a file in its repository. */
export interface Revision {
  readonly kind: 'commit' | 'ref';
  /** What Git calls it. */
  readonly ref: string;
  /** The first line of the commit's message, or the name of the branch or tag. */
  readonly title: string;
  readonly date: Date | undefined;
  /** Where the file of this version can be read. */
  readonly uri: vscode.Uri;
}

/** The versions of a file that can be chosen, or why there are none. */
export type History =
  | { readonly kind: 'history'; readonly revisions: readonly Revision[] }
  | { readonly kind: 'none'; readonly reason: string };

/** More commits than this are not read. */
const COMMITS = 100;

/** The commits that touched a file, the newest first, then branches and tags. */
export async function historyOf(file: vscode.Uri): Promise<History> {
  const git = await gitApi();
  if (!git) return none(vscode.l10n.t('Git is not available here.'));
  try {
    const repository = git.getRepository(file) ?? (await openAround(git, file));
    if (!repository) return none(vscode.l10n.t('The file is in no Git repository.'));
    const [commits, refs] = await Promise.all([
      repository.log({ path: file.fsPath, maxEntries: COMMITS }),
      repository.getRefs({ sort: 'committerdate' }),
    ]);
    const revisions = [...commits.map((commit) => ofCommit(git, file, commit)), ...named(git, file, refs)];
    return commits.length > 0 ? { kind: 'history', revisions } : none(vscode.l10n.t('No commit has the file yet.'));
  } catch (error) {
    return none(vscode.l10n.t('Git reports: {0}', error instanceof Error ? error.message : String(error)));
  }
}

function none(reason: string): History {
  return { kind: 'none', reason };
}

async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  try {
    const git = await extension?.activate();
    return git?.enabled ? git.getAPI(1) : undefined;
  } catch {
    return undefined; // no git on this machine
  }
}

/** A repository whose root is above the open folder is not opened by itself. */
async function openAround(git: GitApi, file: vscode.Uri): Promise<Repository | null> {
  return file.scheme === 'file' ? git.openRepository(vscode.Uri.joinPath(file, '..')) : null;
}

function ofCommit(git: GitApi, file: vscode.Uri, { hash, message, authorDate }: Commit): Revision {
  const title = message.split('\n', 1)[0] ?? hash;
  return { kind: 'commit', ref: hash, title, date: authorDate, uri: git.toGitUri(file, hash) };
}

function named(git: GitApi, file: vscode.Uri, refs: readonly Ref[]): readonly Revision[] {
  return refs.flatMap(({ name }): Revision[] =>
    name === undefined ? [] : [{ kind: 'ref', ref: name, title: name, date: undefined, uri: git.toGitUri(file, name) }],
  );
}
