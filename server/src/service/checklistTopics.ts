import { t } from '@vscode/l10n';
import type { KnowledgeIndex } from './knowledgeIndex';

/** A heading of the checklist when it is ordered by topic. */
export interface ChecklistTopic {
  readonly id: string;
  readonly title: string;
}

/** The topics of the preview in their order, what they leave out, and the duties that a text cannot show. */
export function checklistTopics({ topics }: KnowledgeIndex): readonly ChecklistTopic[] {
  return [
    ...topics.map(({ id, title }) => ({ id, title: t(title) })),
    { id: FURTHER, title: t('What particular laws want') },
    { id: MANUAL, title: t('How the notice is given') },
  ];
}

const FURTHER = 'further';
const MANUAL = 'manual';

const placed = new WeakMap<KnowledgeIndex, ReadonlyMap<string, string>>();

/** The topic of a disclosure: the preview's, or that of others which stand in the same standard section. */
export function topicOf(index: KnowledgeIndex, disclosure: string): string {
  let known = placed.get(index);
  if (!known) {
    known = placeAll(index);
    placed.set(index, known);
  }
  return known.get(disclosure) ?? FURTHER;
}

function placeAll(index: KnowledgeIndex): ReadonlyMap<string, string> {
  const told = new Map(
    index.topics.flatMap(({ id, entries }) => entries.map(({ disclosure }) => [disclosure, id] as const)),
  );
  const bySection = new Map<string, string>();
  for (const { id, section } of index.disclosures.values()) {
    const topic = told.get(id);
    if (section !== undefined && topic !== undefined && !bySection.has(section)) bySection.set(section, topic);
  }
  const topicOfSection = (section: string): string | undefined => {
    const joined = index.sections.get(section)?.joins ?? [];
    return [section, ...joined].map((id) => bySection.get(id)).find((topic) => topic !== undefined);
  };
  return new Map(
    [...index.disclosures.values()].map(({ id, section, manual }) => {
      if (manual) return [id, MANUAL];
      return [id, told.get(id) ?? (section === undefined ? undefined : topicOfSection(section)) ?? FURTHER];
    }),
  );
}
