import type { PhraseOwner } from '../detect/phrase';
import type { Template } from '../sections/template';
import type { DisclosureSource, Sources } from './sources';
import { addValuePhrases } from './valueSets';

/** Phrases as they are written, with whose they are. */
export interface OwnedPhrases extends PhraseOwner {
  readonly texts: readonly string[];
}

/** All phrases of the knowledge, with what finding each means. */
export function ownedPhrases(sources: Sources): OwnedPhrases[] {
  const owned: OwnedPhrases[] = [];
  const add = (kind: PhraseOwner['kind'], id: string, role: string, texts: readonly string[]): void => {
    if (texts.length > 0) owned.push({ kind, id, role, texts });
  };
  for (const [id, source] of sources.disclosures) owned.push(...disclosurePhrases(id, source));
  for (const [id, fact] of Object.entries(sources.facts)) {
    add('fact', id, 'true', fact.true);
    add('fact', id, 'false', fact.false);
  }
  for (const [id, law] of sources.laws) {
    add('law', id, 'name', law.names);
    add('law', id, 'people', law.people);
    add('law', id, 'hint', law.hints);
    add('law', id, 'not', law.not);
  }
  for (const [id, right] of sources.rights) add('right', id, 'name', right.names);
  for (const [id, { titles }] of Object.entries(sources.kinds)) add('notice', id, 'heading', titles);
  for (const [id, { phrases, unless, near, anywhere }] of Object.entries(sources.outdated)) {
    add('outdated', id, 'phrase', phrases);
    add('outdated', id, 'unless', unless);
    add('outdated', id, 'near', near);
    add('outdated', id, 'anywhere', anywhere);
  }
  for (const [id, entry] of Object.entries(sources.contradictions)) {
    for (const side of ['denied', 'stated', 'periods'] as const) {
      add('contradiction', `${id}/${side}`, 'phrase', entry[side]?.phrases ?? []);
      add('contradiction', `${id}/${side}`, 'unless', entry[side]?.unless ?? []);
    }
  }
  addValuePhrases(sources.valueSets, sources.moods, add);
  owned.push(...sources.sections.map(sectionPhrases));
  return owned;
}

/** The phrases by which a disclosure is found. */
export function disclosurePhrases(id: string, { evidence }: DisclosureSource): readonly OwnedPhrases[] {
  const en = evidence.en;
  if (!en) return [];
  const roles: readonly (readonly [string, readonly string[]])[] = [
    ['heading', en.headings],
    ['core', en.core],
    ['inSection', en.inSection],
    ['raised', en.raised],
    ['not', en.not],
    ['unless', en.unless],
    ...Object.entries(en.elements).map(([element, texts]) => [`element:${element}`, texts] as const),
  ];
  return roles.flatMap(([role, texts]) => (texts.length > 0 ? [{ kind: 'disclosure', id, role, texts }] : []));
}

/** The phrases by which the heading of a standard section is recognised. */
export function sectionPhrases({ id, headings }: Template): OwnedPhrases {
  return { kind: 'section', id, role: 'heading', texts: headings };
}
