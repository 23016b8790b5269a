import { type Services, targetDocument } from './command';

/** Opens the preview of a draft beside it. */
export async function openPreview({ previews, draft }: Services, given: unknown): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (document) previews.open(document.uri);
}
