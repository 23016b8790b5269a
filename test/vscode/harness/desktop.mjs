// The desktop VS Code, where there is one.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { atExit } from './cleanup.mjs';
import { cacheFolder } from './install.mjs';

const TIMEOUT = 600_000;

/** True when a window could be shown here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The program of a desktop VS Code to run tests in; undefined where there is none and none can be downloaded. */
export async function findDesktop() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  if (process.env.CI || !hasDisplay()) return undefined;
  const options = { cachePath: path.join(cacheFolder(), 'desktop'), timeout: 5000, reporter: new SilentReporter() };
  try {
    return await downloadAndUnzipVSCode(options);
  } catch (error) {
    console.log(`The desktop VS Code cannot be downloaded (${error.message}): taking VS Code in the browser.`);
    return undefined;
  }
}

/**
 * Runs `tests` in a desktop VS Code with a profile of its own.
 * @returns {Promise<{ code: number, lines: string[] }>} as `runInWorkbench` does
 */
export function runInDesktop({ executable, extension, tests, folder }) {
  const profile = mkdtempSync(path.join(tmpdir(), 'proviso-profile-'));
  const args = [folder, `--extensionDevelopmentPath=${extension}`, `--extensionTestsPath=${tests}`];
  args.push(`--user-data-dir=${path.join(profile, 'user')}`, `--extensions-dir=${path.join(profile, 'extensions')}`);
  args.push('--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--disable-workspace-trust');
  args.push('--skip-welcome', '--skip-release-notes');
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const forget = atExit(() => child.kill());
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, lines: output.split(/\r?\n/) }));
    setTimeout(() => reject(new Error(`The tests did not end within ${TIMEOUT / 1000} s.`)), TIMEOUT).unref();
  }).finally(() => {
    child.kill();
    forget();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}
