import knowledge from 'proviso:knowledge';
import { t } from '@vscode/l10n';
import * as v from 'valibot';
import type { Draft } from '../draft/draft';
import type { HouseRules } from '../knowledge/houseRules';
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

/** A finding that is accepted: in a sentence that has the words of `text`, in a section, or in the whole draft. */
const acceptedEntry = v.strictObject({
  finding: text,
  section: v.optional(text),
  text: v.optional(text),
  because: v.optional(text),
});

export interface AcceptedEntry extends v.InferOutput<typeof acceptedEntry> {
  /** It holds for all drafts of a proviso.yaml, not just for one. */
  readonly isShared?: boolean;
}

const noticeKind = v.picklist(knowledge.kinds.map(({ id }) => id));

/** The keys that front matter, `files` and proviso.yaml have in common. */
export const noticeEntries = {
  kind: v.optional(noticeKind),
  laws: v.optional(v.union([v.literal('auto'), v.literal('all'), v.array(text)])),
  asOf: v.optional(day),
  organisation: v.optional(v.strictObject({ name: v.optional(text), short: v.optional(text) })),
  readingGrade: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(20))),
  facts: v.optional(v.record(v.string(), fact)),
  accepted: v.optional(v.array(acceptedEntry)),
};

/** How severe the findings of a check are, by its id. */
export const checkLevels = v.record(v.string(), v.picklist(['off', 'hint', 'information', 'warning', 'error']));

/** Says in plain words that a key is not one of ours. */
const explainKey = (issue: v.StrictObjectIssue): string =>
  issue.expected === 'never' ? t('there is no such setting') : issue.message;

/** The school grade that is asked for where nothing is said: most published policies are near it or above. */
const USUAL_GRADE = 14;
const sharedEntry = v.pipe(
  acceptedEntry,
  v.transform((entry): AcceptedEntry => ({ ...entry, isShared: true })),
);

const noticeSchema = v.strictObject(noticeEntries, explainKey);

/** What is said of one draft: also which files form one notice with it. */
const fileSchema = v.strictObject({ ...noticeEntries, with: v.optional(v.array(text)) }, explainKey);

export const configSchema = v.strictObject(
  {
    ...noticeEntries,
    accepted: v.optional(v.array(sharedEntry)),
    drafts: v.optional(v.array(text)),
    files: v.optional(v.record(v.string(), fileSchema)),
    checks: v.optional(checkLevels),
    houseRules: v.optional(v.array(text)),
  },
  explainKey,
);

export type NoticeSettings = v.InferOutput<typeof noticeSchema>;
/** Settings as one source has them. */
export interface SettingsSource extends NoticeSettings {
  /** They hold for all drafts, not just for one. */
  readonly isShared?: boolean;
}
export type FileSettings = v.InferOutput<typeof fileSchema>;
export type Config = v.InferOutput<typeof configSchema>;
export type CheckLevels = Readonly<v.InferOutput<typeof checkLevels>>;

/** Another file of a draft's notice, by its path as it is written. */
export interface StatedPart {
  readonly path: string;
  /** Undefined where the path leads to no file. */
  readonly uri: string | undefined;
}

/** What a draft is checked with, after all sources are joined. */
export interface DraftSettings {
  /** Undefined: as the draft's title says. */
  readonly kind: NoticeSettings['kind'];
  readonly laws: LawChoice;
  /** The laws are listed for this draft, not for all drafts: what they want is wanted whatever its title. */
  readonly ownLaws: boolean;
  /** ISO date as of which the draft is checked. */
  readonly day: string;
  /** The ISO date of today, by which the age of the knowledge is told. */
  readonly today: string;
  readonly organisation: { readonly name?: string | undefined; readonly short?: string | undefined };
  /** School grade that the draft should be readable at. */
  readonly readingGrade: number;
  readonly facts: Readonly<Record<string, DeclaredFact>>;
  /** From all sources, the strongest first. */
  readonly accepted: readonly AcceptedEntry[];
  readonly checks: CheckLevels;
  /** The other files of its notice, which are judged together with it. */
  readonly parts: readonly StatedPart[];
  /** The organisation's own rules, with the knowledge that they add to. */
  readonly house: HouseRules | undefined;
}

/** `proviso: false` in front matter says that the file is no draft; a mapping says that it is one. */
export type FrontMatterSettings =
  | { readonly draft: undefined }
  | { readonly draft: false }
  | { readonly draft: true; readonly settings: FileSettings };

/** Front matter: our key, and others that are none of our business. */
export const frontMatterSchema = v.looseObject({ proviso: v.optional(v.union([v.boolean(), fileSchema])) });
const ANY = v.unknown();

export interface ReadFrontMatter {
  readonly settings: FrontMatterSettings;
  /** Offsets in the YAML text. */
  readonly problems: readonly YamlProblem[];
}

const NO_FRONT_MATTER: ReadFrontMatter = { settings: { draft: undefined }, problems: [] };
/** The last texts read: most keystrokes leave the front matter as it is, and analyses are cached by its identity. */
const readTexts = new Map<string, ReadFrontMatter>();
const REMEMBERED = 50;

/** Reads the `proviso:` block of a draft's front matter; other keys are none of our business. */
export function readFrontMatterSettings(yaml: string): ReadFrontMatter {
  const known = readTexts.get(yaml);
  if (known) return known;
  if (readTexts.size >= REMEMBERED) readTexts.clear();
  const read = readFrontMatterText(yaml);
  readTexts.set(yaml, read);
  return read;
}

function readFrontMatterText(yaml: string): ReadFrontMatter {
  if (yaml.trim() === '') return NO_FRONT_MATTER;
  // Without our key only the syntax counts: a rule and a line of text above another rule is no front matter.
  const ours = /^proviso[ \t]*:/m.test(yaml);
  const { value, problems } = readYaml(yaml, frontMatterSchema);
  if (!ours) return { settings: { draft: undefined }, problems: readYaml(yaml, ANY).problems };
  const block = value?.proviso;
  if (block === false) return { settings: { draft: false }, problems };
  return { settings: { draft: true, settings: typeof block === 'object' ? block : {} }, problems };
}

/** What a draft's front matter says about it. */
export function frontMatterSettings({ frontMatter }: Draft): FrontMatterSettings {
  return frontMatter ? readFrontMatterSettings(frontMatter.yaml).settings : { draft: undefined };
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
 * @param checks what proviso.yaml and the editor say about checks, the strongest first
 * @param house what the files say that proviso.yaml lists
 * @param parts the other files of the notice
 */
export function joinSettings(
  sources: readonly SettingsSource[],
  today: string,
  checks: readonly CheckLevels[] = [],
  house?: HouseRules,
  parts: readonly StatedPart[] = [],
): DraftSettings {
  const first = <K extends keyof NoticeSettings>(key: K): NoticeSettings[K] =>
    sources.find((source) => source[key] !== undefined)?.[key];
  const { laws, isShared = false } = sources.find((source) => source.laws !== undefined) ?? {};
  return {
    kind: first('kind'),
    laws: laws ?? 'auto',
    ownLaws: typeof laws === 'object' && !isShared,
    day: first('asOf') ?? today,
    today,
    organisation: first('organisation') ?? {},
    readingGrade: first('readingGrade') ?? USUAL_GRADE,
    facts: Object.assign({}, ...sources.map(({ facts }) => facts ?? {}).reverse()) as Record<string, DeclaredFact>,
    accepted: sources.flatMap(({ accepted = [] }) => accepted),
    checks: Object.assign({}, ...[...checks].reverse()) as CheckLevels,
    parts,
    house,
  };
}
