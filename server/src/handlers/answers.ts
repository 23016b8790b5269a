import type { Connection } from 'vscode-languageserver';
import type { Message } from '../messages';
import { guard } from './guard';

/** Answers one of our own requests; null when it crashes. */
export function answer<Params, Result>(
  connection: Connection,
  { method }: Message<Params, Result>,
  handler: (params: Params) => Promise<Result | null>,
): void {
  connection.onRequest<unknown, unknown>(method, guard<Params, Result | null>(connection, method, null, handler));
}
