/** The shape of the YAML files in `server/knowledge`. */
import * as v from 'valibot';
import type { Condition } from './knowledge';
import { TELLING_LISTS, WHO_LISTS } from './tellingWords';

export const text = v.pipe(v.string(), v.trim(), v.minLength(1));
export const texts = v.optional(v.array(text), []);
export const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-zA-Z0-9-]*$/, 'not an id: small letters, digits and hyphens'),
);
export const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date: YYYY-MM-DD'));
const severity = v.picklist(['error', 'warning', 'information', 'hint']);

/** A fact's id, or a condition over conditions. */
export const conditionSchema: v.GenericSchema<unknown, Condition> = v.pipe(
  v.lazy(() =>
    v.union([
      id,
      v.strictObject({ fact: id }),
      v.strictObject({ not: conditionSchema }),
      v.strictObject({ all: v.array(conditionSchema) }),
      v.strictObject({ any: v.array(conditionSchema) }),
    ]),
  ),
  v.transform((value): Condition => (typeof value === 'string' ? { fact: value } : value)),
);

export const lexiconSchema = v.strictObject({
  light: texts,
  negators: texts,
  hedges: texts,
  asking: texts,
  invariant: texts,
  irregular: v.optional(v.record(v.string(), v.array(text)), {}),
  doubled: texts,
  our: texts,
  abbreviations: texts,
  concepts: v.record(v.string(), v.array(text)),
  shown: v.optional(v.record(v.string(), v.array(text)), {}),
});

const languageEvidence = v.strictObject({
  headings: texts,
  core: texts,
  inSection: texts,
  raised: texts,
  elements: v.optional(v.record(id, v.array(text)), {}),
  not: texts,
  unless: texts,
});

export const disclosureSchema = v.strictObject({
  title: text,
  about: text,
  section: v.optional(id),
  denial: v.optional(v.picklist(['states', 'ignored']), 'ignored'),
  manual: v.optional(v.boolean(), false),
  elements: v.optional(v.record(id, text), {}),
  evidence: v.optional(v.strictObject({ en: v.optional(languageEvidence) }), {}),
  examples: v.optional(v.strictObject({ stated: texts, partial: texts, absent: texts })),
});

export const requirementSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/)),
  disclosure: id,
  citation: text,
  must: text,
  needs: texts,
  when: v.optional(conditionSchema),
  severity,
  confidence: v.picklist(['high', 'medium', 'low']),
  wording: v.optional(text),
  advice: v.optional(v.pipe(v.string(), v.trim()), ''),
  recommended: v.optional(v.boolean(), false),
  manual: v.optional(v.boolean(), false),
  updatedEvery: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  from: v.optional(day),
  until: v.optional(day),
});

export const lawSchema = v.strictObject({
  id,
  name: text,
  short: text,
  jurisdiction: text,
  instrument: text,
  kind: v.picklist(['law', 'platform', 'core']),
  inForce: day,
  asOf: day,
  url: text,
  appliesWhen: text,
  impliedBy: v.optional(conditionSchema),
  owedBy: v.optional(conditionSchema),
  beside: v.optional(v.strictObject({ laws: v.array(id), when: conditionSchema })),
  names: texts,
  people: texts,
  hints: texts,
  not: texts,
  citations: v.optional(
    v.array(
      v.strictObject({
        kind: v.picklist(['article', 'section', 'prefixed']),
        prefix: v.optional(text),
        names: texts,
        from: v.number(),
        to: v.number(),
        url: text,
      }),
    ),
    [],
  ),
  requirements: v.array(requirementSchema),
  rights: v.optional(
    v.array(
      v.strictObject({
        right: id,
        citation: text,
        gives: text,
        who: text,
        deadline: text,
        exceptions: texts,
        exercise: text,
        url: text,
      }),
    ),
    [],
  ),
});

export const rightSchema = v.strictObject({
  title: text,
  short: text,
  explanation: text,
  isNot: v.optional(text),
  names: texts,
});

export const factsSchema = v.record(
  id,
  v.strictObject({
    statement: text,
    question: text,
    assume: v.optional(v.boolean()),
    true: texts,
    false: texts,
  }),
);

/** References that the law has left behind, and wording that leaves open what happens. */
export const outdatedSchema = v.record(
  id,
  v.strictObject({
    title: text,
    problem: text,
    replacement: text,
    renamed: v.optional(v.record(text, text)),
    citation: text,
    laws: v.array(id),
    severity,
    confidence: v.picklist(['high', 'medium', 'low']),
    gather: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    phrases: v.array(text),
    unless: v.array(text),
    near: texts,
    anywhere: texts,
    examples: v.strictObject({ outdated: v.array(text), fine: v.array(text) }),
  }),
);

const guardedPhrases = v.optional(v.strictObject({ phrases: v.array(text), unless: texts }));

/** What a draft may say and deny, or say twice with different periods. */
export const contradictionsSchema = v.record(
  id,
  v.strictObject({
    title: text,
    denied: guardedPhrases,
    stated: guardedPhrases,
    periods: guardedPhrases,
    examples: v.strictObject({
      contradicting: v.array(v.tuple([text, text])),
      agreeing: v.array(v.tuple([text, text])),
    }),
  }),
);

/** Kinds of notice, by id. */
export const kindsSchema = v.record(
  id,
  v.strictObject({
    title: text,
    about: text,
    titles: v.array(text),
    laws: v.optional(v.array(id)),
    notLaws: v.optional(v.array(id)),
    disclosures: v.optional(v.array(id)),
  }),
);

const valueItem = v.strictObject({
  plain: text,
  general: v.optional(text),
  professional: v.optional(text),
  icon: id,
  group: v.optional(id),
  sensitive: v.optional(v.boolean(), false),
  several: v.optional(v.boolean(), false),
  ofAll: v.optional(v.boolean(), false),
  right: v.optional(id),
  beside: v.optional(id),
  phrases: v.array(text),
  not: texts,
  found: v.pipe(v.array(text), v.minLength(1)),
  absent: v.pipe(v.array(text), v.minLength(1)),
});

/** Matters that parts of a draft are about, by their headings. */
const MATTERS = ['links', 'children', 'security', 'retention', 'rights', 'contact', 'definitions'] as const;

/** A vocabulary of what a draft may say: kinds of data, purposes, recipients. */
export const vocabularySchema = v.strictObject({
  title: text,
  shown: v.picklist(['own', 'draft']),
  scoped: v.optional(v.boolean(), false),
  strict: v.optional(v.boolean(), false),
  ofRows: v.optional(v.boolean(), false),
  named: v.optional(v.boolean(), false),
  actor: v.optional(v.picklist(['we', 'not-others', 'anyone']), 'not-others'),
  frames: v.strictObject({
    after: texts,
    before: texts,
    all: texts,
    underHeading: texts,
    headings: texts,
    inHeading: texts,
    beside: texts,
  }),
  otherMatters: v.optional(v.array(v.picklist(MATTERS)), []),
  unless: texts,
  general: texts,
  stops: texts,
  joins: texts,
  groups: v.optional(v.record(id, v.strictObject({ plain: text, icon: id })), {}),
  items: v.record(id, valueItem),
});

/** Words that decide how a statement is meant. */
export const moodsSchema = v.strictObject({
  opens: v.array(text),
  consent: v.array(text),
  asNeeded: v.array(text),
  doubt: v.array(text),
  condition: v.array(text),
  concession: v.array(text),
  choice: v.array(text),
  harmless: v.array(text),
  pointsBack: v.array(text),
  onOccasion: v.array(text),
  turn: v.array(text),
  possible: v.array(text),
  deniesIt: v.array(text),
  staysWithYou: v.array(text),
  notDone: v.array(text),
  singlesOut: v.array(text),
  limitsNamed: v.array(text),
  consentToIt: v.array(text),
  limit: v.array(text),
  limitBelow: v.array(text),
  also: v.array(text),
  others: v.array(text),
  orElse: v.array(text),
  mayHave: v.array(text),
  whenGranted: v.array(text),
  someUses: v.array(text),
  inSomeCases: v.array(text),
  refusal: v.array(text),
  listsIt: v.array(text),
  onDevice: v.array(text),
  matters: v.strictObject(v.entriesFromList(MATTERS, v.array(text))),
  words: v.strictObject({
    clause: v.array(text),
    asking: v.array(text),
    together: v.array(text),
    occasions: v.array(text),
    ours: v.array(text),
    ourselves: v.array(text),
    readers: v.array(text),
    relatives: v.array(text),
    subjects: v.array(text),
    alternatives: v.array(text),
    purpose: v.array(text),
    followsData: v.array(text),
  }),
});

/** Stand for a name and for a thing in a regular expression. */
const PLACES = /\{(?:name|product)\}/g;

export const pattern = v.pipe(v.string(), v.minLength(1), v.check(isPattern, 'not a regular expression'));

function isPattern(source: string): boolean {
  try {
    return new RegExp(source.replaceAll(PLACES, ''), 'u') !== undefined;
  } catch {
    return false;
  }
}

/** How summaries tell sentences of a draft. */
export const tellingSchema = v.strictObject({
  ...v.entriesFromList(TELLING_LISTS, v.array(pattern)),
  contractions: v.record(text, text),
  toldSubjects: v.record(text, text),
  ownVoice: v.record(text, text),
});

/** Whose names, addresses and readers a draft speaks of. */
export const whoSchema = v.strictObject(v.entriesFromList(WHO_LISTS, v.array(pattern)));

export const rewritingSchema = v.strictObject({
  glue: v.array(text),
  frames: v.array(text),
  becomes: v.record(v.string(), text),
  same: v.array(v.array(text)),
});

/** Groups of choices by which the profile is asked: facts and laws by id, with a short label. */
export const questionsSchema = v.record(id, v.strictObject({ question: text, choices: v.record(id, text) }));
