import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * Wraps a request handler: a request that is cancelled is answered so, and one that crashes is logged and answered
 * empty, because nothing is better than a message about our own mistakes.
 */
export function guard<Params, Result>(
  connection: Connection,
  name: string,
  empty: Result,
  handler: (params: Params, token: CancellationToken) => Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  const cancelled = (): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await handler(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      connection.console.error(`${name}: ${describe(error)}`);
      return empty;
    }
  };
}

/** An error as the log shows it. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
