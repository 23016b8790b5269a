const ROMAN: readonly (readonly [string, number])[] = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

/**
 * The number of a new heading behind the one with the given number. Behind the last one it is the next
 * number; between two it gets a letter ("7a"), so that the numbers that other provisions refer to stay.
 * Undefined where the number follows no pattern.
 */
export function nextNumber(
  number: string | undefined,
  taken: readonly string[],
  followed: boolean,
): string | undefined {
  if (number === undefined) return undefined;
  if (followed || /\d[a-z]$/.test(number)) return withLetter(number.replace(/(?<=\d)[a-z]$/, ''), taken);
  const parts = /^(.*?)(\d+|[IVX]+|[ivx]+|[A-Za-z])(\)?)$/.exec(number);
  if (!parts) return undefined;
  const [, head = '', last = '', close = ''] = parts;
  const next = increase(last, taken);
  return next === undefined ? undefined : `${head}${next}${close}`;
}

function withLetter(number: string, taken: readonly string[]): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const letter = [...letters].find((candidate) => !taken.includes(`${number}${candidate}`));
  return `${number}${letter ?? 'z'}`;
}

function increase(last: string, taken: readonly string[]): string | undefined {
  if (/^\d+$/.test(last)) return String(Number(last) + 1);
  if (isRoman(last, taken)) {
    const next = toRoman(fromRoman(last.toUpperCase()) + 1);
    return last === last.toUpperCase() ? next : next.toLowerCase();
  }
  return /^[a-yA-Y]$/.test(last) ? String.fromCharCode(last.charCodeAt(0) + 1) : undefined;
}

/** "I", "V" and "X" are letters in a list that also has an "H" or a "B". */
function isRoman(last: string, taken: readonly string[]): boolean {
  return /^[ivx]+$/i.test(last) && taken.every((number) => /^\W*[ivx]+\W*$/i.test(number));
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
