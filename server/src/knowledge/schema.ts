/** The shape of the YAML files in `server/knowledge`. */
import * as v from 'valibot';
import type { Condition } from './knowledge';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const texts = v.optional(v.array(text), []);
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-zA-Z0-9-]*$/, 'not an id: small letters, digits and hyphens'));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date: YYYY-MM-DD'));
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
  invariant: texts,
  irregular: v.optional(v.record(v.string(), v.array(text)), {}),
  doubled: texts,
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
  advice: v.optional(text, ''),
  recommended: v.optional(v.boolean(), false),
  manual: v.optional(v.boolean(), false),
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
  names: texts,
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

/** References and words that the law has left behind. */
export const outdatedSchema = v.record(
  id,
  v.strictObject({
    title: text,
    problem: text,
    replacement: text,
    citation: text,
    laws: v.array(id),
    severity,
    confidence: v.picklist(['high', 'medium', 'low']),
    phrases: v.array(text),
    unless: v.array(text),
    examples: v.strictObject({ outdated: v.array(text), fine: v.array(text) }),
  }),
);

/** Kinds of notice, by id. */
export const kindsSchema = v.record(
  id,
  v.strictObject({
    title: text,
    titles: v.array(text),
    laws: v.optional(v.array(id)),
    notLaws: v.optional(v.array(id)),
    disclosures: v.optional(v.array(id)),
  }),
);
