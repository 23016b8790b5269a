import {
  createButton,
  createFoldedList,
  createSection,
  element,
  type FoldedList,
  reconcile,
  setAttribute,
  setHidden,
  setText,
} from './elements';
import { createIcon } from './icons';
import { createMatrixView } from './matrixView';
import type { LabelColumn, LabelRow, PageWords, Place, PreviewModel } from './model';
import { nextPlace, setPlaces } from './places';

/** So many rows of a column are always there. */
const SHOWN = 8;

/** What the label asks of the page. */
export interface LabelActions {
  reveal(place: Place): void;
  say(text: string): void;
}

/** The label: kinds of data, purposes and recipients, each with its picture, and what goes with what. */
export function createLabelView({ reveal, say }: LabelActions) {
  const { section, heading } = createSection('label');
  const columns = element('div', 'columns');
  const caption = element('p', 'ties');
  const matrix = createMatrixView();
  const folds = new WeakMap<Element, FoldedList>();
  const rows = new WeakMap<Element, LabelRow>();
  let words: PageWords | undefined;
  let hint = '';
  caption.setAttribute('aria-hidden', 'true'); // each row says the same to those who listen
  section.append(columns, caption, matrix.part);

  const point = (row: LabelRow | undefined): void => {
    setText(caption, row?.ties || hint);
    const tied = new Set(row?.tied ?? []);
    for (const item of columns.querySelectorAll<HTMLElement>('li'))
      item.classList.toggle('tied', tied.has(item.dataset.key ?? ''));
  };
  const rowAt = (event: Event): LabelRow | undefined => {
    const item = event.target instanceof Element ? event.target.closest('li') : null;
    return item ? rows.get(item) : undefined;
  };
  for (const event of ['pointerover', 'focusin']) columns.addEventListener(event, (given) => point(rowAt(given)));
  for (const event of ['pointerleave', 'focusout']) columns.addEventListener(event, () => point(undefined));

  const createColumn = ({ topic }: LabelColumn): HTMLElement => {
    const column = element('div', 'column');
    const title = element('h3');
    const fold = createFoldedList('rows', SHOWN);
    title.id = `label-${topic}`;
    fold.list.setAttribute('aria-labelledby', title.id);
    column.append(title, fold.list, element('p', 'open'), fold.more);
    folds.set(column, fold);
    return column;
  };
  const createRow = ({ icon, key }: LabelRow): HTMLElement => {
    const item = element('li');
    const ties = element('span', 'hidden');
    ties.id = `ties-${key}`;
    const button = createButton('row', (pressed) => {
      const next = nextPlace(pressed);
      if (!next) return;
      const all = rows.get(item)?.places.length ?? 0;
      if (all > 1 && words) say(words.place.replace('{0}', String(next.number)).replace('{1}', String(all)));
      reveal(next.place);
    });
    button.setAttribute('aria-describedby', ties.id);
    button.append(createIcon(icon), element('span', 'name'), element('span', 'tags'));
    item.append(button, ties);
    return item;
  };
  const updateRow = (item: HTMLElement, row: LabelRow): void => {
    const button = item.querySelector('button');
    rows.set(item, row);
    setText(item.querySelector('.name'), row.name);
    setText(item.querySelector('.hidden'), row.ties);
    const tags = item.querySelector('.tags');
    if (tags) reconcile(tags, row.tags, String, () => element('span', 'tag'), setText);
    if (!button) return;
    setPlaces(button, row.places);
    setAttribute(button, 'title', words?.show);
  };
  const updateColumn = (column: HTMLElement, { topic, title, rows: shown, empty }: LabelColumn): void => {
    setText(column.querySelector('h3'), title);
    const fold = folds.get(column);
    if (!fold || !words) return;
    reconcile(fold.list, shown, ({ key }) => key, createRow, updateRow);
    setHidden(fold.list, shown.length === 0);
    fold.fold(words);
    showEmpty(column.querySelector('.open'), topic, empty, words);
  };

  return {
    section,
    update(model: PreviewModel): void {
      const { label, words: said } = model;
      words = said;
      setText(heading, label.title);
      if (caption.textContent === hint) setText(caption, label.hint);
      hint = label.hint;
      reconcile(columns, label.columns, ({ topic }) => topic, createColumn, updateColumn);
      matrix.update(model);
    },
  };
}

/** What the draft leaves open is said with a sign, in words; what it says otherwise is a button that leads there. */
function showEmpty(node: Element | null, topic: string, empty: LabelColumn['empty'], { silent }: PageWords): void {
  if (!(node instanceof HTMLElement)) return;
  setHidden(node, empty === undefined);
  const text = empty?.silent ? `${silent} ${empty.text}` : (empty?.text ?? '');
  if (node.textContent === text) return;
  if (empty?.silent) {
    node.replaceChildren(createSilentTag(silent), ` ${empty.text}`);
    return;
  }
  const elsewhere = createButton('elsewhere', () => {
    const heading = document.getElementById(`topic-${topic}`);
    heading?.scrollIntoView({ block: 'start', behavior: 'instant' });
    heading?.focus({ preventScroll: true });
  });
  setText(elsewhere, text);
  node.replaceChildren(elsewhere);
}

/** Says beside a sentence that the draft does not say something. */
export function createSilentTag(text: string): HTMLElement {
  const tag = element('span', 'tag silence');
  tag.append(createIcon('silent'), text);
  return tag;
}
