import { openPreview as openPanel } from '../preview/panel';
import { type Services, targetDocument } from './command';

/** Opens the preview of a draft beside it. */
export async function openPreview({ context, server, draft }: Services, given: unknown): Promise<void> {
  const document = await targetDocument(draft, given);
  if (document) await openPanel(context, server.client, document.uri);
}
