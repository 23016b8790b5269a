import { reading } from 'proviso:words';
import { oneOf } from '../draft/oneOf';
import type { TellingWords } from '../knowledge/tellingWords';
import { compiledOnce } from './patterns';

/** A sentence of the draft taken apart: how it begins in the reader's view, and the rest, literally. */
export interface Retold {
  /** What stands before the main clause, to its comma: "If you register". */
  readonly front: string | undefined;
  /** "They do not sell", "You may"; in lower case after a front. */
  readonly lead: string;
  readonly rest: string;
  /** Where the rest starts in the text. */
  readonly from: number;
}

const patternsOf = compiledOnce((words: TellingWords) => ({
  opening: new RegExp(`^(?:${oneOf(words.openings)},?\\s+)`, 'i'),
  /** A clause or phrase in front, up to a comma before "we" or "you". */
  front: new RegExp(`^(${oneOf(words.fronts)}\\b[^,:;.]{2,200}),\\s(?=${oneOf(words.direct)}\\s)`, 'i'),
  subject: new RegExp(`^(${oneOf(words.direct)})\\s+(?:${oneOf(words.fillers)}\\s+)?`),
  auxiliary: new RegExp(`^(${oneOf(words.toldAuxiliaries)})(?:\\s+|(?=:$))`),
  behindAuxiliary: new RegExp(` ${oneOf(words.behindAuxiliaries)}$`),
  verb: new RegExp(`^${oneOf(words.toldVerbs)}(?=:$|\\s(?!${oneOf(words.joins)}\\b))`),
  join: new RegExp(`^${oneOf(words.joins)}\\b`),
  denial: new RegExp(`\\b${oneOf(words.denials)}\\b`),
  secondClause: new RegExp(oneOf(words.secondClause), 'i'),
  limiting: new RegExp(`^${oneOf(words.limiting)}$`, 'i'),
  turning: new RegExp(`^${oneOf(words.turning)}$`, 'i'),
  falseLimits: new RegExp(`\\b${oneOf(words.falseLimits)}`, 'gi'),
  condition: new RegExp(`^(${oneOf(words.conditionFronts)}\\b(?:[^,:;()]|\\([^():;]*\\)){3,200}),`, 'i'),
  unmarked: new RegExp(
    `^(${oneOf(words.unmarkedFronts)}),?\\s${oneOf(words.mainSubjects)}\\s${oneOf(words.mainVerbs)}\\b`,
    'i',
  ),
  wish: new RegExp(`^${oneOf(words.wishes)}\\b`, 'i'),
}));

/** A sentence without words in front that only join it to the one before. */
export function withoutOpening(text: string, words: TellingWords): string {
  return text.trimStart().replace(patternsOf(words).opening, '');
}

/**
 * Takes "We do not sell your data." apart into "They do not sell" and "your data". Only the person changes; every
 * word after it stays the draft's own. Undefined for sentences of another shape.
 */
export function retell(text: string, telling: TellingWords): Retold | undefined {
  const patterns = patternsOf(telling);
  const opening = text.length - withoutOpening(text, telling).length;
  const front = patterns.front.exec(text.slice(opening));
  const start = opening + (front?.[0].length ?? 0);
  const main = text.slice(start);
  const subject = patterns.subject.exec(start > 0 ? main.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : main);
  if (!subject) return undefined;
  const [, direct = ''] = subject;
  const who = telling.toldSubjects[direct] ?? direct;
  const words = [front ? who.toLowerCase() : who];
  let from = start + subject[0].length;
  // "We do NOT sell" says it no otherwise than in small letters.
  const auxiliary = patterns.auxiliary.exec(
    text.slice(from).replace(/^\p{L}+ \p{Lu}+\b/u, (said) => said.toLowerCase()),
  );
  if (auxiliary?.[1]) {
    const plain = auxiliary[1].replace('’', "'").replace(patterns.behindAuxiliary, '');
    words.push(telling.contractions[plain] ?? plain);
    from += auxiliary[0].length;
  }
  const verb = patterns.verb.exec(text.slice(from))?.[0];
  if (verb !== undefined) {
    words.push(verb);
    from += verb.length;
  }
  const rest = text.slice(from).replace(/^[\s:]+/, '');
  if (patterns.join.test(rest)) return undefined;
  // "We do not have servers, so there is nothing …": the denial in front does not reach the second clause.
  if (patterns.denial.test(words.join(' ')) && patterns.secondClause.test(rest)) return undefined;
  return { front: front?.[1], lead: words.join(' '), rest, from: text.length - rest.length };
}

/** Words between spaces. */
export function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

/** Holds a word that denies or limits what is said. */
export function limitsSaid(text: string, words: TellingWords): boolean {
  const { limiting } = patternsOf(words);
  return wordsOf(text, words).some((word) => limiting.test(word));
}

/** Holds a word that denies, limits or turns what is said. */
export function turns(text: string, words: TellingWords): boolean {
  const { turning } = patternsOf(words);
  return limitsSaid(text, words) || wordsOf(text, words).some((word) => turning.test(word));
}

function wordsOf(text: string, words: TellingWords): readonly string[] {
  return withoutFalseLimits(text, words).match(/[\p{L}'’]+/gu) ?? [];
}

/** A text of the same length without words that only look like a limit: "not limited to", "or not". */
export function withoutFalseLimits(text: string, words: TellingWords): string {
  return text.replace(patternsOf(words).falseLimits, (found) => ' '.repeat(found.length));
}

/** Without number or bullet in front, and without the mark at the end. */
export function tidy(text: string): string {
  return trimEnd(
    text
      .trimStart()
      .replace(
        /^(?:\(?[a-z\d]{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[•▪◦*–-]|\p{Extended_Pictographic}\ufe0f?)\s+/iu,
        '',
      ),
  );
}

const DOTTED = new RegExp(String.raw`\b${oneOf(reading.dotted)}$`);

/** Without the mark at the end. */
export function trimEnd(text: string): string {
  return text.replace(/[\s.,;:–|-]+$/, (end) =>
    end.includes('.') && DOTTED.test(text.slice(0, -end.length)) ? '.' : '',
  );
}

/** What stands in front of the main clause and limits it: "If you live in the EU". */
export function conditionInFront(text: string, words: TellingWords): string | undefined {
  const { condition, wish, unmarked } = patternsOf(words);
  const front = condition.exec(text)?.[1];
  if (front === undefined || wish.test(front)) return undefined;
  // "In certain cases you may see data you gave us, …", "if you have an account you can see, …": no comma stands before
  // the main clause.
  return unmarked.exec(front)?.[1] ?? front;
}
