import assert from 'node:assert/strict';
import type { Block, Draft, DraftFormat } from '../../../server/src/draft/draft';
import { readDraft } from '../../../server/src/draft/readDraft';
import { WordFlag } from '../../../server/src/draft/words';

export const ABBREVIATIONS = ['inc', 'ltd', 'llc', 'e.g', 'i.e', 'art', 'no', 'sec', 'u.s.c', 'etc'];

export function read(text: string, format: DraftFormat = 'markdown', previous?: Draft): Draft {
  return readDraft(text, { format, abbreviations: ABBREVIATIONS }, previous);
}

/** The outline as an indented list, one line a section, the number before the title. */
export function outline(text: string, format: DraftFormat): string[] {
  return read(text, format).sections.flatMap(({ heading, level }) =>
    heading ? [`${'  '.repeat(level - 1)}${heading.number ? `${heading.number} ` : ''}${heading.title}`] : [],
  );
}

/** "kind: sentence ‖ sentence" for each block, opaque ones by kind alone. */
export function blocks(text: string, format: DraftFormat = 'markdown'): string[] {
  return read(text, format).blocks.map((block) => describe(block));
}

function describe({ kind, content, depth }: Block): string {
  const name = depth > 0 ? `${kind}+${depth}` : kind;
  return kind === 'opaque' ? name : `${name}: ${content.sentences.map((sentence) => sentence.text).join(' ‖ ')}`;
}

/** Text of the sentences that introduce the block with this text. */
export function leadIn(text: string, of: string, format: DraftFormat = 'markdown'): string[] {
  const draft = read(text, format);
  const block = draft.blocks.find(({ content }) => content.text.includes(of));
  assert.ok(block, `no block says "${of}"`);
  return block.leadIn.map((ref) => draft.blocks[ref.block]?.content.sentences[ref.sentence]?.text ?? '?');
}

/** Sentences of a draft, without block structure. */
export function sentences(text: string, format: DraftFormat = 'plaintext'): string[] {
  return read(text, format).blocks.flatMap(({ content }) => content.sentences.map((sentence) => sentence.text));
}

/** The source of each word of a draft, with the word as it was normalised: "e-mail→e". */
export function wordSources(text: string, format: DraftFormat = 'markdown'): string[] {
  return read(text, format).blocks.flatMap((block) =>
    block.content.sentences.flatMap(({ words }) =>
      words.texts.map((word, index) => {
        const start = block.start + (words.starts[index] ?? 0);
        const end = block.start + (words.ends[index] ?? 0);
        return `${word}=${text.slice(start, end)}`;
      }),
    ),
  );
}

/** The words of a draft that belong to a class. */
export function flagged(text: string, flag: keyof typeof WordFlag, format: DraftFormat = 'markdown'): string[] {
  return read(text, format).blocks.flatMap(({ content }) =>
    content.sentences.flatMap(({ words }) =>
      words.texts.filter((_, place) => ((words.flags[place] ?? 0) & WordFlag[flag]) !== 0),
    ),
  );
}
