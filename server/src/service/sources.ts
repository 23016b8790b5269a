import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft, Span } from '../draft/draft';
import type { Analysis } from './policyService';
import { isSameAddress } from './uris';

/** A place in a draft, or in another file of its notice. */
export interface NoticePlace extends Span {
  readonly elsewhere?: string;
}

/** The text that a place stands in. */
export interface Source {
  readonly document: TextDocument;
  readonly draft: Draft;
}

/** The file that a place stands in: the draft, or another part of its notice. */
export function sourceOf({ document, draft, parts }: Analysis, { elsewhere }: NoticePlace): Source {
  const part = elsewhere === undefined ? undefined : parts.find((one) => isSameAddress(one.document.uri, elsewhere));
  return part ?? { document, draft };
}
