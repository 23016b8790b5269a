import { writing } from 'proviso:words';
import type { Block, Draft, Section } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import { ownBlocks } from '../draft/sections';
import { htmlEnd } from './htmlEnd';
import { titleSection, topSections } from './style';
import type { Template } from './template';

/** Which standard section a section of the draft is, by its heading. */
export type HeadingOf = (section: Section) => string | undefined;

/** Where a standard section goes. */
export type Placement =
  | {
      readonly kind: 'section';
      readonly offset: number;
      /** The section after which it stands; absent at the start of the draft. */
      readonly after?: Section;
      /** A section like it, whose heading is the model; absent for the draft's usual headings. */
      readonly model?: Section;
      /** The sections beside it, in order. */
      readonly peers: readonly Section[];
    }
  | {
      readonly kind: 'bullet';
      readonly offset: number;
      /** The last item of the list that it joins. */
      readonly item: Block;
      readonly section: Section;
    }
  | {
      readonly kind: 'row';
      readonly offset: number;
      /** The last row of the table that it joins. */
      readonly row: Block;
      readonly section: Section;
    }
  | { readonly kind: 'paragraph'; readonly offset: number; readonly section?: Section };

/** Decides where a standard section goes in a draft; never before its title, never inside another section. */
export function placeSection(
  draft: Draft,
  template: Template,
  templates: readonly Template[],
  headingOf: HeadingOf,
): Placement {
  const outline = readOutline(draft, templates, headingOf);
  return placeJoined(outline, template) ?? placeAlone(outline, template);
}

/** Whether the draft has a section that the template can join or extend. */
export function hasHost(draft: Draft, id: string, headingOf: HeadingOf): boolean {
  const title = titleSection(draft);
  return draft.sections.some((section) => section.heading && section !== title && headingOf(section) === id);
}

interface Outline {
  readonly draft: Draft;
  readonly templates: readonly Template[];
  readonly tops: readonly Section[];
  readonly title: Section | undefined;
  readonly idOf: (section: Section) => string | undefined;
  readonly orderOf: (section: Section) => number | undefined;
}

function readOutline(draft: Draft, templates: readonly Template[], headingOf: HeadingOf): Outline {
  const title = titleSection(draft);
  const ids = new Map(
    draft.sections.map((section) => [section, section.heading && section !== title ? headingOf(section) : undefined]),
  );
  const orders = new Map(templates.map((template) => [template.id, template.order]));
  const idOf = (section: Section): string | undefined => ids.get(section);
  return {
    draft,
    templates,
    tops: topSections(draft),
    title,
    idOf,
    orderOf: (section) => orders.get(idOf(section) ?? ''),
  };
}

function placeJoined(outline: Outline, template: Template): Placement | undefined {
  for (const host of [template.id, ...template.joins]) {
    if (host === 'title') return placeBelowTitle(outline);
    const section = outline.draft.sections.find((candidate) => outline.idOf(candidate) === host);
    if (section) return placeInside(outline, template, section);
  }
  return undefined;
}

function placeInside(outline: Outline, template: Template, host: Section): Placement | undefined {
  const { draft } = outline;
  const forms = template.forms.map((form) => form.name);
  const siblings = outline.templates.filter(
    (other) => other !== template && other.joins.includes(outline.idOf(host) ?? ''),
  );
  const children = childrenOf(draft, host).filter((child) =>
    siblings.some((sibling) => sibling.id === outline.idOf(child)),
  );
  if (children.length > 0 && outline.idOf(host) !== template.id) return placeAmong(outline, template, children);
  const last =
    forms.includes('bullet') && outline.idOf(host) !== template.id ? lastOfKind(draft, host, siblings) : undefined;
  if (last?.kind === 'row') return { kind: 'row', offset: last.end, row: last, section: host };
  if (last) return { kind: 'bullet', offset: blockEnd(draft, last, host), item: last, section: host };
  if (!forms.includes('paragraph')) return undefined;
  return { kind: 'paragraph', offset: ownEnd(draft, host), section: host };
}

/** Sub-sections of the host are of the template's kind ("Right to access"): it becomes one of them. */
function placeAmong(outline: Outline, template: Template, children: readonly Section[]): Placement {
  const before = children.filter((child) => (outline.orderOf(child) ?? Number.POSITIVE_INFINITY) < template.order);
  const after = before.at(-1);
  const [first] = children;
  if (after) return { kind: 'section', offset: sectionEnd(outline.draft, after), after, model: after, peers: children };
  return {
    kind: 'section',
    offset: sectionStart(outline.draft, first),
    peers: children,
    ...(first ? { model: first } : {}),
  };
}

function placeAlone(outline: Outline, template: Template): Placement {
  const { draft, tops } = outline;
  const after = predecessor(outline, template);
  if (after) return { kind: 'section', offset: endBeforeDates(draft, after), after, peers: tops };
  const next = tops.filter((top) => (outline.orderOf(top) ?? 0) > template.order)[0];
  const previous = next && tops[tops.indexOf(next) - 1];
  const beside = next ?? tops[0];
  if (previous) return { kind: 'section', offset: sectionEnd(draft, previous), after: previous, peers: tops };
  if (beside && next) return { kind: 'section', offset: sectionStart(draft, beside), peers: tops };
  const last = tops.at(-1);
  if (last) return { kind: 'section', offset: endBeforeDates(draft, last), after: last, peers: tops };
  return { kind: 'section', offset: draftEnd(draft), peers: tops };
}

/** The top section that holds what usually comes right before; of several, the last. */
function predecessor(outline: Outline, template: Template): Section | undefined {
  let best: Section | undefined;
  let bestOrder = -1;
  for (const section of outline.draft.sections) {
    const order = outline.orderOf(section);
    if (order === undefined || order >= template.order || order < bestOrder) continue;
    best = section;
    bestOrder = order;
  }
  return best && topOf(outline, best);
}

function topOf(outline: Outline, section: Section): Section {
  let top = section;
  while (!outline.tops.includes(top)) {
    const parent = outline.draft.sections[top.parent];
    if (!parent) return top;
    top = parent;
  }
  return top;
}

function placeBelowTitle({ draft, title }: Outline): Placement {
  const heading = title?.heading;
  if (heading)
    return {
      kind: 'paragraph',
      offset: draft.format === 'html' ? htmlEnd(draft, heading) : heading.end,
      section: title,
    };
  const first = draft.blocks.find((block) => block.kind !== 'opaque' && block.start >= (draft.frontMatter?.end ?? 0));
  return { kind: 'paragraph', offset: first?.start ?? draftEnd(draft) };
}

function childrenOf(draft: Draft, section: Section): readonly Section[] {
  const index = draft.sections.indexOf(section);
  return draft.sections.filter((candidate) => candidate.parent === index && index > 0);
}

/**
 * The last item or row of the longest list or table in the host, or in a section inside it, that is mostly of the
 * template's kind.
 */
function lastOfKind(draft: Draft, host: Section, siblings: readonly Template[]): Block | undefined {
  const runs: Block[][] = [];
  let previous: Block | undefined;
  for (const block of draft.blocks.slice(host.firstBlock, host.endBlock)) {
    const isPart = block.kind === 'item' || block.kind === 'row';
    if (isPart && previous?.kind === block.kind) runs.at(-1)?.push(block);
    else if (isPart) runs.push([block]);
    previous = block;
  }
  const phrases = siblings.flatMap((sibling) => sibling.headings);
  const names = (block: Block): boolean => phrases.some((phrase) => block.content.text.toLowerCase().includes(phrase));
  const fitting = runs.filter((run) => run.filter(names).length * 2 >= run.length);
  return fitting.sort((a, b) => b.length - a.length)[0]?.at(-1);
}

function ownEnd(draft: Draft, section: Section): number {
  // A sentence that introduces the sections below ("in these cases:") stays next to them.
  const last = ownBlocks(draft, section).findLast(
    (block) => block.kind !== 'heading' && !block.content.text.endsWith(':'),
  );
  const heading = section.heading;
  if (last) return blockEnd(draft, last, section);
  if (!heading) return section.end;
  return draft.format === 'html' ? htmlEnd(draft, heading) : heading.end;
}

function blockEnd(draft: Draft, block: Block, section: Section): number {
  if (draft.format !== 'html' || block.kind === 'item') return block.end;
  return htmlEnd(draft, block, { sectionStart: section.start });
}

function sectionEnd(draft: Draft, section: Section): number {
  const last = draft.blocks[section.endBlock - 1];
  if (draft.format !== 'html') return last?.end ?? section.end;
  const index = draft.sections.indexOf(section);
  const next = draft.sections.find((candidate, at) => at > index && candidate.start >= section.end);
  return htmlEnd(draft, last ?? section, { sectionStart: section.start, limit: next?.start ?? draft.text.length });
}

function sectionStart(draft: Draft, section: Section | undefined): number {
  return section?.start ?? draftEnd(draft);
}

const DATE_LINE = new RegExp(String.raw`^${oneOf(writing.dateLines)}\b`, 'i');

/** The end of a section, but before the lines with the dates of the policy that close a draft. */
function endBeforeDates(draft: Draft, section: Section): number {
  const blocks = draft.blocks.slice(section.firstBlock, section.endBlock);
  const isLast = section.endBlock >= draft.blocks.length;
  const closing = isLast ? blocks.findLastIndex((block) => !isDateLine(block)) : -1;
  const last = blocks[closing];
  return last && closing < blocks.length - 1 && last.kind !== 'heading'
    ? blockEnd(draft, last, section)
    : sectionEnd(draft, section);
}

/** A line with the dates of the policy. */
export function isDateLine(block: Block): boolean {
  return block.kind === 'paragraph' && block.content.text.length < 120 && DATE_LINE.test(block.content.text);
}

function draftEnd(draft: Draft): number {
  const last = draft.blocks.at(-1);
  return last ? last.end : draft.text.length;
}
