import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import knowledge from 'proviso:knowledge';
import { type CheckOptions, type CheckResult, check } from '../../../server/src/cli/check';
import { createSession, type Session } from '../../../server/src/cli/session';
import type { AnalysisDocument } from '../../../server/src/service/analysisDocument';

/** A policy that a law has errors about. */
export const POLICY = `# Privacy Policy

Example Health Inc. follows the General Data Protection Regulation (GDPR).

## Information we collect

We collect your name and your e-mail address when you open an account.

## Contact

Write to privacy@example.com.
`;

/** A temporary folder with files in it, gone after the test. */
export function folderWith(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'proviso-cli-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}

/** A session as of a fixed day. */
export function newSession(): Session {
  return { ...createSession(knowledge), today: '2026-06-01' };
}

/** Runs the command `check` inside this process. */
export function runCheck(targets: readonly string[], options: Partial<CheckOptions> = {}): Promise<CheckResult> {
  return check(newSession(), targets, { format: 'json', failOn: 'error', ...options }, () => {});
}

/** The JSON of a check. */
export interface CheckOutput {
  readonly schemaVersion: number;
  readonly tool: Readonly<Record<string, string>>;
  readonly documents: readonly (AnalysisDocument & { readonly error?: string })[];
}

export function parseCheck({ output }: CheckResult): CheckOutput {
  return JSON.parse(output) as CheckOutput;
}

/** The built program as a user runs it. */
export function runProgram(
  args: readonly string[],
  { cwd, input }: { readonly cwd: string; readonly input?: string },
): { readonly code: number | null; readonly out: string; readonly err: string } {
  const program = path.resolve('dist/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    input: input ?? '',
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return { code: status, out: stdout, err: stderr };
}
