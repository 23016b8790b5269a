import { t } from '@vscode/l10n';
import type { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ConfigFiles } from '../service/configStore';
import { languageOfName } from '../service/drafts';
import type { PartFile } from '../service/noticeParts';
import { isSameAddress, nameOf } from '../service/uris';

/** The other files of notices, as they are in the editor or else on disk. */
export interface PartFiles {
  readonly read: PartFile;
  /** Reads this file again when it is next needed. */
  forget(uri: string): void;
}

/** Texts from disk get versions that no editor gives. */
const FROM_DISK = -1;

/** Reads the other files of a notice: the open document where there is one, else the file. */
export function createPartFiles(files: ConfigFiles, documents: TextDocuments<TextDocument>): PartFiles {
  const known = new Map<string, Promise<TextDocument | undefined>>();
  let reads = 0;
  const load = async (uri: string): Promise<TextDocument | undefined> => {
    const text = await files.read(uri);
    if (text === null) return undefined;
    reads += 1;
    return TextDocument.create(uri, languageOfName(nameOf(uri)), FROM_DISK - reads, text);
  };
  const openAt = (uri: string): TextDocument | undefined =>
    documents.get(uri) ?? documents.all().find((document) => isSameAddress(document.uri, uri));
  return {
    async read(uri, path) {
      const open = openAt(uri);
      if (open) return open;
      const found = known.get(uri) ?? load(uri);
      known.set(uri, found);
      return (await found) ?? t('{0} cannot be read: there is no such file, or it is a folder.', path);
    },
    forget(uri) {
      for (const address of known.keys()) if (isSameAddress(address, uri)) known.delete(address);
    },
  };
}
