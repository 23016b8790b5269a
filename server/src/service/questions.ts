import { sourceLine } from '../draft/sourceText';
import { conditionOf } from '../knowledge/conditions';
import type { Condition, Knowledge, Law, QuestionGroup } from '../knowledge/knowledge';
import { concerns, coreLaw, goesWith } from '../law/applicability';
import { holds, type KnownFact, type Profile } from '../law/profile';
import type { Analysis } from './policyService';
import { type NoticePlace, sourceOf } from './sources';

/** The answers so far, by id. Null: the question was left open. */
export interface ProfileAnswers {
  readonly facts: Readonly<Record<string, boolean | null>>;
  readonly laws: Readonly<Record<string, boolean | null>>;
}

/** Something that may be so; several are asked in one step. */
export interface ProfileChoice {
  readonly kind: 'fact' | 'law';
  readonly id: string;
  readonly label: string;
  /** The full question, or when the law applies. */
  readonly detail: string;
  /** What the settings or the draft say already; false where they say nothing. */
  readonly selected: boolean;
  /** Why: the settings say so, the draft shows it in these words, or it names the law. */
  readonly because?: { readonly kind: 'declared' | 'evidence' | 'named'; readonly text: string };
}

export interface ProfileQuestion {
  readonly id: string;
  readonly question: string;
  readonly choices: readonly ProfileChoice[];
}

/** A law that follows from the answers. */
export interface FollowingLaw {
  readonly id: string;
  readonly short: string;
  readonly name: string;
  readonly because: 'named' | 'fact' | 'chosen';
  readonly appliesWhen: string;
}

/** Where a profile stands: what to ask next, and the laws that follow from the answers so far. */
export interface ProfileStep {
  /** Absent: nothing is left whose answer matters. */
  readonly next?: ProfileQuestion;
  /** Questions that are left as far as the answers tell, the next one included. */
  readonly remaining: number;
  readonly laws: readonly FollowingLaw[];
}

interface Situation {
  readonly knowledge: Knowledge;
  readonly analysis: Analysis;
  readonly answers: ProfileAnswers;
  /** What is answered, and what is assumed where neither settings nor draft say anything. */
  readonly known: Profile;
}

/**
 * The next question of the profile: the first group with choices that decide something, given the answers so far. What
 * the settings and the draft say is asked with that answer selected, because only the writer can confirm it.
 */
export function nextQuestion(analysis: Analysis, answers: ProfileAnswers): ProfileStep {
  const { knowledge } = analysis.known;
  const situation = { knowledge, analysis, answers, known: knownFacts(knowledge, analysis, answers) };
  const laws = followingLaws(situation);
  const open = openChoices(situation, laws);
  const groups = groupsOf(knowledge, open).filter(({ choices }) => choices.length > 0);
  const [group] = groups;
  return {
    ...(group ? { next: toQuestion(group, situation) } : {}),
    remaining: groups.length,
    laws: laws.map(({ law: { id, short, name, appliesWhen }, because }) => ({ id, short, name, because, appliesWhen })),
  };
}

function knownFacts(knowledge: Knowledge, { profile }: Analysis, { facts }: ProfileAnswers): Profile {
  return new Map(
    knowledge.facts.map(({ id }): [string, KnownFact] => {
      const answer = facts[id];
      const before = profile.get(id);
      const value = answer === undefined && before?.because === 'assumed' ? before.value : (answer ?? undefined);
      return [id, { id, value, because: undefined, evidence: [] }];
    }),
  );
}

interface Following {
  readonly law: Law;
  readonly because: FollowingLaw['because'];
}

/** The laws that may apply to this kind of notice on the day. */
function candidateLaws({ knowledge, analysis: { kind, settings } }: Situation): readonly Law[] {
  return knowledge.laws.filter(
    (law) => law.kind !== 'core' && law.kind !== 'house' && law.inForce <= settings.day && concerns(law, kind),
  );
}

function followingLaws(situation: Situation): readonly Following[] {
  const { analysis, answers, known } = situation;
  const named = new Set(analysis.whole.laws.flatMap(({ id, named: isNamed }) => (isNamed ? [id] : [])));
  const candidates = candidateLaws(situation);
  const following = candidates.flatMap((law): Following[] => {
    const answer = answers.laws[law.id];
    if (answer === true) return [{ law, because: named.has(law.id) ? 'named' : 'chosen' }];
    if (answer === false) return [];
    if (law.impliedBy && holds(law.impliedBy, known)) return [{ law, because: 'fact' }];
    return named.has(law.id) ? [{ law, because: 'named' }] : [];
  });
  const isTaken = (id: string): boolean => following.some(({ law }) => law.id === id);
  return candidates.flatMap((law): readonly Following[] => {
    const goesAlong = !isTaken(law.id) && answers.laws[law.id] !== false && goesWith(law, isTaken, known);
    return goesAlong ? [{ law, because: 'fact' }] : following.filter((entry) => entry.law === law);
  });
}

/** The ids of facts and laws that are not answered and decide something. */
function openChoices(situation: Situation, following: readonly Following[]): ReadonlySet<string> {
  const { knowledge, analysis, answers, known } = situation;
  const applying = new Set(following.map(({ law }) => law));
  const isAsked = (fact: string): boolean => answers.facts[fact] !== undefined;
  // A law that the draft names applies, whatever the facts; that they are so is still for the writer to say.
  const deciding = candidateLaws(situation).flatMap((law): readonly string[] => {
    if (law.impliedBy) return openFacts(law.impliedBy, known, isAsked);
    return answers.laws[law.id] === undefined && asksFor(knowledge, law) ? [law.id] : [];
  });
  // The core is what is checked where no law applies; until that is clear, its questions wait.
  const core = applying.size === 0 && deciding.length === 0 ? coreLaw(knowledge) : undefined;
  const house = analysis.applicability.laws.flatMap(({ law }) => (law.kind === 'house' ? [law] : []));
  const wanted = [...applying, ...house, ...(core ? [core] : [])].flatMap((law) => conditionsOf(law, situation));
  return new Set([...deciding, ...wanted.flatMap((condition) => openFacts(condition, known, isAsked))]);
}

function asksFor({ questions }: Knowledge, law: Law): boolean {
  return questions.some(({ choices }) => choices.some(({ id }) => id === law.id));
}

function conditionsOf(law: Law, { analysis: { cutting, settings } }: Situation): readonly Condition[] {
  return law.requirements.flatMap((requirement) => {
    const { disclosure, until, manual } = requirement;
    const condition = conditionOf(law, requirement);
    const isWanted = !manual && (cutting?.disclosures?.includes(disclosure) ?? true);
    return condition && isWanted && (until === undefined || until > settings.day) ? [condition] : [];
  });
}

/**
 * The facts to ask for where a condition is undecided: of alternatives all, since each can settle it; of what must hold
 * together only the first, since the others may not matter any more.
 */
function openFacts(condition: Condition, profile: Profile, isAsked: (fact: string) => boolean): readonly string[] {
  if (holds(condition, profile) !== undefined) return [];
  if ('fact' in condition) return isAsked(condition.fact) ? [] : [condition.fact];
  if ('not' in condition) return openFacts(condition.not, profile, isAsked);
  const parts = 'all' in condition ? condition.all : condition.any;
  const open = parts.map((part) => openFacts(part, profile, isAsked));
  return 'all' in condition ? (open.find((facts) => facts.length > 0) ?? []) : open.flat();
}

/** The open choices in the order in which they are asked; a fact in no group is a question of its own. */
function groupsOf({ questions, facts }: Knowledge, open: ReadonlySet<string>): readonly QuestionGroup[] {
  const grouped = new Set(questions.flatMap(({ choices }) => choices.map(({ id }) => id)));
  const groups = questions.map((group) => ({ ...group, choices: group.choices.filter(({ id }) => open.has(id)) }));
  const alone = facts.filter(({ id }) => open.has(id) && !grouped.has(id));
  return [
    ...groups,
    ...alone.map(({ id, question, statement }): QuestionGroup => {
      return { id, question, choices: [{ kind: 'fact', id, label: statement }] };
    }),
  ];
}

function toQuestion({ id, question, choices }: QuestionGroup, situation: Situation): ProfileQuestion {
  return {
    id,
    question,
    choices: choices.map((choice): ProfileChoice => {
      const preset = choice.kind === 'law' ? lawPreset(choice.id, situation) : factPreset(choice.id, situation);
      return { ...choice, detail: detailOf(choice, situation), selected: false, ...preset };
    }),
  };
}

function detailOf({ kind, id }: QuestionGroup['choices'][number], { knowledge }: Situation): string {
  return kind === 'law'
    ? (knowledge.laws.find((law) => law.id === id)?.appliesWhen ?? '')
    : (knowledge.facts.find((fact) => fact.id === id)?.question ?? '');
}

type Preset = Pick<ProfileChoice, 'selected' | 'because'>;

function factPreset(id: string, situation: Situation): Preset | undefined {
  const { profile, settings } = situation.analysis;
  const fact = profile.get(id);
  if (fact?.because === 'declared')
    return {
      selected: fact.value === true,
      because: { kind: 'declared', text: settings.facts[id]?.because ?? '' },
    };
  if (fact?.because === 'evidence')
    return { selected: fact.value === true, because: { kind: 'evidence', text: quote(fact.evidence, situation) } };
  return namedPreset(id, situation);
}

/** A draft that names a law says so much about the one fact that makes it apply. */
function namedPreset(id: string, situation: Situation): Preset | undefined {
  const { knowledge, analysis } = situation;
  const only: Profile = new Map([[id, { id, value: true, because: undefined, evidence: [] }]]);
  for (const { id: law, named, evidence } of analysis.whole.laws) {
    const condition = named ? knowledge.laws.find((candidate) => candidate.id === law)?.impliedBy : undefined;
    const isFirst = condition && openFacts(condition, new Map(), () => false)[0] === id;
    if (isFirst && holds(condition, only))
      return { selected: true, because: { kind: 'named', text: quote(evidence, situation) } };
  }
  return undefined;
}

function lawPreset(id: string, situation: Situation): Preset | undefined {
  const { settings, whole } = situation.analysis;
  if (Array.isArray(settings.laws) && settings.laws.includes(id))
    return { selected: true, because: { kind: 'declared', text: '' } };
  const found = whole.laws.find((law) => law.id === id && law.named);
  return found && { selected: true, because: { kind: 'named', text: quote(found.evidence, situation) } };
}

function quote([first]: readonly NoticePlace[], { analysis }: Situation): string {
  return first ? sourceLine(sourceOf(analysis, first).draft, first) : '';
}
