import type { Span } from '../draft/draft';
import type { CitationForm, Law } from '../knowledge/knowledge';
import { literally, SPACE } from './citationPattern';
import { createPrefixedReader } from './prefixedCitations';

/** A provision of a known law that a text cites. */
export interface Citation extends Span {
  readonly law: Law;
  readonly kind: CitationForm['kind'];
  /** Number of the article or section, with its prefix: "6", "1798.120", "59.1-578", "KRS 367.3617". */
  readonly number: string;
  /** Paragraphs as cited, without spaces: "(1)(f)"; may be empty. */
  readonly detail: string;
  /** Official address of the provision. */
  readonly url: string;
}

/** Finds the citations of known laws in a text, in its order. Takes time in proportion to the text. */
export type CitationReader = (text: string) => readonly Citation[];

interface NumberedForm {
  readonly law: Law;
  readonly form: CitationForm;
}

/** A number as written, before it is known which law it belongs to. */
interface Written extends Span {
  readonly number: string;
  readonly detail: string;
}

interface Run extends Span {
  readonly kind: CitationForm['kind'];
  readonly numbers: readonly Written[];
}

const ANCHOR = new RegExp(
  String.raw`(?<article>\bArt(?:icles?|s)?\b\.?)|(?<section>§{1,2}|\bSections?\b|\bSecs?\.|\bCode\b,?(?=${SPACE}{1,2}\d))`,
  'gi',
);
const DETAIL = String.raw`(?:${SPACE}?\([a-z0-9]{1,5}\)){1,6}`;
/** A number, its paragraphs, and further paragraphs: "6(1)(a), (b) and (f)". */
const NUMBER = new RegExp(
  String.raw`${SPACE}{0,3}(\d{1,5}(?:\.\d{1,4}){0,3}(?:[a-z](?![a-z]))?)(?:(${DETAIL})(?:(?:,|,?${SPACE}(?:and|or|to))${DETAIL}){0,8})?`,
  'iy',
);
/** What stands between the numbers of one run: a comma, "and", "to". */
const BETWEEN = new RegExp(
  String.raw`${SPACE}{0,3}(?:[,;&–-]|\b(?:and|or|to|through)\b)(?:${SPACE}{1,3}(?:and|or)\b)?${SPACE}{0,3}(?<again>Art(?:icles?|s)?\b\.?|§{1,2}|Sections?\b)?(?=${SPACE}{0,3}\d)`,
  'iy',
);
/** Between a number and the name of the law after it, and the other way round. */
const BEFORE_NAME = `${SPACE}{0,3},?${SPACE}{0,3}(?:(?:of|under)${SPACE})?(?:the${SPACE})?(?:EU${SPACE})?`;
const AFTER_NAME = String.raw`(?:'s|’s)?\)?,?${SPACE}{0,3}\(?$`;
/** "UK GDPR" is another law than "GDPR": a name may not be the end of a longer one. */
const LONGER_NAME = /\b(?!EU )[A-Z]{2,4} $/;
/** Names are sought this near to a number. */
const REACH = 90;

/** Compiles how the citations of laws are written; make one and keep it. */
export function createCitationReader(laws: readonly Law[]): CitationReader {
  const forms = laws.flatMap((law) => law.citations.map((form): NumberedForm => ({ law, form })));
  const readName = createNameReader(forms);
  const readPrefixed = createPrefixedReader(laws);
  return (text) => {
    const prefixed = readPrefixed(text);
    const others = readRuns(text)
      .flatMap((run) => resolveRun(text, run, forms, readName))
      .filter(({ start, end }) => !prefixed.some((one) => one.start < end && start < one.end));
    return prefixed.length === 0 ? others : [...prefixed, ...others].sort((a, b) => a.start - b.start);
  };
}

interface NearName extends Span {
  readonly name: string;
}

type NameReader = (text: string, run: Run) => NearName | undefined;

function createNameReader(forms: readonly NumberedForm[]): NameReader {
  const names = [...new Set(forms.flatMap(({ form }) => form.names))].sort((a, b) => b.length - a.length);
  if (names.length === 0) return () => undefined;
  const any = `(${names.map(literally).join('|')})`;
  const after = new RegExp(`${BEFORE_NAME}${any}(?![\\p{L}\\d])`, 'iuy');
  const before = new RegExp(`(?<![\\p{L}\\d])${any}${AFTER_NAME}`, 'iu');
  return (text, run) => {
    after.lastIndex = run.end;
    const following = after.exec(text);
    if (following?.[1] !== undefined) {
      return { name: following[1], start: run.start, end: run.end + following[0].length };
    }
    const from = Math.max(0, run.start - REACH);
    const leading = before.exec(text.slice(from, run.start));
    if (leading?.[1] === undefined || LONGER_NAME.test(text.slice(from, from + leading.index))) return undefined;
    return { name: leading[1], start: from + leading.index, end: run.end };
  };
}

function readRuns(text: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(ANCHOR)) {
    if (match.index < end) continue;
    const kind = match.groups?.article === undefined ? 'section' : 'article';
    const numbers = readNumbers(text, match.index, match.index + match[0].length, /(?:s|s\.|§§)$/i.test(match[0]));
    const last = numbers.at(-1);
    if (!last) continue;
    end = last.end;
    runs.push({ kind, numbers, start: match.index, end });
  }
  return runs;
}

/** The numbers of "Articles 15 to 22" or "§ 1798.100, § 1798.110"; after a singular each needs its own sign. */
function readNumbers(text: string, start: number, from: number, plural: boolean): Written[] {
  const numbers: Written[] = [];
  let begins = start;
  let at = from;
  for (;;) {
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    if (!match) return numbers;
    const [whole, number = '', detail = ''] = match;
    at += whole.length;
    numbers.push({ start: begins, end: at, number, detail: detail.replace(/[^()a-z0-9]|nbsp/gi, '') });
    BETWEEN.lastIndex = at;
    const between = BETWEEN.exec(text);
    if (!between || (!plural && between.groups?.again === undefined)) return numbers;
    begins = at + between[0].length - (between.groups?.again?.length ?? 0);
    at += between[0].length;
  }
}

function resolveRun(text: string, run: Run, forms: readonly NumberedForm[], readName: NameReader): Citation[] {
  const fitting = forms.filter(
    ({ form }) => form.kind === run.kind && run.numbers.some(({ number }) => holds(form, number)),
  );
  if (fitting.length === 0) return [];
  const name = fitting.some(({ form }) => form.names.length > 0) ? readName(text, run) : undefined;
  return run.numbers.flatMap((written, index) => {
    const found = fitting.find(({ form }) => names(form, name?.name) && holds(form, written.number));
    if (!found) return [];
    const { law, form } = found;
    const isFirst = index === 0;
    const isLast = index === run.numbers.length - 1;
    const start = isFirst && form.names.length > 0 && name ? name.start : written.start;
    const end = isLast && form.names.length > 0 && name ? name.end : written.end;
    const url = form.url.replaceAll('{number}', written.number);
    return [{ start, end, law, kind: form.kind, number: written.number, detail: written.detail, url }];
  });
}

function names(form: CitationForm, name: string | undefined): boolean {
  if (form.names.length === 0) return true;
  const same = name?.toLowerCase().replace(/&nbsp;|\s+/g, ' ');
  return form.names.some((candidate) => candidate.toLowerCase() === same);
}

/** "1798.100" counts as less than "1798.83" here as in any decimal fraction: the knowledge is written so. */
function holds(form: CitationForm, number: string): boolean {
  const value = Number.parseFloat(number);
  return value >= form.from && value <= form.to;
}
