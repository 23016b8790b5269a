import type { YamlProblem } from '../knowledge/yamlSource';
import { type Config, readConfig } from './settings';
import { foldersUpTo } from './uris';

/** Where configuration files are read from: an editor, a file system, a test. */
export interface ConfigFiles {
  /** The text of a file; null where there is none. */
  read(uri: string): Promise<string | null>;
}

/** A proviso.yaml that was found. */
export interface FoundConfig {
  readonly uri: string;
  /** Address of its folder, without closing slash; paths and globs in it are relative to that. */
  readonly folder: string;
  readonly text: string;
  /** What it says; where it is malformed, what it said before that, or nothing. */
  readonly config: Config;
  readonly problems: readonly YamlProblem[];
}

export const CONFIG_NAME = 'proviso.yaml';

export interface ConfigStore {
  /** The nearest proviso.yaml from the file's folder up to and including `root`. The same object while nothing changes. */
  nearest(uri: string, root: string | undefined): Promise<FoundConfig | undefined>;
  /** The proviso.yaml at this address. */
  at(configUri: string): Promise<FoundConfig | undefined>;
  /** Reads this file again when it is next needed. */
  forget(configUri: string): void;
}

export function createConfigStore(files: ConfigFiles): ConfigStore {
  const current = new Map<string, Promise<FoundConfig | undefined>>();
  const lastGood = new Map<string, Config>();

  const load = async (uri: string): Promise<FoundConfig | undefined> => {
    const text = await files.read(uri);
    if (text === null) {
      lastGood.delete(uri);
      return undefined;
    }
    const { config, problems } = readConfig(text);
    if (problems.length === 0) lastGood.set(uri, config);
    const folder = uri.slice(0, -CONFIG_NAME.length - 1);
    return { uri, folder, text, problems, config: problems.length === 0 ? config : (lastGood.get(uri) ?? {}) };
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
    forget: (uri) => current.delete(uri),
  };
}
