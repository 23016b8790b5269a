import { createButton, createSection, element, reconcile, setAttribute, setText } from './elements';
import { createSilentTag } from './labelView';
import type { PageWords, Place, PreviewModel, PreviewStatement, PreviewTopic } from './model';
import { placesOf, setPlaces } from './places';

/** The statements by topic; each leads to the places that it was made from. */
export function createTopicsView(reveal: (place: Place) => void) {
  const topics = element('div', 'topics');
  const revealFirst = (button: Element): void => {
    const [place] = placesOf(button);
    if (place) reveal(place);
  };
  return {
    topics,
    update(model: PreviewModel): void {
      reconcile(
        topics,
        model.topics,
        ({ id }) => id,
        createTopic,
        (node, { title, statements }) => {
          setText(node.querySelector('h2'), title);
          const list = node.querySelector('ul');
          if (!list) return;
          reconcile(list, statements, keyOf, (one) => createStatement(one, model.words, revealFirst), updatePlaces);
        },
      );
    },
  };
}

function createTopic({ id }: PreviewTopic): HTMLElement {
  const { section } = createSection(`topic-${id}`);
  section.className = 'topic';
  section.append(element('ul'));
  return section;
}

function keyOf({ text, silent, places }: PreviewStatement): string {
  return `${silent} ${places.length} ${text}`;
}

function createStatement(statement: PreviewStatement, words: PageWords, press: (button: Element) => void): HTMLElement {
  const node = element('li', statement.silent ? 'silent' : 'said');
  if (statement.places.length === 0) {
    const text = element('span', 'text');
    setQuoted(text, statement.text);
    node.append(createSilentTag(words.silent), ' ', text);
    return node;
  }
  const button = createButton('statement', press);
  button.title = words.show;
  setQuoted(button, statement.text);
  node.append(button);
  if (statement.places.length > 1) node.append(createPlaces(statement.places.length, words.place, press));
  return node;
}

function createPlaces(count: number, label: string, press: (button: Element) => void): HTMLElement {
  const group = element('span', 'places');
  for (let number = 1; number <= count; number += 1) {
    const button = createButton('place', press);
    const name = label.replace('{0}', String(number)).replace('{1}', String(count));
    setAttribute(button, 'aria-label', name);
    button.title = name;
    setText(button, String(number));
    group.append(button);
  }
  return group;
}

function updatePlaces(node: HTMLElement, { places }: PreviewStatement): void {
  const statement = node.querySelector('.statement');
  if (statement) setPlaces(statement, places);
  node.querySelectorAll('.place').forEach((button, index) => {
    setPlaces(button, places.slice(index, index + 1));
  });
}

/** The draft's own words stand out. */
function setQuoted(node: HTMLElement, text: string): void {
  node.replaceChildren(
    ...text.split(/(“[^”]*”)/).map((piece) => {
      if (!piece.startsWith('“')) return document.createTextNode(piece);
      const quoted = element('q', 'quoted');
      setText(quoted, piece);
      return quoted;
    }),
  );
}
