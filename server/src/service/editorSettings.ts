import * as v from 'valibot';
import { type CheckLevels, checkLevels, type NoticeSettings, noticeEntries } from './settings';

/** When a draft is checked: while typing, when it is saved, or only on demand. */
export type RunMode = 'onType' | 'onSave' | 'manual';

/** The settings `proviso.*` of an editor. */
export interface EditorSettings {
  readonly enable: boolean;
  readonly run: RunMode;
  /** Whether lenses stand above sections. */
  readonly codeLens: boolean;
  /** Undefined: the usual names. */
  readonly drafts: readonly string[] | undefined;
  readonly notice: NoticeSettings;
  readonly checks: CheckLevels;
}

export const DEFAULT_EDITOR_SETTINGS: EditorSettings = {
  enable: true,
  run: 'onType',
  codeLens: true,
  drafts: undefined,
  notice: {},
  checks: {},
};

const valueSchemas = {
  enable: v.boolean(),
  codeLens: v.boolean(),
  run: v.picklist(['onType', 'onSave', 'manual']),
  drafts: v.array(v.string()),
};

/** Reads the section `proviso` of an editor's settings; what is not as expected counts as not set. Never throws. */
export function readEditorSettings(section: unknown): EditorSettings {
  if (typeof section !== 'object' || section === null) return DEFAULT_EDITOR_SETTINGS;
  const given = section as Readonly<Record<string, unknown>>;
  return {
    enable: accepted(valueSchemas.enable, given.enable) ?? true,
    run: accepted(valueSchemas.run, given.run) ?? 'onType',
    codeLens: accepted(valueSchemas.codeLens, given.codeLens) ?? true,
    drafts: isEmpty(given.drafts) ? undefined : accepted(valueSchemas.drafts, given.drafts),
    notice: readNotice(given),
    checks: accepted(checkLevels, given.checks) ?? {},
  };
}

function readNotice(given: Readonly<Record<string, unknown>>): NoticeSettings {
  const entries = Object.entries(noticeEntries).flatMap(([key, schema]) => {
    const value = isEmpty(given[key]) ? undefined : accepted(schema, given[key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries) as NoticeSettings;
}

/** Editors give a default for every setting they know: an empty one means that nothing is set. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).length === 0;
}

function accepted<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
