import type { CitationForm, Law } from '../knowledge/knowledge';
import { literally, SPACE } from './citationPattern';
import type { Citation, CitationReader } from './citations';

interface PrefixedForm {
  readonly law: Law;
  readonly form: CitationForm;
  readonly prefix: string;
}

const NUMBER = String.raw`\d{1,5}(?:[.-]\d{1,4}){0,2}(?:[A-Z](?![\p{L}\d-]))?(?![\p{L}\d])`;
const DETAIL = String.raw`(?:${SPACE}?\([A-Za-z0-9]{1,5}\)){0,6}`;
/** What stands before a prefix in figures. */
const SIGN = new RegExp(String.raw`(?:§|\b(?:Sections?|Secs?\.|Code(?: Ann\.)?|Stat\.))${SPACE}{0,3}$`, 'iu');
/** Between the citations of one run: "§§ 59.1-577 and 59.1-578". */
const BETWEEN = new RegExp(String.raw`^${SPACE}{0,3}(?:[,;&–-]|\b(?:and|or|to|through)\b){1,2}${SPACE}{0,3}$`, 'iu');
/** As far before a citation its sign may start. */
const SIGN_REACH = 16;
/** Names are sought this near to a number. */
const NAME_REACH = 60;

/** Finds citations whose number stands behind a literal prefix: "§ 59.1-578", "KRS 367.3617", "740 ILCS 14/15". */
export function createPrefixedReader(laws: readonly Law[]): CitationReader {
  const forms = laws.flatMap((law) =>
    law.citations.flatMap((form): PrefixedForm[] =>
      form.prefix === undefined ? [] : [{ law, form, prefix: form.prefix }],
    ),
  );
  if (forms.length === 0) return () => [];
  const prefixes = [...new Set(forms.map(({ prefix }) => prefix))].sort((a, b) => b.length - a.length);
  const any = prefixes.map((prefix) => `${escapePrefix(prefix)}`).join('|');
  const written = new RegExp(String.raw`(?<![\p{L}\d.:/-])(${any})(${NUMBER})(${DETAIL})`, 'gu');
  return (text) => {
    const found: Citation[] = [];
    for (const match of text.matchAll(written)) {
      const [whole, prefix = '', number = '', detail = ''] = match;
      const [start, end] = [match.index, match.index + whole.length];
      const entry = forms.find(
        (one) => isSame(one.prefix, prefix) && holds(one.form, number) && isNamed(one.form, text, start, end),
      );
      const last = found.at(-1);
      if (!entry || !(/^\D/.test(prefix) || isSigned(text, start, last) || /^\d+ /.test(prefix))) continue;
      const sign = SIGN.exec(text.slice(Math.max(0, start - SIGN_REACH), start))?.[0] ?? '';
      const { law, form } = entry;
      const numbered = tidy(prefix) + number;
      found.push({
        start: start - sign.length,
        end,
        law,
        kind: form.kind,
        number: numbered,
        detail: detail.replace(/[^()A-Za-z0-9]|nbsp/g, ''),
        url: form.url.replaceAll('{number}', numbered.replace(/^.*\s/, '')),
      });
    }
    return found;
  };
}

/** White space is free; a prefix that ends in a word or sign is parted from the number. */
function escapePrefix(prefix: string): string {
  const escaped = literally(prefix);
  if (prefix.endsWith('§')) return `${escaped}${SPACE}{0,2}`;
  return /[\p{L}]$|\w\.$/u.test(prefix) && /\p{L}\.?$/u.test(prefix) && !/\d\p{L}\.$/u.test(prefix)
    ? `${escaped}${SPACE}{1,2}`
    : escaped;
}

function tidy(prefix: string): string {
  return prefix.replace(/(?:\s|&nbsp;)+/g, ' ');
}

function isSame(prefix: string, written: string): boolean {
  return tidy(written).trim() === prefix;
}

function holds({ from, to }: CitationForm, number: string): boolean {
  const value = Number.parseFloat(number);
  return value >= from && value <= to;
}

function isNamed({ names }: CitationForm, text: string, start: number, end: number): boolean {
  if (names.length === 0) return true;
  const around = text.slice(Math.max(0, start - NAME_REACH), end + NAME_REACH);
  return names.some((name) => around.includes(name));
}

/** Whether a section sign or word stands before, or another citation of the same run. */
function isSigned(text: string, start: number, last: Citation | undefined): boolean {
  if (SIGN.test(text.slice(Math.max(0, start - SIGN_REACH), start))) return true;
  return last !== undefined && start - last.end < SIGN_REACH && BETWEEN.test(text.slice(last.end, start));
}
