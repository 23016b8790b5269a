import { t } from '@vscode/l10n';
import type { Draft, Span } from '../draft/draft';
import type { Knowledge } from '../knowledge/knowledge';
import { type FoundItem, type FoundValues, spansOfMention } from './found';
import { findTies } from './ties';

/** What a policy says at a glance: kinds of data, purposes, recipients, and which the draft ties to which. */
export interface PolicyLabel {
  readonly dataTypes: readonly LabelItem[];
  readonly purposes: readonly LabelItem[];
  readonly recipients: readonly LabelItem[];
  /** Only where one place of the draft speaks of both. */
  readonly matrix: readonly LabelTie[];
}

export interface LabelItem {
  readonly id: string;
  readonly name: string;
  /** Id of the picture that stands for it. */
  readonly icon: string;
  /** Laws protect it more than other data. */
  readonly sensitive: boolean;
  /** `hedged`: it may be so, or is so at times; `consent`: only with consent. */
  readonly mood: 'asserted' | 'hedged' | 'consent';
  readonly evidence: readonly LabelEvidence[];
}

export interface LabelEvidence {
  readonly offset: Span;
  /** The draft's own text at the offset. */
  readonly text: string;
}

export interface LabelTie {
  readonly dataType: string;
  readonly purpose?: string;
  readonly recipient?: string;
}

/** The label of a draft; items in the draft's order. */
export function labelOf(knowledge: Knowledge, draft: Draft, found: FoundValues): PolicyLabel {
  const items = (vocabulary: string): readonly FoundItem[] =>
    (found.get(vocabulary) ?? []).filter(({ mood }) => mood !== 'denied');
  const dataTypes = items('data');
  const purposes = items('purposes');
  const recipients = items('recipients');
  return {
    dataTypes: dataTypes.map((item) => toLabel(draft, item)),
    purposes: purposes.map((item) => toLabel(draft, item)),
    recipients: recipients.map((item) => toLabel(draft, item)),
    matrix: [
      ...findTies(knowledge, draft, dataTypes, purposes).map(([dataType, purpose]) => ({ dataType, purpose })),
      ...findTies(knowledge, draft, dataTypes, recipients).map(([dataType, recipient]) => ({ dataType, recipient })),
    ],
  };
}

function toLabel(draft: Draft, { item, mood, mentions }: FoundItem): LabelItem {
  const spans = new Map(
    // The words themselves come before what introduces them.
    mentions.flatMap((mention) => spansOfMention(draft, mention).toReversed()).map((span) => [span.start, span]),
  );
  return {
    id: item.id,
    name: t(item.plain),
    icon: item.icon,
    sensitive: item.sensitive,
    mood: mood === 'denied' ? 'hedged' : mood,
    evidence: [...spans.values()].map(({ start, end }) => ({
      offset: { start, end },
      text: draft.text.slice(start, end),
    })),
  };
}
