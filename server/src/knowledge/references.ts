import { changeFlaws } from './changePlan';
import { factsOf } from './conditions';
import type { Condition } from './knowledge';
import type { DisclosureSource, LawSource, RequirementSource, Sources } from './sources';
import { brokenPlanReferences } from './summaryPlan';
import { brokenValueReferences } from './valueSets';

/** What entries may refer to. */
export interface Known {
  /** The elements of a disclosure; undefined where there is no such disclosure. */
  readonly elementsOf: (disclosure: string) => Readonly<Record<string, unknown>> | undefined;
  readonly hasFact: (id: string) => boolean;
  readonly hasSection: (id: string) => boolean;
}

/** Whatever entries name and there is not is a problem. */
export function checkReferences(sources: Sources, problems: string[]): void {
  const sections = new Set(sources.sections.map(({ id }) => id));
  const known: Known = {
    elementsOf: (id) => sources.disclosures.get(id)?.elements,
    hasFact: (id) => id in sources.facts,
    hasSection: (id) => sections.has(id),
  };
  const report = (kind: string, id: string, flaws: readonly string[]): void => {
    for (const flaw of flaws) problems.push(`${sources.pathOf(kind, id)}:1: ${flaw}`);
  };
  for (const [id, law] of sources.laws) report('law', id, lawFlaws(law, sources, known));
  for (const [id, { laws = [], notLaws = [], disclosures = [] }] of Object.entries(sources.kinds)) {
    report('notice', id, [
      ...unknownLaws([...laws, ...notLaws], sources).map((flaw) => `${id}: ${flaw}`),
      ...disclosures.flatMap((one) => (sources.disclosures.has(one) ? [] : [`${id}: there is no disclosure ${one}`])),
    ]);
  }
  for (const [id, { laws }] of Object.entries(sources.outdated))
    report(
      'outdated',
      id,
      unknownLaws(laws, sources).map((flaw) => `${id}: ${flaw}`),
    );
  for (const [id, vocabulary] of sources.valueSets)
    report('value', id, brokenValueReferences(vocabulary, sources.rights));
  report('summary', 'summary', brokenPlanReferences(sources.summary, sources.disclosures, sources.valueSets));
  report('change', 'changes', changeFlaws(sources));
  for (const [id, { choices }] of Object.entries(sources.questions)) {
    const unknown = Object.keys(choices).filter((choice) => !known.hasFact(choice) && !sources.laws.has(choice));
    report(
      'question',
      id,
      unknown.map((choice) => `${id}: there is no fact or law ${choice}`),
    );
  }
  for (const [id, disclosure] of sources.disclosures) {
    const needsSection = !disclosure.manual && disclosure.section === undefined;
    report('disclosure', id, [...(needsSection ? ['it names no section'] : []), ...disclosureFlaws(disclosure, known)]);
  }
}

function lawFlaws(law: LawSource, sources: Sources, known: Known): readonly string[] {
  return [
    ...law.requirements.flatMap((requirement) => {
      return requirementFlaws(requirement, known).map((flaw) => `${requirement.id}: ${flaw}`);
    }),
    ...law.citations
      .filter(({ kind, prefix }) => (kind === 'prefixed') !== (prefix !== undefined))
      .map(() => 'citations: a form has a prefix if, and only if, it is prefixed'),
    ...law.rights.flatMap(({ right }) => (sources.rights.has(right) ? [] : [`there is no right ${right}`])),
    ...unknownFacts(law.impliedBy, known).map((flaw) => `impliedBy: ${flaw}`),
    ...unknownLaws(law.beside?.laws ?? [], sources).map((flaw) => `beside: ${flaw}`),
    ...unknownFacts(law.beside?.when, known).map((flaw) => `beside: ${flaw}`),
    ...unknownFacts(law.owedBy, known).map((flaw) => `owedBy: ${flaw}`),
  ];
}

function unknownLaws(laws: readonly string[], sources: Sources): readonly string[] {
  return laws.flatMap((law) => (sources.laws.has(law) ? [] : [`there is no law ${law}`]));
}

/** What a requirement names and there is not. */
export function requirementFlaws({ disclosure, needs, when }: RequirementSource, known: Known): readonly string[] {
  const elements = known.elementsOf(disclosure);
  if (!elements) return [`there is no disclosure ${disclosure}`];
  return [
    ...needs.flatMap((element) => (element in elements ? [] : [`${disclosure} has no element ${element}`])),
    ...unknownFacts(when, known),
  ];
}

/** What a disclosure names and there is not. */
export function disclosureFlaws({ section, elements, evidence }: DisclosureSource, known: Known): readonly string[] {
  const found = Object.keys(evidence.en?.elements ?? {});
  return [
    ...(section === undefined || known.hasSection(section) ? [] : [`there is no section ${section}`]),
    ...found.flatMap((element) => (element in elements ? [] : [`there is no element ${element}`])),
  ];
}

function unknownFacts(condition: Condition | undefined, { hasFact }: Known): readonly string[] {
  return factsOf(condition).flatMap((fact) => (hasFact(fact) ? [] : [`there is no fact ${fact}`]));
}
