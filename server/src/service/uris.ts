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
