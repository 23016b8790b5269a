import './matrix.css';
import { element, reconcile, setAttribute, setHidden, setText } from './elements';
import { createIcon } from './icons';
import type { LabelRow, PreviewModel, TieGroup, TieMatrix } from './model';

/** What a row's name takes, and what each column takes, in the size of the text. */
const NAME_WIDTH = 13;
const COLUMN_WIDTH = 2.1;
/** A table of fewer rows or columns shows less than a sentence says. */
const FEWEST = 2;

/** A column of the table, with the group that it stands in. */
interface Column {
  readonly row: LabelRow;
  readonly topic: string;
  readonly isFirst: boolean;
}

/** What the draft ties to what: a table of marks where there is enough for one and room for it, else the same in words. */
export function createMatrixView() {
  const part = element('div', 'matrix');
  const title = element('h3');
  const note = element('p', 'note');
  const legend = element('p', 'legend');
  const table = element('table', 'marks');
  const corner = element('th', 'corner');
  const [groups, heads, body] = [element('tr'), element('tr'), element('tbody')];
  const words = element('ul', 'words');
  const head = element('thead');
  let width = 0;
  title.id = 'matrix';
  corner.rowSpan = 2;
  corner.scope = 'col';
  table.setAttribute('aria-labelledby', title.id);
  words.setAttribute('aria-labelledby', title.id);
  corner.dataset.key = 'corner';
  head.append(groups, heads);
  table.append(head, body);
  part.append(title, note, legend, table, words);
  legend.setAttribute('aria-hidden', 'true'); // the table's heads say the same
  const choose = (): void => {
    const size = Number.parseFloat(getComputedStyle(part).fontSize);
    const fits = part.clientWidth >= width * size;
    for (const shown of [legend, table]) setHidden(shown, !fits);
    setHidden(words, fits);
  };
  new ResizeObserver(choose).observe(part);
  return {
    part,
    update({ label: { matrix } }: PreviewModel): void {
      const columns = columnsOf(matrix);
      setHidden(part, matrix.rows.length === 0);
      setText(title, matrix.title);
      setText(note, matrix.note);
      setText(corner, matrix.corner);
      reconcile(legend, matrix.groups, ({ topic }) => topic, createSample, updateSample);
      updateGroups(groups, corner, matrix.groups);
      reconcile(heads, columns, ({ row }) => row.key, createHead, updateHead);
      const updateRow = (node: HTMLElement, row: LabelRow): void => updateMarks(node, row, columns, matrix.yes);
      reconcile(body, matrix.rows, ({ key }) => key, createRow, updateRow);
      reconcile(
        words,
        matrix.rows,
        ({ key }) => key,
        createWords,
        (node, { ties }) => setText(node, ties),
      );
      const isTable = columns.length >= FEWEST && matrix.rows.length >= FEWEST;
      const wanted = isTable ? NAME_WIDTH + COLUMN_WIDTH * columns.length : Number.POSITIVE_INFINITY;
      if (wanted === width) return; // to ask for the room that there is costs a layout
      width = wanted;
      choose();
    },
  };
}

function columnsOf({ groups }: TieMatrix): readonly Column[] {
  return groups.flatMap(({ topic, columns }) => columns.map((row, index) => ({ row, topic, isFirst: index === 0 })));
}

function createSample({ topic }: TieGroup): HTMLElement {
  const node = element('span', 'sample');
  node.append(createMark(topic), element('span', 'text'));
  return node;
}

function updateSample(node: HTMLElement, { title }: TieGroup): void {
  setText(node.querySelector('.text'), title);
}

function updateGroups(node: Element, corner: HTMLElement, groups: readonly TieGroup[]): void {
  const create = (topic: string): HTMLElement => {
    if (topic === 'corner') return corner;
    const cell = element('th', 'group');
    cell.scope = 'colgroup';
    cell.append(element('span', 'hidden')); // to see, there is the legend
    return cell;
  };
  const byTopic = new Map(groups.map((group) => [group.topic, group]));
  reconcile(node, ['corner', ...byTopic.keys()], String, create, (cell, topic) => {
    const group = byTopic.get(topic);
    if (!group) return;
    setAttribute(cell, 'colspan', String(group.columns.length));
    setText(cell.querySelector('span'), group.title);
  });
}

function createHead({ row }: Column): HTMLElement {
  const cell = element('th');
  cell.scope = 'col';
  cell.append(element('span', 'name upright'), createIcon(row.icon));
  return cell;
}

function updateHead(cell: HTMLElement, { row, isFirst }: Column): void {
  cell.classList.toggle('first', isFirst);
  setText(cell.querySelector('.name'), row.name);
}

function createRow({ icon }: LabelRow): HTMLElement {
  const node = element('tr');
  const cell = element('th');
  const face = element('span', 'face');
  cell.scope = 'row';
  face.append(createIcon(icon), element('span', 'name'));
  cell.append(face);
  cell.dataset.key = 'name';
  node.append(cell);
  return node;
}

function updateMarks(node: HTMLElement, row: LabelRow, columns: readonly Column[], yes: string): void {
  const name = node.querySelector<HTMLElement>('th');
  if (!name) return;
  setText(name.querySelector('.name'), row.name);
  const cells: readonly (Column | undefined)[] = [undefined, ...columns];
  reconcile(
    node,
    cells,
    (column) => column?.row.key ?? 'name',
    (column) => (column ? element('td') : name),
    (cell, column) => column && updateMark(cell, column, row.tied.includes(column.row.key), yes),
  );
}

function updateMark(cell: HTMLElement, { topic, isFirst }: Column, isTied: boolean, yes: string): void {
  cell.classList.toggle('first', isFirst);
  if (isTied === (cell.firstElementChild !== null)) return;
  cell.replaceChildren();
  if (!isTied) return;
  const word = element('span', 'hidden');
  setText(word, yes);
  cell.append(createMark(topic), word);
}

/** A disc for a purpose, a square on its point for a recipient. */
function createMark(topic: string): HTMLElement {
  const mark = element('span', `mark ${topic}`);
  mark.setAttribute('aria-hidden', 'true');
  return mark;
}

function createWords(): HTMLElement {
  return element('li');
}
