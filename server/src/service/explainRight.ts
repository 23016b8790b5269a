import { t } from '@vscode/l10n';
import type { Law, LawRight, Right } from '../knowledge/knowledge';
import type { KnowledgeIndex } from './knowledgeIndex';
import { bullets, link, paragraphs, sentence } from './markdownText';
import type { PageLink } from './pageLinks';
import { placesText } from './placesText';
import type { Analysis } from './policyService';

/** A right in plain words, and what it is under each law that applies to the draft, or under all without one. */
export function explainRight(
  index: KnowledgeIndex,
  right: Right,
  analysis: Analysis | undefined,
  page: PageLink,
): string {
  const applicable = analysis?.applicability.laws.map(({ law }) => law) ?? [];
  const all = [...index.laws.values()].filter(({ kind }) => kind !== 'core');
  const giving = (laws: readonly Law[]): readonly string[] =>
    laws.flatMap((law) =>
      law.rights.filter((entry) => entry.right === right.id).map((entry) => lawText(law, entry, page)),
    );
  const chosen = giving(applicable);
  return paragraphs(
    `### ${right.title}`,
    sentence(right.explanation),
    right.isNot === undefined ? undefined : `*${sentence(right.isNot)}*`,
    chosen.length > 0 ? undefined : whyAllLaws(analysis, applicable),
    ...(chosen.length > 0 ? chosen : giving(all)),
    analysis && placesText(analysis, right.id),
  );
}

function whyAllLaws(analysis: Analysis | undefined, applicable: readonly Law[]): string | undefined {
  if (!analysis) return undefined;
  if (applicable.length === 0) return t('No law is recognised in this draft, so here is what each law says.');
  return t(
    'The laws recognised in this draft do not give this right ({0}); others may.',
    applicable.map(({ short }) => short).join(', '),
  );
}

function lawText(law: Law, entry: LawRight, page: PageLink): string {
  const { citation, gives, who, deadline, exceptions, exercise, url } = entry;
  const facts = [
    `**${t('Who has it:')}** ${sentence(who)}`,
    `**${t('Deadline:')}** ${sentence(deadline)}`,
    ...(exceptions.length === 0 ? [] : [`**${t('Exceptions:')}** ${sentence(exceptions.join('; '))}`]),
    `**${t('How it is used:')}** ${sentence(exercise)}`,
  ];
  return paragraphs(`**${page(law.short, law.id)}** · ${link(citation, url)}`, sentence(gives), bullets(facts));
}
