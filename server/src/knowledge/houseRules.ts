import { t } from '@vscode/l10n';
import { createDetector, type Detector } from '../detect/detect';
import type { PhraseSet } from '../detect/phrase';
import { readDraft } from '../draft/readDraft';
import type { Template } from '../sections/template';
import { toDisclosure, toRequirement } from './entries';
import { createHouseParser } from './housePhrases';
import type { Knowledge, Law } from './knowledge';
import { disclosurePhrases, sectionPhrases } from './ownedPhrases';
import { type HouseEntry, type HouseFile, type HouseSource, readHouseRules } from './readHouseRules';
import { disclosureFlaws, type Known, requirementFlaws } from './references';
import type { DisclosureSource, RequirementSource } from './sources';
import type { YamlProblem } from './yamlSource';

/** The knowledge together with an organisation's own rules. */
export interface HouseRules {
  readonly knowledge: Knowledge;
  readonly detector: Detector;
}

export interface CompiledHouseRules {
  readonly rules: HouseRules;
  /** What is wrong in the files, by their addresses. */
  readonly problems: ReadonlyMap<string, readonly YamlProblem[]>;
}

/**
 * Compiles an organisation's own disclosures, requirements and sections, at run time and without running any code of
 * theirs. An entry with a problem is left out, and the others are used. Never throws.
 */
export function compileHouseRules(base: Knowledge, files: readonly HouseFile[]): CompiledHouseRules {
  const problems = new Map<string, YamlProblem[]>(files.map(({ uri }) => [uri, []]));
  const sources = files.flatMap((file) => {
    return readHouseRules(file, (problem) => problems.get(file.uri)?.push(problem)) ?? [];
  });
  const entries = usableEntries(base, sources);
  const knowledge = joined(base, entries);
  const detector = createDetector(knowledge);
  checkExamples(entries.disclosures, detector, knowledge.abbreviations);
  return { rules: { knowledge, detector }, problems };
}

interface Entries {
  readonly laws: readonly Law[];
  readonly disclosures: ReadonlyMap<string, HouseEntry<DisclosureSource>>;
  readonly sections: readonly Template[];
  /** The phrases of all entries, parsed, with the words that they add. */
  readonly phrases: PhraseSet;
}

function usableEntries(base: Knowledge, sources: readonly HouseSource[]): Entries {
  const written = {
    disclosures: firstOfEach(
      sources.map((source) => source.disclosures),
      new Set(base.disclosures.map(({ id }) => id)),
    ),
    sections: firstOfEach(
      sources.map((source) => source.sections),
      new Set(base.sections.map(({ id }) => id)),
    ),
  };
  // What is wrong with a broken entry has been said; what refers to it is left out without a word.
  const broken = {
    disclosures: new Set(sources.flatMap((source) => [...source.broken.disclosures])),
    sections: new Set(sources.flatMap((source) => [...source.broken.sections])),
  };
  const known = knownTo(base, written.disclosures, new Set([...written.sections.keys(), ...broken.sections]));
  const parser = createHouseParser(base);
  const disclosures = new Map(
    [...written.disclosures].filter(([id, { value, fail }]) => {
      const flaws = [...disclosureFlaws(value, known), ...withoutPhrases(value)];
      for (const flaw of flaws) fail(flaw);
      return flaws.length === 0 && parser.add(disclosurePhrases(id, value), fail);
    }),
  );
  for (const id of written.disclosures.keys()) if (!disclosures.has(id)) broken.disclosures.add(id);
  const sections = [...written.sections.values()].filter(({ value, fail }) => {
    const unknown = Object.keys(value.discloses).filter((id) => !known.elementsOf(id));
    for (const id of unknown) if (!broken.disclosures.has(id)) fail(t('there is no disclosure {0}', id), id);
    return unknown.length === 0 && parser.add([sectionPhrases(value)], fail);
  });
  return {
    disclosures,
    sections: sections.map(({ value }) => value),
    phrases: parser.phrases(),
    laws: toLaws(base, sources, known, broken.disclosures),
  };
}

/** What is defined already is not defined again. */
function firstOfEach<T>(
  maps: readonly ReadonlyMap<string, HouseEntry<T>>[],
  taken: Set<string>,
): ReadonlyMap<string, HouseEntry<T>> {
  const entries = new Map<string, HouseEntry<T>>();
  for (const [id, entry] of maps.flatMap((map) => [...map])) {
    if (taken.has(id)) entry.fail(t('there is one of that name already; give yours another'));
    else entries.set(id, entry);
    taken.add(id);
  }
  return entries;
}

function knownTo(
  base: Knowledge,
  disclosures: ReadonlyMap<string, HouseEntry<DisclosureSource>>,
  sections: ReadonlySet<string>,
): Known {
  const elements = new Map(base.disclosures.map((disclosure) => [disclosure.id, disclosure.elements]));
  const facts = new Set(base.facts.map(({ id }) => id));
  const standard = new Set(base.sections.map(({ id }) => id));
  return {
    elementsOf: (id) => elements.get(id) ?? disclosures.get(id)?.value.elements,
    hasFact: (id) => facts.has(id),
    hasSection: (id) => standard.has(id) || sections.has(id),
  };
}

/** What nothing can state would always be missing. */
function withoutPhrases({ manual, evidence }: DisclosureSource): readonly string[] {
  return manual || evidence.en?.core.length ? [] : [t('it has no phrases by which it is found (evidence, en, core)')];
}

function toLaws(base: Knowledge, sources: readonly HouseSource[], known: Known, broken: ReadonlySet<string>): Law[] {
  const taken = new Set(base.laws.map(({ id }) => id));
  const kinds = new Set(base.kinds.map(({ id }) => id));
  return sources.flatMap((source): Law[] => {
    if (taken.has(source.id)) {
      source.fail(t('there is a law “{0}” already: give these rules another id', source.id), 'id');
      return [];
    }
    taken.add(source.id);
    for (const kind of source.kinds ?? [])
      if (!kinds.has(kind)) source.fail(t('there is no kind of notice {0}', kind), 'kinds');
    const requirements = usableRequirements(source.requirements, known, broken);
    return [toLaw(source, requirements, base.kinds[0]?.id ?? '')];
  });
}

function usableRequirements(
  entries: readonly HouseEntry<RequirementSource>[],
  known: Known,
  broken: ReadonlySet<string>,
): readonly RequirementSource[] {
  const ids = new Set<string>();
  return entries.flatMap(({ value, fail }) => {
    if (broken.has(value.disclosure)) return [];
    const flaws = [
      ...requirementFlaws(value, known),
      ...(ids.has(value.id) ? [t('there is a requirement {0} already', value.id)] : []),
    ];
    for (const flaw of flaws) fail(flaw);
    ids.add(value.id);
    return flaws.length === 0 ? [value] : [];
  });
}

function toLaw(
  { id, name, short, kinds, uri }: HouseSource,
  requirements: readonly RequirementSource[],
  usualKind: string,
): Law {
  return {
    id,
    name,
    short,
    kind: 'house',
    kinds: kinds ?? [usualKind],
    jurisdiction: '',
    instrument: name,
    inForce: '',
    asOf: '',
    url: uri,
    appliesWhen: t('To every draft whose proviso.yaml lists these house rules.'),
    citations: [],
    requirements: requirements.map((requirement) => toRequirement(id, requirement)),
    rights: [],
  };
}

function joined(base: Knowledge, { laws, disclosures, sections, phrases }: Entries): Knowledge {
  return {
    ...base,
    laws: [...base.laws, ...laws],
    disclosures: [...base.disclosures, ...[...disclosures].map(([id, { value }]) => toDisclosure(id, value))],
    sections: [...base.sections, ...sections].sort((a, b) => a.order - b.order),
    phrases,
  };
}

/** Every example of an entry has to have the status of its list. */
function checkExamples(
  disclosures: ReadonlyMap<string, HouseEntry<DisclosureSource>>,
  detector: Detector,
  abbreviations: readonly string[],
): void {
  for (const [id, { value, fail }] of disclosures) {
    for (const expected of ['stated', 'partial', 'absent'] as const) {
      for (const example of value.examples?.[expected] ?? []) {
        const detection = detector(readDraft(example, { format: 'markdown', abbreviations }));
        const status = detection.disclosures.find((found) => found.id === id)?.status;
        if (status === expected) continue;
        fail(
          t('this example counts as “{0}”, not as “{1}”', status ?? '', expected),
          example.split('\n')[0] ?? example,
        );
      }
    }
  }
}
