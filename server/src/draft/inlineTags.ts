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

const HIDDEN = /\s(?:hidden(?=[\s=>/])|aria-hidden\s*=\s*["']?true|role\s*=\s*["']?navigation)|display\s*:\s*none|visibility\s*:\s*hidden/i;

/** Name of a tag, lower case; names that only JSX knows keep their capital. */
export function tagName(tag: string): string {
  const name = /^<\/?\s*([a-zA-Z][\w:.-]*)/.exec(tag)?.[1] ?? '';
  return /^[A-Z]+\d?$/.test(name) ? name.toLowerCase() : name;
}

/** Block tags separate words; inline tags join them. */
export function isBlockTag(name: string): boolean {
  return BLOCK.has(name) || /^[A-Z]/.test(name) || name.includes('.');
}

export function isUnread(name: string, tag: string): boolean {
  return UNREAD.has(name) || (tag.length > name.length + 2 && HIDDEN.test(tag));
}

export function isVoidTag(name: string): boolean {
  return VOID.has(name);
}

export function isBoldTag(name: string): boolean {
  return name === 'b' || name === 'strong';
}
