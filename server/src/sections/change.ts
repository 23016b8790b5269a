import type { Span } from '../draft/draft';
import type { Placement } from './place';

/** A change of a draft's text; offsets are UTF-16 code units of the source. */
export interface Change extends Span {
  readonly text: string;
  /** As what standard sections come in, or what follows from it: a heading's number, a reference, an entry of the contents. */
  readonly kind: Placement['kind'] | 'number' | 'reference' | 'contents';
  /** The standard sections that it puts in; none where it only follows. */
  readonly sections: readonly string[];
}

/** A text with changes made; they are in the order of their places and do not overlap. */
export function applyChanges(text: string, changes: readonly Pick<Change, 'start' | 'end' | 'text'>[]): string {
  let result = '';
  let at = 0;
  for (const change of changes) {
    result += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return result + text.slice(at);
}
