import type { Services } from './command';

/** Orders the view “Disclosures” by law. */
export async function groupByLaw({ disclosures }: Services): Promise<void> {
  await disclosures.setOrder('law');
}

/** Orders the view “Disclosures” by topic: what several laws want is shown once. */
export async function groupByTopic({ disclosures }: Services): Promise<void> {
  await disclosures.setOrder('topic');
}
