import type { Evidence } from '../detect/detection';
import { type Block, columnOf, type Draft, type Sentence, type SentenceRef, type Span } from '../draft/draft';
import { sentenceKey } from '../draft/sentenceKey';
import { readWords, WordFlag } from '../draft/words';
import type { TellingWords } from '../knowledge/tellingWords';
import { titlesAround } from './titlesAround';

/** A place in the draft as a summary retells it: visible text, what introduces it, what it introduces. */
export interface Passage {
  /** Two passages with the same key say the same: one list, one table row, one sentence. */
  readonly key: string;
  readonly kind: 'sentence' | 'list' | 'row' | 'heading';
  /** The sentence; of a list, the sentence that introduces it; of a table, the cells of the row. */
  readonly text: string;
  /** The sentences before it in its paragraph; read when they are asked for. */
  readonly before: () => readonly string[];
  /** Where the evidence stands in `text`, where it does; worked out when it is asked for. */
  readonly focus: () => Span | undefined;
  /** Of a list inside a list: the item that leads to the inner one. */
  readonly middle: string | undefined;
  readonly items: readonly PassageItem[];
  /** The sentence that introduces the list is itself evidence. */
  readonly introduces: boolean;
  /** A heading stands in front of a table that no sentence introduces. */
  readonly headed: boolean;
  /** Titles of the sections around it, innermost first. */
  readonly titles: readonly string[];
  /** Ranges of the source: what `text` and `items` are made of. */
  readonly spans: readonly Span[];
  readonly polarity: Evidence['polarity'];
  /** The sentences that are evidence, as `block:sentence`. */
  readonly refs: readonly string[];
}

export interface PassageItem {
  /** As `block:sentence`. */
  readonly ref: string;
  readonly text: string;
  readonly span: Span;
  readonly isEvidence: boolean;
  /** More sentences follow in the item: the first may be their label only. */
  readonly goesOn: boolean;
  /** It says one thing of another, and nothing where it is cut. */
  readonly isPair: boolean;
}

export type PassageReader = (evidence: readonly Evidence[]) => readonly Passage[];

/** Reads evidence as passages, the evidence of one list together. The order is that of the evidence. */
export function createPassageReader(draft: Draft, words: TellingWords): PassageReader {
  const introduced = indexLists(draft);
  return (evidence) => {
    const byKey = new Map<string, { readonly first: Evidence; readonly refs: Set<string> }>();
    for (const one of evidence) {
      const key = keyOf(draft, one, introduced);
      const known = byKey.get(key);
      if (known) known.refs.add(sentenceKey(one));
      else byKey.set(key, { first: one, refs: new Set([sentenceKey(one)]) });
    }
    return [...byKey].flatMap(
      ([key, { first, refs }]) => readPassage(draft, words, first, key, refs, introduced) ?? [],
    );
  };
}

/** The items of the list that each sentence introduces, by sentence. */
type Lists = ReadonlyMap<string, readonly ListItem[]>;

interface ListItem {
  readonly ref: string;
  /** The sentences that make it evidence. */
  readonly refs: readonly string[];
  readonly text: string;
  readonly span: Span;
  readonly goesOn: boolean;
  readonly isPair: boolean;
}

function indexLists(draft: Draft): Lists {
  const lists = new Map<string, ListItem[]>();
  draft.blocks.forEach((block, index) => {
    const ref = leadOf(draft, block);
    const item = ref && (block.kind === 'row' ? itemOfRow(block, index) : itemOf(block, index));
    if (!ref || !item) return;
    const known = lists.get(sentenceKey(ref));
    if (known) known.push(item);
    else lists.set(sentenceKey(ref), [item]);
  });
  return lists;
}

/** The sentence that introduces an item, or a row of a table with two columns, over which else its heading stands. */
function leadOf({ blocks, sections }: Draft, block: Block): SentenceRef | undefined {
  if (block.kind === 'item') return block.leadIn.at(-1);
  if (!isPair(block)) return undefined;
  const lead = block.leadIn.findLast((ref) => blocks[ref.block]?.kind !== 'header');
  const heading = sections[block.section]?.heading;
  return lead ?? (heading && { block: heading.block, sentence: 0 });
}

/** "Server logs | 90 days": a row that says one thing of another. */
function isPair({ kind, content }: Block): boolean {
  return kind === 'row' && new Set(content.sentences.map((_, cell) => columnOf(content, cell))).size === 2;
}

function itemOf(block: Block, index: number): ListItem | undefined {
  const [first, ...more] = block.content.sentences;
  if (!first) return undefined;
  const ref = sentenceKey({ block: index, sentence: 0 });
  return { ref, refs: [ref], text: first.text, span: spanOf(block, first), goesOn: more.length > 0, isPair: false };
}

function itemOfRow({ content, start, end }: Block, index: number): ListItem {
  const { sentences } = content;
  const isLabel = (cell: number): boolean => columnOf(content, cell) === columnOf(content, 0);
  const cells = (wanted: boolean): string =>
    sentences.flatMap(({ text }, cell) => (isLabel(cell) === wanted ? [text] : [])).join(' ');
  const refs = sentences.map((_, sentence) => sentenceKey({ block: index, sentence }));
  return {
    ref: refs.at(-1) ?? '',
    refs,
    text: `${cells(true)}: ${cells(false)}`,
    span: { start, end },
    goesOn: false,
    isPair: true,
  };
}

/** The sentence whose list the evidence belongs to. */
function listOf(draft: Draft, evidence: SentenceRef, lists: Lists): SentenceRef | undefined {
  const block = draft.blocks[evidence.block];
  if (lists.has(sentenceKey(evidence)) && block?.kind !== 'heading') return evidence;
  // Further sentences of an item stand on their own.
  return block && (block.kind === 'row' || evidence.sentence === 0) ? leadOf(draft, block) : undefined;
}

function keyOf(draft: Draft, evidence: Evidence, lists: Lists): string {
  const list = listOf(draft, evidence, lists);
  if (list) return `list ${sentenceKey(list)}`;
  const block = draft.blocks[evidence.block];
  return block?.kind === 'row' ? `row ${evidence.block}` : `sentence ${sentenceKey(evidence)}`;
}

function readPassage(
  draft: Draft,
  words: TellingWords,
  evidence: Evidence,
  key: string,
  refs: ReadonlySet<string>,
  lists: Lists,
): Passage | undefined {
  const block = draft.blocks[evidence.block];
  const sentence = block?.content.sentences[evidence.sentence];
  if (!block || !sentence || block.kind === 'header') return undefined;
  const base = {
    key,
    before: () => block.content.sentences.slice(0, evidence.sentence).map(({ text }) => text),
    titles: titlesAround(draft, evidence.block, words),
    polarity: evidence.polarity,
    refs: [...refs],
  };
  const list = listOf(draft, evidence, lists);
  if (list) return { ...base, ...readList(draft, list, refs, lists, evidence) };
  const plain = { ...base, middle: undefined, items: [], introduces: false, headed: false };
  if (block.kind === 'row') {
    const text = block.content.sentences.map((cell) => cell.text).join(' – ');
    return { ...plain, kind: 'row', text, focus: nowhere, spans: [{ start: block.start, end: block.end }] };
  }
  const kind = block.kind === 'heading' ? 'heading' : 'sentence';
  const focus = (): Span | undefined => visibleSpan(sentence, evidence.match, block.start);
  return { ...plain, kind, text: sentence.text, focus, spans: [spanOf(block, sentence)] };
}

function readList(
  draft: Draft,
  list: SentenceRef,
  refs: ReadonlySet<string>,
  lists: Lists,
  evidence: Evidence,
): Pick<Passage, 'kind' | 'text' | 'focus' | 'middle' | 'items' | 'introduces' | 'headed' | 'spans'> {
  const lead = sentenceAt(draft, list);
  const outer = draft.blocks[list.block]?.leadIn.at(-1);
  const top = outer && list.sentence === 0 ? sentenceAt(draft, outer) : undefined;
  const own = list.block === evidence.block && list.sentence === evidence.sentence;
  const items = (lists.get(sentenceKey(list)) ?? []).map(
    (item): PassageItem => ({ ...item, isEvidence: item.refs.some((ref) => refs.has(ref)) }),
  );
  return {
    kind: 'list',
    text: (top ?? lead)?.sentence.text ?? '',
    headed: lead?.block.kind === 'heading' && items.some(({ isPair }) => isPair),
    focus: own && lead && !top ? () => visibleSpan(lead.sentence, evidence.match, lead.block.start) : nowhere,
    middle: top ? lead?.sentence.text : undefined,
    items,
    introduces: refs.has(sentenceKey(list)),
    spans: [top, lead].flatMap((found) => (found ? [spanOf(found.block, found.sentence)] : [])),
  };
}

function sentenceAt(
  draft: Draft,
  ref: SentenceRef,
): { readonly block: Block; readonly sentence: Sentence } | undefined {
  const block = draft.blocks[ref.block];
  const sentence = block?.content.sentences[ref.sentence];
  return block && sentence ? { block, sentence } : undefined;
}

function spanOf(block: Block, { start, end }: Span): Span {
  return { start: block.start + start, end: block.start + end };
}

const nowhere = (): undefined => undefined;

/** Where words of the source stand in the visible text: the words of both are the same. */
function visibleSpan(sentence: Sentence, { start, end }: Span, shift: number): Span | undefined {
  const visible = readWords(sentence.text, (offset) => offset);
  const { starts, ends } = sentence.words;
  const first = starts.findIndex((at) => at + shift >= start);
  const last = ends.findLastIndex((at) => at + shift <= end);
  const from = visible.starts[first];
  const to = visible.ends[last];
  return from === undefined || to === undefined || first > last ? undefined : { start: from, end: to };
}

/** The ranges of the source that a statement on a passage rests on. */
export function spansOf({ spans, items }: Passage): Span[] {
  return [...spans, ...items.filter(({ isEvidence }) => isEvidence).map(({ span }) => span)];
}

/** The text of a passage with the items that are evidence. */
export function textOf({ text, items, middle = '' }: Passage): string {
  return [text, middle, ...items.filter(({ isEvidence }) => isEvidence).map((item) => item.text)].join(' ');
}

/** The addresses, links and telephone numbers in a text, as written. */
export function contactsIn(text: string): string[] {
  const { starts, ends, flags } = readWords(text, (offset) => offset);
  const wanted = WordFlag.email | WordFlag.url | WordFlag.phone;
  const found = flags.flatMap((flag, index) => ((flag & wanted) === 0 ? [] : [text.slice(starts[index], ends[index])]));
  return [...new Set(found)];
}
