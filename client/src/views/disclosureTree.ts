import type { Checklist, ChecklistOrder } from '../../../server/src/messages';
import { shorten } from './shorten';

type Group = Checklist['groups'][number];
export type Row = Group['rows'][number];
export type Mark = Row['mark'];
export type Range = NonNullable<Row['place']>;

type Translate = (message: string, ...inserts: readonly (string | number)[]) => string;

/** How a node looks and sounds; where two are equal, nothing has to be drawn anew. */
export interface Face {
  readonly label: string;
  readonly description: string;
  /** Empty where what the node says has to be asked for. */
  readonly tooltip: string;
  readonly icon: Mark | 'law' | 'topic' | 'evidence' | 'lacking';
  /** What can be done with it, as words that menus look for. */
  readonly context: string;
  /** For screen readers, which see no icon. */
  readonly spoken: string;
  readonly opens: 'expanded' | 'collapsed' | 'never';
}

export interface DisclosureNode {
  /** The same in every version of a draft, so that what is open and selected stays so. */
  readonly id: string;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  readonly face: Face;
  /** Of a row and of what stands below it. */
  readonly row: Row | undefined;
  /** Where it leads. */
  readonly place: Range | undefined;
  /** The file that it leads to, where that is another part of the notice than the draft. */
  readonly placeIn: Row['placeIn'];
}

export interface DisclosureTree {
  readonly roots: readonly string[];
  readonly nodes: ReadonlyMap<string, DisclosureNode>;
  /** How many rows have each mark, hidden ones included. */
  readonly counts: ReadonlyMap<Mark, number>;
}

export const NO_TREE: DisclosureTree = { roots: [], nodes: new Map(), counts: new Map() };

/** More laws than this are closed at first. */
const OPEN_GROUPS = 3;
const MAX_LABEL = 90;

/** The marks in the order in which they are offered, with their names. */
export function markNames(t: Translate): ReadonlyMap<Mark, string> {
  return new Map<Mark, string>([
    ['missing', t('missing')],
    ['partial', t('partly met')],
    ['unconfirmed', t('open question')],
    ['manual', t('to be looked at')],
    ['accepted', t('accepted')],
    ['met', t('met')],
    ['not-applicable', t('not applicable')],
  ]);
}

/** The tree that shows a checklist without the rows whose marks are hidden. */
export function growTree(
  { groups }: Checklist,
  order: ChecklistOrder,
  hidden: ReadonlySet<Mark>,
  t: Translate,
): DisclosureTree {
  const nodes = new Map<string, DisclosureNode>();
  const counts = new Map<Mark, number>();
  const names = markNames(t);
  const add = (node: DisclosureNode): string => {
    nodes.set(node.id, node);
    return node.id;
  };
  const addRow = (row: Row, parent: string): string => {
    const id = `${parent}/${row.id}`;
    const children = [
      ...row.parts.map((part) => addRow(part, id)),
      ...row.lacking.map((text, at) => add(leaf(`${id}#lacking${at}`, id, row, lackingFace(text, t), row))),
      ...row.evidence.map(({ text, range, elsewhere }, at) =>
        add(
          leaf(`${id}#evidence${at}`, id, row, evidenceFace(text, range, elsewhere, t), {
            place: range,
            placeIn: elsewhere,
          }),
        ),
      ),
    ];
    return add({
      id,
      parent,
      children,
      face: rowFace(row, names, t),
      row,
      place: row.place,
      placeIn: row.placeIn,
    });
  };
  const roots = groups.map((group) => {
    const id = `${order}:${group.id}`;
    for (const { mark } of group.rows) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    const children = group.rows.filter(({ mark }) => !hidden.has(mark)).map((row) => addRow(row, id));
    const opens = children.length === 0 ? 'never' : groups.length > OPEN_GROUPS ? 'collapsed' : 'expanded';
    return add({
      id,
      parent: undefined,
      children,
      face: groupFace(group, order, opens, t),
      row: undefined,
      place: undefined,
      placeIn: undefined,
    });
  });
  return { roots, nodes, counts };
}

/**
 * The nodes that have to be drawn anew, the highest ones only; undefined where that is all of them.
 */
export function changedNodes(before: DisclosureTree, after: DisclosureTree): readonly string[] | undefined {
  if (String(before.roots) !== String(after.roots)) return undefined;
  const changed: string[] = [];
  const visit = (id: string): void => {
    const [old, now] = [before.nodes.get(id), after.nodes.get(id)];
    if (!old || !now || !looksSame(old, now)) changed.push(id);
    else now.children.forEach(visit);
  };
  after.roots.forEach(visit);
  return changed;
}

function looksSame(a: DisclosureNode, b: DisclosureNode): boolean {
  return String(a.children) === String(b.children) && JSON.stringify(a.face) === JSON.stringify(b.face);
}

function leaf(
  id: string,
  parent: string,
  row: Row,
  face: Face,
  { place, placeIn }: Partial<Pick<DisclosureNode, 'place' | 'placeIn'>>,
): DisclosureNode {
  return { id, parent, children: [], face, row, place, placeIn };
}

function groupFace(group: Group, order: ChecklistOrder, opens: Face['opens'], t: Translate): Face {
  const { title, notes, met, all } = group;
  if (group.notApplicable) {
    const description = t('not applicable');
    const spoken = t('{0}, {1}, {2}', title, description, notes.join('. '));
    return { label: title, description, tooltip: notes.join('\n\n'), icon: order, context: '', spoken, opens };
  }
  const progress = all === 0 ? '' : t('{0} of {1}', met, all);
  const spoken = all === 0 ? title : t('{0}, {1} of {2} met', title, met, all);
  const tooltip = [spoken, ...notes].join('\n\n');
  return { label: title, description: progress, tooltip, icon: order, context: '', spoken, opens };
}

function rowFace(row: Row, names: ReadonlyMap<Mark, string>, t: Translate): Face {
  const { title, citation, mark, notes } = row;
  const context = [
    'row',
    ...(row.section ? ['insert'] : []),
    ...(row.appliesNot ? ['appliesNot'] : []),
    ...(row.applies ? ['applies'] : []),
    ...(row.finding ? ['accept'] : []),
    // What no answer about the organisation settles can only be accepted.
    ...(row.finding && !row.appliesNot ? ['acceptOnly'] : []),
    ...(row.place ? ['placed'] : []),
  ].join(' ');
  const isOpen = row.parts.length + row.lacking.length + row.evidence.length > 0;
  return {
    label: title,
    description: citation,
    tooltip: '',
    icon: mark,
    context,
    spoken: t('{0}, {1}, {2}', title, names.get(mark) ?? mark, [citation, ...notes].filter(Boolean).join('. ')),
    opens: isOpen ? 'collapsed' : 'never',
  };
}

function evidenceFace(text: string, { start }: Range, elsewhere: Row['placeIn'], t: Translate): Face {
  const number = start.line + 1;
  const line = elsewhere ? t('{0}, line {1}', elsewhere.name, number) : t('line {0}', number);
  const quote = `“${shorten(text, MAX_LABEL)}”`;
  const spoken = t('Evidence, {0}: {1}', line, text);
  return {
    label: quote,
    description: line,
    tooltip: text,
    icon: 'evidence',
    context: 'placed',
    spoken,
    opens: 'never',
  };
}

function lackingFace(text: string, t: Translate): Face {
  const label = t('Still to say: {0}', text);
  return { label, description: '', tooltip: label, icon: 'lacking', context: '', spoken: label, opens: 'never' };
}
