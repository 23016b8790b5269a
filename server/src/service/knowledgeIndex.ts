import { createNearMissFinder } from '../detect/findNearMisses';
import type { NearMissFinder } from '../detect/nearMiss';
import type { Disclosure, Fact, Knowledge, Law, Outdated, Requirement, Right } from '../knowledge/knowledge';
import type { SummaryTopicPlan } from '../knowledge/topics';
import { outdatedCode } from '../law/outdated';
import { renderSection, titleText } from '../sections/render';
import { defaultStyle } from '../sections/style';
import type { Template } from '../sections/template';
import { type Citation, type CitationReader, createCitationReader } from './citations';

/** A requirement with the law that makes it and the provisions that its citation names. */
export interface IndexedRequirement {
  readonly law: Law;
  readonly requirement: Requirement;
  readonly citations: readonly Citation[];
  /** Official address of the provision, or of the law. */
  readonly url: string;
}

/** The knowledge by id; made once and kept. */
export interface KnowledgeIndex {
  readonly laws: ReadonlyMap<string, Law>;
  readonly requirements: ReadonlyMap<string, IndexedRequirement>;
  readonly disclosures: ReadonlyMap<string, Disclosure>;
  readonly rights: ReadonlyMap<string, Right>;
  readonly rightTitles: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, Fact>;
  /** By the code of their findings: `outdated/privacy-shield`. */
  readonly outdated: ReadonlyMap<string, Outdated>;
  readonly sections: ReadonlyMap<string, Template>;
  /** The standard sections that make a disclosure, by disclosure, the usual one first. */
  readonly sectionsFor: ReadonlyMap<string, readonly Template[]>;
  /** What readers ask, in their order. */
  readonly topics: readonly SummaryTopicPlan[];
  /** By disclosure; the core that is checked where no law is recognised is left out. */
  readonly wantedBy: ReadonlyMap<string, readonly IndexedRequirement[]>;
  readonly readCitations: CitationReader;
  /** Compiled when it is first used. */
  readonly findNearMisses: NearMissFinder;
  /** The title of a standard section in usual words. */
  sectionTitle(section: Template): string;
  /** A standard section as Markdown, its open places in brackets. */
  sectionText(section: Template): string;
}

/** Makes the index of a knowledge; make one and keep it. */
export function createKnowledgeIndex(knowledge: Knowledge): KnowledgeIndex {
  const readCitations = createCitationReader(knowledge.laws);
  let nearMisses: NearMissFinder | undefined;
  const requirements = knowledge.laws.flatMap((law) =>
    law.requirements.map((requirement) => indexed(law, requirement, readCitations)),
  );
  const wantedBy = new Map<string, IndexedRequirement[]>();
  for (const entry of requirements) {
    if (entry.law.kind === 'core') continue;
    const { disclosure } = entry.requirement;
    wantedBy.set(disclosure, [...(wantedBy.get(disclosure) ?? []), entry]);
  }
  return {
    laws: byId(knowledge.laws),
    requirements: new Map(requirements.map((entry) => [entry.requirement.id, entry])),
    disclosures: byId(knowledge.disclosures),
    rights: byId(knowledge.rights),
    rightTitles: new Map(knowledge.rights.map(({ id, title }) => [id, title])),
    facts: byId(knowledge.facts),
    outdated: new Map(knowledge.outdated.map((entry) => [outdatedCode(entry), entry])),
    sections: byId(knowledge.sections),
    sectionsFor: new Map(
      knowledge.disclosures.map((disclosure) => [disclosure.id, sectionsFor(knowledge, disclosure)]),
    ),
    topics: knowledge.topics,
    wantedBy,
    readCitations,
    findNearMisses(...given) {
      nearMisses ??= createNearMissFinder(knowledge);
      return nearMisses(...given);
    },
    sectionTitle: (section) => titleText(section, defaultStyle('markdown')),
    sectionText: (section) => renderSection(section, 'section', defaultStyle('markdown'), 'plain'),
  };
}

/** Few of all requirements are ever shown, so that their citations are read when somebody asks. */
function indexed(law: Law, requirement: Requirement, readCitations: CitationReader): IndexedRequirement {
  let cited: readonly Citation[] | undefined;
  const read = (): readonly Citation[] => {
    cited ??= readCitations(requirement.citation);
    return cited;
  };
  const own = (): readonly Citation[] => read().filter((citation) => citation.law === law);
  return {
    law,
    requirement,
    get citations() {
      return own();
    },
    get url() {
      return (own()[0] ?? read()[0])?.url ?? law.url;
    },
  };
}

function sectionsFor({ sections }: Knowledge, { id, section: usual }: Disclosure): readonly Template[] {
  const making = sections.filter((section) => section.id === usual || id in section.discloses);
  return making.sort((a, b) => Number(b.id === usual) - Number(a.id === usual));
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
