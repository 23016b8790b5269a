import { stat } from 'node:fs/promises';
import { filesBelow, reason } from './files';

/**
 * The files that are meant: every draft-like file below a folder, sorted, each once.
 * @param errors what is wrong with a target, for standard error, is added
 */
export async function expandTargets(targets: readonly string[], errors: string[]): Promise<string[]> {
  const files = await Promise.all(targets.map((target) => expand(target, errors)));
  return [...new Set(files.flat())].sort();
}

async function expand(target: string, errors: string[]): Promise<string[]> {
  if (target === '-' || !(await isFolder(target))) return [target];
  try {
    const files = await filesBelow(target);
    if (files.length === 0) {
      errors.push(`${target}: no drafts (.md, .mdx, .markdown, .html, .htm, .txt) below this folder`);
    }
    return files;
  } catch (error) {
    errors.push(`${target}: ${reason(error)}`);
    return [];
  }
}

/** What does not exist is taken for a file, so that it is reported like every file that cannot be read. */
async function isFolder(target: string): Promise<boolean> {
  try {
    return (await stat(target)).isDirectory();
  } catch {
    return false;
  }
}
