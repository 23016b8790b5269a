import * as vscode from 'vscode';

/** Calls `use` with a token that is cancelled when the signal is; both are let go of when `use` is done. */
export async function withToken<Result>(
  signal: AbortSignal,
  use: (token: vscode.CancellationToken) => Promise<Result>,
): Promise<Result> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => source.cancel();
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    return await use(source.token);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}
