import {
  createButton,
  createFoldedList,
  createSection,
  element,
  reconcile,
  setAttribute,
  setHidden,
  setStyle,
  setText,
} from './elements';
import type { GradeRow, Place, PreviewGrades, PreviewModel } from './model';
import { placesOf, setPlaces } from './places';

const SHOWN = 6;

/** The reading grade of the draft by section, as bars that lead to the sections. */
export function createGradesView(reveal: (place: Place) => void) {
  const { section, heading } = createSection('grades');
  const note = element('p', 'note');
  const { list, more, fold } = createFoldedList('sections', SHOWN);
  section.append(note, list, more);
  return {
    section,
    update({ grades, words }: PreviewModel): void {
      setHidden(section, grades.rows.length === 0);
      setText(heading, grades.title);
      setText(note, grades.note);
      setStyle(list, '--target', share(grades.target, grades));
      reconcile(
        list,
        grades.rows,
        ({ key }) => key,
        () => createRow(reveal),
        (node, row) => updateRow(node, row, grades, words.show),
      );
      fold(words);
    },
  };
}

function createRow(reveal: (place: Place) => void): HTMLElement {
  const node = element('li');
  const button = createButton('section', (pressed) => {
    const [place] = placesOf(pressed);
    if (place) reveal(place);
  });
  const bar = element('span', 'bar');
  bar.setAttribute('aria-hidden', 'true');
  bar.append(element('span', 'grade'));
  button.append(element('span', 'name'), bar, element('span', 'count'));
  node.append(button);
  return node;
}

function updateRow(node: HTMLElement, row: GradeRow, grades: PreviewGrades, hint: string): void {
  const button = node.querySelector('button');
  const bar = node.querySelector<HTMLElement>('.grade');
  if (!button || !bar) return;
  setPlaces(button, [row.place]);
  setAttribute(button, 'title', hint);
  setText(node.querySelector('.name'), row.title);
  setText(node.querySelector('.count'), row.text);
  setStyle(node, '--depth', String(row.depth));
  node.classList.toggle('hard', row.isHard);
  setStyle(bar, 'width', share(row.grade, grades));
}

function share(grade: number, { scale }: PreviewGrades): string {
  return `${Math.round((1000 * Math.max(0, grade)) / scale) / 10}%`;
}
