// Opens a real VS Code with the extension loaded and a draft open: npm start [-- [--browser] DRAFT]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findOnPath } from './harness/browser.mjs';
import { hasDisplay } from './harness/desktop.mjs';
import { ensureVsCode } from './harness/install.mjs';
import { borrowSample, copySample, ROOT, SAMPLE_DRAFT } from './harness/project.mjs';
import { startServer } from './harness/server.mjs';

async function main() {
  const options = { browser: { type: 'boolean', default: false } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const given = positionals[0] === undefined ? undefined : existingFile(positionals[0]);
  if (!existsSync(path.join(ROOT, 'dist/client/extension.js'))) throw new Error('Run "npm run build" first.');
  const code = values.browser || !hasDisplay() ? undefined : findDesktopCommand();
  if (code && openDesktop(code, given)) return;
  await serve(given);
}

/** npm runs scripts in the clone's folder; the path was typed where npm was called. */
function existingFile(name) {
  const file = path.resolve(process.env.INIT_CWD ?? '.', name);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`There is no file ${file}.`);
  return file;
}

/** In a terminal of a remote window, `code` speaks to that window and cannot load an extension under development. */
function findDesktopCommand() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  return findOnPath(process.platform === 'win32' ? ['code.cmd'] : ['code']);
}

/** False when the desktop refuses (it does for root), so that the browser can take over. */
function openDesktop(code, given) {
  const draft = given ?? path.join(copySample(), SAMPLE_DRAFT); // outlives this process, as the window does
  const args = [`--extensionDevelopmentPath=${ROOT}`, '--new-window', path.dirname(draft), draft];
  const shell = process.platform === 'win32'; // where `code` is a batch file
  const { status } = spawnSync(code, shell ? args.map((arg) => `"${arg}"`) : args, { stdio: 'inherit', shell });
  if (status === 0) console.log(`VS Code opens ${draft}.`);
  return status === 0;
}

async function serve(given) {
  const vscode = await ensureVsCode();
  const draft = given ?? path.join(borrowSample(), SAMPLE_DRAFT);
  const server = await startServer({ vscode, linked: [ROOT] });
  const address = server.address(path.dirname(draft), [['openFile', server.remote(draft)]]);
  console.log(`\nVS Code with ${path.basename(draft)} open:\n\n  ${address}\n`);
  if (!given) console.log('The sample is a copy, removed at the end.');
  console.log('Stop with Ctrl+C.');
  if (hasDisplay()) openInBrowser(address);
  throw new Error(`VS Code ended by itself (${await server.exited}).`);
}

function openInBrowser(address) {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('Open the address in a browser.'));
  child.unref();
}

main().catch((error) => {
  console.error(`npm start: ${error.message}`);
  process.exit(1);
});
