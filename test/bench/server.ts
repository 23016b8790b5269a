import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** From the root of the clone, where npm runs scripts. */
const SERVER = path.resolve('dist/server/node.js');

export interface Server {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** Until the server had started, and until the first findings were there. */
  readonly started: number;
}

/** Starts the built server as an editor does. */
export async function startServer(): Promise<Server> {
  const begin = performance.now();
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {} } };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  return { process: child, connection, started: performance.now() - begin };
}
