import { t } from '@vscode/l10n';
import { CHECKS } from '../checks/checks';
import type { Draft } from '../draft/draft';
import type { Law } from '../knowledge/knowledge';
import type { YamlProblem } from '../knowledge/yamlSource';
import { type Finding, titleSpan } from '../law/findings';
import { isStale } from '../law/freshness';
import { configProblems } from './configProblems';
import type { KnowledgeIndex } from './knowledgeIndex';
import { type DraftSettings, frontMatterSettings, type NoticeSettings, readFrontMatterSettings } from './settings';

/** Why a draft is not compared with the laws, where that is so: nothing is then reported as missing. */
export function whyNotJudged(draft: Draft): 'unreadable' | 'language' | undefined {
  if (draft.unreadable) return 'unreadable';
  return draft.language === 'en' || draft.language === 'und' ? undefined : 'language';
}

/**
 * What is to be said about the file itself: it cannot be read, is not in English, its front matter is malformed, or
 * its settings name laws and facts that do not exist.
 */
export function readingFindings(draft: Draft, settings: DraftSettings, index: KnowledgeIndex): Finding[] {
  const findings = [...frontMatterFindings(draft, index), ...unknownNames(draft, settings, index)];
  if (draft.unreadable) return [unreadableFinding(draft.unreadable), ...findings];
  return whyNotJudged(draft) ? [languageFinding(draft), ...findings] : findings;
}

/** A finding for something wrong in YAML; `offset` is where the YAML starts in the document. */
export function configFinding(problem: YamlProblem, offset: number): Finding {
  return {
    code: 'config/invalid',
    severity: 'error',
    message: problem.message,
    span: { start: problem.start + offset, end: problem.end + offset },
    citations: [],
    explains: ['config/invalid'],
    fixes: [],
  };
}

function frontMatterFindings({ frontMatter }: Draft, index: KnowledgeIndex): Finding[] {
  if (!frontMatter) return [];
  const { yaml } = frontMatter;
  const { problems } = readFrontMatterSettings(yaml);
  return configProblems(index, 'frontMatter', yaml, problems).map((problem) =>
    configFinding(problem, frontMatter.yamlStart),
  );
}

/** Names in settings outside the draft; those in its front matter are findings in their place. */
function unknownNames(draft: Draft, { laws, facts, checks }: DraftSettings, index: KnowledgeIndex): Finding[] {
  const front = frontMatterSettings(draft);
  const own: NoticeSettings = front.draft === true ? front.settings : {};
  const unknownLaws =
    typeof laws === 'string' || own.laws !== undefined ? [] : laws.filter((id) => !index.laws.has(id));
  const unknownFacts = Object.keys(facts).filter((id) => !index.facts.has(id) && !(id in (own.facts ?? {})));
  const unknownChecks = Object.keys(checks).filter(
    (id) => !CHECKS.some((check) => check.id === id) && !index.outdated.has(id),
  );
  const messages = [
    ...unknownLaws.map((id) =>
      t('The settings name a law “{0}”, which is not known. Known laws: {1}.', id, lawIds(index)),
    ),
    ...unknownFacts.map((id) => t('The settings name a fact “{0}”, which is not known.', id)),
    ...unknownChecks.map((id) =>
      t(
        'The settings name a check “{0}”, which is not known. Known checks: {1}.',
        id,
        CHECKS.map((check) => check.id).join(', '),
      ),
    ),
  ];
  return messages.map((message) => {
    return plainFinding('config/invalid', 'error', message, titleSpan(draft));
  });
}

function lawIds({ laws }: KnowledgeIndex): string {
  return [...laws.values()].flatMap(({ id, kind }) => (kind === 'core' || kind === 'house' ? [] : [id])).join(', ');
}

function unreadableFinding(why: NonNullable<Draft['unreadable']>): Finding {
  const message =
    why === 'binary'
      ? t('This file is not text, so it is not checked.')
      : t('This file is too large to be checked. Split it, or check its parts one by one.');
  return plainFinding('draft/unreadable', 'warning', message, { start: 0, end: 0 });
}

function languageFinding(draft: Draft): Finding {
  const message = t(
    'This draft seems to be in {0}. Only English can be compared with the laws so far, so nothing is reported as missing.',
    languageName(draft.language),
  );
  return plainFinding('draft/language', 'information', message, titleSpan(draft));
}

/** A language in words, by its ISO code. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(code) ?? code;
}

/** Says once a draft which of the laws it is checked against were last looked at long ago. */
export function staleFindings(draft: Draft, laws: readonly Law[], today: string): Finding[] {
  const stale = laws.filter((law) => law.kind !== 'core' && law.kind !== 'house' && isStale(law, today));
  if (stale.length === 0) return [];
  const names = stale.map(({ short, asOf }) => `${short} (${asOf})`).join(', ');
  const message = t('These laws were last checked more than 12 months ago, and may have changed: {0}.', names);
  return [plainFinding('law/not-checked-lately', 'information', message, titleSpan(draft))];
}

/** A finding that is explained by its own code, with nothing to cite and no fix. */
export function plainFinding(
  code: string,
  severity: Finding['severity'],
  message: string,
  span: Finding['span'],
): Finding {
  return { code, severity, message, span, citations: [], explains: [code], fixes: [] };
}
