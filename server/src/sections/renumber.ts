import type { Draft, Section, Span } from '../draft/draft';
import { isSameSeries, type Label, readLabel, withLetter } from './numbering';

/** Where a new section stands among those beside it. */
export interface NewSection {
  /** Absent before all of them. */
  readonly after?: Section;
  readonly peers: readonly Section[];
}

/** A part of the draft that gets another number. */
export interface Moved {
  readonly from: string;
  readonly to: string;
  /** Where its number stands; absent where the number is only counted, as in a list of HTML. */
  readonly span?: Span;
  /** Absent for a numbered line that is no heading. */
  readonly section?: Section;
}

export interface Renumbering<Key extends NewSection> {
  /** The numbers of the new sections, where those beside them have numbers. */
  readonly numbers: ReadonlyMap<Key, string>;
  readonly moved: readonly Moved[];
}

/** A numbered part beside others, in document order. */
interface Part {
  readonly number: string;
  readonly section?: Section;
  readonly span?: Span;
}

type Event<Key> = { readonly part: Part } | { readonly fresh: Key };

/**
 * The numbers of new sections, and those of the sections behind them, which move on. A draft that has numbers such as
 * "7a" keeps its numbers and gets more of them.
 * @param fresh in document order
 */
export function renumber<Key extends NewSection>(draft: Draft, fresh: readonly Key[]): Renumbering<Key> {
  const numbers = new Map<Key, string>();
  const moved = new Map<Section | Span, Moved>();
  for (const group of groupByPeers(fresh)) countOn(draft, group, numbers, moved);
  const parents = new Map([...moved.values()].flatMap((one) => (one.section ? [[one.section, one] as const] : [])));
  for (const [key, number] of numbers) {
    const parent = draft.sections[key.peers[0]?.parent ?? -1];
    numbers.set(key, below(number, parent && parents.get(parent)));
  }
  moveBelow(draft, parents);
  const lines = [...moved.values()].filter(({ section }) => section === undefined);
  return { numbers, moved: [...lines, ...parents.values(), ...linesBelow(draft, parents)] };
}

function groupByPeers<Key extends NewSection>(fresh: readonly Key[]): readonly (readonly Key[])[] {
  const groups = new Map<Section | undefined, Key[]>();
  for (const one of fresh) {
    const [first] = one.peers;
    groups.set(first, [...(groups.get(first) ?? []), one]);
  }
  return [...groups.values()];
}

function countOn<Key extends NewSection>(
  draft: Draft,
  group: readonly Key[],
  numbers: Map<Key, string>,
  moved: Map<Section | Span, Moved>,
): void {
  const peers = group[0]?.peers ?? [];
  const taken = peers.flatMap(({ heading }) => (heading?.number === undefined ? [] : [heading.number]));
  if (taken.length * 2 <= peers.length) return;
  const events = eventsOf(draft, group, peers);
  const series = createSeries(taken);
  events.forEach((event, index) => {
    if ('fresh' in event) {
      const next = events.slice(index).find((later) => 'part' in later);
      const number = series.insert(next && 'part' in next ? next.part.number : undefined);
      if (number !== undefined) numbers.set(event.fresh, number);
      return;
    }
    const { part } = event;
    const to = series.pass(part.number);
    const key = part.section ?? part.span;
    if (key && to !== undefined && to !== part.number)
      moved.set(key, {
        from: part.number,
        to,
        ...(part.span && { span: part.span }),
        ...(part.section && { section: part.section }),
      });
  });
}

function eventsOf<Key extends NewSection>(
  draft: Draft,
  group: readonly Key[],
  peers: readonly Section[],
): readonly Event<Key>[] {
  const behind = (peer: Section | undefined): Event<Key>[] =>
    group.filter(({ after }) => lastPeer(peers, after) === peer).map((fresh) => ({ fresh }));
  const events = behind(undefined);
  peers.forEach((peer, index) => {
    const number = peer.heading?.number;
    if (number !== undefined) {
      const span = numberSpan(draft, peer);
      events.push({ part: { number, section: peer, ...(span && { span }) } });
      const next = peers.slice(index + 1).find(({ heading }) => heading?.number !== undefined)?.heading?.number;
      for (const part of linesBetween(draft, peer, number, next)) events.push({ part });
    }
    events.push(...behind(peer));
  });
  return events;
}

function lastPeer(peers: readonly Section[], after: Section | undefined): Section | undefined {
  return after && peers.findLast(({ start }) => start <= after.start);
}

/** "8. …" that is no heading, between the headings 7 and 9. */
function linesBetween(draft: Draft, peer: Section, number: string, next: string | undefined): readonly Part[] {
  if (next === undefined || !/^\d+$/.test(number) || !/^\d+$/.test(next)) return [];
  const parts: Part[] = [];
  let wanted = Number(number) + 1;
  for (const block of draft.blocks.slice(peer.firstBlock + 1, peer.endBlock)) {
    if (wanted >= Number(next)) break;
    const span = leadingNumber(draft.text, block, String(wanted), String.raw`\\?[.):]\s`);
    if (!span) continue;
    parts.push({ number: String(wanted), span });
    wanted += 1;
  }
  return wanted === Number(next) ? parts : [];
}

/** Counts through a series of numbers and makes room in it. */
interface Series {
  /** The number that an old part has now; undefined where it cannot be read. */
  pass(number: string): string | undefined;
  /** The number of a new part; `next` is the number of the old part behind it. */
  insert(next: string | undefined): string | undefined;
}

function createSeries(numbers: readonly string[]): Series {
  const taken = [...numbers];
  const isLettered = numbers.some((number) => readLabel(number, numbers)?.suffix);
  // "1. 1. 1.": whoever shows the draft counts.
  const isSame = numbers.length > 1 && new Set(numbers).size === 1;
  let last: Label | undefined;
  let shift = 0;
  const enter = (label: Label | undefined): void => {
    if (label && last && !(isSameSeries(last, label) && label.value > last.value)) shift = 0;
    last = label ?? last;
  };
  return {
    pass: (number) => {
      const label = readLabel(number, numbers);
      enter(label);
      return label && shift > 0 ? label.write(label.value + shift) : number;
    },
    insert: (next) => {
      if (isSame) return numbers[0];
      const following = next === undefined ? undefined : readLabel(next, numbers);
      // Before the first number, it takes the place of that.
      if (!last && following) last = { ...following, value: following.value - 1 };
      if (!last) return undefined;
      if (isLettered) {
        const number = following ? withLetter(last, taken) : last.write(last.value + ++shift);
        taken.push(number);
        return number;
      }
      shift += 1;
      return last.write(last.value + shift);
    },
  };
}

/** A number below a part that has moved. */
function below(number: string, parent: Moved | undefined): string {
  return parent && number.startsWith(`${parent.from}.`) ? parent.to + number.slice(parent.from.length) : number;
}

/** Headings inside of sections that have moved, whose numbers begin with that of the section: "7.1". */
function moveBelow(draft: Draft, moved: Map<Section, Moved>): void {
  draft.sections.forEach((section) => {
    const parent = draft.sections[section.parent];
    const above = parent && moved.get(parent);
    const from = section.heading?.number;
    if (from === undefined || !above) return;
    const own = moved.get(section)?.to ?? from;
    const to = below(own, above);
    const span = numberSpan(draft, section);
    if (to !== own) moved.set(section, { from, to, section, ...(span && { span }) });
  });
}

/** Lines inside of them that are no headings: "7.1 We keep …". */
function linesBelow(draft: Draft, moved: ReadonlyMap<Section, Moved>): readonly Moved[] {
  const known = new Set([...moved.values()].map(({ span }) => span?.start));
  // The innermost first: of "7" and "7.2", the latter says how "7.2.1" goes on.
  return [...moved]
    .sort(([a], [b]) => b.level - a.level)
    .flatMap(([section, { from, to }]) =>
      draft.blocks.slice(section.firstBlock + 1, section.endBlock).flatMap((block): Moved[] => {
        const span = block.kind === 'opaque' ? undefined : leadingNumber(draft.text, block, from, String.raw`\.\d`);
        if (!span || known.has(span.start)) return [];
        known.add(span.start);
        return [{ from, to, span }];
      }),
    );
}

/** Where the number of a heading stands in the source. */
function numberSpan({ text, blocks }: Draft, { heading }: Section): Span | undefined {
  const number = heading?.number;
  const block = heading && blocks[heading.block];
  if (!heading || number === undefined || !block) return undefined;
  const at = text.slice(block.start, heading.name.start).lastIndexOf(number);
  return at < 0 ? undefined : { start: block.start + at, end: block.start + at + number.length };
}

function leadingNumber(text: string, { start, end }: Span, number: string, then: string): Span | undefined {
  const lead = /^(?:\s|[*_#>|]|[-•·]\s|<[^<>]{0,200}>){0,12}/.exec(text.slice(start, end))?.[0] ?? '';
  const at = start + lead.length;
  if (!text.startsWith(number, at)) return undefined;
  const rest = new RegExp(`^${then}`).test(text.slice(at + number.length, at + number.length + 3));
  return rest ? { start: at, end: at + number.length } : undefined;
}
