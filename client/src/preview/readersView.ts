import type { SummaryLevelId } from '../../../server/src/messages';
import { element, reconcile, setText } from './elements';
import type { PreviewModel, PreviewReaders } from './model';

type Choice = PreviewReaders['levels'][number];

/** The choice of reader: radio buttons, so that the arrow keys go from one to the next. */
export function createReadersView(choose: (level: SummaryLevelId) => void) {
  const section = element('fieldset', 'readers');
  const legend = element('legend');
  const choices = element('div', 'choices');
  const note = element('p', 'note');
  section.append(legend, choices, note);
  const create = ({ id }: Choice): HTMLElement => {
    const node = element('label', 'choice');
    const input = element('input');
    const face = element('span', 'face');
    input.type = 'radio';
    input.name = 'level';
    input.value = id;
    input.addEventListener('change', () => choose(id));
    face.append(element('span', 'name'), ' ', element('span', 'target'));
    node.append(input, face);
    return node;
  };
  return {
    section,
    update({ readers, level }: PreviewModel): void {
      setText(legend, readers.title);
      setText(note, readers.note);
      reconcile(
        choices,
        readers.levels,
        ({ id }) => id,
        create,
        (node, { id, name, target }) => {
          const input = node.querySelector('input');
          if (input) input.checked = id === level;
          setText(node.querySelector('.name'), name);
          setText(node.querySelector('.target'), target);
        },
      );
    },
  };
}
