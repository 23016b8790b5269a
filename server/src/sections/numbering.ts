/** Signs of Roman numerals with what they are worth, the largest first. */
const ROMAN: readonly (readonly [string, number])[] = [
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

/** A number of a heading, taken apart: "7.2" is 2 behind "7.", "(c)" is 3 between brackets. */
export interface Label {
  readonly head: string;
  readonly value: number;
  readonly tail: string;
  readonly kind: 'decimal' | 'roman' | 'letter';
  /** "7a": put in later, so that the numbers that others refer to stay. */
  readonly suffix: string;
  /** The same label with another value. */
  readonly write: (value: number) => string;
}

/**
 * Reads a number as a heading has it.
 * @param peers the numbers beside it: "I" is a letter in a list that also has an "H"
 */
export function readLabel(number: string, peers: readonly string[]): Label | undefined {
  const parts = /^(.*?)(?:(\d+)([a-z]?)|([A-Za-z]{1,6}))(\)?)$/.exec(number);
  if (!parts) return undefined;
  const [, head = '', digits, suffix = '', letters = '', tail = ''] = parts;
  if (digits !== undefined) {
    const write = (value: number): string => `${head}${String(value).padStart(digits.length, '0')}${tail}`;
    return { head, value: Number(digits), tail, kind: 'decimal', suffix, write };
  }
  const inCase = (text: string): string => (letters === letters.toUpperCase() ? text : text.toLowerCase());
  if (isRoman(letters, peers)) {
    const write = (value: number): string => `${head}${inCase(toRoman(value))}${tail}`;
    return { head, value: fromRoman(letters.toUpperCase()), tail, kind: 'roman', suffix: '', write };
  }
  if (letters.length > 1) return undefined;
  const write = (value: number): string => `${head}${inCase(toLetters(value))}${tail}`;
  return { head, value: letters.toUpperCase().charCodeAt(0) - 64, tail, kind: 'letter', suffix: '', write };
}

/** Whether two labels count on from each other. */
export function isSameSeries(a: Label, b: Label): boolean {
  return a.head === b.head && a.tail === b.tail && a.kind === b.kind;
}

/** The first free number of the kind "7a" behind a number. */
export function withLetter({ head, value, tail }: Label, taken: readonly string[]): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const written = (letter: string): string => `${head}${value}${letter}${tail}`;
  return written([...letters].find((letter) => !taken.includes(written(letter))) ?? 'z');
}

/** The number of the item behind one of a list. */
export function nextItem(number: string): string {
  const label = readLabel(number, [number]);
  return label ? label.write(label.value + 1) : number;
}

/** "I", "V" and "X" are letters in a list that also has an "H" or a "B". */
function isRoman(letters: string, peers: readonly string[]): boolean {
  return /^[ivxl]+$/i.test(letters) && peers.every((number) => /^(?:.*[^\p{L}])?[ivxl]+\W*$/iu.test(number));
}

function fromRoman(roman: string): number {
  let rest = roman;
  let value = 0;
  for (const [sign, worth] of ROMAN) {
    while (rest.startsWith(sign)) {
      value += worth;
      rest = rest.slice(sign.length);
    }
  }
  return value;
}

function toRoman(value: number): string {
  let rest = value;
  let roman = '';
  for (const [sign, worth] of ROMAN) {
    while (rest >= worth) {
      roman += sign;
      rest -= worth;
    }
  }
  return roman;
}

/** 26 is "Z", and 27 is "AA". */
function toLetters(value: number): string {
  const last = String.fromCharCode(65 + ((value - 1) % 26));
  return value > 26 ? toLetters(Math.floor((value - 1) / 26)) + last : last;
}
