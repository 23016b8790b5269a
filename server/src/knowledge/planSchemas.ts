/** The shape of the plans by which summaries and comparisons tell. */
import * as v from 'valibot';
import { day, id, text, texts } from './schema';

const readerLevel = v.picklist(['plain', 'general', 'professional']);

const toldValues = {
  of: id,
  asserted: text,
  hedged: v.optional(text),
  consent: v.optional(text),
  denied: v.optional(text),
};

const summaryEntry = v.strictObject({
  disclosure: id,
  from: v.optional(readerLevel, 'plain'),
  main: v.optional(v.boolean(), false),
  child: v.optional(v.boolean(), false),
  silent: text,
  about: texts,
  raisedBy: v.optional(v.array(v.strictObject({ disclosure: id, about: texts })), []),
  fills: v.optional(
    v.strictObject({
      with: v.picklist(['name', 'dates', 'contacts']),
      says: text,
      everybody: v.optional(v.boolean(), false),
      fields: texts,
      needs: texts,
      not: texts,
    }),
  ),
  values: v.optional(
    v.array(
      v.strictObject({
        ...toldValues,
        sensitive: v.optional(v.boolean(), false),
        extra: v.optional(v.boolean(), false),
      }),
    ),
    [],
  ),
  claims: texts,
  periods: v.optional(v.boolean(), false),
});

/** What summaries tell, topic by topic. */
export const summarySchema = v.strictObject({
  topics: v.array(
    v.strictObject({
      id,
      title: text,
      silent: v.optional(text),
      entries: v.array(summaryEntry),
      rights: v.optional(v.strictObject({ ...toldValues, about: texts, silent: v.record(id, text) })),
    }),
  ),
});

const changeKind = v.picklist(['added', 'removed', 'changed', 'longer']);
const changeSelector = v.record(id, v.array(changeKind));

/** What is told when two versions of a draft are compared, and what laws want done about it. */
export const changesSchema = v.strictObject({
  paragraph: v.strictObject({
    dated: text,
    undated: text,
    quoted: text,
    consent: text,
    items: v.record(
      id,
      v.strictObject({ added: v.optional(text), removed: v.optional(text), changed: v.optional(text) }),
    ),
  }),
  practices: v.array(id),
  statements: v.array(id),
  identities: v.array(id),
  figures: v.array(id),
  passing: v.array(id),
  material: changeSelector,
  duties: v.record(
    id,
    v.strictObject({
      law: id,
      citation: text,
      must: text,
      on: v.union([v.literal('any'), v.literal('material'), changeSelector]),
      confidence: v.picklist(['high', 'medium', 'low']),
      recommended: v.optional(v.boolean(), false),
      from: v.optional(day),
    }),
  ),
});
