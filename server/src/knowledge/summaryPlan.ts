import type * as v from 'valibot';
import type { Knowledge, ValueSet } from './knowledge';
import type { summarySchema } from './planSchemas';
import type { SummaryTopicPlan } from './topics';

export type SummarySource = v.InferOutput<typeof summarySchema>;

/** The plan as the program uses it: without what is not set. */
export function toTopics({ topics }: SummarySource): readonly SummaryTopicPlan[] {
  const completed = topics.map((topic) => ({
    ...topic,
    entries: topic.entries.map((entry) => ({ ...entry, unclear: unclearly(entry.silent) })),
  }));
  return JSON.parse(JSON.stringify(completed)) as readonly SummaryTopicPlan[];
}

/** "The policy does not clearly say …": said where it touches on something. */
function unclearly(silent: string): string {
  return silent.replace(/^The policy does not /, '$&clearly ');
}

/** What the plan refers to and is not there. */
export function brokenPlanReferences(
  { topics }: SummarySource,
  disclosures: ReadonlyMap<string, unknown>,
  valueSets: ReadonlyMap<string, { readonly items: Readonly<Record<string, unknown>> }>,
): string[] {
  const claims = valueSets.get('claims')?.items ?? {};
  return topics.flatMap(({ id, entries, rights }) => [
    ...[
      ...entries.flatMap(({ disclosure, raisedBy }) => [disclosure, ...raisedBy.map((other) => other.disclosure)]),
      ...Object.keys(rights?.silent ?? {}),
    ]
      .filter((disclosure) => !disclosures.has(disclosure))
      .map((disclosure) => `${id}: there is no disclosure ${disclosure}`),
    ...[...entries.flatMap(({ values }) => values.map(({ of }) => of)), ...(rights ? [rights.of] : [])]
      .filter((vocabulary) => !valueSets.has(vocabulary))
      .map((vocabulary) => `${id}: there is no vocabulary ${vocabulary}`),
    ...entries
      .flatMap((entry) => entry.claims)
      .filter((claim) => !(claim in claims))
      .map((claim) => `${id}: there is no claim ${claim}`),
  ]);
}

/** The strings of the knowledge that summaries show, for translation. */
export function summaryStrings({ topics, valueSets }: Pick<Knowledge, 'topics' | 'valueSets'>): string[] {
  return [...topics.flatMap(topicStrings), ...valueSets.flatMap(vocabularyStrings)];
}

function topicStrings({ title, silent, entries, rights }: SummaryTopicPlan): string[] {
  const told = [...entries.flatMap(({ values }) => values), ...(rights ? [rights] : [])];
  return [
    title,
    ...present(silent),
    ...entries.flatMap((entry) => [entry.silent, entry.unclear, ...present(entry.fills?.says)]),
    ...told.flatMap(({ asserted, hedged, consent, denied }) => present(asserted, hedged, consent, denied)),
    ...Object.values(rights?.silent ?? {}),
  ];
}

function vocabularyStrings({ title, shown, items, groups }: ValueSet): string[] {
  if (shown === 'draft') return [title];
  return [
    title,
    ...items.flatMap(({ plain, general, professional }) => present(plain, general, professional)),
    ...Object.values(groups).map(({ plain }) => plain),
  ];
}

function present(...texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => text !== undefined);
}
