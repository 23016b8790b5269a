import type { Passage } from './passage';
import { type PhraseLimits, tellsAll } from './retelling';

/** Places already told, so that one sentence is not told over and over. */
export interface Told {
  readonly inTopic: Set<string>;
  /** In other topics: told again only where there is nothing else. */
  readonly before: Set<string>;
}

/** Another topic begins. */
export function forget({ inTopic }: Told): void {
  inTopic.clear();
}

/** Notes that a passage is told. */
export function remember(
  { inTopic, before }: Told,
  passage: Passage,
  limits: PhraseLimits,
  isAbout: (text: string) => boolean,
): void {
  inTopic.add(toldKey(passage));
  if (tellsAll(passage, limits, isAbout)) inTopic.add(passage.key);
  before.add(toldKey(passage));
}

/** Of a list about many things, other items are another thing to tell. */
function toldKey({ key, items }: Passage): string {
  return `${key} ${items.map(({ isEvidence }) => Number(isEvidence)).join('')}`;
}

/** Chooses the places that say most, in the draft's order. Where the draft both asserts and denies, both are told. */
export function choose(
  passages: readonly Passage[],
  count: number,
  told: Told,
  isAbout: (text: string) => boolean,
): readonly Passage[] {
  const untold = passages.filter((passage) => !told.inTopic.has(toldKey(passage)) && !told.inTopic.has(passage.key));
  const isFresh = (passage: Passage): boolean => !told.before.has(toldKey(passage));
  const ranked = bestFirst(
    untold,
    (passage) => worth(passage) + (isFresh(passage) ? 0 : -3) + (isAbout(passage.text) ? 2 : 0),
  );
  const telling = ranked.filter(({ kind }) => kind !== 'heading');
  const chosen = (telling.length > 0 ? telling : ranked).slice(0, untold.some(isFresh) ? count : 1);
  const denied = ({ polarity }: Passage): boolean => polarity === 'denied';
  if (!chosen.some(denied)) chosen.push(...telling.filter(denied).slice(0, 1));
  else if (chosen.every(denied)) chosen.push(...telling.filter((passage) => !denied(passage)).slice(0, 1));
  const position = (passage: Passage): number => passage.spans[0]?.start ?? 0;
  return chosen.sort((one, other) => position(one) - position(other));
}

export function bestFirst(passages: readonly Passage[], rank: (passage: Passage) => number): readonly Passage[] {
  return passages
    .map((passage) => ({ passage, value: rank(passage) }))
    .sort((one, other) => other.value - one.value)
    .map(({ passage }) => passage);
}

/** "Cookies are small files": says what a thing is, not what is done. */
const DEFINITION = /^\W?\w+(?: \w+){0,2}\W? (?:are|is|means?|refers?) (?:an?|the|any|small|tiny|text|pieces?|to)\b/i;

/** A list says more than a sentence, a short sentence is better than a long one, a heading says little. */
export function worth({ kind, text, items }: Passage): number {
  if (kind === 'heading') return -10;
  const words = text.split(/\s+/).length;
  const length = words < 5 ? -2 : words > 45 ? -2 : words > 30 ? -1 : 0;
  const direct = /^(?:We|You)\b/.test(text) && items.length === 0;
  const names = /\b(?:such as|including|for example|e\.g\.)/i.test(text);
  const definition = DEFINITION.test(text);
  return (
    (items.length > 1 ? 2 : 0) +
    (kind === 'row' ? -1 : 0) +
    length +
    (direct ? 1 : 0) +
    (names ? 1 : 0) -
    (definition ? 3 : 0)
  );
}
