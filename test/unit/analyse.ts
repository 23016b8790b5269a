import knowledge from 'proviso:knowledge';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, createPolicyService } from '../../server/src/service/policyService';
import type { DraftSettings } from '../../server/src/service/settings';

export const service = createPolicyService(knowledge);

let count = 0;

/** Analyses a text as a document of its own; under a given address, as its next version. */
export function analyseText(text: string, settings: DraftSettings, language = 'markdown', address?: string): Analysis {
  count += 1;
  return service.analyse(TextDocument.create(address ?? `file:///drafts/${count}`, language, count, text), settings);
}
