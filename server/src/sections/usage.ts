import { writing } from 'proviso:words';
import type { UsageWord } from './pieces';

/** How a draft speaks of the organisation and of what it holds about people. */
export interface Usage {
  /** The name used in place of "we"; absent where the draft says "we". */
  readonly company?: string;
  /** "personal data" or "personal information", capitalised as in the draft. */
  readonly data: string;
}

/** What most drafts say. */
export const DEFAULT_USAGE: Usage = { data: 'personal data' };

const IRREGULAR: ReadonlyMap<string, string> = new Map(Object.entries(writing.thirdPerson));
const AUXILIARIES: ReadonlySet<string> = new Set(writing.auxiliaries);
const ADVERBS: ReadonlySet<string> = new Set(writing.adverbs);

/** The word as the draft would write it, with its verb. */
export function useWord(word: UsageWord, verb: string | undefined, usage: Usage): string {
  if (word === 'data') return usage.data;
  const { company } = usage;
  if (word === 'verb') return company === undefined ? (verb ?? '') : thirdPerson(verb ?? '');
  if (company === undefined) return verb === undefined ? word : `${word} ${verb}`;
  if (word === 'our') return `${company}'s`;
  return verb === undefined ? company : `${company} ${thirdPerson(verb)}`;
}

/** Puts a phrase that follows "we" into the form that follows a name: "use or disclose" is "uses or discloses". */
export function thirdPerson(phrase: string): string {
  let pending = true;
  let auxiliary = false;
  const words = phrase.split(' ').map((word) => {
    if (word === 'or' || word === 'and') pending = !auxiliary;
    if (!pending || ADVERBS.has(word) || word === 'or' || word === 'and') return word;
    pending = false;
    auxiliary = AUXILIARIES.has(word) || word === 'do' || word === 'have';
    return inflect(word);
  });
  return words.join(' ');
}

function inflect(verb: string): string {
  if (AUXILIARIES.has(verb)) return verb;
  const irregular = IRREGULAR.get(verb);
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}
