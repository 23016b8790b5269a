import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type ChangedParams, changedNotification } from '../messages';
import { createSettingsResolver } from '../service/draftSettings';
import { canBeDraft } from '../service/drafts';
import type { Analysis, PolicyService } from '../service/policyService';
import type { DocumentSettings } from './context';

/** Analyses of open drafts; each new one is told to the client. */
export interface Analyses {
  of(uri: string): Promise<Analysis | null>;
  forget(uri: string): void;
}

export function createAnalyses(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  service: PolicyService,
  settingsOf: (uri: string) => Promise<DocumentSettings>,
): Analyses {
  const resolver = createSettingsResolver();
  const told = new Map<string, Analysis>();
  return {
    async of(uri) {
      const candidate = documents.get(uri);
      if (!candidate || !canBeDraft(candidate.languageId)) return null;
      const sources = await settingsOf(uri);
      const document = documents.get(uri);
      if (!document || !sources.editor.enable) return null;
      const today = new Date().toISOString().slice(0, 10);
      const settings = resolver.resolve(uri, service.read(document), { ...sources, today });
      if (!settings) return null;
      const analysis = service.analyse(document, settings);
      if (told.get(uri) !== analysis) {
        told.set(uri, analysis);
        const params: ChangedParams = { uri, version: document.version };
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
