import { t } from '@vscode/l10n';
import { factsOf } from '../knowledge/conditions';
import { holds } from '../law/profile';
import type { JudgedRequirement } from '../law/verdicts';
import type { KnowledgeIndex } from './knowledgeIndex';
import { sentence } from './markdownText';
import type { Analysis } from './policyService';

/** Why a requirement has its verdict, in sentences, the weightiest first. */
export function verdictNotes(index: KnowledgeIndex, analysis: Analysis, entry: JudgedRequirement): readonly string[] {
  const { requirement, verdict, unknownFact } = entry;
  const notes = [
    verdict === 'partial' ? partialNote(index, entry) : undefined,
    unknownFact === undefined ? undefined : (index.facts.get(unknownFact)?.question ?? unknownFact),
    verdict === 'not-applicable' ? outsideNote(analysis, entry) : undefined,
    requirement.manual && verdict === 'unconfirmed' ? t('A text cannot show this; look at it yourself.') : undefined,
    requirement.recommended ? t('Recommended, not a duty.') : undefined,
    ...decidingFacts(analysis, entry).map((id) => factNote(index, analysis, id)),
  ];
  return notes.filter((note) => note !== undefined);
}

/** The facts that a requirement hangs on; who owes it is only told where it matters. */
function decidingFacts({ profile }: Analysis, { law, requirement }: JudgedRequirement): readonly string[] {
  const owed = holds(law.owedBy, profile) === true ? [] : factsOf(law.owedBy);
  return [...owed, ...factsOf(requirement.when)];
}

function partialNote(index: KnowledgeIndex, entry: JudgedRequirement): string {
  if (entry.inOtherWords) return t('The law prescribes the words, and the draft uses others.');
  const lacking = lackingOf(index, entry);
  return lacking.length === 0 ? t('The draft only touches on it.') : t('Still to say: {0}.', lacking.join('; '));
}

/** What a disclosure that is made only partly lacks, in words. */
export function lackingOf(index: KnowledgeIndex, { requirement, missingElements }: JudgedRequirement): string[] {
  const elements = index.disclosures.get(requirement.disclosure)?.elements ?? {};
  return missingElements.map((id) => elements[id] ?? id);
}

/** Why a requirement is out of the question, where no fact about the organisation decides that. */
function outsideNote({ cutting, settings }: Analysis, { requirement }: JudgedRequirement): string | undefined {
  const { from, until, disclosure } = requirement;
  if (cutting && !(cutting.disclosures?.includes(disclosure) ?? true))
    return t('It is not wanted of this kind of notice: {0}.', cutting.title);
  if (from !== undefined && from > settings.day) return t('In force from {0}.', from);
  return until !== undefined && until <= settings.day ? t('In force until {0}.', until) : undefined;
}

/** What is known of a fact that a requirement hangs on, and from where. */
function factNote(index: KnowledgeIndex, { profile, settings }: Analysis, id: string): string | undefined {
  const { value, because } = profile.get(id) ?? {};
  if (value === undefined) return undefined;
  const statement = sentence(index.facts.get(id)?.statement ?? id);
  if (because === 'assumed')
    return value
      ? t('It is assumed that this is so: {0}', statement)
      : t('It is assumed that this is not so: {0}', statement);
  if (because === 'evidence')
    return value
      ? t('The draft says that this is so: {0}', statement)
      : t('The draft says that this is not so: {0}', statement);
  const said = value
    ? t('You said that this is so: {0}', statement)
    : t('You said that this is not so: {0}', statement);
  const reason = settings.facts[id]?.because;
  return reason === undefined ? said : `${said} (${reason})`;
}
