import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Knowledge } from '../knowledge/knowledge';
import { readFileMessage } from '../messages';
import {
  CONFIG_NAME,
  type ConfigFiles,
  type ConfigStore,
  createConfigStore,
  type FoundConfig,
} from '../service/configStore';
import { DEFAULT_EDITOR_SETTINGS, type EditorSettings, readEditorSettings } from '../service/editorSettings';
import { nameOf } from '../service/uris';
import type { ConfigProblems } from './configProblems';
import type { ClientSupport, DocumentSettings } from './context';

/** A client that does not answer is not waited for longer than this. */
const PATIENCE = 3000;

/** Editor settings and proviso.yaml per document, cached until they change. */
export interface SettingsCache {
  of(uri: string): Promise<DocumentSettings>;
  configAt(uri: string): Promise<FoundConfig | undefined>;
  forget(uri: string): void;
  /** The addresses of the proviso.yaml files that list a file of house rules. */
  listing(houseUri: string): readonly string[];
  /** Everything is asked for again; given an address, that proviso.yaml is read again. */
  clear(configUri?: string): void;
  setRoots(roots: readonly string[]): void;
  /** Settings as a client sends them that cannot be asked for them. */
  setPushed(section: unknown): void;
}

/** Settings of the open documents, from the client and from files, each remembered until it changes. */
export function createSettingsCache(
  connection: Connection,
  files: ConfigFiles,
  support: () => ClientSupport,
  showProblems: ConfigProblems,
  knowledge: Knowledge,
): SettingsCache {
  const cached = new Map<string, Promise<DocumentSettings>>();
  let roots: readonly string[] = [];
  let pushed = DEFAULT_EDITOR_SETTINGS;
  const store = createConfigStore(files, knowledge);

  const load = async (uri: string): Promise<DocumentSettings> => {
    const root = rootOf(uri, roots);
    const [editor, config] = await Promise.all([
      support().configuration ? askForSettings(connection, uri) : pushed,
      nearestConfig(store, uri, root),
    ]);
    if (config) showProblems(config.uri, config);
    return { editor, config, root };
  };
  return {
    of(uri) {
      let found = cached.get(uri);
      if (!found) {
        found = load(uri);
        cached.set(uri, found);
      }
      return found;
    },
    configAt: (uri) => store.at(uri),
    listing: (houseUri) => store.listing(houseUri),
    forget: (uri) => cached.delete(uri),
    clear(configUri) {
      cached.clear();
      if (configUri !== undefined) store.forget(configUri);
    },
    setPushed(section) {
      pushed = readEditorSettings(section);
      cached.clear();
    },
    setRoots(all) {
      roots = [...all].sort((a, b) => b.length - a.length);
      cached.clear();
    },
  };
}

/** Whether a file is one of ours, so that it is watched and its problems are shown. */
export function isConfigFile(uri: string): boolean {
  return nameOf(uri) === CONFIG_NAME;
}

/**
 * Asks the client to tell about changed settings, proviso.yaml files, house rules, which may have any name, and files
 * that are parts of a notice.
 */
export async function watchSettings(connection: Connection, support: ClientSupport): Promise<void> {
  if (support.configurationEvents) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'proviso' });
  }
  if (support.watchFiles) {
    const watchers = [{ globPattern: '**/*.{yaml,yml,md,mdx,markdown,html,htm,txt}' }];
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

/** Files as the client reads them; one that is open counts as it is in the editor. */
export function clientFiles(connection: Connection, documents: TextDocuments<TextDocument>): ConfigFiles {
  return {
    async read(uri) {
      const open = documents.get(uri);
      if (open) return open.getText();
      const text = connection.sendRequest<string | null>(readFileMessage.method, { uri });
      return answerOr(text, null);
    },
  };
}

async function askForSettings(connection: Connection, uri: string): Promise<EditorSettings> {
  const asked = connection.workspace.getConfiguration({ scopeUri: uri, section: 'proviso' });
  return readEditorSettings(await answerOr<unknown>(asked, null));
}

/** A file without a place of its own follows the workspace that it will be saved in. */
function nearestConfig(store: ConfigStore, uri: string, root: string | undefined): Promise<FoundConfig | undefined> {
  if (!uri.startsWith('untitled:')) return store.nearest(uri, root);
  return root === undefined ? Promise.resolve(undefined) : store.at(`${root}/${CONFIG_NAME}`);
}

/** The innermost workspace folder that holds a file. */
function rootOf(uri: string, roots: readonly string[]): string | undefined {
  if (uri.startsWith('untitled:')) return roots.length === 1 ? roots[0] : undefined;
  return roots.find((root) => uri.startsWith(`${root}/`));
}

async function answerOr<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), PATIENCE);
  });
  try {
    return await Promise.race([answer, late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
