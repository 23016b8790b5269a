import type { Disclosure, Law, NoticeKind, Outdated, QuestionGroup, Requirement, Severity } from './knowledge';
import type {
  DisclosureSource,
  KindSource,
  LawSource,
  OutdatedSource,
  QuestionSource,
  RequirementSource,
} from './sources';

const RANK: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** Nothing of which we are not sure is an error. */
function capped(severity: Severity, confidence: string): Severity {
  return confidence !== 'high' && RANK.indexOf(severity) > RANK.indexOf('warning') ? 'warning' : severity;
}

/** A law as the program uses it. */
export function toLaw(source: LawSource): Law {
  const {
    names: _names,
    people: _people,
    hints: _hints,
    not: _not,
    impliedBy,
    owedBy,
    beside,
    citations,
    requirements,
    ...law
  } = source;
  return {
    ...law,
    citations: citations.map(({ prefix, ...form }) => ({ ...form, ...(prefix === undefined ? {} : { prefix }) })),
    ...(impliedBy ? { impliedBy } : {}),
    ...(owedBy ? { owedBy } : {}),
    ...(beside ? { beside } : {}),
    requirements: requirements.map((requirement) => toRequirement(source.id, requirement)),
  };
}

/** A requirement of a law as the program uses it; nothing of which we are not sure is an error. */
export function toRequirement(law: string, requirement: RequirementSource): Requirement {
  const { when, wording, updatedEvery, from, until, ...rest } = requirement;
  return {
    ...rest,
    id: `${law}.${requirement.id}`,
    severity: capped(requirement.severity, requirement.confidence),
    ...(when ? { when } : {}),
    ...(wording === undefined ? {} : { wording }),
    ...(updatedEvery === undefined ? {} : { updatedEvery }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
}

/** A kind of notice as the program uses it. */
export function toKind(id: string, source: KindSource): NoticeKind {
  const { title, about, laws, notLaws = [], disclosures } = source;
  return { id, title, about, notLaws, ...(laws ? { laws } : {}), ...(disclosures ? { disclosures } : {}) };
}

/** What the profile asks in one step: an id that is no fact is a law's. */
export function toQuestions(
  id: string,
  { question, choices }: QuestionSource,
  facts: Readonly<Record<string, unknown>>,
): QuestionGroup {
  const entries = Object.entries(choices);
  return {
    id,
    question,
    choices: entries.map(([choice, label]) => ({ kind: choice in facts ? 'fact' : 'law', id: choice, label })),
  };
}

/** An outdated reference, or vague wording, as the program uses it. */
export function toOutdated(id: string, source: OutdatedSource): Outdated {
  const { family, title, problem, replacement, renamed = {}, citation, laws, confidence, gather } = source;
  const severity = capped(source.severity, confidence);
  const entry = { family, id, title, problem, replacement, renamed, citation, laws, severity };
  return gather === undefined ? entry : { ...entry, gather };
}

/** A disclosure as the program uses it. */
export function toDisclosure(id: string, source: DisclosureSource): Disclosure {
  const { title, about, section, denial, manual, elements, examples } = source;
  return {
    id,
    title,
    about,
    denial,
    manual,
    elements,
    ...(section === undefined ? {} : { section }),
    examples: examples?.stated.slice(0, 3) ?? [],
  };
}
