import { t } from '@vscode/l10n';
import type { Condition, Law } from '../knowledge/knowledge';
import { checkedText } from '../law/freshness';
import type { IndexedRequirement, KnowledgeIndex } from './knowledgeIndex';
import { bullets, link, paragraphs, sentence } from './markdownText';

/**
 * A requirement: what the law wants, when, and how drafts do it.
 * @param today ISO date
 */
export function explainRequirement(index: KnowledgeIndex, entry: IndexedRequirement, today: string): string {
  const { law, requirement, url } = entry;
  const title = index.disclosures.get(requirement.disclosure)?.title ?? requirement.disclosure;
  return paragraphs(
    `### ${title}`,
    `**${link(requirement.citation, url)}**, ${law.name}`,
    dutyText(entry),
    elementsText(index, entry),
    conditionText(index, requirement.when),
    requirement.wording === undefined
      ? undefined
      : `${t('The law prescribes these words:')}\n\n> ${requirement.wording}`,
    requirement.advice === '' ? undefined : sentence(requirement.advice),
    inForceText(entry, today),
  );
}

function dutyText({ requirement }: IndexedRequirement): string {
  const duty = sentence(requirement.must);
  const must = duty.charAt(0).toLowerCase() + duty.slice(1);
  return requirement.recommended ? t('It is recommended to {0}', must) : t('The draft has to {0}', must);
}

function elementsText(index: KnowledgeIndex, { requirement }: IndexedRequirement): string | undefined {
  const elements = index.disclosures.get(requirement.disclosure)?.elements ?? {};
  const needs = requirement.needs.map((id) => elements[id] ?? id);
  return needs.length === 0 ? undefined : `${t('It needs:')}\n\n${bullets(needs)}`;
}

function inForceText({ law, requirement: { from, until } }: IndexedRequirement, today: string): string {
  const dates = [
    ...(from === undefined ? [] : [t('In force from {0}.', from)]),
    ...(until === undefined ? [] : [t('In force until {0}.', until)]),
    checkedText(law, today),
  ];
  return `*${dates.join(' ')}*`;
}

/** A condition over facts in words; undefined where the requirement always applies. */
export function conditionText(index: KnowledgeIndex, condition: Condition | undefined): string | undefined {
  if (!condition) return undefined;
  return `${t('It applies where this is true:')} ${inWords(index, condition)}`;
}

function inWords(index: KnowledgeIndex, condition: Condition): string {
  if ('fact' in condition) return index.facts.get(condition.fact)?.statement ?? condition.fact;
  if ('not' in condition) return t('This is not so: {0}', inWords(index, condition.not));
  const all = 'all' in condition;
  const parts = all ? condition.all : condition.any;
  const lead = all ? t('All of these:') : t('At least one of these:');
  return `${lead}\n\n${bullets(parts.map((part) => inWords(index, part).replace(/\n+/g, ' ')))}`;
}

/**
 * A law: when it applies, since when, and what it wants said.
 * @param today ISO date
 */
export function explainLaw(index: KnowledgeIndex, law: Law, today: string): string {
  const wanted = law.requirements.map(({ citation, disclosure }) => {
    const title = index.disclosures.get(disclosure)?.title ?? disclosure;
    return `${title} (${citation})`;
  });
  return paragraphs(
    `### ${law.name}`,
    law.kind === 'core' ? undefined : `${link(law.instrument, law.url)}, ${law.jurisdiction}`,
    sentence(law.appliesWhen),
    `${t('It wants said:')}\n\n${bullets([...new Set(wanted)])}`,
    `*${t('In force from {0}.', law.inForce)} ${checkedText(law, today)}*`,
  );
}
