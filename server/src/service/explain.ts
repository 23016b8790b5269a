import { t } from '@vscode/l10n';
import { CHECKS } from '../checks/checks';
import type { NearMiss } from '../detect/nearMiss';
import { factsOf } from '../knowledge/conditions';
import type { Disclosure, Fact } from '../knowledge/knowledge';
import type { Finding } from '../law/findings';
import { explainLaw, explainLaws, explainRequirement, staleLawsText } from './explainLaw';
import { nearMisses, nearMissText } from './explainNearMiss';
import { explainRight } from './explainRight';
import type { IndexedRequirement, KnowledgeIndex } from './knowledgeIndex';
import { bullets, link, paragraphs, sentence } from './markdownText';
import { type PageLink, pageLinks } from './pageLinks';
import { placesText } from './placesText';
import type { Analysis } from './policyService';

/** What an id stands for, explained in Markdown. */
export interface Explanation {
  readonly kind: 'requirement' | 'law' | 'laws' | 'right' | 'disclosure' | 'fact' | 'section' | 'finding';
  readonly id: string;
  readonly markdown: string;
  /** For what a draft lacks: the sentences that come nearest to it. */
  readonly nearMisses?: readonly NearMiss[];
}

/**
 * Explains `laws` (the list of them), a requirement, law, right, disclosure, fact, standard section or finding code. An id that is both a
 * right and the disclosure of it is explained as the right. `why/<disclosure>`: why no sentence of the draft counts.
 * @param analysis a draft, so that only the laws that apply to it are named, and where it says what
 */
export function explain(index: KnowledgeIndex, id: string, analysis?: Analysis): Explanation | undefined {
  const of = (kind: Explanation['kind'], markdown: string): Explanation => ({ kind, id, markdown });
  const today = analysis?.settings.today ?? new Date().toISOString().slice(0, 10);
  const page = pageLinks(analysis);
  if (id === 'laws') return of('laws', explainLaws(index, today, page));
  if (id === STALE) return of('finding', explainStale(index, today, analysis));
  const requirement = index.requirements.get(id);
  if (requirement) return of('requirement', explainRequirement(index, requirement, today, page));
  const law = index.laws.get(id);
  if (law) return of('law', explainLaw(index, law, today, page));
  const right = index.rights.get(id);
  if (right) return of('right', explainRight(index, right, analysis, page));
  const disclosure = index.disclosures.get(id);
  if (disclosure) return of('disclosure', explainDisclosure(index, disclosure, analysis));
  if (index.facts.has(id)) return of('fact', explainFact(index, id, page));
  const section = index.sections.get(id);
  if (section) return of('section', explainSection(index, id));
  const lacking = analysis && lackedBy(index, id);
  if (lacking) return explainLacking(index, id, lacking, analysis);
  const markdown = explainFinding(index, id, analysis);
  return markdown === undefined ? undefined : of('finding', markdown);
}

const STALE = 'law/not-checked-lately';

/** Which laws were checked too long ago: of those that apply, or of all without a draft. */
function explainStale(index: KnowledgeIndex, today: string, analysis: Analysis | undefined): string {
  const laws = analysis?.applicability.laws.map(({ law }) => law) ?? [...index.laws.values()];
  return paragraphs(
    plainExplanations()[STALE],
    staleLawsText(laws, today, pageLinks(analysis)) ?? t('Every law here was checked within the last 12 months.'),
  );
}

/** What a draft lacks, with the sentences that come nearest; for `why/…` these alone. */
function explainLacking(index: KnowledgeIndex, id: string, disclosure: Disclosure, analysis: Analysis): Explanation {
  const misses = nearMisses(index, analysis, disclosure.id);
  const answer = nearMissText(analysis, disclosure, misses);
  const markdown = id.startsWith('why/')
    ? paragraphs(
        `### ${disclosure.title}`,
        sentence(disclosure.about),
        placesText(analysis, disclosure.id),
        answer,
        partsText(disclosure),
        examplesText(disclosure),
      )
    : paragraphs(explainFinding(index, id, analysis), answer);
  return { kind: 'finding', id, markdown, nearMisses: misses };
}

/** The disclosure that a finding says is lacking. */
function lackedBy(index: KnowledgeIndex, code: string): Disclosure | undefined {
  const [family = '', id = ''] = code.split('/');
  return ABOUT_DISCLOSURES.has(family) ? index.disclosures.get(id) : undefined;
}

function explainDisclosure(index: KnowledgeIndex, disclosure: Disclosure, analysis: Analysis | undefined): string {
  return paragraphs(
    `### ${disclosure.title}`,
    sentence(disclosure.about),
    partsText(disclosure),
    wantedText(requirementsFor(index, disclosure.id, analysis), pageLinks(analysis)),
    examplesText(disclosure),
    analysis && placesText(analysis, disclosure.id),
  );
}

/** The requirements of the laws that apply; of all where none is recognised. */
function requirementsFor(
  index: KnowledgeIndex,
  disclosure: string,
  analysis: Analysis | undefined,
): readonly IndexedRequirement[] {
  const all = index.wantedBy.get(disclosure) ?? [];
  const laws = new Set(analysis?.applicability.laws.map(({ law }) => law.id));
  return laws.size === 0 ? all : all.filter(({ law }) => laws.has(law.id));
}

function wantedText(wanted: readonly IndexedRequirement[], page: PageLink): string | undefined {
  if (wanted.length === 0) return undefined;
  const items = wanted.map(({ requirement, url, law }) => {
    const notes = [
      ...(requirement.recommended ? [t('recommended')] : []),
      ...(requirement.when ? [t('under a condition')] : []),
    ];
    const when = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
    return `**${page(law.short, law.id)}** · ${link(requirement.citation, url)}${when}: ${sentence(requirement.must)}`;
  });
  return `${t('Who asks for it:')}\n\n${bullets(items)}`;
}

function partsText({ elements }: Disclosure): string | undefined {
  const parts = Object.values(elements);
  return parts.length === 0 ? undefined : `${t('Complete, it gives:')}\n\n${bullets(parts)}`;
}

function examplesText({ examples }: Disclosure): string | undefined {
  if (examples.length === 0) return undefined;
  return `${t('For example:')}\n\n${examples.map((example) => `> ${example}`).join('\n>\n')}`;
}

function explainFact(index: KnowledgeIndex, id: string, page: PageLink): string {
  const fact = index.facts.get(id);
  const hanging = [...index.requirements.values()].filter(({ law, requirement }) => {
    return law.kind !== 'core' && factsOf(requirement.when).includes(id);
  });
  const owed = [...index.laws.values()].filter(({ owedBy }) => factsOf(owedBy).includes(id));
  return paragraphs(
    `### ${fact?.question ?? id}`,
    t('The answer decides whether the draft needs the following.'),
    assumedText(fact),
    hanging.length === 0 ? undefined : wantedText(hanging, page),
    owed.length === 0
      ? undefined
      : `${t('Everything that these laws want:')} ${owed.map((law) => page(law.short, law.id)).join(', ')}.`,
    t('Recorded as `{0}` under `facts` in the front matter or in proviso.yaml.', id),
  );
}

function assumedText(fact: Fact | undefined): string | undefined {
  if (fact?.assume === undefined) return undefined;
  return fact.assume
    ? t('Unless you say otherwise, “yes” is assumed.')
    : t('Unless you say otherwise, “no” is assumed.');
}

function explainSection(index: KnowledgeIndex, id: string): string {
  const section = index.sections.get(id);
  if (!section) return '';
  const titles = Object.keys(section.discloses).map(
    (disclosure) => index.disclosures.get(disclosure)?.title ?? disclosure,
  );
  const states = titles.length === 0 ? undefined : `${t('It discloses:')}\n\n${bullets(titles)}`;
  return paragraphs(t('Standard section'), index.sectionText(section), states);
}

/** Families of findings that are about a disclosure, and the question why a draft does not make it. */
const ABOUT_DISCLOSURES = new Set(['missing', 'partial', 'upcoming', 'why']);

/** Why there is a finding, what would settle it, and how others put it. */
export function explainFinding(index: KnowledgeIndex, code: string, analysis?: Analysis): string | undefined {
  const [family = '', id = ''] = code.split('/');
  if (family === 'confirm' || family === 'contradiction')
    return index.facts.has(id) ? explainFact(index, id, pageLinks(analysis)) : undefined;
  const disclosure = lackedBy(index, code);
  if (!disclosure) return checkExplanation(code) ?? outdatedExplanation(index, code) ?? plainExplanations()[code];
  const finding = analysis?.findings.find((candidate) => candidate.code === code);
  return paragraphs(
    `### ${disclosure.title}`,
    sentence(disclosure.about),
    wantedText(requirementsOf(index, disclosure.id, analysis, finding), pageLinks(analysis)),
    partsText(disclosure),
    adviceText(requirementsOf(index, disclosure.id, analysis, finding)),
    examplesText(disclosure),
    family === 'partial' && analysis ? placesText(analysis, disclosure.id) : undefined,
  );
}

function requirementsOf(
  index: KnowledgeIndex,
  disclosure: string,
  analysis: Analysis | undefined,
  finding: Finding | undefined,
): readonly IndexedRequirement[] {
  if (!finding) return requirementsFor(index, disclosure, analysis);
  return finding.explains.flatMap((id) => index.requirements.get(id) ?? []);
}

function adviceText(wanted: readonly IndexedRequirement[]): string | undefined {
  const advice = [...new Set(wanted.map(({ requirement }) => requirement.advice))].filter((text) => text !== '');
  return advice.length === 0 ? undefined : advice.map(sentence).join('\n\n');
}

/** What a check looks for, and how it is switched off. */
function checkExplanation(code: string): string | undefined {
  const check = CHECKS.find(({ id }) => id === code);
  return check && paragraphs(check.about(), switchText(code));
}

function outdatedExplanation(index: KnowledgeIndex, code: string): string | undefined {
  const entry = index.outdated.get(code);
  if (!entry) return undefined;
  const { title, problem, replacement, citation } = entry;
  return paragraphs(
    `### ${title}`,
    problem,
    sentence(t('Write instead: {0}', replacement)),
    citation,
    switchText(code),
  );
}

function switchText(code: string): string {
  return t(
    'To switch it off, or to make it more or less severe, set `{0}` under `checks` in proviso.yaml, or in the setting `proviso.checks`.',
    code,
  );
}

/** Findings about the file itself. */
function plainExplanations(): Readonly<Record<string, string>> {
  return {
    'config/invalid': t(
      'The settings of Proviso stand under `proviso:` in the front matter of a draft, or in a file proviso.yaml. What cannot be read is left out: the last settings that could be read stay in use, or the defaults.',
    ),
    'draft/language': t(
      'What a draft discloses is recognised by how people write it in English. In a draft in another language nothing would be found, and everything would seem to be missing.',
    ),
    [STALE]: t(
      'What a law wants is stated as of the day on which it was last checked. Laws change: a newer version of Proviso may know more.',
    ),
    'accepted/no-reason': t(
      'A finding is accepted with a reason, so that whoever reads the draft next knows why. Without one, it is not accepted.',
    ),
    'accepted/unknown-finding': t(
      'A finding is accepted by its own code, such as `missing/right-portability`: one at a time, never a whole law.',
    ),
    'accepted/stale': t(
      'What was accepted is not found any more: the draft, the settings or the laws have changed. Without the acceptance, you learn of it when it comes back.',
    ),
    'draft/unreadable': t('The file is not text, or longer than what is checked.'),
  };
}
