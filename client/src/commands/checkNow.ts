import { checkMessage } from '../../../server/src/messages';
import { type Services, sayNotDraft, targetDocument } from './command';

/** Checks a draft now; for those who switched checking while they type off. */
export async function checkNow({ server, draft, previews }: Services, given: unknown): Promise<void> {
  const document = await targetDocument({ draft, previews }, given);
  if (!document) return;
  if (!(await server.request(checkMessage, { uri: server.uriOf(document) }))) await sayNotDraft(document);
}
