import { reading } from 'proviso:words';
import { oneOf } from './oneOf';

/** Whether a line of visible text reads as the title of a part, and how it is numbered. */
export interface TitleShape {
  /** The range of visible text that was judged. */
  readonly from: number;
  readonly to: number;
  /** Number as written, without closing punctuation. */
  readonly number?: string;
  readonly numberKind?: NumberKind;
  /** The title without number and closing colon, as a range of the visible text. */
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly name: string;
  readonly words: number;
  /** 0: not a title; 1: may be one, in sentence case; 2: written as a title. */
  readonly grade: 0 | 1 | 2;
  /** Names something that privacy policies have parts about. */
  readonly topical: boolean;
  readonly colon: boolean;
  /** Neither a sentence nor a date, address or contact. */
  readonly plain: boolean;
  /** All letters are capitals. */
  readonly caps: boolean;
}

export type NumberKind =
  | 'decimal'
  | 'roman'
  | 'letter'
  | 'low-roman'
  | 'low-letter'
  | 'bracket-letter'
  | 'bracket-number';

const MAX_TITLE = 110;
const MAX_WORDS = 14;

const NUMBER = new RegExp(
  String.raw`^(?:${oneOf(reading.partNames)}\s)?(?:(?<decimal>\d{1,2}(?:[a-z](?=[.)]))?(?:\.(?:\d{1,2}|[a-z]|[ivx]{1,4})(?![\p{L}\d])){0,4})(?:[.):]| ?[-–—](?= )|(?= ))|(?<upper>[IVX]{1,6}|[A-Z])[.)](?= )|(?<lower>[ivx]{1,5}|[a-z])[.)](?= )|(?<bracket>\((?:[a-zA-Z]|\d{1,2}|[ivx]{1,5})\)))\s*`,
  'iu',
);

const SMALL: ReadonlySet<string> = new Set(reading.smallWords);
const TOPIC = new RegExp(String.raw`\b${oneOf(reading.topics)}\b`, 'i');

/** Lines that carry a date, an address or a contact, whatever their capitals. */
const DATE_LINE = new RegExp(String.raw`^\(?${oneOf(reading.dateLines)}|\b(?:19|20)\d\d\)?$`, 'i');
const CONTACT_LINE = new RegExp(
  [
    String.raw`@|https?:|www\.|\b\d{4,}\b|\+\d`,
    String.raw`\b${oneOf(reading.companyForms)}\b\.?,?$`,
    String.raw`\b${oneOf(reading.addressWords)}\b`,
    String.raw`^\d+ \p{Lu}.*\b${oneOf(reading.streetWords)}\b`,
    String.raw`^${oneOf(reading.contactLabels)}\b\s*:`,
  ].join('|'),
  'iu',
);
const INNER_END = /[\p{L}\d)]{3}[.!?;] +\p{Lu}/u;
const SENTENCE_START = new RegExp(String.raw`^${oneOf(reading.sentenceStarts)}\b`, 'i');
const ASKS_READER = new RegExp(String.raw`^${oneOf(reading.asksReader)}\b`, 'i');
const AUXILIARY = new RegExp(String.raw`\b${oneOf(reading.sentenceSubjects)} ${oneOf(reading.auxiliaries)}\b`, 'i');
const QUESTION = new RegExp(String.raw`^${oneOf(reading.questions)}\b`, 'i');
const QUESTION_TITLE = new RegExp(String.raw`^${oneOf(reading.questionTitles)}\b`, 'i');

/** Judges a range of visible text. */
export function readTitle(text: string, from: number, to: number): TitleShape {
  const none: TitleShape = {
    from,
    to,
    nameFrom: from,
    nameTo: to,
    name: '',
    words: 99,
    grade: 0,
    topical: false,
    colon: false,
    plain: false,
    caps: false,
  };
  if (to - from > 3 * MAX_TITLE || to <= from) return none;
  const line = text.slice(from, to);
  const numbering = readNumber(line);
  const nameFrom = from + (numbering?.length ?? 0);
  const colon = /:$/.test(line);
  const nameTo = from + line.replace(/\s?[:.]$/, '').length;
  if (nameTo <= nameFrom) return none;
  const name = text.slice(nameFrom, nameTo);
  const words = name.split(' ').length;
  const topical = TOPIC.test(name);
  const caps = /\p{Lu}{2}/u.test(name) && !/\p{Ll}/u.test(name);
  const grade = gradeOf(name, line, words, topical, caps, numbering?.kind);
  return {
    from,
    to,
    ...(numbering && { number: numbering.number, numberKind: numbering.kind }),
    nameFrom,
    nameTo,
    name,
    words,
    grade,
    topical,
    colon,
    plain: isPlain(name, line),
    caps,
  };
}

function gradeOf(
  name: string,
  line: string,
  words: number,
  topical: boolean,
  caps: boolean,
  numbering: NumberKind | undefined,
): 0 | 1 | 2 {
  const numbered = numbering !== undefined;
  if (words > MAX_WORDS || name.length > MAX_TITLE) return 0;
  if (!/^["'“‘«(¿[]?[\p{Lu}\p{Lt}\p{Lo}\d]/u.test(name) && !numbered) return 0;
  if (!isPlain(name, line) || ASKS_READER.test(name)) return 0;
  const share = capitalShare(name);
  const titleCase = caps || share >= 0.75;
  // With a full stop it is rather a short sentence.
  if (/[.]$/.test(line) && !(titleCase && words <= (numbered ? 8 : 4) && (topical || numbered))) return 0;
  if (/[.]$/.test(line) && SENTENCE_START.test(name)) return 0;
  if (name.includes(': ') && !(titleCase && words <= 8)) return 0;
  if (titleCase) return words > 1 || topical || numbered ? 2 : 1;
  if (SENTENCE_START.test(name) && !/\?$/.test(name)) return 0;
  if (AUXILIARY.test(name) && !QUESTION.test(name)) return 0;
  if (numbered && words <= 10) return /^\p{Lu}/u.test(name) && /^(?:decimal|roman|letter)$/.test(numbering) ? 2 : 1;
  if (/\?$/.test(name)) return QUESTION.test(name) ? 2 : 1;
  return (topical || QUESTION_TITLE.test(name)) && words <= 10 ? 1 : 0;
}

function isPlain(name: string, line: string): boolean {
  return !/[,;!|]$/.test(line) && !INNER_END.test(name) && !DATE_LINE.test(name) && !CONTACT_LINE.test(line);
}

/** How much of the words that count starts with a capital letter. */
function capitalShare(name: string): number {
  let counted = 0;
  let capital = 0;
  for (const word of name.match(/[\p{L}\d][\p{L}\p{M}\d'’]*/gu) ?? []) {
    if (SMALL.has(word.toLowerCase())) continue;
    counted += 1;
    if (/^[\p{Lu}\p{Lt}\d]/u.test(word) || /^\p{Ll}{1,2}\p{Lu}/u.test(word)) capital += 1;
  }
  if (counted === 0) return /^\p{Lu}/u.test(name) ? 0.8 : 0;
  return capital / counted;
}

export interface Numbering {
  readonly number: string;
  readonly kind: NumberKind;
  /** Characters of the number and the white space after it. */
  readonly length: number;
}

/** Reads the number at the start of a title, if there is one. */
export function readNumber(line: string): Numbering | undefined {
  const match = NUMBER.exec(line);
  if (!match?.groups || match[0].length >= line.length) return undefined;
  const { decimal, upper, lower, bracket } = match.groups;
  const number = decimal ?? upper ?? lower ?? bracket ?? '';
  const rest = line.slice(match[0].length);
  if (!/^["'“‘«(¿[]?\p{L}/u.test(rest)) return undefined;
  const closed = /\s$/.test(match[0]) || bracket !== undefined;
  if (!closed && !/^\p{Lu}/u.test(rest)) return undefined;
  // "30 days after …" counts something; "7 Data Retention" numbers a part.
  if (decimal !== undefined && !/[.):–—-]\s*$/.test(match[0]) && !(/^\p{Lu}/u.test(rest) && !/^0/.test(number)))
    return undefined;
  return { number, kind: kindOf(number, decimal, bracket), length: match[0].length };
}

function kindOf(number: string, decimal: string | undefined, bracket: string | undefined): NumberKind {
  if (decimal !== undefined) return 'decimal';
  if (bracket !== undefined) return /\d/.test(number) ? 'bracket-number' : 'bracket-letter';
  const roman = /^[ivx]+$/i.test(number);
  if (number !== number.toLowerCase()) return roman ? 'roman' : 'letter';
  return roman ? 'low-roman' : 'low-letter';
}
