import { oneOf } from '../draft/oneOf';
import type { TellingWords } from '../knowledge/tellingWords';
import type { Analysis } from '../service/policyService';
import type { Passage } from './passage';
import { compiledOnce } from './patterns';
import { isForSome } from './scope';
import type { Part } from './sentence';

const patternsOf = compiledOnce((words: TellingWords) => {
  const name = namePattern(words);
  const product = `\\b${oneOf(words.products)}s?\\b`;
  return {
    /** "Acme, Inc. (“Acme”, “we”)": the form in which drafts name themselves. */
    named: new RegExp(`(?<![\\p{L}\\d])(${name}) ?\\(([^()]{0,120})\\)`, 'u'),
    self: new RegExp(`["“”'‘’].{0,40}\\b${oneOf(words.selfNames)}\\b|["“”'‘’]${oneOf(words.selfAlone)}["“”'‘’]`, 'i'),
    noName: new RegExp(
      `^${oneOf(words.noNames)}$|\\b${oneOf(words.nameless)}$|^\\P{L}*(?:\\p{L}{1,2}\\P{L}*){1,3}$`,
      'iu',
    ),
    ofText: new RegExp(oneOf(words.ofTexts), 'i'),
    beforeOthers: new RegExp(`\\b${oneOf(words.beforeOthers)}\\b`, 'i'),
    /** The name goes on before what was found, or other names stand there. */
    oneOfSeveral: new RegExp(`(?:[,&]|\\b${oneOf(words.beforeSeveral)}|\\p{L}*[\\p{Lu}][\\p{L}.]*)\\s*$`, 'u'),
    /** Other forms, of which any will do. */
    namedAs: words.namedAs.map(
      (form) =>
        new RegExp(
          form.replace('{name}', () => `(${name})`).replace('{product}', () => product),
          'u',
        ),
    ),
    ofOthers: new RegExp(oneOf(words.namedOthers), 'i'),
    forSome: new RegExp(oneOf(words.namedForSome), 'u'),
    ofPart: new RegExp(oneOf(words.namedForPart), 'i'),
    /** What follows the legal form, "Acme and" its partners, the stop behind a name. */
    cutOff: new RegExp(
      `(?<=\\b${oneOf(words.lastForms)}\\.?) (?=\\p{Lu}).*$|(?: ${oneOf(words.nameJoins)})+$` +
        `|(?<!\\b(?:${oneOf(words.dottedForms)}|\\p{Lu}))\\.$`,
      'u',
    ),
  };
});

/** Words with capitals, and what joins them and ends them. */
function namePattern({ nameJoins, legalForms, bracketForms }: TellingWords): string {
  const word = "\\p{Lu}[\\p{L}\\p{M}\\d&.'’+-]*";
  return `${word}(?: (?:${word}|${oneOf(nameJoins)}|${oneOf(bracketForms)})|, ${oneOf(legalForms)}\\b\\.?){0,7}`;
}

/** The name of the organisation: as declared, else as the passage gives it; nothing where that is not certain. */
export function nameParts(analysis: Analysis): (passage: Passage) => Part[] {
  const { name, short } = analysis.settings.organisation;
  const words = analysis.known.knowledge.telling;
  return ({ text, titles }) => {
    if (isForSome(titles, words) || patternsOf(words).ofPart.test(text)) return [];
    const declared = [name, short].find((one) => one !== undefined && text.includes(one));
    const named = declared ?? selfNamed(text, words) ?? namedAs(text, words);
    return named === undefined ? [] : [{ literal: named }];
  };
}

function selfNamed(text: string, words: TellingWords): string | undefined {
  const { forSome, named: form, self, beforeOthers, oneOfSeveral } = patternsOf(words);
  if (forSome.test(text)) return undefined;
  const found = form.exec(text);
  const named = found?.[1];
  if (!found || named === undefined || !isName(named, words) || !self.test(found[2] ?? '')) return undefined;
  const before = text.slice(0, found.index);
  return beforeOthers.test(before) || oneOfSeveral.test(before) ? undefined : named;
}

function namedAs(text: string, words: TellingWords): string | undefined {
  const patterns = patternsOf(words);
  if (patterns.ofOthers.test(text)) return undefined;
  for (const form of patterns.namedAs) {
    const found = form.exec(text);
    const named = found?.[1]?.replace(patterns.cutOff, '');
    // "Acme 2.0" would lose its number.
    const goesOn = found !== null && /^ ?[\d:]/.test(text.slice(found.index + found[0].length));
    if (named !== undefined && !goesOn && isName(named, words) && !/['’]s$/.test(named)) return named;
  }
  return undefined;
}

function isName(text: string, words: TellingWords): boolean {
  const { noName, ofText } = patternsOf(words);
  return !noName.test(text) && !ofText.test(text);
}
