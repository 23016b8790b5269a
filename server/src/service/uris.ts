/**
 * Addresses of files as an editor gives them: any scheme, percent-encoded. Plain text operations, because a
 * virtual workspace knows no file system.
 */

/** The address of the folder that holds a file, without the closing slash. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

/** The last part of an address, decoded. */
export function nameOf(uri: string): string {
  return decode(uri.slice(Math.max(uri.lastIndexOf('/'), uri.indexOf(':')) + 1));
}

/** The path of a file below a folder, decoded, with `/`; undefined where it is not below it. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return uri.startsWith(base) ? decode(uri.slice(base.length)) : undefined;
}

/** The folders from a file's own up to and including `root`; only its own where it is not below `root`. */
export function foldersUpTo(uri: string, root: string | undefined): readonly string[] {
  const own = folderOf(uri);
  const top = root?.replace(/\/$/, '');
  if (top === undefined || (own !== top && !own.startsWith(`${top}/`))) return [own];
  const folders = [own];
  for (let folder = own; folder.length > top.length; ) {
    folder = folderOf(folder);
    folders.push(folder);
  }
  return folders;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Whether two addresses lead to the same file: not every editor encodes the same characters. */
export function isSameAddress(one: string, other: string): boolean {
  return one === other || decode(one) === decode(other);
}

/** The address of a file by its path relative to a folder; undefined for a path that leads somewhere else altogether. */
export function addressBelow(folder: string, path: string): string | undefined {
  const parts = path.replaceAll('\\', '/').split('/');
  if (parts[0] === '' || /^[a-z][\w+.-]*:$/i.test(parts[0] ?? '')) return undefined;
  const target = folder.split('/');
  for (const part of parts) {
    // The scheme and the host stay.
    if (part === '..' && target.length <= 3) return undefined;
    if (part === '..') target.pop();
    else if (part !== '.' && part !== '') target.push(encodeURIComponent(part));
  }
  return target.join('/');
}
