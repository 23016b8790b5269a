import type { ConfigText } from '../service/configEditing';
import { formatOf } from '../service/policyService';
import type { ServerContext } from './context';
import { isConfigFile } from './settings';

/**
 * The settings in an open document: proviso.yaml, or front matter, also where it does not say yet that it is a draft's.
 * Undefined where there are none, or checking is switched off.
 */
export async function configTextOf(context: ServerContext, uri: string): Promise<ConfigText | undefined> {
  const { editor, config } = await context.settingsOf(uri);
  const document = context.documents.get(uri);
  if (!document || !editor.enable) return undefined;
  const { index } = context.service.knownWith(config?.house);
  if (isConfigFile(uri)) return { index, document, root: 'file', yaml: document.getText(), start: 0 };
  if (formatOf(document.languageId) !== 'markdown') return undefined;
  const draft = context.service.read(document);
  const { frontMatter } = draft;
  if (!frontMatter) return undefined;
  return { index, document, root: 'frontMatter', yaml: frontMatter.yaml, start: frontMatter.yamlStart, draft };
}

/** Whether an offset of the document is within its settings. */
export function isInside({ start, yaml }: ConfigText, offset: number): boolean {
  return start <= offset && offset <= start + yaml.length;
}
