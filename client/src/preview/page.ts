/** The preview's page. Text from the draft is only ever set as text. */
import './page.css';
import { createCoverageView } from './coverageView';
import { createButton, element, reconcile, setHidden, setText } from './elements';
import { createGradesView } from './gradesView';
import { createLabelView } from './labelView';
import type { FromPage, NoticeAction, PageState, Place, PreviewModel, PreviewNotice, ToPage } from './model';
import { markPlace } from './places';
import { createReadersView } from './readersView';
import { createTopicsView } from './topicsView';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

/** So long after the reader's last touch the page does not scroll by itself. */
const REST = 1500;

const editor = acquireVsCodeApi();
const page = document.getElementById('page') ?? document.body;
const reveal = (place: Place): void => editor.postMessage({ type: 'reveal', place });
const label = createLabelView({ reveal, say });
const coverage = createCoverageView((id) => editor.postMessage({ type: 'law', id }));
const grades = createGradesView(reveal);
const readers = createReadersView((level) => editor.postMessage({ type: 'level', level }));
const topics = createTopicsView(reveal);
const head = buildPage();
/** The draft that is shown, or was before the page was loaded again, and how far down. */
let shown = editor.getState()?.uri;
let scrollTo = editor.getState()?.scroll ?? 0;
let selected: Place | undefined;
let announced = '';
let touched = 0;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'draft') keepDraft(data);
  else if (data.type === 'summary') showSummary(data.model);
  else if (data.type === 'notice') showNotice(data.notice);
  else showCursor(data.place);
});
window.addEventListener('scroll', keepScroll, { passive: true });
for (const event of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
  window.addEventListener(
    event,
    () => {
      touched = Date.now();
    },
    { passive: true },
  );
}
editor.postMessage({ type: 'ready' });

function buildPage() {
  const header = element('header', 'head');
  const title = element('h1');
  const disclaimer = element('p', 'note');
  const facts = element('ul', 'facts');
  const notice = element('div', 'notice');
  const noticeText = element('p');
  const charts = element('div', 'charts');
  const live = element('p', 'hidden');
  let action: NoticeAction | undefined;
  const act = createButton('action', () => action && editor.postMessage({ type: 'action', id: action }));
  notice.setAttribute('role', 'status');
  live.setAttribute('role', 'status');
  header.append(title, disclaimer, facts);
  notice.append(noticeText, act);
  notice.hidden = true;
  charts.append(coverage.section, grades.section);
  page.className = 'empty';
  page.append(header, notice, label.section, charts, readers.section, topics.topics, live);
  const setAction = (next: PreviewNotice['action']): void => {
    action = next?.id;
    setHidden(act, next === undefined);
    setText(act, next?.label ?? '');
  };
  return { title, disclaimer, facts, notice, noticeText, setAction, live };
}

function showSummary(model: PreviewModel): void {
  page.classList.toggle('empty', false);
  setHidden(head.notice, true);
  setText(head.title, model.title);
  setText(head.disclaimer, model.disclaimer);
  reconcile(head.facts, model.facts, String, () => element('li'), setText);
  for (const view of [label, coverage, grades, readers, topics]) view.update(model);
  if (shown !== model.uri) startAnew();
  shown = model.uri;
  if (scrollTo > 0) window.scrollTo({ top: scrollTo, behavior: 'instant' });
  scrollTo = 0;
  markPlace(page, selected);
  announce(model);
}

/** Another draft begins at its top, and nothing of it has been selected yet. */
function startAnew(): void {
  selected = undefined;
  announced = '';
  scrollTo = 0;
  window.scrollTo({ top: 0, behavior: 'instant' });
}

function showNotice({ title, text, action }: PreviewNotice): void {
  if (!isEmpty()) scrollTo = window.scrollY;
  page.classList.toggle('empty', true);
  setHidden(head.notice, false);
  setText(head.title, title);
  setText(head.noticeText, text);
  head.setAction(action);
}

/** Marks what rests on a place, and brings it into view unless the reader is busy here. */
function showCursor(place: Place): void {
  const isSame = selected?.start === place.start && selected.end === place.end;
  selected = place;
  markPlace(page, place);
  const statement = page.querySelector('.statement[aria-current]');
  if (!statement || isSame || document.hasFocus() || Date.now() - touched < REST) return;
  statement.scrollIntoView({ block: 'nearest', behavior: isStill() ? 'instant' : 'smooth' });
}

/** Whether the reader wants nothing to move. */
function isStill(): boolean {
  const { matches } = window.matchMedia('(prefers-reduced-motion: reduce)');
  return matches || document.body.classList.contains('vscode-reduce-motion');
}

/** Remembers which draft this is, before there is anything of it to see. */
function keepDraft({ uri, isFollowing }: Omit<PageState, 'scroll'>): void {
  const state = editor.getState();
  editor.setState({ uri, isFollowing, scroll: state?.uri === uri ? state.scroll : 0 });
}

/** Remembers how far down the reader is; where there is only a notice, there is nothing to be far down in. */
function keepScroll(): void {
  const state = editor.getState();
  if (state && !isEmpty()) editor.setState({ ...state, scroll: window.scrollY });
}

function isEmpty(): boolean {
  return page.classList.contains('empty');
}

/** Tells listeners of a change, not of what they see for the first time. */
function announce({ topics: told, words }: PreviewModel): void {
  const content = told.flatMap(({ statements }) => statements.map(({ text }) => text)).join('\n');
  if (announced !== '' && announced !== content) say(words.updated);
  announced = content;
}

/** Says something to those who listen. A live region speaks when its text changes, not when it is set anew. */
function say(text: string): void {
  setText(head.live, '');
  setTimeout(() => setText(head.live, text), 50);
}
