// The window of a VS Code that runs without a display: headless Chromium.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** Starts headless Chromium, installing it where this machine lets us. Nothing but loopback can be reached from it. */
export async function launchBrowser() {
  const args = ['--disable-gpu', '--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath: ensureBrowser(), headless: true, args });
}

function ensureBrowser() {
  const found = process.env.CHROMIUM ?? findOnPath(NAMES) ?? MAC_APPS.find((file) => existsSync(file));
  if (found) return found;
  if (canUseApt()) {
    installWithApt();
    const installed = findOnPath(NAMES);
    if (installed) return installed;
  }
  throw new Error(
    'The VS Code suite needs Chromium or Chrome. Install it (Debian: apt-get install chromium fonts-dejavu-core; ' +
      "elsewhere: your system's package of Chromium or Google Chrome), or set CHROMIUM to its program.",
  );
}

/** The first of these programs that the path holds. */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const files = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return files.find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined;
}

function installWithApt() {
  console.log('Installing Chromium with apt-get (about 400 MB, once) …');
  const wait = ['-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3'];
  apt([...wait, 'update']);
  apt([...wait, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(
    `Chromium could not be installed: apt-get ${args.join(' ')}\n${error ?? (stdout + stderr).slice(-3000)}`,
  );
}
