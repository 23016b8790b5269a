import { checking } from 'proviso:words';
import { t } from '@vscode/l10n';
import type { Sentence } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import type { Check, CheckInput, Remark } from './check';
import { isMarkedHeading } from './markedHeading';

/** Announces what comes after it. */
const ANNOUNCES = new RegExp(String.raw`\b${oneOf(checking.announces)}:$`, 'i');

function announces(sentence: Sentence | undefined): boolean {
  return sentence?.text.endsWith(':') === true && ANNOUNCES.test(sentence.text);
}

/** Whether the draft ends behind a block, announces something else, or goes on to another topic: headings of the same topic may be the list. */
function standsAlone({ draft, detection }: CheckInput, index: number): boolean {
  const next = draft.blocks[index + 1];
  if (!next) return true;
  // What announces a list is none.
  if (next.kind === 'paragraph') return announces(next.content.sentences[0]);
  const heading = next.kind === 'heading' ? draft.sections[next.section]?.heading : undefined;
  // Titles in bold or inside a paragraph are mostly the list.
  if (!heading || !(isMarkedHeading(heading) || heading.style === 'bare')) return false;
  const here = draft.blocks[index]?.section ?? 0;
  const level = draft.sections[next.section]?.level ?? 0;
  const ownLevel = draft.sections[here]?.level ?? 0;
  if (level > ownLevel) return false;
  const topic = detection.standardSections[next.section];
  return level < ownLevel || (topic !== undefined && topic !== detection.standardSections[here]);
}

/** Lists that are announced and not given. */
export const missingList: Check = {
  id: 'draft/missing-list',
  severity: 'warning',
  about: () => t('A sentence that announces a list (“as follows:”) should be followed by one.'),
  find: (input) =>
    input.draft.blocks.flatMap((block, index): Remark[] => {
      const last = block.content.sentences.at(-1);
      if (block.kind !== 'paragraph' || !last || !announces(last) || !standsAlone(input, index)) return [];
      const message = t('A list is announced here, and nothing follows.');
      return [{ start: block.start + last.start, end: block.start + last.end, message }];
    }),
};
