import { t } from '@vscode/l10n';
import type { Detection } from '../detect/detection';
import type { Draft, Span } from '../draft/draft';
import type { Disclosure, Knowledge, Severity } from '../knowledge/knowledge';
import type { Template } from '../sections/template';
import type { JudgedRequirement } from './verdicts';

/** What the user sees; offsets are UTF-16 code units of the source. */
export interface Finding {
  /** `missing/retention-period` */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly citations: readonly string[];
  /** Ids of the requirements, laws, rights or facts that explain it, best first. */
  readonly explains: readonly string[];
  readonly fixes: readonly Fix[];
  /** Other places that belong to it. */
  readonly related?: readonly RelatedPlace[];
}

/** Another place, and what it has to do with a finding. */
export interface RelatedPlace extends Span {
  readonly message: string;
  /** Address of the file, where that is another part of the notice than the draft. */
  readonly elsewhere?: string;
}

export type Fix =
  /** Insert a standard section. */
  | { readonly kind: 'insert'; readonly section: string }
  /** Record a fact in the front matter or in proviso.yaml. */
  | { readonly kind: 'confirm'; readonly fact: string; readonly value: boolean }
  /** Write something else at the finding's place, as long as the old text stands there. */
  | {
      readonly kind: 'replace';
      readonly old: string;
      readonly text: string;
      /** The meaning stays the same, so that it may be done without anyone looking. */
      readonly isSafe?: boolean;
    }
  /** Delete a comment of ours at the finding's place, as long as it stands there. */
  | { readonly kind: 'delete'; readonly old: string }
  /** Make a summary that stands in the draft anew: index into `Draft.summaries`. */
  | { readonly kind: 'summary'; readonly summary: number };

const RANK: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/**
 * One finding per missing or partial disclosure, naming every law that wants it; one per fact that is unknown; and one
 * per disclosure that will be missing, where it is not already.
 * @param detection what the draft says by itself: findings stand in it
 * @param whole what it says together with the other parts of its notice
 * @param sectionsFor the standard sections that make a disclosure, the usual one first
 */
export function requirementFindings(
  draft: Draft,
  detection: Detection,
  whole: Detection,
  judged: readonly JudgedRequirement[],
  upcoming: readonly JudgedRequirement[],
  knowledge: Knowledge,
  sectionsFor: ReadonlyMap<string, readonly Template[]>,
): Finding[] {
  const now = byDisclosure(judged.filter(({ verdict }) => verdict === 'missing' || verdict === 'partial'));
  const later = byDisclosure(upcoming);
  const place = createPlacer(draft, detection, knowledge);
  const fixes = (disclosure: Disclosure, entries: readonly JudgedRequirement[]): readonly Fix[] =>
    insertFixes(disclosure, entries, sectionsFor.get(disclosure.id) ?? []);
  const others = placesElsewhere(whole);
  const findings = knowledge.disclosures.flatMap((disclosure) => {
    const entries = now.get(disclosure.id);
    if (entries) {
      const finding = disclosureFinding(disclosure, entries, place(disclosure), fixes(disclosure, entries));
      const related = others(disclosure.id);
      return [related.length === 0 ? finding : { ...finding, related }];
    }
    const future = later.get(disclosure.id);
    return future ? [upcomingFinding(disclosure, future, place(disclosure), fixes(disclosure, future))] : [];
  });
  return [...findings, ...factFindings(judged, knowledge, place)];
}

/** Where other parts of the notice say something of what is lacking. */
function placesElsewhere({ disclosures }: Detection): (disclosure: string) => readonly RelatedPlace[] {
  return (disclosure) => {
    const evidence = disclosures.find(({ id }) => id === disclosure)?.evidence ?? [];
    return evidence.flatMap(({ start, end, elsewhere }) =>
      elsewhere === undefined
        ? []
        : [{ start, end, elsewhere, message: t('This is said in another file of the notice.') }],
    );
  };
}

function byDisclosure(entries: readonly JudgedRequirement[]): ReadonlyMap<string, readonly JudgedRequirement[]> {
  const groups = new Map<string, JudgedRequirement[]>();
  for (const entry of entries) {
    const { disclosure } = entry.requirement;
    groups.set(disclosure, [...(groups.get(disclosure) ?? []), entry]);
  }
  return groups;
}

function upcomingFinding(
  disclosure: Disclosure,
  entries: readonly JudgedRequirement[],
  span: Span,
  fixes: readonly Fix[],
): Finding {
  const [first = ''] = entries.flatMap(({ requirement }) => requirement.from ?? []).sort();
  const title = lowerFirst(disclosure.title);
  return {
    code: `upcoming/${disclosure.id}`,
    severity: 'information',
    message: t('From {0} this will be wanted: {1}. See {2}.', first, title, wantedBy(entries)),
    span,
    citations: citationsOf(entries),
    explains: entries.map(({ requirement }) => requirement.id),
    fixes,
  };
}

/** The section that gives most of what is still to be said; the usual one where others give no more. */
function insertFixes(
  disclosure: Disclosure,
  entries: readonly JudgedRequirement[],
  candidates: readonly Template[],
): readonly Fix[] {
  const wanted = new Set(entries.flatMap(({ missingElements }) => missingElements));
  const given = ({ discloses }: Template): number =>
    discloses[disclosure.id]?.filter((element) => wanted.has(element)).length ?? 0;
  const [usual, ...others] = candidates;
  if (!usual) return [];
  const best = others.reduce((most, section) => (given(section) > given(most) ? section : most), usual);
  return [{ kind: 'insert', section: best.id }];
}

function disclosureFinding(
  disclosure: Disclosure,
  entries: readonly JudgedRequirement[],
  span: Span,
  fixes: readonly Fix[],
): Finding {
  const missing = entries.some(({ verdict }) => verdict === 'missing');
  return {
    code: `${missing ? 'missing' : 'partial'}/${disclosure.id}`,
    severity: severityOf(entries, missing),
    message: missing ? missingMessage(disclosure, entries) : partialMessage(disclosure, entries),
    span,
    citations: citationsOf(entries),
    explains: entries.map(({ requirement }) => requirement.id),
    fixes,
  };
}

/** What the draft at least raises is a warning at most. */
function severityOf(entries: readonly JudgedRequirement[], missing: boolean): Severity {
  const highest = Math.max(...entries.map(({ requirement }) => RANK.indexOf(requirement.severity)));
  return RANK[missing ? highest : Math.min(highest, RANK.indexOf('warning'))] ?? 'information';
}

function citationsOf(entries: readonly JudgedRequirement[]): string[] {
  return [...new Set(entries.map(({ requirement }) => requirement.citation))];
}

function missingMessage(disclosure: Disclosure, entries: readonly JudgedRequirement[]): string {
  if (entries.every(({ requirement }) => requirement.recommended)) {
    return t('Recommended: {0}. See {1}.', lowerFirst(disclosure.title), wantedBy(entries));
  }
  return t('Missing: {0}. Wanted by {1}.', lowerFirst(disclosure.title), wantedBy(entries));
}

function partialMessage(disclosure: Disclosure, entries: readonly JudgedRequirement[]): string {
  const title = lowerFirst(disclosure.title);
  const counted = withoutRecommended(entries);
  const words = counted.flatMap(({ inOtherWords, requirement: { wording } }) =>
    inOtherWords && wording ? [wording] : [],
  );
  if (words.length > 0)
    return t(
      'In other words than prescribed: {0}. Wanted by {1}: {2}',
      title,
      wantedBy(entries),
      words.map((each) => `“${each.trim()}”`).join(' '),
    );
  // A requirement that asks for no element is partial only where the draft does not give the thing itself.
  if (counted.some(({ missingElements }) => missingElements.length === 0))
    return t('Only touched on: {0}. Wanted in full by {1}.', title, wantedBy(entries));
  const ids = new Set(counted.flatMap(({ missingElements }) => missingElements));
  const elements = [...ids].map((id) => disclosure.elements[id] ?? id).join('; ');
  if (counted.every(({ requirement }) => requirement.recommended))
    return t('Recommended: {0}. Still to say: {1}. See {2}.', title, elements, wantedBy(entries));
  return t('Incomplete: {0}. Still to say: {1}. Wanted by {2}.', title, elements, wantedBy(entries));
}

/** The duties; where there are none, the recommendations. */
function withoutRecommended(entries: readonly JudgedRequirement[]): readonly JudgedRequirement[] {
  const duties = entries.filter(({ requirement }) => !requirement.recommended);
  return duties.length > 0 ? duties : entries;
}

/** "GDPR (Art. 13(2)(a)); CCPA (11 CCR § 7011)": every law with its own citations. */
function wantedBy(entries: readonly JudgedRequirement[]): string {
  const byLaw = new Map<string, JudgedRequirement[]>();
  for (const entry of withoutRecommended(entries))
    byLaw.set(entry.law.short, [...(byLaw.get(entry.law.short) ?? []), entry]);
  return [...byLaw].map(([law, wanting]) => `${law} (${citationsOf(wanting).join('; ')})`).join(', ');
}

/** Titles read on after a colon; none starts with a name. */
export function lowerFirst(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

function factFindings(
  judged: readonly JudgedRequirement[],
  knowledge: Knowledge,
  place: (disclosure?: Disclosure) => Span,
): Finding[] {
  const byFact = new Map<string, JudgedRequirement[]>();
  for (const entry of judged) {
    if (entry.unknownFact === undefined) continue;
    byFact.set(entry.unknownFact, [...(byFact.get(entry.unknownFact) ?? []), entry]);
  }
  const disclosures = new Map(knowledge.disclosures.map((disclosure) => [disclosure.id, disclosure]));
  return knowledge.facts.flatMap(({ id, question }): Finding[] => {
    const entries = byFact.get(id);
    if (!entries) return [];
    const hanging = new Set(entries.flatMap(({ requirement }) => disclosures.get(requirement.disclosure) ?? []));
    return [factFinding(id, question, entries, [...hanging], place)];
  });
}

/** A question, placed where the first disclosure that hangs on it would stand. */
function factFinding(
  fact: string,
  question: string,
  entries: readonly JudgedRequirement[],
  hanging: readonly Disclosure[],
  place: (disclosure?: Disclosure) => Span,
): Finding {
  const titles = hanging.map(({ title }) => lowerFirst(title)).join('; ');
  const isDuty = entries.some(({ requirement }) => RANK.indexOf(requirement.severity) >= RANK.indexOf('warning'));
  return {
    code: `confirm/${fact}`,
    severity: isDuty ? 'information' : 'hint',
    message: t('{0} If so, the draft needs: {1}.', question, titles),
    span: place(hanging[0]),
    citations: citationsOf(entries),
    explains: [fact, ...entries.map(({ requirement }) => requirement.id)],
    fixes: [
      { kind: 'confirm', fact, value: true },
      { kind: 'confirm', fact, value: false },
    ],
  };
}

/** Where a finding about the whole document stands. */
export function titleSpan(draft: Draft): Span {
  if (draft.title) return { start: draft.title.start, end: draft.title.end };
  const heading = draft.sections.find((section) => section.heading)?.heading;
  if (heading) return heading.name;
  for (const block of draft.blocks) {
    const [sentence] = block.content.sentences;
    if (block.kind !== 'opaque' && sentence)
      return { start: block.start + sentence.start, end: block.start + sentence.end };
  }
  return { start: 0, end: Math.min(1, draft.text.length) };
}

/** Finds the heading nearest to what a disclosure is about, else the title. */
function createPlacer(draft: Draft, detection: Detection, knowledge: Knowledge): (disclosure?: Disclosure) => Span {
  const detected = new Map(detection.disclosures.map((disclosure) => [disclosure.id, disclosure]));
  const joins = new Map(knowledge.sections.map((section) => [section.id, section.joins]));
  const named = (section: number | undefined): Span | undefined =>
    section === undefined ? undefined : draft.sections[section]?.heading?.name;
  return (disclosure) => {
    if (!disclosure) return titleSpan(draft);
    const found = detected.get(disclosure.id);
    const evidence = found?.evidence[0];
    const home = evidence && draft.blocks[evidence.block]?.section;
    const standard = [disclosure.section, ...(joins.get(disclosure.section ?? '') ?? [])];
    const candidates = [
      found?.sections.find((section) => section === home),
      found?.sections[0],
      home,
      ...standard.map((id) => (id === undefined ? undefined : indexOf(detection.standardSections, id))),
    ];
    for (const candidate of candidates) {
      const span = named(candidate);
      if (span) return span;
    }
    return titleSpan(draft);
  };
}

function indexOf(sections: readonly (string | undefined)[], id: string): number | undefined {
  const index = sections.indexOf(id);
  return index < 0 ? undefined : index;
}
