// Starts the VS Code server on a free loopback port, with folders of its own that are removed at the end.

import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atExit } from './cleanup.mjs';

/** Nothing that asks, advertises or looks something up: the draft is what there is to see. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
};

/** What writing a draft needs. The full set takes seconds more to start, and its assistant puts itself in front. */
const BUILTINS = [
  ...['theme-defaults', 'theme-seti', 'markdown-basics', 'markdown-language-features', 'html', 'yaml', 'json'],
  ...['configuration-editing', 'media-preview', 'references-view', 'search-result', 'diff'],
];

const START_TIMEOUT = 60_000;

/**
 * @typedef {object} Options
 * @property {{ node: string, home: string }} vscode from `ensureVsCode`
 * @property {string[]} [builtins] names of the built-in extensions to load; each costs time. Default: what writing a draft needs
 * @property {string[]} [linked] folders of extensions to load as if they were installed
 * @property {string[]} [packages] `.vsix` files to install
 * @property {Record<string, unknown>} [settings]
 * @property {boolean} [testDriver] lets a page name extensions under development and tests
 * @property {(text: string) => void} [log]
 */

/** @param {Options} options */
export async function startServer(options) {
  const { vscode, log = () => {} } = options;
  const dir = mkdtempSync(path.join(tmpdir(), 'proviso-vscode-'));
  const remove = () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  const forgetFolder = atExit(remove);
  const token = randomBytes(16).toString('hex');
  const args = prepare(dir, token, options);
  for (const file of options.packages ?? []) installPackage(vscode.node, args, file);

  const child = spawn(vscode.node, [...args, ...serving(dir, options.testDriver)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(),
    detached: true, // a process group of its own, so that ending it ends the extension hosts too
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => killGroup(child.pid);
  const forgetServer = atExit(kill);
  const port = await listening(child, log);
  const origin = `127.0.0.1:${port}`;
  return {
    dir,
    exited,
    /** The address of a file as VS Code in the browser names it. */
    remote: (file) => `vscode-remote://${origin}${path.resolve(file)}`,
    /** What to open in a browser; `payload` are further wishes, as VS Code's page takes them. */
    address: (folder, payload = []) => {
      const query = new URLSearchParams({ tkn: token, folder: path.resolve(folder) });
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `http://${origin}/?${query}`;
    },
    stop: async () => {
      kill();
      await exited;
      remove();
      forgetServer();
      forgetFolder();
    },
  };
}

/** Fills the server's folder; answers the arguments that every call of the server needs. */
function prepare(dir, token, { vscode, builtins = BUILTINS, linked = [], settings = {} }) {
  const extensions = path.join(dir, 'extensions');
  const builtin = path.join(dir, 'builtin');
  for (const folder of [path.join(dir, 'data/Machine'), extensions, builtin]) mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(dir, 'data/Machine/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  writeFileSync(path.join(dir, 'token'), token, { mode: 0o600 });
  for (const name of builtins) {
    symlinkSync(path.join(vscode.home, 'extensions', name), path.join(builtin, name));
  }
  for (const [index, folder] of linked.entries()) symlinkSync(folder, path.join(extensions, `linked-${index}`));
  const main = path.join(vscode.home, 'out/server-main.js');
  return [main, '--server-data-dir', dir, '--extensions-dir', extensions, '--builtin-extensions-dir', builtin];
}

function serving(dir, testDriver) {
  const args = ['--host', '127.0.0.1', '--port', '0', '--connection-token-file', path.join(dir, 'token')];
  // Nothing but our own extension is there to be trusted, and the question would cover the draft.
  args.push('--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust');
  return testDriver ? [...args, '--enable-smoke-test-driver'] : args;
}

function installPackage(node, args, file) {
  const install = [...args, '--accept-server-license-terms', '--install-extension', file];
  const { stdout, stderr } = spawnSync(node, install, { encoding: 'utf8', env: environment() });
  if (!/successfully installed/.test(stdout)) throw new Error(`${file} could not be installed:\n${stdout}${stderr}`);
}

/** Without a gallery there is nothing to look up over the network. */
function environment() {
  return { ...process.env, EXTENSIONS_GALLERY: '{}' };
}

function listening(child, log) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk) => {
      log(String(chunk).trimEnd());
      output += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code ended with ${code} before it served.\n${output}`)));
    setTimeout(() => reject(new Error(`VS Code did not start.\n${output}`)), START_TIMEOUT).unref();
  });
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
