/** What a tag of HTML does to the text around it. */

const BLOCK = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol optgroup option p pre section summary ' +
    'table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Elements whose content no reader of the policy reads. */
const UNREAD = new Set(
  'script style noscript template svg nav head select button textarea iframe object canvas audio video math del s strike title'.split(
    ' ',
  ),
);

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

const HIDDEN =
  /\s(?:hidden(?=[\s=>/])|aria-hidden\s*=\s*["']?true|role\s*=\s*["']?navigation)|display\s*:\s*none|visibility\s*:\s*hidden/i;

/** What there is to know about a tag. */
export interface Tag {
  /** Lower case; names that only JSX knows keep their capital. */
  readonly name: string;
  /** Block tags separate words; inline tags join them. */
  readonly block: boolean;
  readonly bold: boolean;
  /** No reader of the policy reads what the element holds. */
  readonly unread: boolean;
  /** Has no content: `<br>`, `<wbr/>`. */
  readonly empty: boolean;
  /** A link to a place in the same document. */
  readonly local: boolean;
  /** A link to another place. */
  readonly away: boolean;
}

/** Drafts use the same few tags over and over. */
const known = new Map<string, Tag>();

/** Reads a tag, opening or closing. */
export function readTag(source: string): Tag {
  const found = known.get(source);
  if (found) return found;
  if (known.size > 2000) known.clear();
  const tag = describe(source);
  // A copy, so that the draft's text is not kept alive.
  known.set(` ${source}`.slice(1), tag);
  return tag;
}

function describe(source: string): Tag {
  const written = /^<\/?\s*([a-zA-Z][\w:.-]{0,60})/.exec(source)?.[1] ?? '';
  const name = /^[A-Z]+\d?$/.test(written) ? written.toLowerCase() : written;
  const opens = !source.startsWith('</');
  return {
    name,
    block: BLOCK.has(name) || /^[A-Z]/.test(name) || name.includes('.'),
    bold: name === 'b' || name === 'strong',
    unread: opens && (UNREAD.has(name) || HIDDEN.test(source)),
    empty: VOID.has(name) || source.endsWith('/>'),
    local: name === 'a' && /\shref\s*=\s*["']?#/.test(source),
    away: name === 'a' && /\shref\s*=\s*(?:["']\s*[^"'#\s]|[^"'#\s>])/.test(source),
  };
}
