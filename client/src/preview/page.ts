/** The preview's page. Text from the draft is only ever set as text. */
import './page.css';
import type { SummaryLevelId } from '../../../server/src/messages';
import { element, icon, reconcile, setText } from './elements';
import type {
  Coverage,
  FromPage,
  PageState,
  Place,
  PreviewModel,
  PreviewStatement,
  PreviewTopic,
  ToPage,
} from './model';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
const page = document.getElementById('page') ?? document.body;
const parts = buildPage();
let scrollTo = editor.getState()?.scroll ?? 0;
let announced = '';

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'summary') showSummary(data.model);
  else if (data.type === 'notice') showNotice(data.uri, data.text);
});
window.addEventListener('scroll', remember, { passive: true });
const known = editor.getState()?.level;
editor.postMessage({ type: 'ready', ...(known ? { level: known } : {}) });

function buildPage() {
  const header = element('header', 'head');
  const title = element('h1');
  const disclaimer = element('p', 'disclaimer');
  const facts = element('ul', 'facts');
  const coverage = element('section', 'coverage');
  const coverageTitle = element('h2');
  const laws = element('ul', 'laws');
  const readers = element('fieldset', 'readers');
  const legend = element('legend');
  const choices = element('div', 'choices');
  const note = element('p', 'note');
  const topics = element('div', 'topics');
  const notice = element('p', 'notice');
  const live = element('p', 'hidden');
  coverageTitle.id = 'coverage';
  coverage.setAttribute('aria-labelledby', 'coverage');
  live.setAttribute('aria-live', 'polite');
  header.append(title, disclaimer, facts);
  coverage.append(coverageTitle, laws);
  readers.append(legend, choices);
  page.append(header, notice, coverage, readers, note, topics, live);
  return {
    title,
    disclaimer,
    facts,
    coverage,
    coverageTitle,
    laws,
    readers,
    legend,
    choices,
    note,
    topics,
    notice,
    live,
  };
}

function showSummary(model: PreviewModel): void {
  page.classList.remove('empty');
  setText(parts.notice, '');
  setText(parts.title, model.title);
  setText(parts.disclaimer, model.disclaimer);
  reconcile(
    parts.facts,
    model.facts,
    (_, index) => String(index),
    () => element('li'),
    setText,
  );
  parts.coverage.hidden = model.coverage.length === 0;
  setText(parts.coverageTitle, model.words.coverage);
  reconcile(parts.laws, model.coverage, ({ id }) => id, createLaw, updateLaw);
  setText(parts.legend, model.words.level);
  reconcile(
    parts.choices,
    model.levels,
    ({ id }) => id,
    createChoice,
    (node, { id, label }) => {
      const input = node.querySelector('input');
      if (input) input.checked = id === model.level;
      setText(node.querySelector('span'), label);
    },
  );
  setText(parts.note, model.levelNote);
  reconcile(
    parts.topics,
    model.topics,
    ({ id }) => id,
    createTopic,
    (node, topic) => updateTopic(node, topic, model),
  );
  restoreScroll(model);
  announce(model);
}

function showNotice(uri: string, text: string): void {
  page.classList.add('empty');
  setText(parts.notice, text);
  editor.setState({ uri, level: editor.getState()?.level ?? 'plain', scroll: 0 });
}

function restoreScroll({ uri, level }: PreviewModel): void {
  if (scrollTo > 0) window.scrollTo({ top: scrollTo, behavior: 'instant' });
  scrollTo = 0;
  editor.setState({ uri, level, scroll: window.scrollY });
}

function remember(): void {
  const state = editor.getState();
  if (state) editor.setState({ ...state, scroll: window.scrollY });
}

/** Tells listeners of a change, not of what they see for the first time. */
function announce({ topics, words }: PreviewModel): void {
  const content = JSON.stringify(topics.map(({ statements }) => statements.map(({ text }) => text)));
  if (announced !== '' && announced !== content) {
    setText(parts.live, '');
    // A live region speaks when its text changes, not when it is set anew.
    setTimeout(() => setText(parts.live, words.updated), 50);
  }
  announced = content;
}

function createLaw(): HTMLElement {
  const node = element('li');
  const bar = element('span', 'bar');
  bar.append(element('span', 'met'), element('span', 'partial'));
  // The words beside the bar say the same.
  bar.setAttribute('aria-hidden', 'true');
  node.append(element('strong'), bar, element('span', 'count'));
  return node;
}

function updateLaw(node: HTMLElement, { name, text, met, partial, all }: Coverage): void {
  setText(node.querySelector('strong'), name);
  setText(node.querySelector('.count'), text);
  // Set by script, a style passes the content security policy.
  const width = (selector: string, share: number): void => {
    const part = node.querySelector<HTMLElement>(selector);
    if (part) part.style.width = `${all === 0 ? 0 : (100 * share) / all}%`;
  };
  width('.met', met);
  width('.partial', partial);
}

function createChoice({ id }: { readonly id: SummaryLevelId }): HTMLElement {
  const node = element('label', 'choice');
  const input = element('input');
  input.type = 'radio';
  input.name = 'level';
  input.value = id;
  input.addEventListener('change', () => {
    const state = editor.getState();
    if (state) editor.setState({ ...state, level: id });
    editor.postMessage({ type: 'level', level: id });
  });
  node.append(input, element('span'));
  return node;
}

function createTopic({ id }: PreviewTopic): HTMLElement {
  const node = element('section', 'topic');
  const title = element('h2');
  title.id = `topic-${id}`;
  node.setAttribute('aria-labelledby', title.id);
  node.append(title, element('ul'));
  return node;
}

function updateTopic(node: HTMLElement, { title, statements }: PreviewTopic, model: PreviewModel): void {
  setText(node.querySelector('h2'), title);
  const list = node.querySelector('ul');
  if (!list) return;
  const key = ({ text, silent, places }: PreviewStatement): string => `${silent} ${places.length} ${text}`;
  reconcile(list, statements, key, (statement) => createStatement(statement, model), updatePlaces);
}

function createStatement(statement: PreviewStatement, { words }: PreviewModel): HTMLElement {
  const node = element('li', statement.silent ? 'silent' : 'said');
  if (statement.places.length === 0) {
    const tag = element('span', 'tag');
    tag.append(icon(), document.createTextNode(words.silent));
    const text = element('span', 'text');
    setQuoted(text, statement.text);
    node.append(tag, document.createTextNode(' '), text);
    return node;
  }
  const button = element('button', 'statement');
  button.type = 'button';
  button.title = words.show;
  setQuoted(button, statement.text);
  button.addEventListener('click', () => reveal(button));
  node.append(button);
  if (statement.places.length > 1) node.append(createPlaces(statement.places, words.place));
  return node;
}

function createPlaces(places: readonly Place[], label: string): HTMLElement {
  const group = element('span', 'places');
  places.forEach((_, index) => {
    const button = element('button', 'place');
    button.type = 'button';
    const name = label.replace('{0}', String(index + 1)).replace('{1}', String(places.length));
    button.setAttribute('aria-label', name);
    button.title = name;
    setText(button, String(index + 1));
    button.addEventListener('click', () => reveal(button));
    group.append(button);
  });
  return group;
}

/** Where the buttons lead; it moves with every keystroke, the buttons stay. */
const targets = new WeakMap<Element, Place>();

function updatePlaces(node: HTMLElement, { places }: PreviewStatement): void {
  const [first] = places;
  const statement = node.querySelector('.statement');
  if (statement && first) targets.set(statement, first);
  node.querySelectorAll('.place').forEach((button, index) => {
    const place = places[index];
    if (place) targets.set(button, place);
  });
}

function reveal(button: Element): void {
  const place = targets.get(button);
  if (place) editor.postMessage({ type: 'reveal', place });
}

/** The draft's own words stand out. */
function setQuoted(node: HTMLElement, text: string): void {
  node.replaceChildren(
    ...text.split(/(“[^”]*”)/).map((piece) => {
      if (!piece.startsWith('“')) return document.createTextNode(piece);
      const quoted = element('span', 'quoted');
      setText(quoted, piece);
      return quoted;
    }),
  );
}
