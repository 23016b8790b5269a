import type { Tree } from '@lezer/common';
import { parser } from '@lezer/html';
import { decodeHTML } from 'entities';
import type { BlockTexts } from './blockText';
import { createHtmlBlocks } from './htmlBlocks';
import { type Parsed, parseFrom } from './incremental';
import type { Unit } from './unit';

export interface HtmlReading {
  readonly units: readonly Unit[];
  readonly parsed: Parsed;
}

/** Reads the HTML from `base` to the end of the text. */
export function readHtml(text: string, base: number, texts: BlockTexts, previous?: Parsed): HtmlReading {
  const body = base === 0 ? text : text.slice(base);
  const parsed = parseFrom(parser, calmed(body), previous);
  return { units: readTree(parsed.tree, body, base, texts), parsed };
}

/** Reads a stretch of HTML that stands at `base` in the draft. */
export function readHtmlText(source: string, base: number, texts: BlockTexts): readonly Unit[] {
  return readTree(parser.parse(calmed(source)), source, base, texts);
}

/**
 * The text for the parser, at the same offsets. It looks for the end of an entity up to the next space or semicolon,
 * so that ampersands by the thousand without either would take it quadratic time; they are hidden from it.
 */
function calmed(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/[^ ;]{2000,}/g, (run) => (run.split('&').length > 100 ? run.replaceAll('&', '.') : run));
}

/**
 * The tree serves as a stream of tags and texts. How it nests elements is not used: writers leave
 * tags open, and repairs of the parser differ between a whole and a partial parse.
 */
function readTree(tree: Tree, source: string, base: number, texts: BlockTexts): readonly Unit[] {
  const blocks = createHtmlBlocks(source, base, texts);
  const cursor = tree.cursor();
  let enter = true;
  while (cursor.next(enter)) {
    const { from, to } = cursor;
    enter = false;
    switch (cursor.name) {
      case 'Element':
      case 'Document':
        enter = true;
        break;
      case 'OpenTag':
      case 'SelfClosingTag':
        blocks.open(from, to);
        break;
      case 'CloseTag':
      case 'MismatchedCloseTag':
        blocks.close(from, to);
        break;
      case 'EntityReference':
      case 'CharacterReference':
        blocks.entity(decodeHTML(source.slice(from, to)), from, to);
        break;
      case 'Comment':
      case 'ProcessingInst':
      case 'ScriptText':
      case 'StyleText':
      case 'TextareaText':
        break;
      case 'DoctypeDecl':
        // Elsewhere the grammar may or may not take it for text; we always do.
        if (source.slice(0, from).trim() !== '') blocks.text(from, to);
        break;
      default:
        if (to > from) blocks.text(from, to);
    }
  }
  return blocks.finish();
}
