import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type ChangedParams, changedNotification } from '../messages';
import { createSettingsResolver } from '../service/draftSettings';
import { canBeDraft } from '../service/drafts';
import { readParts } from '../service/noticeParts';
import type { Analysis, PolicyService } from '../service/policyService';
import type { DraftSettings } from '../service/settings';
import { isSameAddress } from '../service/uris';
import type { DocumentSettings } from './context';
import type { PartFiles } from './parts';

/** Analyses of open drafts; each new one is told to the client. */
export interface Analyses {
  of(uri: string): Promise<Analysis | null>;
  /** A file is not what it was; true where it is a part of the notice of an open draft. */
  partChanged(uri: string): boolean;
  forget(uri: string): void;
}

/** Analyses of the open drafts, each remembered until something that it rests on changes. */
export function createAnalyses(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  service: PolicyService,
  settingsOf: (uri: string) => Promise<DocumentSettings>,
  parts: PartFiles,
): Analyses {
  const resolver = createSettingsResolver();
  const told = new Map<string, Analysis>();
  /** Null where the document is closed before the other files of its notice are read. */
  const analyse = async (document: TextDocument, settings: DraftSettings): Promise<Analysis | null> => {
    if (settings.parts.length === 0) return service.analyse(document, settings);
    const read = await readParts(document.uri, settings.parts, parts.read);
    const current = documents.get(document.uri);
    return current ? service.analyse(current, settings, read) : null;
  };
  return {
    partChanged(uri) {
      parts.forget(uri);
      const listing = [...told.values()].filter(({ settings }) =>
        settings.parts.some((part) => part.uri !== undefined && isSameAddress(part.uri, uri)),
      );
      return listing.length > 0;
    },
    async of(uri) {
      const candidate = documents.get(uri);
      if (!candidate || !canBeDraft(candidate.languageId)) return null;
      const sources = await settingsOf(uri);
      const document = documents.get(uri);
      if (!document || !sources.editor.enable) return null;
      const today = new Date().toISOString().slice(0, 10);
      const settings = resolver.resolve(uri, service.read(document), { ...sources, today });
      if (!settings) return null;
      const analysis = await analyse(document, settings);
      if (!analysis) return null;
      if (told.get(uri) !== analysis) {
        told.set(uri, analysis);
        const params: ChangedParams = { uri, version: analysis.document.version };
        void connection.sendNotification(changedNotification, params);
      }
      return analysis;
    },
    forget(uri) {
      told.delete(uri);
      resolver.forget(uri);
      service.forget(uri);
    },
  };
}
