import { t } from '@vscode/l10n';
import type { Draft, Span } from '../draft/draft';
import { type FoundItem, type FoundValues, spansOfMention } from './found';

/** What a policy says at a glance: kinds of data, purposes, recipients, and which the draft ties to which. */
export interface PolicyLabel {
  readonly dataTypes: readonly LabelItem[];
  readonly purposes: readonly LabelItem[];
  readonly recipients: readonly LabelItem[];
  /** Only where one sentence, list item or table row of the draft speaks of both. */
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
export function labelOf(draft: Draft, found: FoundValues): PolicyLabel {
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
      ...ties(dataTypes, purposes).map(([dataType, purpose]) => ({ dataType, purpose })),
      ...ties(dataTypes, recipients).map(([dataType, recipient]) => ({ dataType, recipient })),
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

/** Pairs of items of which one place speaks: a sentence; of a table, a row. */
function ties(ones: readonly FoundItem[], others: readonly FoundItem[]): (readonly [string, string])[] {
  const byPlace = new Map<string, Set<string>>();
  for (const { item, mentions } of ones)
    for (const place of mentions.map(placeOf)) byPlace.set(place, (byPlace.get(place) ?? new Set()).add(item.id));
  const pairs = new Map<string, readonly [string, string]>();
  for (const { item, mentions } of others)
    for (const place of mentions.map(placeOf))
      for (const one of byPlace.get(place) ?? []) pairs.set(`${one} ${item.id}`, [one, item.id]);
  return [...pairs.values()];
}

function placeOf({ block, sentence, lead }: FoundItem['mentions'][number]): string {
  // The cells of a row are sentences of one block under one header.
  return lead && lead.sentence === sentence ? `row ${block}` : `${block}:${sentence}`;
}
