import type { Connection } from 'vscode-languageserver';
import type { Message } from '../messages';
import { guard } from './guard';

/** Answers one of our own requests; null when it crashes. */
export function answer<Params, Result>(
  connection: Connection,
  message: Message<Params, Result>,
  handler: (params: Params) => Promise<Result | null>,
): void {
  connection.onRequest(message.method, guard<Params, Result | null>(connection, message.method, null, handler));
}
