import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isNamedLikeText, languageOfName } from '../service/drafts';

/** Folders that hold no drafts of one's own. */
const SKIPPED = new Set(['node_modules', '.git']);

/** A file larger than this is not read at all. */
const MAX_BYTES = 30_000_000;

/** A file that cannot be read; the message is for the user. */
export class UnreadableFile extends Error {
  /** @param reason why, without the name of the file */
  constructor(
    file: string,
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
  }
}

/** Every draft-like file below a folder, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry): Promise<string[]> => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(file);
      return isNamedLikeText(entry.name) ? [file] : [];
    }),
  );
  return found.flat().sort();
}

/**
 * Reads a file as a document; `-` is standard input. Invalid UTF-8 becomes replacement characters.
 * @throws UnreadableFile with a message for the user
 */
export async function readDocument(file: string): Promise<TextDocument> {
  if (file === '-') return TextDocument.create('stdin:/-', 'markdown', 1, await readStandardInput());
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES)
      throw new UnreadableFile(
        file,
        `too large to check (${Math.round(size / 1_000_000)} MB; the limit is ${MAX_BYTES / 1_000_000} MB)`,
      );
    const text = decode(await readFile(file));
    return TextDocument.create(pathToFileURL(path.resolve(file)).href, languageOfName(path.basename(file)), 1, text);
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(file, reason(error));
  }
}

/** A byte-order mark stays part of the text, so that offsets are those of the file. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

async function readStandardInput(): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return decode(Buffer.concat(chunks));
}

/** Why a file could not be read, in words for the user. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EACCES') return 'permission denied';
  if (code === 'EISDIR') return 'is a folder';
  return error instanceof Error ? error.message : String(error);
}
