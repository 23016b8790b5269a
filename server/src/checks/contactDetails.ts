import { checking } from 'proviso:words';
import { t } from '@vscode/l10n';
import type { Sentence } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import { blockByBlock, type Check, type Remark } from './check';

/** A mark in visible text, before it is found in the source. */
interface Mark {
  readonly at: number;
  readonly text: string;
  readonly message: string;
  readonly instead?: string;
}

/** A local part, the sign, and whatever stands behind it up to white space. */
const MAIL = /(?<![\w.@/+-])[\w.+-]{1,64}(?:@{1,2} ?[\w.,@-]{1,120}| @ [a-z\d-]{1,60}\.[\w.-]{1,60})/g;
const GOOD_MAIL = /^[\w+-]+(?:\.[\w+-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,24}$/i;
/** An address in which the domain's full stop became a comma, or was doubled. */
const MENDED: readonly (readonly [RegExp, string])[] = [
  [/,(?=[a-z]{2,4}$)/i, '.'],
  [/\.{2,}/g, '.'],
  [/@{2}/g, '@'],
  [/\s*@\s*/g, '@'],
  [/\.@/g, '@'],
];

/** Addresses in the web that something broke: a space after the scheme or after "www.", a scheme without its colon. */
const BROKEN_URL =
  /\b(?:https?:\/\/ +(?:www\. ?)?[a-z\d][\w-]*\.\S+|https?:\/\/www\. +\S+|www\. +[a-z\d-]+\.(?:com|org|net|gov|eu|co|io)\S*|https?:\/ \/\S+|https?\/\/\S+|https?:\/(?!\/)[\w.-]+\.\S+|h(?:tpp|ttps?t)s?:\/\/\S+|https?:\/\/(?:https?:)?\/\/?\S+)/gi;

/** A number behind what says that it is one: "Tel.: 555 12". */
const PHONE = new RegExp(
  String.raw`\b${oneOf(checking.phoneWords)}\b(?: [Nn]umber)?(?: ${oneOf(checking.phoneJoins)})?[.:]{0,2} ?(?<number>\+?[(\d][\d ()./–-]{2,24}\d)(?![\w%]|[ ()./–-]{1,3}\d| ?[–-] ?\d{0,3}[A-Z])`,
  'g',
);
/** Three digits are a service of their own; fewer than six are an extension or a number cut short. */
const SERVICE_DIGITS = 3;
const FEWEST_DIGITS = 6;
/** The longest number there is (E.164), with the 00 of a call abroad. */
const MOST_DIGITS = 17;
const SHORT_CODE = new RegExp(String.raw`\b${oneOf(checking.shortNumbers)}\b`, 'i');

function marksIn({ text }: Sentence): Mark[] {
  const marks: Mark[] = [];
  if (text.includes('@')) marks.push(...mailMarks(text));
  if (/[/.] |:\/|\/\//.test(text)) marks.push(...urlMarks(text));
  if (/\d/.test(text)) marks.push(...phoneMarks(text));
  return marks.sort((a, b) => a.at - b.at);
}

function mailMarks(text: string): Mark[] {
  return [...text.matchAll(MAIL)].flatMap((match): Mark[] => {
    const written = match[0].replace(/[.,-]+$/, '');
    if (GOOD_MAIL.test(written) || !/[a-z]/i.test(written)) return [];
    // A second address right behind a comma, or a sentence that goes on after a space.
    const [first = ''] = written.split(/,(?=\S*@)/);
    if (GOOD_MAIL.test(first)) return [];
    const mended = MENDED.reduce((address, [wrong, right]) => address.replace(wrong, right), written);
    const instead = GOOD_MAIL.test(mended) ? { instead: mended } : {};
    return [{ at: match.index, text: written, message: t('This is no e-mail address: {0}', written), ...instead }];
  });
}

function urlMarks(text: string): Mark[] {
  return [...text.matchAll(BROKEN_URL)].map((match): Mark => {
    const written = match[0].replace(/[.,;:)\]”"’']+$/, '');
    const mended = written.replace(/\s+/g, '').replace(/^(https?)(?::\/|\/\/|:\/\/)(?!\/)/i, '$1://');
    const message = t('This address of a page is broken: {0}', written);
    const isMended = mended !== written && /^(?:https?:\/\/|www\.)[\w-]+\.[^/]/i.test(mended);
    return { at: match.index, text: written, message, ...(isMended ? { instead: mended } : {}) };
  });
}

function phoneMarks(text: string): Mark[] {
  return [...text.matchAll(PHONE)].flatMap((match): Mark[] => {
    const written = match.groups?.number ?? '';
    const digits = written.replace(/\D/g, '').length;
    const at = match.index + match[0].lastIndexOf(written);
    if (digits <= SERVICE_DIGITS || SHORT_CODE.test(text.slice(Math.max(0, at - 40), at + written.length + 20)))
      return [];
    if (digits >= wantedDigits(written) && digits <= MOST_DIGITS) return [];
    const message =
      digits > MOST_DIGITS
        ? t('This telephone number has too many digits: {0}', written)
        : t('This telephone number has too few digits: {0}', written);
    return [{ at, text: written, message }];
  });
}

/** Numbers of North America have ten digits behind the country's 1. */
function wantedDigits(written: string): number {
  return /^\+?1[\s.(–-]/.test(written) ? 11 : FEWEST_DIGITS;
}

/** A link to another address than it shows: `[a@x.com](mailto:b@x.com)`, `<a href="mailto:b@x.com">a@x.com</a>`. */
const MAIL_LINK =
  /\[(?<shown>[^\]\s]{1,80}@[^\]\s]{1,80})\]\(mailto:(?<to>[^)?\s]{1,160})[^)]{0,200}\)|<a\s[^>]{0,200}?href\s*=\s*["']mailto:(?<href>[^"'?]{1,160})[^"']{0,200}["'][^>]{0,200}>\s*(?<inner>[^<\s]{1,80}@[^<\s]{1,80})\s*<\/a>/gi;
/** `[page](https://acme.com/our privacy)`: no reader makes a link of it. */
const SPACED_LINK = /\]\((?<target>https?:\/\/[^\s()<>"]{1,300} +[^\s()<>"'][^()<>"]{0,300})\)/g;

function linkRemarks(source: string): Remark[] {
  const mails = [...source.matchAll(MAIL_LINK)].flatMap((match): Remark[] => {
    const { shown, to, href, inner } = match.groups ?? {};
    const [text = '', target = ''] = [shown ?? inner, to ?? href];
    const address = plainAddress(target);
    if (!GOOD_MAIL.test(text) || address === plainAddress(text) || address === '') return [];
    const start = match.index + match[0].indexOf(text);
    const message = t('The link leads to another address than it shows: {0}', target);
    return [{ start, end: start + text.length, message }];
  });
  const spaced = [...source.matchAll(SPACED_LINK)].map((match): Remark => {
    const target = match.groups?.target ?? '';
    const start = match.index + 2;
    const message = t('This address of a page is broken: {0}', target);
    const fixes = [{ kind: 'replace', old: target, text: target.replaceAll(' ', '%20'), isSafe: true }] as const;
    return { start, end: start + target.length, message, fixes };
  });
  return [...mails, ...spaced];
}

function plainAddress(address: string): string {
  return address
    .replace(/%40/g, '@')
    .replace(/%20|^\s+|\s+$/g, '')
    .replace(/^(?:mailto:)?(?:\/\/)?/i, '')
    .toLowerCase();
}

const search = blockByBlock((source, { content }) => {
  const marked = content.sentences.flatMap((sentence) =>
    marksIn(sentence).map(({ text, message, instead }): Remark => {
      const at = source.indexOf(text, sentence.start);
      const span = at < 0 || at >= sentence.end ? sentence : { start: at, end: at + text.length };
      const fixes =
        instead === undefined || span === sentence ? [] : ([{ kind: 'replace', old: text, text: instead }] as const);
      return { start: span.start, end: span.end, message, fixes };
    }),
  );
  const all = source.includes('](http') || source.includes('mailto:') ? [...marked, ...linkRemarks(source)] : marked;
  return all.sort((a, b) => a.start - b.start);
});

/** E-mail addresses, addresses of pages and telephone numbers that cannot be right. */
export const contactDetails: Check = {
  id: 'draft/contact-details',
  severity: 'warning',
  about: () =>
    t(
      'Readers use a policy to write to somebody: an e-mail address without its domain, the address of a page with a space in it, a telephone number with too few digits, or a link that leads to another address than it shows, keep them from it.',
    ),
  find: ({ draft }) => search(draft),
};
