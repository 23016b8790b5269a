import { references } from 'proviso:words';
import type { Draft, Span } from './draft';
import { oneOf } from './oneOf';

/** A number by which a text refers to a part: "8.2" in "see Sections 7 and 8.2". */
export interface NumberReference extends Span {
  /** As written, but for brackets around it: "8.2", "IV", "b". */
  readonly number: string;
  /** Where the number stands; the reference itself begins with the word before the first number of a run. */
  readonly label: Span;
  /** What the part is called where only some drafts call theirs so: "article". */
  readonly word: string | undefined;
  /** There should be such a part: nothing speaks for another text. */
  readonly isCertain: boolean;
}

/** What parts are called in references; a word of the draft's own headings ("Article 3") is one as well. */
const { parts: NAMES, headedParts: HEADING_NAMES } = references;
const HEADING_WORD = new RegExp(String.raw`\b(${HEADING_NAMES.join('|')})\s*$`, 'i');
const OWN_WORD = new RegExp(`^(${HEADING_NAMES.join('|')})s?$`, 'i');
/** Words that are used of the parts of one's own text in most cases. */
const USUAL_WORD = new RegExp(`^${oneOf(references.usualParts)}s?$`, 'i');

const SPACE = '(?:\\s|&nbsp;|&#160;)';
const NUMBER =
  '\\(?(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}[a-z]?(?!\\.\\d)|[IVXL]{1,6}|[ivxl]{1,6}\\)|[A-Z]|[a-z]\\))(?![\\p{L}\\d])\\)?';
const EACH_NUMBER = new RegExp(NUMBER, 'gu');
/** Between the numbers of a run: "7, 8 and 9.1", "7–9". */
const BETWEEN = `${SPACE}*(?:,|,?${SPACE}+${oneOf(references.joins)}${SPACE}|&amp;|&(?=${SPACE})|[-–—])${SPACE}*`;
const REFERENCE = referencePattern();
const MAY_REFER = new RegExp(`§|&sect;|${[...NAMES, ...HEADING_NAMES].join('|')}`, 'i');

/** Names of other texts that have sections; four capitals are an abbreviation of one. */
const ANOTHER = new RegExp(String.raw`\b${oneOf(references.otherTexts)}\b`);
/** "Section 5 of the FTC Act", but "Section 5 of this policy"; "Section 7(1)" is how laws count. */
const OF_ANOTHER = new RegExp(
  String.raw`^\s*(?:\(\w{1,4}\)\s*)*,?\s*of\s+(?!${oneOf(references.ownTexts)}\b)|^\s?\(\d+\)`,
  'i',
);
/** Between a reference and the name of another text: "Section 5 of the German Federal Data Protection Act". */
const TO_ANOTHER = new RegExp(
  String.raw`^\s*(?:\(\w{1,4}\)\s*)*,?\s*(?:${oneOf(references.towardsTexts)}\s+)?(?:the\s+)?(?:(?:\p{Lu}[\p{L}’'-]*|${oneOf(references.withinNames)})\s+){0,6}$`,
  'u',
);
const BEHIND_ANOTHER = new RegExp(`${ANOTHER.source}[^a-z]{0,8}(?:\\bthe\\s+)?$`);
const UNDER = new RegExp(String.raw`\b${oneOf(references.under)}\s+$`, 'i');
/** How far around a reference the name of another text is looked for. */
const REACH = 80;

/** Another text may be meant: "Section 17(b)", "under Section 5", "Section 3 in the Annex". */
const PERHAPS_ANOTHER_AFTER = new RegExp(
  String.raw`^[a-z]?\s?\(\w+\)|^[A-Za-z]?\)?,?\s*${oneOf(references.perhapsOthers)}\s+(?!${oneOf(references.perhapsOwn)}\b)|^[A-Za-z]?\s+(?:[A-Z]{2,}|\p{Lu}\p{Ll}+\s+${oneOf(references.endsOfNames)})|^-`,
  'u',
);
const PERHAPS_ANOTHER_BEFORE = new RegExp(String.raw`\b${oneOf(references.perhapsBefore)}\b[^a-z]{0,6}(?:the\s+)?$`);

function referencePattern(): RegExp {
  const names = [...NAMES, ...HEADING_NAMES.map((name) => `${name}s?`)].map((name) => {
    const [first = ''] = name;
    return `[${first}${first.toUpperCase()}]${name.slice(1)}|${name.replace(/[a-z]/g, (letter) => letter.toUpperCase())}`;
  });
  const word = `(?:(?<![\\p{L}\\d])(?<word>${names.join('|')})(?:${SPACE}|[*_])+|(?:§|&sect;){1,2}${SPACE}*)`;
  return new RegExp(`${word}(?<run>${NUMBER}(?:${BETWEEN}${NUMBER})*)`, 'gu');
}

/**
 * The numbers by which a block refers to parts of its draft, in document order, by offsets in the source given. References
 * to laws and to other texts are left out.
 */
export function readNumberReferences(source: string): readonly NumberReference[] {
  if (!MAY_REFER.test(source)) return [];
  return [...source.matchAll(REFERENCE)].flatMap((match): NumberReference[] => {
    const { run = '', word } = match.groups ?? {};
    const at = match.index + match[0].length - run.length;
    const end = at + run.length;
    if (meansAnother(source, match.index, end)) return [];
    const isUsual = word !== undefined && USUAL_WORD.test(word) && !mayMeanAnother(source, match.index, end);
    // "Section 3, 4 weeks later": of a run behind a singular, only the first is sure.
    const isPlural = word?.toLowerCase().endsWith('s') ?? false;
    const own = OWN_WORD.exec(word ?? '')?.[1]?.toLowerCase();
    return [...run.matchAll(EACH_NUMBER)].map((found, index): NumberReference => {
      const number = found[0].replace(/[()]/g, '');
      const start = at + found.index + found[0].indexOf(number);
      const label = { start, end: start + number.length };
      const isCertain = isUsual && (index === 0 || isPlural) && /^(?:\d[\d.]*|[IVX]{1,5})$/.test(number);
      return { number, label, word: own, isCertain, start: index === 0 ? match.index : start, end: label.end };
    });
  });
}

/** The words that a draft's numbered headings begin with, where they do: "article". */
export function headingWords({ text, sections }: Draft): ReadonlySet<string> {
  return new Set(
    sections.flatMap(({ heading }) => {
      const { number, start = 0, name } = heading ?? {};
      if (number === undefined || !name) return [];
      const before = text.slice(start, name.start);
      return HEADING_WORD.exec(before.slice(0, before.lastIndexOf(number)))?.[1]?.toLowerCase() ?? [];
    }),
  );
}

function meansAnother(source: string, start: number, end: number): boolean {
  const before = source.slice(Math.max(0, start - REACH), start).replace(/^.*[;!?]|^.*\.\s(?=\p{Lu})/su, '');
  const [after = ''] = /^(?:[^.;]|\.(?!\s|$))*/.exec(source.slice(end, end + REACH)) ?? [];
  if (OF_ANOTHER.test(after)) return true;
  // In capitals throughout, every word looks like an abbreviation.
  if (!/\p{Ll}/u.test(before + after)) return false;
  if (BEHIND_ANOTHER.test(before)) return true;
  const name = ANOTHER.exec(after);
  return name !== null && (UNDER.test(before) || TO_ANOTHER.test(after.slice(0, name.index)));
}

function mayMeanAnother(source: string, start: number, end: number): boolean {
  const before = source.slice(Math.max(0, start - REACH / 2), start).replace(/^.*[.;]/su, '');
  const [after = ''] = /^[^.;]*/.exec(source.slice(end, end + REACH / 2)) ?? [];
  return PERHAPS_ANOTHER_AFTER.test(after) || PERHAPS_ANOTHER_BEFORE.test(before);
}
