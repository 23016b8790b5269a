// Places of this project that the scripts share.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { atExit } from './cleanup.mjs';

/** The root of the clone: the folder of the extension. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** The sample draft's name in its folder. */
export const SAMPLE_DRAFT = 'PRIVACY.md';

/** Copies the sample into a temporary folder, so that trying things leaves the clone clean; the caller removes it. */
export function copySample() {
  const parent = mkdtempSync(path.join(tmpdir(), 'proviso-'));
  const folder = path.join(parent, 'sample');
  cpSync(path.join(ROOT, 'client/media/sample'), folder, { recursive: true });
  return folder;
}

/** The same, removed when the process ends. */
export function borrowSample() {
  const folder = copySample();
  atExit(() => rmSync(path.dirname(folder), { recursive: true, force: true }));
  return folder;
}
