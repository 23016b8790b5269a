import { acceptFinding } from './acceptFinding';
import type { Services } from './command';

/** Lets the finding of a node of the view “Disclosures” stand, with the reason. */
export async function acceptDisclosure(services: Services, given: unknown): Promise<void> {
  const { disclosures } = services;
  const finding = (await disclosures.nodeOf(given))?.row?.finding;
  const { document } = disclosures;
  if (finding && document) await acceptFinding(services, document.uri, finding.code, finding.range);
}
