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
import type { CoverageKind, LawCoverage, PreviewModel } from './model';

const SHOWN = 6;

/** How much of each law is met, as bars that lead to the view “Disclosures”. */
export function createCoverageView(showLaw: (id: string) => void) {
  const { section, heading } = createSection('coverage');
  const legend = element('p', 'legend');
  const { list, more, fold } = createFoldedList('laws', SHOWN);
  section.append(legend, list, more);
  // The words beside each bar say the same.
  legend.setAttribute('aria-hidden', 'true');
  return {
    section,
    update({ coverage, words }: PreviewModel): void {
      setHidden(section, coverage.laws.length === 0);
      setText(heading, coverage.title);
      reconcile(legend, coverage.legend, ({ kind }) => kind, createSample, updateSample);
      reconcile(
        list,
        coverage.laws,
        ({ id }) => id,
        ({ id }) => createLaw(() => showLaw(id)),
        (node, law) => updateLaw(node, law, coverage.hint),
      );
      fold(words);
    },
  };
}

function createSample({ kind }: { readonly kind: CoverageKind }): HTMLElement {
  const node = element('span', 'sample');
  node.append(element('span', `swatch ${kind}`), element('span', 'text'));
  return node;
}

function updateSample(node: HTMLElement, { text }: { readonly text: string }): void {
  setText(node.querySelector('.text'), text);
}

function createLaw(show: () => void): HTMLElement {
  const node = element('li');
  const button = createButton('law', show);
  const bar = element('span', 'bar');
  bar.setAttribute('aria-hidden', 'true');
  button.append(element('strong'), bar, element('span', 'count'));
  node.append(button);
  return node;
}

function updateLaw(node: HTMLElement, { name, text, parts }: LawCoverage, hint: string): void {
  const button = node.querySelector('button');
  const bar = node.querySelector('.bar');
  if (!button || !bar) return;
  setAttribute(button, 'title', hint);
  setText(node.querySelector('strong'), name);
  setText(node.querySelector('.count'), text);
  reconcile(
    bar,
    parts.filter(({ count }) => count > 0),
    ({ kind }) => kind,
    ({ kind }) => element('span', kind),
    (part, { count }) => setStyle(part, 'flex-grow', String(count)),
  );
}
