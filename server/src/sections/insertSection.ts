import type { Block, Draft } from '../draft/draft';
import type { Change } from './change';
import { type Contents, type NewEntry, newAnchor, readContents, updateContents } from './contents';
import { correctReferences } from './correctReferences';
import { nextItem } from './numbering';
import { type HeadingOf, hasHost, type Placement, placeSection } from './place';
import { type LabelStyle, type RenderOptions, renderSection, type TabStopCounter, titleText, wrapText } from './render';
import { renumber } from './renumber';
import { escapeSnippet, type TabStops } from './snippetText';
import { type DraftStyle, indentAt, lineStart, readHeading, readStyle, topSections } from './style';
import { rowText } from './tableRow';
import type { Template } from './template';

export interface InsertOptions {
  readonly headingOf: HeadingOf;
  readonly tabStops: TabStops;
  /** The disclosures wanted; a template that makes several then gives only these, where it can. */
  readonly disclosures?: readonly string[];
}

/**
 * The changes that put standard sections into a draft, in the order of their places: the sections, at most one change per
 * place, as snippets or plain text as asked for, with tab stops numbered through all of them; and, as plain text, what
 * follows from them: the numbers of the headings behind, the references to those, the entries of a table of contents.
 * @throws Error when there is no such section
 */
export function insertSections(
  draft: Draft,
  templates: readonly Template[],
  ids: readonly string[],
  options: InsertOptions,
): readonly Change[] {
  const wanted = withoutRepeats([...new Set(ids)].map((id) => findTemplate(templates, id)));
  const { alone, hosts } = gatherGuests(draft, templates, wanted, options.headingOf);
  const style = readStyle(draft);
  const places = alone.map((template): Place => {
    return {
      template,
      placement: placeSection(draft, template, templates, options.headingOf),
      guests: hosts.get(template) ?? [],
    };
  });
  places.sort(
    (a, b) => a.placement.offset - b.placement.offset || rank(a) - rank(b) || a.template.order - b.template.order,
  );
  const added = places.flatMap(({ placement }) => (placement.kind === 'section' ? [placement] : []));
  const { numbers, moved } = renumber(draft, added);
  const contents = added.length > 0 ? readContents(draft, topSections(draft)) : undefined;
  const writer: Writer = { draft, style, options, numbers, contents, counter: { next: 1 } };
  const insertions = groupByOffset(places).map((group) => toChange(group, writer));
  const entries = contents ? updateContents(draft, contents, newEntries(places, writer), moved) : [];
  return inOrder([...insertions, ...entries, ...correctReferences(draft, moved)]);
}

/** The new sections that stand beside those of the table of contents. */
function newEntries(places: readonly Place[], { draft, numbers, style }: Writer): readonly NewEntry[] {
  const [top] = topSections(draft);
  return places.flatMap(({ template, placement }): NewEntry[] => {
    if (placement.kind !== 'section' || placement.peers[0] !== top) return [];
    const number = numbers.get(placement);
    const { after } = placement;
    return [{ title: titleText(template, style), ...(after && { after }), ...(number !== undefined && { number }) }];
  });
}

/** Where two changes say what stands at one place, the first does. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const replaced = new Set<number>();
  return changes
    .filter(({ start, end }) => start === end || (!replaced.has(start) && replaced.add(start)))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Drops a section all of whose disclosures another of them makes, with more. */
function withoutRepeats(wanted: readonly Template[]): readonly Template[] {
  const count = (template: Template): number => Object.keys(template.discloses).length;
  return wanted.filter((template) => {
    const disclosures = Object.keys(template.discloses);
    const covers = (other: Template): boolean =>
      count(other) > count(template) && disclosures.every((id) => id in other.discloses);
    return disclosures.length === 0 || !wanted.some(covers);
  });
}

interface Place {
  readonly template: Template;
  readonly placement: Placement;
  /** Templates that become the list of a section inserted with them. */
  readonly guests: readonly Template[];
}

interface Writer {
  readonly draft: Draft;
  readonly style: DraftStyle;
  readonly options: InsertOptions;
  readonly numbers: ReadonlyMap<Placement, string>;
  readonly contents: Contents | undefined;
  readonly counter: TabStopCounter;
}

function findTemplate(templates: readonly Template[], id: string): Template {
  const found = templates.find((template) => template.id === id);
  if (!found) throw new Error(`there is no standard section ${id}`);
  return found;
}

/**
 * What joins an existing list comes before what joins its section, and that before what opens a new one behind it, the
 * inner one first.
 */
function rank({ placement }: Place): number {
  if (placement.kind === 'section') return 100 - (placement.peers[0]?.level ?? 0);
  return placement.kind === 'paragraph' ? 1 : 0;
}

interface Gathered {
  readonly alone: readonly Template[];
  readonly hosts: ReadonlyMap<Template, readonly Template[]>;
}

/**
 * Two or more bullets whose common section is not in the draft bring that section with them: a policy
 * has one list of rights, not a heading for each.
 */
function gatherGuests(
  draft: Draft,
  templates: readonly Template[],
  wanted: readonly Template[],
  headingOf: HeadingOf,
): Gathered {
  const hosts = new Map<Template, readonly Template[]>();
  for (const host of templates) {
    if (Object.keys(host.discloses).length > 0) continue;
    const guests = wanted.filter(
      (guest) => guest.joins[0] === host.id && guest.forms.some((form) => form.name === 'bullet'),
    );
    const free = guests.filter((guest) => !hasHost(draft, guest.id, headingOf));
    const needed = free.length > 1 || (free.length > 0 && wanted.includes(host));
    if (needed && !hasHost(draft, host.id, headingOf))
      hosts.set(
        host,
        free.toSorted((a, b) => a.order - b.order),
      );
  }
  const guests = new Set([...hosts.values()].flat());
  const alone = new Set([...wanted.filter((template) => !guests.has(template)), ...hosts.keys()]);
  return { alone: [...alone], hosts };
}

function groupByOffset(places: readonly Place[]): readonly (readonly Place[])[] {
  const groups: Place[][] = [];
  for (const place of places) {
    const group = groups.at(-1);
    if (group?.[0]?.placement.offset === place.placement.offset) group.push(place);
    else groups.push([place]);
  }
  return groups;
}

function toChange(group: readonly Place[], writer: Writer): Change {
  const [first] = group;
  if (!first) throw new Error('an insertion has at least one section');
  const { draft, style } = writer;
  const parts = group.map((place) => partText(place, writer));
  const sections = group.flatMap(({ template, guests }) => [template.id, ...guests.map((guest) => guest.id)]);
  const { offset, text } = surround(group, parts, { draft, style, offset: first.placement.offset });
  return { start: offset, end: offset, text, kind: first.placement.kind, sections };
}

function partText(place: Place, writer: Writer): string {
  const { template, placement, guests } = place;
  const { draft, options, counter } = writer;
  const base: RenderOptions = { counter, ...(options.disclosures ? { disclosures: options.disclosures } : {}) };
  if (placement.kind === 'bullet') return bulletPart(template, placement.item, base, writer);
  if (placement.kind === 'row')
    return rowText(template, placement.row, base, { ...writer, tabStops: options.tabStops });
  const style =
    placement.kind === 'section'
      ? styleFor(placement, draft, writer.style)
      : plainStyle(placement, draft, writer.style);
  const number = writer.numbers.get(placement);
  const anchor = newAnchor(draft, writer.contents, titleText(template, style));
  const text = renderSection(template, placement.kind, style, options.tabStops, {
    ...base,
    ...(number !== undefined && { number }),
    ...(anchor !== undefined && { anchor }),
  });
  if (guests.length === 0) return text;
  return `${text}${style.lineEnding}${style.blankBetween ? style.lineEnding : ''}${guestList(guests, style, base, writer)}`;
}

function styleFor(placement: Placement & { readonly kind: 'section' }, draft: Draft, style: DraftStyle): DraftStyle {
  const { model, peers } = placement;
  return model ? { ...style, heading: readHeading(draft, model, peers) } : style;
}

/** A paragraph stands as deep as the text that it joins. */
function plainStyle(placement: Placement, draft: Draft, style: DraftStyle): DraftStyle {
  return style.format === 'html' ? { ...style, indent: indentAt(draft.text, placement.offset) } : style;
}

function guestList(guests: readonly Template[], style: DraftStyle, base: RenderOptions, writer: Writer): string {
  const { lineEnding } = style;
  const items = guests.map((guest) =>
    renderSection(guest, 'bullet', { ...style, indent: '' }, writer.options.tabStops, base),
  );
  if (style.format !== 'html') return items.map((item) => `${style.listMarker}${item}`).join(lineEnding);
  const lines = ['<ul>', ...items.map((item) => `  <li>${item}</li>`), '</ul>'];
  return lines.map((line) => style.indent + line).join(lineEnding);
}

/** An item written as the item before it: same marker or the next number, same kind of label. */
function bulletPart(template: Template, item: Block, base: RenderOptions, writer: Writer): string {
  const { draft, style, options } = writer;
  const { label, labelEnd } = readLabel(draft, item);
  const text = renderSection(template, 'bullet', { ...style, indent: '' }, options.tabStops, {
    ...base,
    label,
    labelEnd,
  });
  const source = draft.text.slice(lineStart(draft.text, item.start), item.end);
  if (style.format === 'html') {
    const indent = indentAt(draft.text, item.start);
    return `${indent}${/^<li\b[^<>]*>/i.exec(draft.text.slice(item.start, item.end))?.[0] ?? '<li>'}${text}</li>`;
  }
  const marker = markerAfter(source, style);
  const written = options.tabStops === 'snippet' ? escapeSnippet(marker) : marker;
  const hang = ' '.repeat(marker.length);
  return `${written}${wrapText(text, style, hang).replaceAll('\n', style.lineEnding)}`;
}

/** The marker of the item behind one: the same sign, or the next number. */
function markerAfter(source: string, style: DraftStyle): string {
  const parts = /^(\s*)(\(?)(\d{1,3}|[a-zA-Z])([.)])(\s+)/.exec(source);
  if (!parts) return /^\s*(?:[^\p{L}\d\s*_`"“([]|\*(?=\s))\s+/u.exec(source)?.[0] ?? style.listMarker;
  const [, indent = '', open = '', number = '', close = '', space = ' '] = parts;
  return `${indent}${open}${nextItem(number)}${close}${space}`;
}

function readLabel(draft: Draft, item: Block): { readonly label: LabelStyle; readonly labelEnd: string } {
  const source = draft.text.slice(item.start, item.end);
  const strong = /(?:\*\*|__|<(?:strong|b)\b[^<>]*>)([^*_<>]{1,60})(?:\*\*|__|<\/(?:strong|b)>)(:?)/i.exec(source);
  if (strong) return { label: 'strong', labelEnd: strong[2] === ':' || strong[1]?.endsWith(':') ? ':' : '.' };
  const plain = /^(?:[\p{L}'-]+ ){0,5}[\p{L}'-]+([.:])\s/u.exec(item.content.text);
  return plain ? { label: 'plain', labelEnd: plain[1] ?? '.' } : { label: 'none', labelEnd: '.' };
}

interface Spot {
  readonly draft: Draft;
  readonly style: DraftStyle;
  readonly offset: number;
}

/**
 * Puts the white space around the parts. Where the rest of the line is empty the text goes to the start
 * of the next line, because editors indent a snippet like the line that it starts in.
 */
function surround(
  group: readonly Place[],
  parts: readonly string[],
  spot: Spot,
): { readonly offset: number; readonly text: string } {
  const { style, draft } = spot;
  const eol = style.lineEnding;
  const text = parts.map((part, index) => (index === 0 ? part : gapBefore(group[index], style) + part)).join('');
  const opens = group.every(({ placement }) => !before(placement, draft));
  if (opens)
    return { offset: lineStart(draft.text, spot.offset), text: `${text}${eol}${style.format === 'html' ? '' : eol}` };
  const lead = gapBefore(group[0], style).slice(eol.length);
  const rest = /[^\n]*\n?/y;
  rest.lastIndex = spot.offset;
  const line = rest.exec(draft.text)?.[0] ?? '';
  if (line.trim() === '' && line.endsWith('\n'))
    return {
      offset: spot.offset + line.length,
      text: `${lead}${text}${eol}${tail(draft, spot.offset + line.length, group, style)}`,
    };
  return { offset: spot.offset, text: `${eol}${lead}${text}${line.trim() === '' ? eol : eol + lead}` };
}

/** Whether the place is behind something, not at the start of it. */
function before(placement: Placement, draft: Draft): boolean {
  if (placement.kind === 'section') return placement.after !== undefined || placement.peers.length === 0;
  return placement.section !== undefined || draft.blocks.length === 0;
}

function gapBefore(place: Place | undefined, style: DraftStyle): string {
  const { lineEnding } = style;
  const kind = place?.placement.kind;
  if (style.format === 'html' || kind === 'bullet' || kind === 'row') return lineEnding;
  return (kind === 'section' ? style.blankBeforeHeading : style.blankBetween) ? lineEnding + lineEnding : lineEnding;
}

/** An empty line behind the text, where none follows but the draft has them. */
function tail(draft: Draft, offset: number, group: readonly Place[], style: DraftStyle): string {
  const last = group.at(-1)?.placement.kind;
  if (style.format === 'html' || last === 'bullet' || last === 'row') return '';
  const following = draft.text.slice(offset, offset + 200);
  if (following.trim() === '' || /^[ \t]*\r?\n/.test(following)) return '';
  const next = draft.blocks.find((block) => block.start >= offset);
  return (next?.kind === 'heading' ? style.blankBeforeHeading : style.blankBetween) ? style.lineEnding : '';
}
