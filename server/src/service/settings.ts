import * as v from 'valibot';
import { readYaml, type YamlProblem } from '../knowledge/yamlSource';
import type { LawChoice } from '../law/applicability';
import type { DeclaredFact } from '../law/profile';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date: YYYY-MM-DD'));

const fact = v.pipe(
  v.union([v.boolean(), v.strictObject({ value: v.boolean(), because: v.optional(text) })]),
  v.transform((value): DeclaredFact => {
    if (typeof value === 'boolean') return { value };
    return value.because === undefined ? { value: value.value } : { value: value.value, because: value.because };
  }),
);

const noticeKind = v.picklist(['policy', 'hipaa-notice', 'consumer-health-data', 'cookies', 'employee']);

/** The keys that front matter, `files` and proviso.yaml have in common. */
const noticeEntries = {
  kind: v.optional(noticeKind),
  laws: v.optional(v.union([v.literal('auto'), v.literal('all'), v.array(text)])),
  asOf: v.optional(day),
  organisation: v.optional(v.strictObject({ name: v.optional(text), short: v.optional(text) })),
  facts: v.optional(v.record(v.string(), fact)),
  accepted: v.optional(
    v.array(v.strictObject({ finding: text, section: v.optional(text), because: v.optional(text) })),
  ),
};

const noticeSchema = v.strictObject(noticeEntries);

export const configSchema = v.strictObject({
  ...noticeEntries,
  drafts: v.optional(v.array(text)),
  files: v.optional(v.record(v.string(), v.strictObject({ ...noticeEntries, with: v.optional(v.array(text)) }))),
  checks: v.optional(v.record(v.string(), v.picklist(['off', 'hint', 'information', 'warning', 'error']))),
  houseRules: v.optional(v.array(text)),
});

export type NoticeKind = v.InferOutput<typeof noticeKind>;
export type NoticeSettings = v.InferOutput<typeof noticeSchema>;
export type Config = v.InferOutput<typeof configSchema>;

/** What a draft is checked with, after all sources are joined. */
export interface DraftSettings {
  readonly kind: NoticeKind;
  readonly laws: LawChoice;
  /** ISO date as of which the draft is checked. */
  readonly day: string;
  readonly organisation: { readonly name?: string | undefined; readonly short?: string | undefined };
  readonly facts: Readonly<Record<string, DeclaredFact>>;
}

/** `proviso: false` in front matter says that the file is no draft; a mapping says that it is one. */
export type FrontMatterSettings =
  | { readonly draft: undefined }
  | { readonly draft: false }
  | { readonly draft: true; readonly settings: NoticeSettings };

const frontMatterSchema = v.looseObject({ proviso: v.optional(v.union([v.boolean(), noticeSchema])) });

export interface ReadFrontMatter {
  readonly settings: FrontMatterSettings;
  /** Offsets in the YAML text. */
  readonly problems: readonly YamlProblem[];
}

/** Reads the `proviso:` block of a draft's front matter; other keys are none of our business. */
export function readFrontMatterSettings(yaml: string): ReadFrontMatter {
  const { value, problems } = readYaml(yaml, frontMatterSchema);
  const block = value?.proviso;
  if (block === undefined) return { settings: { draft: undefined }, problems };
  if (block === false) return { settings: { draft: false }, problems };
  return { settings: { draft: true, settings: block === true ? {} : block }, problems };
}

/** Reads proviso.yaml. An empty file is an empty configuration. */
export function readConfig(yaml: string): { readonly config: Config; readonly problems: readonly YamlProblem[] } {
  if (yaml.trim() === '') return { config: {}, problems: [] };
  const { value, problems } = readYaml(yaml, configSchema);
  return { config: value ?? {}, problems };
}

/**
 * Joins the sources of settings, the strongest first: front matter, the file's entry under `files`,
 * proviso.yaml, the editor's settings or the command line's defaults.
 * @param today ISO date used where none is set
 */
export function joinSettings(sources: readonly NoticeSettings[], today: string): DraftSettings {
  const first = <K extends keyof NoticeSettings>(key: K): NoticeSettings[K] =>
    sources.find((source) => source[key] !== undefined)?.[key];
  return {
    kind: first('kind') ?? 'policy',
    laws: first('laws') ?? 'auto',
    day: first('asOf') ?? today,
    organisation: first('organisation') ?? {},
    facts: Object.assign({}, ...sources.map(({ facts }) => facts ?? {}).reverse()) as Record<string, DeclaredFact>,
  };
}
