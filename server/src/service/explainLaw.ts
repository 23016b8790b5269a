import { t } from '@vscode/l10n';
import type { Condition, Law } from '../knowledge/knowledge';
import { checkedText, isStale } from '../law/freshness';
import type { IndexedRequirement, KnowledgeIndex } from './knowledgeIndex';
import { bullets, link, paragraphs, sentence } from './markdownText';
import type { PageLink } from './pageLinks';

/**
 * A requirement: what the law wants, when, and how drafts do it.
 * @param today ISO date
 */
export function explainRequirement(
  index: KnowledgeIndex,
  entry: IndexedRequirement,
  today: string,
  page: PageLink,
): string {
  const { law, requirement, url } = entry;
  const title = index.disclosures.get(requirement.disclosure)?.title ?? requirement.disclosure;
  return paragraphs(
    `### ${title}`,
    `**${link(requirement.citation, url)}**, ${page(law.name, law.id)}`,
    dutyText(entry),
    ...wantedTexts(index, entry),
    inForceText(entry, today),
  );
}

/** What a requirement wants said, when, how, and how much it matters. */
function wantedTexts(index: KnowledgeIndex, entry: IndexedRequirement): readonly (string | undefined)[] {
  const { requirement } = entry;
  return [
    elementsText(index, entry),
    conditionText(index, requirement.when),
    wordingText(requirement.wording),
    requirement.advice === '' ? undefined : sentence(requirement.advice),
    sectionText(index, entry),
    severityText(entry),
  ];
}

/** The laws by jurisdiction: what each is called, its id, and when it was checked. */
export function explainLaws(index: KnowledgeIndex, today: string, page: PageLink): string {
  const laws = [...index.laws.values()].filter(({ kind }) => kind !== 'core');
  const groups = new Map<string, Law[]>();
  for (const law of laws) {
    const group = law.kind === 'platform' ? t('Platforms') : law.jurisdiction;
    groups.set(group, [...(groups.get(group) ?? []), law]);
  }
  const sections = [...groups].sort(([a], [b]) => a.localeCompare(b));
  return paragraphs(
    `### ${t('Laws')}`,
    ...sections.flatMap(([jurisdiction, members]) => [
      `#### ${jurisdiction}`,
      bullets(members.map((law) => lawLine(law, today, page))),
    ]),
  );
}

function lawLine(law: Law, today: string, page: PageLink): string {
  const { id, name, instrument, url } = law;
  return `**${page(name, id)}** (\`${id}\`) · ${link(instrument, url)}. *${checkedText(law, today)}*`;
}

/** The laws that were checked too long ago; undefined where there is none. */
export function staleLawsText(laws: readonly Law[], today: string, page: PageLink): string | undefined {
  const stale = laws.filter((law) => law.kind !== 'core' && isStale(law, today));
  return stale.length === 0 ? undefined : bullets(stale.map((law) => lawLine(law, today, page)));
}

/** The standard section that satisfies a requirement. */
function sectionText(index: KnowledgeIndex, { requirement }: IndexedRequirement): string | undefined {
  const [section] = index.sectionsFor.get(requirement.disclosure) ?? [];
  return section && t('The standard section “{0}” satisfies it (`{1}`).', index.sectionTitle(section), section.id);
}

/** How severe it is where a draft does not say it. */
function severityText({ requirement }: IndexedRequirement): string | undefined {
  if (requirement.manual) return undefined;
  const names = { error: t('error'), warning: t('warning'), information: t('information'), hint: t('hint') };
  return t('Where the draft does not say it: {0}.', names[requirement.severity]);
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

function wordingText(wording: string | undefined): string | undefined {
  return wording === undefined ? undefined : `${t('The law prescribes these words:')}\n\n> ${wording}`;
}

function inForceText(entry: IndexedRequirement, today: string): string | undefined {
  if (entry.law.kind === 'house') return datesText(entry);
  return [datesText(entry), `*${checkedText(entry.law, today)}*`].filter((text) => text !== undefined).join(' ');
}

/** Dates of a requirement that are not those of its law. */
function datesText({ requirement: { from, until } }: IndexedRequirement): string | undefined {
  const dates = [
    ...(from === undefined ? [] : [t('In force from {0}.', from)]),
    ...(until === undefined ? [] : [t('In force until {0}.', until)]),
  ];
  return dates.length === 0 ? undefined : `*${dates.join(' ')}*`;
}

/** A condition over facts in words; undefined where the requirement always applies. */
function conditionText(index: KnowledgeIndex, condition: Condition | undefined): string | undefined {
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
 * The page of a law: when it applies, since when, everything that it wants said, with an example of each, and the
 * rights that it gives.
 * @param today ISO date
 */
export function explainLaw(index: KnowledgeIndex, law: Law, today: string, page: PageLink): string {
  const entries = law.requirements.flatMap(({ id }) => index.requirements.get(id) ?? []);
  return paragraphs(
    `### ${law.name}`,
    sourceText(law),
    sentence(law.appliesWhen),
    law.owedBy && `${t('It is owed only where this is true:')} ${inWords(index, law.owedBy)}`,
    law.kind === 'house' ? undefined : `*${t('In force from {0}.', law.inForce)} ${checkedText(law, today)}*`,
    `#### ${t('It wants said:')}`,
    ...entries.map((entry) => requirementText(index, entry, page)),
    rightsText(index, law, page),
    otherLawsText(index, law, page),
  );
}

function sourceText({ kind, instrument, jurisdiction, url }: Law): string | undefined {
  if (kind === 'core') return undefined;
  return kind === 'house' ? link(instrument, url) : `${link(instrument, url)}, ${jurisdiction}`;
}

function requirementText(index: KnowledgeIndex, entry: IndexedRequirement, page: PageLink): string {
  const { requirement, url } = entry;
  const disclosure = index.disclosures.get(requirement.disclosure);
  const [example] = disclosure?.examples ?? [];
  return paragraphs(
    `##### ${titleLink(index, requirement.disclosure, page)}`,
    `**${link(requirement.citation, url)}** ${dutyText(entry)}`,
    requirement.manual ? t('A text cannot show this; look at it yourself.') : undefined,
    ...wantedTexts(index, entry),
    example === undefined ? undefined : `${t('For example:')}\n\n> ${example.replace(/\n/g, '\n> ')}`,
    datesText(entry),
  );
}

function rightsText(index: KnowledgeIndex, { rights }: Law, page: PageLink): string | undefined {
  if (rights.length === 0) return undefined;
  const items = rights.map(({ right, citation, gives, deadline, exceptions, url }) => {
    const title = index.rights.get(right)?.title ?? right;
    const less = exceptions.length === 0 ? '' : ` ${t('Exceptions:')} ${sentence(exceptions.join('; '))}`;
    return `**${page(title, right)}** · ${link(citation, url)}: ${sentence(gives)} ${sentence(deadline)}${less}`;
  });
  return paragraphs(`#### ${t('The rights that it gives')}`, bullets(items));
}

/** What a requirement wants said, as a link to the page about that, or about the right. */
function titleLink(index: KnowledgeIndex, id: string, page: PageLink): string {
  const disclosure = index.disclosures.get(id);
  return disclosure ? page(disclosure.title, id) : id;
}

/** The laws that go along with this one, those of the same place, and the way to all of them. */
function otherLawsText(index: KnowledgeIndex, law: Law, page: PageLink): string | undefined {
  if (law.kind === 'core' || law.kind === 'house') return undefined;
  const laws = [...index.laws.values()].filter((other) => other !== law && other.kind === law.kind);
  const goesAlong = laws.filter(
    (other) => other.beside?.laws.includes(law.id) === true || law.beside?.laws.includes(other.id) === true,
  );
  const near = laws.filter((other) => other.jurisdiction === law.jurisdiction && !goesAlong.includes(other));
  const named = [...goesAlong, ...near].map((other) => page(other.name, other.id));
  return paragraphs(`#### ${t('Other laws')}`, bullets([...named, page(t('All laws'), 'laws')]));
}
