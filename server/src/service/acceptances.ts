import { t } from '@vscode/l10n';
import { type Comment, commentsWith } from '../draft/comments';
import type { Draft, Span } from '../draft/draft';
import { type Acceptance, type AcceptedPlace, wordsOf } from '../law/accepted';
import { type Finding, type Fix, titleSpan } from '../law/findings';
import { canBeAccepted, nearestCode } from './findingCodes';
import type { KnowledgeIndex } from './knowledgeIndex';
import { plainFinding } from './readingFindings';
import type { AcceptedEntry } from './settings';

/** The word by which a comment accepts a finding. */
export const ACCEPT = 'proviso-accept';

/** `missing/right-portability because: we hold no data by consent`. */
const DIRECTIVE = /^\s*([^\s:,]+)[:,]?\s*(?:because\b:?)?\s*([\s\S]*?)\s*$/;

/** An acceptance as it is written, with what is needed to speak of it. */
interface Written {
  readonly finding: string;
  readonly because: string | undefined;
  readonly span: Span;
  /** Undefined: a section that is not there. */
  readonly place: AcceptedPlace | undefined;
  readonly writtenIn: Acceptance['writtenIn'];
  /** It may be meant for other drafts. */
  readonly isShared: boolean;
}

/** What is accepted in a draft, with the findings about acceptances that cannot be used. */
export interface Acceptances {
  readonly usable: readonly Acceptance[];
  readonly findings: readonly Finding[];
  /** The findings about those that accept nothing. */
  stale(unused: readonly Acceptance[]): readonly Finding[];
}

/** Reads what a draft's comments and its settings accept. One without a reason, or of an unknown finding, accepts nothing. */
export function readAcceptances(draft: Draft, entries: readonly AcceptedEntry[], index: KnowledgeIndex): Acceptances {
  const written = [
    ...commentsWith(draft, ACCEPT).map((comment) => fromComment(draft, comment)),
    ...entries.map((entry) => fromEntry(draft, entry)),
  ];
  const usable = new Map<Acceptance, Written>();
  const findings: Finding[] = [];
  for (const one of written) {
    const { finding, because, place, writtenIn, span } = one;
    const flaw = flawOf(one, index);
    if (flaw) findings.push(plainFinding(flaw.code, flaw.severity, flaw.message, span));
    else if (because !== undefined && place) usable.set({ finding, because, place, writtenIn }, one);
  }
  return {
    usable: [...usable.keys()],
    findings,
    stale: (unused) =>
      unused.flatMap((acceptance) => {
        const one = usable.get(acceptance);
        if (!one || one.isShared) return [];
        const message = t('There is nothing to accept here any more: {0}. Delete the acceptance.', one.finding);
        const finding = plainFinding('accepted/stale', 'information', message, one.span);
        return [{ ...finding, fixes: deletion(draft, one.span) }];
      }),
  };
}

/** A comment can be deleted where it stands; what settings accept stands in another place than the finding. */
function deletion({ text }: Draft, { start, end }: Span): readonly Fix[] {
  const old = text.slice(start, end);
  return /^(?:<!--|\{\/\*)/.test(old) ? [{ kind: 'delete', old }] : [];
}

function fromComment(draft: Draft, { block, text, ...span }: Comment): Written {
  const [, finding = '', because = ''] = DIRECTIVE.exec(text) ?? [];
  const place: AcceptedPlace = block === undefined ? placeAlone(draft, span) : { kind: 'block', block };
  const reason = because.replace(/\s+/g, ' ');
  const written = { finding, place, writtenIn: 'draft', isShared: false } as const;
  return { ...written, because: reason === '' ? undefined : reason, span: { start: span.start, end: span.end } };
}

/** A comment of its own is about the section that it stands in; before everything else, about the draft. */
function placeAlone({ blocks, sections }: Draft, { start }: Span): AcceptedPlace {
  const first = blocks.find(({ kind }) => kind !== 'opaque');
  if (!first || start < first.start) return { kind: 'draft' };
  const section = sections.findLastIndex((candidate) => candidate.start <= start && start <= candidate.end);
  return section < 0 ? { kind: 'draft' } : { kind: 'section', section };
}

function fromEntry(draft: Draft, { finding, section, text, because, isShared = false }: AcceptedEntry): Written {
  const { frontMatter } = draft;
  const at = isShared ? -1 : (frontMatter?.yaml.indexOf(finding) ?? -1);
  const start = at + (frontMatter?.yamlStart ?? 0);
  return {
    finding,
    because,
    place: placeNamed(draft, section, text),
    isShared,
    writtenIn: at < 0 ? 'settings' : 'draft',
    span: at < 0 ? titleSpan(draft) : { start, end: start + finding.length },
  };
}

function placeNamed(draft: Draft, title: string | undefined, text: string | undefined): AcceptedPlace | undefined {
  const words = text === undefined ? undefined : wordsOf(text);
  if (title === undefined) {
    return words === undefined ? { kind: 'draft' } : { kind: 'sentence', words, section: undefined };
  }
  const wanted = wordsOf(title);
  const section = draft.sections.findIndex(({ heading }) => heading && wordsOf(heading.title) === wanted);
  if (section < 0) return undefined;
  return words === undefined ? { kind: 'section', section } : { kind: 'sentence', words, section };
}

type Flaw = Pick<Finding, 'code' | 'severity' | 'message'>;

function flawOf({ finding, because, place, isShared }: Written, index: KnowledgeIndex): Flaw | undefined {
  if (!canBeAccepted(index, finding)) {
    const nearest = nearestCode(index, finding);
    const message =
      nearest === undefined
        ? t('There is no finding “{0}” that could be accepted.', finding)
        : t('There is no finding “{0}” that could be accepted. Did you mean “{1}”?', finding, nearest);
    return { code: 'accepted/unknown-finding', severity: 'warning', message };
  }
  if (because === undefined) {
    const message = t('Say why “{0}” is accepted (because: …). Until then, it is not.', finding);
    return { code: 'accepted/no-reason', severity: 'warning', message };
  }
  if (place || isShared) return undefined;
  const message = t('“{0}” is accepted in a section that is not there any more. Delete the acceptance.', finding);
  return { code: 'accepted/stale', severity: 'information', message };
}
