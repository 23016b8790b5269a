import { checking } from 'proviso:words';
import { t } from '@vscode/l10n';
import type { Draft, Sentence, Span } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import { sectionAt } from '../draft/sections';
import { WordFlag } from '../draft/words';
import { blockByBlock, type Check, type Remark } from './check';

/** Who else has an address in a policy: authorities, representatives, providers, other parts of a group. */
const OTHERS = new RegExp(String.raw`\b${oneOf(checking.others)}\b`, 'i');
/** Second labels under which names are registered in many countries: co.uk, com.au. */
const SECOND_LABELS: ReadonlySet<string> = new Set(['co', 'com', 'org', 'net', 'gov', 'ac', 'edu', 'go', 'or', 'ne']);
/** Two names are one brand with something added when they share so many letters at the start or the end. */
const SHARED = 4;

/** Mailboxes that others keep for the organisation. */
const FOR_OTHERS = new RegExp(oneOf(checking.mailboxesOfOthers));

/** Addresses with the domain as the message. */
const addresses = blockByBlock((_source, { kind, content }) => {
  if (kind === 'row' || kind === 'header') return [];
  if (OTHERS.test(content.text)) return [];
  return content.sentences.flatMap((sentence) => addressesIn(sentence));
});

function addressesIn({ words }: Sentence): Remark[] {
  return words.texts.flatMap((text, index): Remark[] => {
    if (((words.flags[index] ?? 0) & WordFlag.email) === 0 || !/^[^@\s]+@[^@\s]+$/.test(text)) return [];
    const [local = '', host = ''] = text.split('@');
    if (FOR_OTHERS.test(local)) return [];
    const domain = registeredDomain(host);
    return [{ start: words.starts[index] ?? 0, end: words.ends[index] ?? 0, message: domain }];
  });
}

/** "mail.acme.co.uk" is "acme.co.uk". */
function registeredDomain(host: string): string {
  const labels = host.split('.');
  const [second = '', last = ''] = labels.slice(-2);
  return labels.slice(last.length === 2 && SECOND_LABELS.has(second) ? -3 : -2).join('.');
}

/** "acme.co.uk" and "acme.de" belong to "acme"; so does "acmehealth.com". */
function isSameBrand(one: string, other: string): boolean {
  const [a, b] = [brandOf(one), brandOf(other)];
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.includes(short) || long.startsWith(short.slice(0, SHARED)) || long.endsWith(short.slice(-SHARED));
}

function brandOf(domain: string): string {
  return domain.split('.')[0] ?? '';
}

/** Whether the heading above belongs to somebody else. */
function isUnderOthers(draft: Draft, at: number): boolean {
  const heading = sectionAt(draft, at)?.heading;
  return heading !== undefined && OTHERS.test(heading.title);
}

function find({ draft }: { readonly draft: Draft }): readonly Remark[] {
  const own = addresses(draft).filter(({ start }) => !isUnderOthers(draft, start));
  const byDomain = new Map<string, Span[]>();
  for (const { start, end, message } of own) byDomain.set(message, [...(byDomain.get(message) ?? []), { start, end }]);
  const [usual, ...rest] = [...byDomain].sort(([, a], [, b]) => b.length - a.length);
  const [first] = usual?.[1] ?? [];
  if (!usual || !first) return [];
  return rest
    .flatMap(([domain, [place]]): Remark[] => {
      if (!place || isSameBrand(domain, usual[0])) return [];
      // A representative's mailbox is called after whom it is for.
      if (draft.text.slice(place.start, place.end).toLowerCase().startsWith(brandOf(usual[0]))) return [];
      const message = t('This address is at {0}; the others are at {1}.', domain, usual[0]);
      const related = [{ ...first, message: t('an address at {0}', usual[0]) }];
      return [{ ...place, message, related }];
    })
    .sort((a, b) => a.start - b.start);
}

/** Addresses of the organisation at another domain than most. */
export const mailDomains: Check = {
  id: 'draft/mail-domains',
  severity: 'hint',
  about: () =>
    t(
      'The addresses under which an organisation is reached are mostly at one domain; another one may be left over from a template or an earlier name. Addresses of authorities, representatives and other companies are left alone.',
    ),
  find,
};
