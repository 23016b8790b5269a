import { Tokenizer } from 'htmlparser2';
import type { BlockTexts } from './blockText';
import { createHtmlBlocks } from './htmlBlocks';
import type { Unit } from './unit';

/**
 * Reads a text of HTML, or a stretch that stands at `base` in the draft. Only tags and texts are looked at, in their
 * order, not how elements are nested: writers leave tags open. What is cut off within a tag is not read, as in browsers.
 */
export function readHtml(source: string, base: number, texts: BlockTexts): readonly Unit[] {
  const blocks = createHtmlBlocks(source, base, texts);
  /** Where the opening tag that is being read starts. */
  let tag = 0;
  const endTag = (end: number): void => blocks.open(tag, end + 1);
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname: (start) => {
        tag = start - 1;
      },
      onopentagend: endTag,
      onselfclosingtag: endTag,
      onclosetag: (start, nameEnd) => {
        const end = source.indexOf('>', nameEnd);
        blocks.close(start - 2, end < 0 ? source.length : end + 1);
      },
      ontext: blocks.text,
      ontextentity: (codePoint, end) =>
        blocks.entity(String.fromCodePoint(codePoint), source.lastIndexOf('&', end - 1), end),
      ...UNREAD,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return blocks.finish();
}

/** What no reader sees. */
const UNREAD = {
  onattribname: (): void => {},
  onattribdata: (): void => {},
  onattribentity: (): void => {},
  onattribend: (): void => {},
  oncdata: (): void => {},
  oncomment: (): void => {},
  ondeclaration: (): void => {},
  onprocessinginstruction: (): void => {},
  onend: (): void => {},
};
