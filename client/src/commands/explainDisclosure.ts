import type { Services } from './command';
import { explain } from './explain';

/** Explains the requirement of a node of the view “Disclosures”. */
export async function explainDisclosure(services: Services, given: unknown): Promise<void> {
  const { disclosures, server } = services;
  const node = await disclosures.nodeOf(given);
  const { document } = disclosures;
  if (node?.row && document) await explain(services, node.row.id, server.uriOf(document));
}
