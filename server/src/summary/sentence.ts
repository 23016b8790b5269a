import { t } from '@vscode/l10n';
import { oneOf } from '../draft/oneOf';
import type { TellingWords } from '../knowledge/tellingWords';
import { compiledOnce } from './patterns';

/**
 * A piece of a statement. What is ours and what is the draft's stay apart to the end: the reading grade is measured
 * on ours, and only the draft's stands in quotation marks.
 */
export type Part =
  | { readonly own: string }
  /** Literally from the draft, as a reader sees it. */
  | { readonly quote: string }
  /** An address, date or name literally from the draft; needs no quotation marks. */
  | { readonly literal: string }
  /** Citations of laws. */
  | { readonly citation: string };

export const own = (text: string): Part => ({ own: text });
export const quote = (text: string): Part => ({ quote: text });

/** Puts parts into the places {0}, {1} … of a translated sentence. */
export function fill(sentence: string, ...inserts: readonly (readonly Part[])[]): Part[] {
  return sentence.split(/(\{\d\})/).flatMap((piece): readonly Part[] => {
    const place = /^\{(\d)\}$/.exec(piece);
    if (place) return inserts[Number(place[1])] ?? [];
    return piece === '' ? [] : [own(piece)];
  });
}

/** Joins what stands in a row: “a”, “b”. */
export function listParts(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [own(', '), part]));
}

/** A statement within the title that governs it: Under “Your California rights”: you can … */
export function inFrame(title: string | undefined, parts: readonly Part[]): readonly Part[] {
  return title === undefined ? parts : behind(fill(t('Under {0}: '), [quote(title)]), parts);
}

/** A statement behind what limits it: “If you live in the EU”: you can … */
export function behind(opening: readonly Part[], parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts;
  return [...opening, ...(first && 'own' in first ? [own(lowerFirst(first.own)), ...rest] : parts)];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A statement as people read it. */
export function renderParts(parts: readonly Part[]): string {
  // "Acme, Inc." at the end of a sentence needs no second full stop.
  return parts
    .map(renderPart)
    .join('')
    .replace(/(?<!\.)\.(”?)\.(?!\.)/g, '.$1');
}

function renderPart(part: Part): string {
  if ('own' in part) return part.own;
  if ('literal' in part) return part.literal;
  if ('citation' in part) return ` (${part.citation})`;
  return `“${singleQuoted(part.quote)}”`;
}

/** Quotation marks inside a quotation become single ones, so that it is plain where it ends. */
function singleQuoted(text: string): string {
  return text.replace(/[“„]|(?<=^|[\s([/–—-])"/g, '‘').replace(/[”"]/g, '’');
}

const voicesOf = compiledOnce(({ ownVoice }: TellingWords) => ({
  ownVoice: new RegExp(`\\b${oneOf(Object.keys(ownVoice))}\\b`, 'g'),
}));

/** A part as the organisation itself would say it: in our sentences, “they” is always the organisation. */
export function inOwnVoice(part: Part, words: TellingWords): Part {
  if (!('own' in part)) return part;
  return own(part.own.replace(voicesOf(words).ownVoice, (word) => words.ownVoice[word] ?? word));
}

/** The sentences of a statement without what is not ours. */
export function ownWords(parts: readonly Part[]): string[] {
  return parts
    .map((part) => ('own' in part ? part.own : ' '))
    .join('')
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => /\p{L}/u.test(sentence));
}
