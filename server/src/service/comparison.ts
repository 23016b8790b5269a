import { t } from '@vscode/l10n';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Change, Told } from '../compare/change';
import { type Comparison, compareDrafts } from '../compare/compare';
import { dutiesFor, isMaterial } from '../compare/duties';
import type { Span } from '../draft/draft';
import type { Confidence } from '../knowledge/knowledge';
import { spansOfMention } from '../summary/found';
import { type RangeJson, rangeJson } from './analysisDocument';
import type { Analysis, PolicyService } from './policyService';
import { whyNotJudged } from './readingFindings';

/** An earlier version of a draft, or another file. */
export interface OldVersion {
  readonly text: string;
  readonly languageId: string;
}

/** Two versions of a draft, read with the same knowledge, and what differs for readers. */
export interface ComparedVersions extends Comparison {
  readonly old: Analysis;
  readonly next: Analysis;
}

/** What `proviso diff --format json` and the message `proviso/compare` say. */
export interface ComparisonDocument {
  /** Why nothing could be compared, in words: one of the drafts is not in English, or no text. */
  readonly unread?: string;
  readonly changes: readonly ChangeJson[];
  /** What laws that apply to the new draft want done about the changes. */
  readonly duties: readonly DutyJson[];
  /** What the old version says about how changes are announced. */
  readonly promise?: PlaceJson;
  /** Sections of the new draft with other words, in which no change was recognised. */
  readonly reworded: readonly { readonly title: string; readonly range: RangeJson }[];
}

export interface ChangeJson {
  readonly kind: Change['kind'];
  /** Id of a vocabulary, or `date`, `practices`, `figures`, `contacts`, `disclosures`. */
  readonly subject: string;
  /** The heading for changes about the subject: "What is collected". */
  readonly title: string;
  readonly id: string;
  readonly name: string;
  /** In words: "New: health data". */
  readonly text: string;
  /** Readers would want to be told of it. */
  readonly material: boolean;
  readonly was?: ToldJson;
  readonly is?: ToldJson;
}

export interface ToldJson {
  readonly stance?: Told['stance'];
  readonly value?: string;
  readonly places: readonly PlaceJson[];
}

export interface PlaceJson {
  readonly offset: Span;
  readonly range: RangeJson;
  /** The text of the draft at the place. */
  readonly text: string;
}

export interface DutyJson {
  readonly id: string;
  readonly law: string;
  readonly short: string;
  readonly citation: string;
  readonly must: string;
  readonly recommended: boolean;
  readonly confidence: Confidence;
  /** Indexes into `changes`. */
  readonly changes: readonly number[];
}

/** Compares an analysed draft with an earlier version of it, which is read with the settings of the draft. */
export function compareVersions(
  service: PolicyService,
  next: Analysis,
  { text, languageId }: OldVersion,
): ComparedVersions {
  const document = TextDocument.create('proviso-compared:/old', languageId, 0, text);
  try {
    const old = service.analyse(document, next.settings);
    return { old, next, ...compareDrafts(next.known.knowledge, old, next) };
  } finally {
    service.forget(document.uri);
  }
}

/** Shapes a comparison for the command line and the editor. */
export function toComparisonDocument(compared: ComparedVersions): ComparisonDocument {
  const { old, next, changes, reworded } = compared;
  const unread = whyUnread(old, t('the old version')) ?? whyUnread(next, t('the new version'));
  if (unread !== undefined) return { unread, changes: [], duties: [], reworded: [] };
  const { changePlan } = next.known.knowledge;
  const sorted = sortBySubject(changes, next);
  const laws = next.applicability.laws.map(({ law }) => law);
  const promise = promiseOf(old);
  return {
    changes: sorted.map((change) => ({
      ...plain(change),
      title: titleOf(change.subject, next),
      text: tellChange(change),
      material: isMaterial(change, changePlan),
      ...(change.was ? { was: toldJson(old, change.was) } : {}),
      ...(change.is ? { is: toldJson(next, change.is) } : {}),
    })),
    duties: dutiesFor(changePlan, laws, sorted, next.settings.day).map(({ duty, law, changes: calling }) => ({
      id: duty.id,
      law: law.id,
      short: law.short,
      citation: duty.citation,
      must: duty.must,
      recommended: duty.recommended,
      confidence: duty.confidence,
      changes: calling.map((change) => sorted.indexOf(change)),
    })),
    ...(promise ? { promise } : {}),
    reworded: reworded.map(({ title, place }) => ({ title, range: rangeJson(next.document, place) })),
  };
}

function whyUnread({ draft }: Analysis, which: string): string | undefined {
  switch (whyNotJudged(draft)) {
    case 'language':
      return t('Only drafts in English can be compared, and {0} is in another language.', which);
    case 'unreadable':
      return t('{0} is not text, or longer than what is read.', which.charAt(0).toUpperCase() + which.slice(1));
    case undefined:
      return undefined;
  }
}

function plain({ kind, subject, id, name }: Change): Pick<ChangeJson, 'kind' | 'subject' | 'id' | 'name'> {
  return { kind, subject, id, name };
}

function toldJson(analysis: Analysis, { stance, value, places }: Told): ToldJson {
  return {
    ...(stance === undefined ? {} : { stance }),
    ...(value === undefined ? {} : { value }),
    places: places.map((place) => placeJson(analysis, place)),
  };
}

function placeJson({ document, draft }: Analysis, { start, end }: Span): PlaceJson {
  return {
    offset: { start, end },
    range: rangeJson(document, { start, end }),
    text: draft.text.slice(start, end),
  };
}

/** Statements on how changes are announced, the strongest first. */
const PROMISES = ['tells-changes', 'tells-big-changes', 'posts-changes'];

function promiseOf(old: Analysis): PlaceJson | undefined {
  const claims = old.detection.mentions.filter(({ vocabulary }) => vocabulary === 'claims');
  const said = PROMISES.flatMap((id) => claims.find(({ item }) => item === id) ?? [])[0];
  const [place] = said ? spansOfMention(old.draft, said).slice(-1) : [];
  return place && placeJson(old, place);
}

/** What a reader asks first stands first. */
const ORDER = [
  'date',
  'practices',
  'claims',
  'data',
  'sources',
  'purposes',
  'grounds',
  'recipients',
  'services',
  'places',
  'safeguards',
  'retention',
  'rights',
  'authorities',
  'security',
  'figures',
  'contacts',
  'disclosures',
];

/** Changes in the order in which a reader asks. */
export function sortBySubject(changes: readonly Change[], { known }: Analysis): readonly Change[] {
  const subjects = [...ORDER, ...known.knowledge.valueSets.map(({ id }) => id)];
  return [...changes].sort((one, other) => subjects.indexOf(one.subject) - subjects.indexOf(other.subject));
}

function titleOf(subject: string, { known }: Analysis): string {
  switch (subject) {
    case 'date':
      return t('The date of the policy');
    case 'practices':
      return t('What is done');
    case 'figures':
      return t('Periods, ages and amounts');
    case 'contacts':
      return t('Who is responsible, and how to reach them');
    case 'disclosures':
      return t('What is explained');
    default:
      return t(known.knowledge.valueSets.find(({ id }) => id === subject)?.title ?? subject);
  }
}

/** A change in words, without what it is about: "New: health data". */
function tellChange({ kind, subject, name, was, is }: Change): string {
  if (kind === 'changed' && was?.stance && is?.stance)
    return t('{0}: {1} before, {2} now', name.replace(/\.$/, ''), stanceText(was.stance), stanceText(is.stance));
  if (kind === 'changed') {
    const values = t('“{0}” became “{1}”', was?.value ?? '', is?.value ?? '');
    return subject === 'contacts' && name === is?.value ? values : `${name}: ${values}`;
  }
  const value = (kind === 'added' ? is : was)?.value;
  const named = subject === 'retention' && value !== undefined ? t('{0} (“{1}”)', name, value) : name;
  const shown = subject === 'date' && value !== undefined ? `${name}: ${value}` : named;
  if (kind === 'added') {
    if (is?.stance === 'denied') return t('Now denied: {0}', shown);
    return is?.stance === 'consent' ? t('New, with consent: {0}', shown) : t('New: {0}', shown);
  }
  return was?.stance === 'denied' ? t('No longer denied: {0}', shown) : t('No longer said: {0}', shown);
}

function stanceText(stance: NonNullable<Told['stance']>): string {
  switch (stance) {
    case 'stated':
      return t('stated');
    case 'consent':
      return t('with consent');
    case 'denied':
      return t('denied');
  }
}
