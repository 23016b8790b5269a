/** Lines longer than this are looked at. */
const LONG_LINE = 5000;
/** Brackets in a run without spaces, and marks of lists and quotations at the start of a line, that no writer reaches. */
const MAX_BRACKETS = 50;
const MAX_MARKS = 50;
/** Marks of emphasis in one line. */
const MAX_STARS = 1000;
/** Links in one line. */
const MAX_LINKS = 1000;

/**
 * The text for the Markdown parser, at the same offsets. The parser's time grows with the square of
 * some patterns that only accidents produce: brackets by the thousand without a space, emphasis by
 * the thousand, and lists in lists in lists on one line. Those are hidden from it, so that they are read as plain text.
 */
export function tamed(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    const marks = end - at > 2 * MAX_MARKS ? marksEnd(text, at, end) : at;
    if (marks > at || end - at > LONG_LINE) {
      const line = text.slice(at, marks).replace(/\S/g, '.') + text.slice(marks, end);
      parts.push(text.slice(done, at), end - at > LONG_LINE ? tameLine(line) : line);
      done = end;
    }
    at = end + 1;
  }
  if (done === 0) return text;
  parts.push(text.slice(done));
  return parts.join('');
}

/** Where the marks of lists and quotations at the start of a line end, if there are too many of them. */
function marksEnd(text: string, from: number, to: number): number {
  let marks = 0;
  let at = from;
  for (; at < to; at += 1) {
    const char = text[at] ?? '';
    if (char === '>' || char === '-' || char === '*' || char === '+' || char === '.' || char === ')') marks += 1;
    else if (char !== ' ' && char !== '\t' && !(char >= '0' && char <= '9')) break;
  }
  if (marks <= MAX_MARKS || !/[ >]/.test(text.slice(from, from + 8))) return from;
  return /^[-*_\s]+$/.test(text.slice(from, to)) ? from : at;
}

function tameLine(line: string): string {
  const stars = line.split('*').length + line.split('_').length + line.split('~').length;
  const calm = stars > MAX_STARS ? line.replace(/[*_~]/g, '.') : line;
  return (line.split('[').length > MAX_LINKS ? calm.replace(/[[]/g, '.') : calm).replace(/\S{1000,}/g, tameRun);
}

function tameRun(run: string): string {
  const brackets = run.split('[').length + run.split('(').length + run.split('<').length;
  return brackets > MAX_BRACKETS ? run.replace(/[[(<]/g, '.') : run;
}
