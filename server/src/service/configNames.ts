import settingTexts from 'proviso:settings';
import { t } from '@vscode/l10n';
import { CHECKS } from '../checks/checks';
import type { Draft } from '../draft/draft';
import type { ConfigPath, ConfigPlace } from './configPlace';
import type { ConfigRoot } from './configShape';
import { explainFinding } from './explain';
import { findingCodes } from './findingCodes';
import type { KnowledgeIndex } from './knowledgeIndex';
import { link, paragraphs, sentence } from './markdownText';

/** Something that can be named at a place of the settings. */
export interface ConfigName {
  readonly id: string;
  /** In a line. */
  readonly detail: string;
  /** As Markdown, shown in lists: short. */
  readonly about: string;
}

/** What can be named at a place. */
export interface ConfigNames {
  readonly kind: 'law' | 'fact' | 'check' | 'finding' | 'section';
  readonly names: readonly ConfigName[];
  /** Whether a name that is not among them is a mistake. */
  readonly isClosed: boolean;
}

/** The path below the keys that draft, file and proviso.yaml have in common. */
function commonPath(root: ConfigRoot, path: ConfigPath): ConfigPath {
  const own = root === 'frontMatter' ? path.slice(1) : path;
  return own[0] === 'files' && own.length > 1 ? own.slice(2) : own;
}

/** What can be named at a place; undefined where names are none of ours. */
export function namesAt(
  index: KnowledgeIndex,
  root: ConfigRoot,
  { path, role }: Pick<ConfigPlace, 'path' | 'role'>,
  draft: Draft | undefined,
): ConfigNames | undefined {
  if (root === 'frontMatter' && path[0] !== 'proviso') return undefined;
  const [key, item, field] = commonPath(root, path);
  const isEntry = role === 'key' && item === undefined;
  if (key === 'facts' && isEntry) return { kind: 'fact', names: factNames(index), isClosed: true };
  if (key === 'checks' && isEntry) return { kind: 'check', names: checkNames(index), isClosed: true };
  if (role !== 'value') return undefined;
  if (key === 'laws' && (item === undefined || field === undefined))
    return { kind: 'law', names: lawNames(index), isClosed: item !== undefined };
  if (key !== 'accepted') return undefined;
  if (field === 'finding') return { kind: 'finding', names: findingNames(index), isClosed: false };
  return field === 'section' && draft ? { kind: 'section', names: sectionNames(draft), isClosed: false } : undefined;
}

function lawNames({ laws }: KnowledgeIndex): ConfigName[] {
  const listed = [...laws.values()].filter(({ kind }) => kind !== 'core');
  return listed.map(({ id, name, appliesWhen }) => ({ id, detail: name, about: sentence(appliesWhen) }));
}

function factNames({ facts }: KnowledgeIndex): ConfigName[] {
  return [...facts.values()].map(({ id, question, statement }) => ({
    id,
    detail: question,
    about: t('`true`: {0}', statement),
  }));
}

function checkNames({ outdated }: KnowledgeIndex): ConfigName[] {
  const own = CHECKS.map(({ id, severity, about }) => ({ id, detail: t('by default: {0}', severity), about: about() }));
  const entries = [...outdated].map(([id, { title, problem }]) => ({ id, detail: title, about: problem }));
  return [...own, ...entries];
}

function findingNames(index: KnowledgeIndex): ConfigName[] {
  const checks = new Map(checkNames(index).map((name) => [name.id, name]));
  return findingCodes(index).map((id) => {
    const subject = id.slice(id.indexOf('/') + 1);
    const [disclosure, fact] = [index.disclosures.get(subject), index.facts.get(subject)];
    if (disclosure) return { id, detail: disclosure.title, about: sentence(disclosure.about) };
    if (fact) return { id, detail: fact.question, about: fact.statement };
    return checks.get(id) ?? { id, detail: '', about: '' };
  });
}

function sectionNames({ sections }: Draft): ConfigName[] {
  const titles = sections.flatMap(({ heading }) => (heading ? [heading.title] : []));
  return [...new Set(titles)].map((id) => ({ id, detail: t('section of this draft'), about: '' }));
}

/** What a name means, at length, as Markdown. */
export function explainName(
  index: KnowledgeIndex,
  { kind }: ConfigNames,
  { id, detail, about }: ConfigName,
): string | undefined {
  if (kind === 'section') return undefined;
  if (kind !== 'law') return explainFinding(index, kind === 'fact' ? `confirm/${id}` : id);
  const law = index.laws.get(id);
  const facts = law && t('In force from {0}. It makes {1} requirements.', law.inForce, law.requirements.length);
  return paragraphs(`### ${detail}`, about, facts, law && link(law.instrument, law.url));
}

/** What a key of the settings means, as Markdown; as the settings of the editor say it, where they have it too. */
export function describeKey(root: ConfigRoot, path: ConfigPath): string | undefined {
  if (root === 'frontMatter' && path.length === 1)
    return path[0] === 'proviso'
      ? t('Settings of Proviso for this draft, stronger than those of `proviso.yaml`. `false`: this is no draft.')
      : undefined;
  const names = commonPath(root, path).filter((part) => typeof part === 'string');
  const name = (root === 'file' && path[0] === 'files' && path.length === 1 ? ['files'] : names).join('.');
  return settingTexts[`setting.${name}`] ?? ownTexts()[name.replace(/^facts\..*\./, 'facts.*.')];
}

/** What a value of an enumeration means, as Markdown. */
export function describeValue(root: ConfigRoot, path: ConfigPath, value: string): string | undefined {
  return settingTexts[`setting.${commonPath(root, path).join('.')}.${value}`];
}

/** Keys that are no settings of the editor. */
function ownTexts(): Readonly<Record<string, string>> {
  return {
    files: t('Settings of single files, by their path from this folder: stronger than those above.'),
    with: t('Files that are parts of the same notice, and are judged together with it.'),
    accepted: t('Findings that are accepted as they are, each with the reason.'),
    'accepted.finding': t('The code of the finding, such as `missing/right-portability`.'),
    'accepted.section': t('The title of the section in which it is accepted; without it, in the whole draft.'),
    'accepted.text': t('Words of the sentence in which it is accepted.'),
    'accepted.because': t('The reason.'),
    'facts.*.value': t('Whether it is so.'),
    'facts.*.because': t('The reason, such as “memo of 3 May”.'),
    houseRules: t('Files with your own required disclosures and sections, by their path from this folder.'),
  };
}
