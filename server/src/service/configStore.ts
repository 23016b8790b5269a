import { t } from '@vscode/l10n';
import { compileHouseRules, type HouseRules } from '../knowledge/houseRules';
import type { Knowledge } from '../knowledge/knowledge';
import type { HouseFile } from '../knowledge/readHouseRules';
import { openYaml, type YamlProblem } from '../knowledge/yamlSource';
import { type Config, readConfig } from './settings';
import { addressBelow, foldersUpTo, isSameAddress } from './uris';

/** Where configuration files are read from: an editor, a file system, a test. */
export interface ConfigFiles {
  /** The text of a file; null where there is none. */
  read(uri: string): Promise<string | null>;
}

/** A file of ours with what is wrong in it. */
export interface CheckedFile extends HouseFile {
  readonly problems: readonly YamlProblem[];
}

/** A proviso.yaml that was found. */
export interface FoundConfig extends CheckedFile {
  /** Address of its folder, without closing slash; paths and globs in it are relative to that. */
  readonly folder: string;
  /** What it says; where it is malformed, what it said before that, or nothing. */
  readonly config: Config;
  /** The house rules that it lists, without what is wrong in them. */
  readonly house: HouseRules | undefined;
  readonly houseFiles: readonly CheckedFile[];
}

export const CONFIG_NAME = 'proviso.yaml';

export interface ConfigStore {
  /** The nearest proviso.yaml from the file's folder up to and including `root`. The same object while nothing changes. */
  nearest(uri: string, root: string | undefined): Promise<FoundConfig | undefined>;
  /** The proviso.yaml at this address. */
  at(configUri: string): Promise<FoundConfig | undefined>;
  /** The addresses of those that list a file of house rules, there or not. */
  listing(houseUri: string): readonly string[];
  /** Reads this file again when it is next needed. */
  forget(configUri: string): void;
}

/** What one proviso.yaml says about house rules. */
type House = Pick<FoundConfig, 'house' | 'houseFiles'>;

const NO_HOUSE: House = { house: undefined, houseFiles: [] };

/** @param knowledge what house rules add to */
export function createConfigStore(files: ConfigFiles, knowledge: Knowledge): ConfigStore {
  const current = new Map<string, Promise<FoundConfig | undefined>>();
  const lastGood = new Map<string, Config>();
  const listed = new Map<string, readonly string[]>();
  const compile = createCompiler(knowledge);

  const loadHouse = async (
    uri: string,
    folder: string,
    yaml: string,
    { houseRules = [] }: Config,
  ): Promise<House & Pick<FoundConfig, 'problems'>> => {
    const named = houseRules.map((path) => ({ path, uri: addressBelow(folder, path) }));
    listed.set(
      uri,
      named.flatMap((file) => file.uri ?? []),
    );
    const read = await Promise.all(
      named.map(async (file) => ({ ...file, text: file.uri === undefined ? null : await files.read(file.uri) })),
    );
    const source = openYaml(yaml);
    const problems = read.flatMap(({ path, text }, index) =>
      text === null ? [source.problem(t('There is no file {0}.', path), ['houseRules', index])] : [],
    );
    const there = read.flatMap(({ uri, text }) => (uri === undefined || text === null ? [] : [{ uri, text }]));
    return { ...(there.length === 0 ? NO_HOUSE : compile(uri, there)), problems };
  };
  const load = async (uri: string): Promise<FoundConfig | undefined> => {
    const text = await files.read(uri);
    if (text === null) {
      lastGood.delete(uri);
      listed.delete(uri);
      return undefined;
    }
    const { config: read, problems } = readConfig(text);
    if (problems.length === 0) lastGood.set(uri, read);
    const folder = uri.slice(0, -CONFIG_NAME.length - 1);
    const config = problems.length === 0 ? read : (lastGood.get(uri) ?? {});
    const house = await loadHouse(uri, folder, text, config);
    return { uri, folder, text, config, ...house, problems: [...problems, ...house.problems] };
  };
  const at = (uri: string): Promise<FoundConfig | undefined> => {
    let found = current.get(uri);
    if (!found) {
      found = load(uri);
      current.set(uri, found);
    }
    return found;
  };

  return {
    at,
    async nearest(uri, root) {
      for (const folder of foldersUpTo(uri, root)) {
        const found = await at(`${folder}/${CONFIG_NAME}`);
        if (found) return found;
      }
      return undefined;
    },
    listing: (houseUri) =>
      [...listed].flatMap(([uri, uris]) => (uris.some((listed) => isSameAddress(listed, houseUri)) ? [uri] : [])),
    forget: (uri) => current.delete(uri),
  };
}

/** Compiles the house rules of each proviso.yaml anew only when their own text has changed. */
function createCompiler(knowledge: Knowledge): (configUri: string, files: readonly HouseFile[]) => House {
  const compiled = new Map<string, { readonly files: readonly HouseFile[]; readonly house: House }>();
  return (configUri, files) => {
    const known = compiled.get(configUri);
    if (known && JSON.stringify(known.files) === JSON.stringify(files)) return known.house;
    const { rules, problems } = compileHouseRules(knowledge, files);
    const houseFiles = files.map((file) => ({ ...file, problems: problems.get(file.uri) ?? [] }));
    const house = { house: rules, houseFiles };
    compiled.set(configUri, { files, house });
    return house;
  };
}
