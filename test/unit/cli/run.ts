import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import knowledge from 'proviso:knowledge';
import { type CheckOptions, type CheckResult, check } from '../../../server/src/cli/check';
import { runProgram as runInSession } from '../../../server/src/cli/program';
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

/** What one run of the program gives. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program inside this process, in a working folder. */
export async function runProgram(args: readonly string[], { cwd }: { readonly cwd: string }): Promise<Ran> {
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const written = { out: '', err: '' };
    const code = await runInSession(createSession(knowledge), args, {
      print: (text) => {
        written.out += text;
      },
      printError: (text) => {
        written.err += text;
      },
      isWatched: false,
    });
    return { code, ...written };
  } finally {
    process.chdir(before);
  }
}

/** The built program as a user runs it: a process of its own, which takes ten times as long. */
export function startProgram(
  args: readonly string[],
  { cwd, input }: { readonly cwd: string; readonly input?: string },
): Ran {
  const program = path.resolve('dist/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    input: input ?? '',
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return { code: status, out: stdout, err: stderr };
}
