/**
 * A table in CSV (RFC 4180) for spreadsheets: a byte-order mark, by which they know UTF-8, and no cell that they would
 * take for a formula.
 */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** Signs with which spreadsheets begin a formula, also in full width, behind white space or not. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
