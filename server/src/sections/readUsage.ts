import { writing } from 'proviso:words';
import type { Draft } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import { DEFAULT_USAGE, type Usage } from './usage';

const TERM = new RegExp(String.raw`\b${oneOf(writing.dataTerms)}\b`, 'g');
const FIRST_PERSON = new RegExp(String.raw`\b${oneOf(writing.firstPerson)}\b`, 'gi');

/** Starts with a capital only where it begins a sentence. */
const SENTENCE_CASE = /^\p{L}\p{Ll}+ \p{Ll}+$/u;

/** A name of up to four capitalised words, followed by what only an organisation does. */
const SUBJECT = new RegExp(
  String.raw`(?<![\p{L}\d])((?:The )?\p{Lu}[\p{L}\d&'-]{0,30}(?: \p{Lu}[\p{L}\d&'-]{0,30}){0,3}) ${oneOf(writing.organisationVerbs)}\b`,
  'gu',
);

const NO_NAMES: ReadonlySet<string> = new Set(writing.noNames);

/** Reads whether a draft says "we" or a name, "personal data" or "personal information". */
export function readUsage(draft: Draft): Usage {
  const text = draft.blocks.map((block) => block.content.text).join('\n');
  const data =
    mostFrequent(matches(text, TERM).map(([term]) => (SENTENCE_CASE.test(term) ? term.toLowerCase() : term))) ??
    DEFAULT_USAGE.data;
  const names = matches(text, SUBJECT)
    .map((match) => match[1] ?? '')
    .filter((name) => !NO_NAMES.has(name));
  const name = mostFrequent(names);
  const named = names.filter((candidate) => candidate === name).length;
  const saysWe = matches(text, FIRST_PERSON).length;
  // One or two of either show nothing: most drafts use "we" and name other companies here and there.
  return name !== undefined && named >= 3 && saysWe < named ? { company: name, data } : { data };
}

function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  return [...text.matchAll(pattern)];
}

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
