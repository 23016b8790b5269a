import type { Draft } from '../draft/draft';
import type { FoundConfig } from './configStore';
import { DEFAULT_DRAFTS, type DraftGlobs, isDraft } from './drafts';
import type { EditorSettings } from './editorSettings';
import { folderOfDraft, statedParts } from './noticeParts';
import {
  type DraftSettings,
  type FrontMatterSettings,
  joinSettings,
  type NoticeSettings,
  readFrontMatterSettings,
  type SettingsSource,
} from './settings';
import { pathBelow } from './uris';

/** Everything outside a document that decides how it is checked. */
export interface SettingsSources {
  readonly editor: EditorSettings;
  readonly config: FoundConfig | undefined;
  /** The workspace folder that holds the document. */
  readonly root: string | undefined;
  /** ISO date. */
  readonly today: string;
}

/** Decides whether a document is a draft, and with which settings it is checked. */
export interface SettingsResolver {
  /** Undefined: not a draft, or checking is switched off. The same object as long as nothing changes. */
  resolve(uri: string, draft: Draft, sources: SettingsSources): DraftSettings | undefined;
  forget(uri: string): void;
}

interface Resolved {
  readonly front: FrontMatterSettings;
  readonly editor: EditorSettings;
  readonly config: FoundConfig | undefined;
  readonly today: string;
  readonly settings: DraftSettings;
}

const NO_FRONT_MATTER: FrontMatterSettings = { draft: undefined };

/** Makes a resolver, which remembers what it resolved for each draft. */
export function createSettingsResolver(): SettingsResolver {
  const resolved = new Map<string, Resolved>();
  const lastGood = new Map<string, FrontMatterSettings>();

  /** What the front matter says, or said before it was malformed. */
  const frontOf = (uri: string, { frontMatter }: Draft): FrontMatterSettings => {
    const read = frontMatter && readFrontMatterSettings(frontMatter.yaml);
    if (read && read.problems.length > 0) return lastGood.get(uri) ?? read.settings;
    const settings = read?.settings ?? NO_FRONT_MATTER;
    lastGood.set(uri, settings);
    return settings;
  };

  return {
    resolve(uri, draft, { editor, config, root, today }) {
      if (!editor.enable) return undefined;
      const front = frontOf(uri, draft);
      if (!isDraft(uri, front, globsOf(editor, config, root), draft)) return undefined;
      const known = resolved.get(uri);
      if (known?.front === front && known.editor === editor && known.config === config && known.today === today) {
        return known.settings;
      }
      const sources = noticeSources(uri, front, config, editor.notice);
      const checks = [config?.config.checks ?? {}, editor.checks];
      const parts = statedParts(uri, front, config, folderOfDraft(uri, root));
      const settings = joinSettings(sources, today, checks, config?.house, parts);
      resolved.set(uri, { front, editor, config, today, settings });
      return settings;
    },
    forget(uri) {
      resolved.delete(uri);
      lastGood.delete(uri);
    },
  };
}

/** The sources of a draft's settings, the strongest first. */
export function noticeSources(
  uri: string,
  front: FrontMatterSettings,
  found: FoundConfig | undefined,
  weakest: NoticeSettings,
): readonly SettingsSource[] {
  const own = front.draft === true ? [front.settings] : [];
  const shared = { ...weakest, isShared: true };
  if (!found) return [...own, shared];
  const path = pathBelow(found.folder, uri);
  const file = path === undefined ? undefined : found.config.files?.[path];
  return [...own, ...(file ? [file] : []), { ...found.config, isShared: true }, shared];
}

/** The globs that say which files are drafts: those of proviso.yaml, of the editor, or the usual ones. */
function globsOf(editor: EditorSettings, found: FoundConfig | undefined, root: string | undefined): DraftGlobs {
  if (found?.config.drafts) return { globs: found.config.drafts, folder: found.folder };
  return { globs: editor.drafts ?? DEFAULT_DRAFTS, folder: root };
}
