import { t } from '@vscode/l10n';
import type { YamlProblem } from '../knowledge/yamlSource';
import type { ConfigNames } from './configNames';
import { namesAt } from './configNames';
import { type ConfigPlace, placesIn } from './configPlace';
import { type ConfigRoot, shapeAt } from './configShape';
import type { KnowledgeIndex } from './knowledgeIndex';
import { nearestName } from './nearestName';

/** Something wrong in settings, with what was probably meant. Offsets are in the YAML text. */
export interface ConfigProblem extends YamlProblem {
  readonly replacement?: string;
}

/** What the schema finds wrong, with the names that were probably meant, and names that there are not. */
export function configProblems(
  index: KnowledgeIndex,
  root: ConfigRoot,
  yaml: string,
  found: readonly YamlProblem[],
): readonly ConfigProblem[] {
  const invalid = found.map((problem) => suggest(unusable(problem), wordOf(yaml, problem), wordsFor(root, problem)));
  const isMalformed = found.some(({ path }) => path === undefined);
  return isMalformed ? invalid : [...invalid, ...unknownNames(index, root, yaml)];
}

/** A problem in the words of a finding. */
export function unusable(problem: YamlProblem): YamlProblem {
  return { ...problem, message: t('These settings cannot be used: {0}', problem.message) };
}

function suggest(problem: YamlProblem, written: string, names: readonly string[]): ConfigProblem {
  const replacement = nearestName(written, names);
  if (replacement === undefined) return problem;
  return { ...problem, message: t('{0} Did you mean “{1}”?', fullStop(problem.message), replacement), replacement };
}

function fullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function wordOf(yaml: string, { start, end }: YamlProblem): string {
  return yaml.slice(start, end).trim();
}

/** The keys that can stand where one is wrong, or the values. */
function wordsFor(root: ConfigRoot, { path }: YamlProblem): readonly string[] {
  if (!path) return [];
  const { keys } = shapeAt(root, path.slice(0, -1));
  const isUnknownKey = keys.length > 0 && !keys.includes(String(path.at(-1)));
  return isUnknownKey ? keys : shapeAt(root, path).values;
}

/** The last texts looked at: most keystrokes leave front matter as it is. */
const known = new WeakMap<KnowledgeIndex, Map<string, readonly ConfigProblem[]>>();
const REMEMBERED = 50;

function unknownNames(index: KnowledgeIndex, root: ConfigRoot, yaml: string): readonly ConfigProblem[] {
  const texts = known.get(index) ?? new Map<string, readonly ConfigProblem[]>();
  known.set(index, texts);
  const key = `${root} ${yaml}`;
  const before = texts.get(key);
  if (before) return before;
  if (texts.size >= REMEMBERED) texts.clear();
  const problems = placesIn(yaml).flatMap((place) => {
    const names = namesAt(index, root, place, undefined);
    return names?.isClosed ? unknownName(names, place, yaml) : [];
  });
  texts.set(key, problems);
  return problems;
}

function unknownName({ kind, names }: ConfigNames, { text, start, end }: ConfigPlace, yaml: string): ConfigProblem[] {
  const ids = names.map(({ id }) => id);
  if (ids.includes(text)) return [];
  const line = yaml.slice(0, start).split('\n').length;
  return [suggest({ message: unknownText(kind, text), start, end, line, path: [] }, text, ids)];
}

function unknownText(kind: ConfigNames['kind'], name: string): string {
  if (kind === 'law') return t('There is no law “{0}”.', name);
  return kind === 'fact' ? t('There is no fact “{0}”.', name) : t('There is no check “{0}”.', name);
}
