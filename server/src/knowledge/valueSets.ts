import type * as v from 'valibot';
import type { PhraseOwner } from '../detect/phrase';
import type { ValueItem, ValueSet } from './knowledge';
import type { moodsSchema, vocabularySchema } from './schema';

export type ValueSetSource = v.InferOutput<typeof vocabularySchema>;
export type MoodsSource = v.InferOutput<typeof moodsSchema>;

/** The sentences that prove an item; only tests read them. */
export type ValueExamples = Readonly<
  Record<string, Readonly<Record<string, Pick<ValueSetSource['items'][string], 'found' | 'absent'>>>>
>;

/** Under which the phrases of a matter are found. */
export function matterRole(matter: string): string {
  return `matter:${matter}`;
}

type AddPhrases = (kind: PhraseOwner['kind'], id: string, role: string, texts: readonly string[]) => void;

/** The phrases of the valueSets and of the words that decide how a statement is meant. */
export function addValuePhrases(
  valueSets: ReadonlyMap<string, ValueSetSource>,
  { words: _, matters, ...moods }: MoodsSource,
  add: AddPhrases,
): void {
  for (const [role, texts] of Object.entries(moods)) add('mood', 'moods', role, texts);
  for (const [matter, texts] of Object.entries(matters)) add('mood', 'moods', matterRole(matter), texts);
  for (const [id, { frames, unless, general, stops, items }] of valueSets) {
    for (const [role, texts] of Object.entries(frames)) add('value', id, `frame:${role}`, texts);
    add('value', id, 'unless', unless);
    add('value', id, 'general', general);
    add('value', id, 'stop', stops);
    for (const [item, { phrases, not }] of Object.entries(items)) {
      add('value', id, `item:${item}`, phrases);
      add('value', id, `not:${item}`, not);
    }
  }
}

/** A vocabulary as the program uses it; its phrases stand with all others. */
export function toValueSet(id: string, source: ValueSetSource): ValueSet {
  const { title, shown, scoped, strict, named, ofRows, actor, otherMatters, general, joins, groups, items } = source;
  return {
    id,
    title,
    shown,
    scoped,
    strict,
    named,
    actor,
    otherMatters: otherMatters.map(matterRole),
    partial: general.length > 0,
    ofRows,
    joins,
    groups,
    items: Object.entries(items).map(toItem),
  };
}

function toItem([id, source]: [string, ValueSetSource['items'][string]]): ValueItem {
  const { plain, icon, sensitive, several, ofAll, general, professional, group, right, beside } = source;
  return {
    id,
    plain,
    icon,
    sensitive,
    several,
    ofAll,
    ...(general === undefined ? {} : { general }),
    ...(professional === undefined ? {} : { professional }),
    ...(group === undefined ? {} : { group }),
    ...(right === undefined ? {} : { right }),
    ...(beside === undefined ? {} : { beside }),
  };
}

/** What items refer to and is not there. */
export function brokenValueReferences(
  { groups, items }: ValueSetSource,
  rights: ReadonlyMap<string, unknown>,
): string[] {
  return Object.entries(items).flatMap(([id, { group, right, beside }]) => [
    ...(group === undefined || group in groups ? [] : [`${id}: there is no group ${group}`]),
    ...(right === undefined || rights.has(right) ? [] : [`${id}: there is no right ${right}`]),
    ...(beside === undefined || beside in items ? [] : [`${id}: there is no item ${beside}`]),
  ]);
}

/** The sentences that prove each item of the vocabularies. */
export function valueExamples(valueSets: ReadonlyMap<string, ValueSetSource>): ValueExamples {
  return Object.fromEntries(
    [...valueSets].map(([id, { items }]) => [
      id,
      Object.fromEntries(Object.entries(items).map(([item, { found, absent }]) => [item, { found, absent }])),
    ]),
  );
}
