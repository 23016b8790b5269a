/** The shape of a file of house rules: disclosures, requirements and sections as in `server/knowledge`, in one file. */
import * as v from 'valibot';
import { templateEntries } from '../sections/template';
import { id, requirementSchema, text } from './schema';

/** Where an organisation's own section goes that says nothing about it: behind the usual ones, before the contact. */
const USUAL_ORDER = 790;

/** Entries are checked one by one, so that a broken one does not take the others with it. */
export const houseSchema = v.strictObject({
  id: v.optional(id, 'house'),
  name: text,
  short: v.optional(text),
  /** The kinds of notice of which something is wanted. */
  kinds: v.optional(v.array(id)),
  requirements: v.optional(v.array(v.unknown()), []),
  disclosures: v.optional(v.record(v.string(), v.unknown()), {}),
  sections: v.optional(v.record(v.string(), v.unknown()), {}),
});

export const houseRequirementSchema = v.strictObject({
  ...requirementSchema.entries,
  citation: v.optional(text),
  severity: v.optional(requirementSchema.entries.severity, 'warning'),
  confidence: v.optional(requirementSchema.entries.confidence, 'high'),
});

export const houseSectionSchema = v.strictObject({
  ...templateEntries,
  order: v.optional(templateEntries.order, USUAL_ORDER),
  /** Forms between `:::` lines; without any, the text of the section. */
  text,
});
