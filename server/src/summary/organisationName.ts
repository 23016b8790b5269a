import type { Analysis } from '../service/policyService';
import type { Passage } from './passage';
import { isForSome } from './scope';
import type { Part } from './sentence';

const NAME =
  "\\p{Lu}[\\p{L}\\p{M}\\d&.'’+-]*(?: (?:\\p{Lu}[\\p{L}\\p{M}\\d&.'’+-]*|of|and|the|for|&)|, (?:Inc|Ltd|LLC|LLP|PLC|Corp|Co|GmbH|AG|S\\.A|B\\.V|PBC|Limited|Incorporated|Corporation)\\b\\.?){0,7}";

/** "Acme, Inc. (“Acme”, “we”)": the form in which drafts name themselves. */
const NAMED = new RegExp(`(?<![\\p{L}\\d])(${NAME}) ?\\(([^()]{0,120})\\)`, 'u');
const SELF = /["“”'‘’].{0,40}\b(?:we|us|our|the company|controller)\b|["“”'‘’]company["“”'‘’]/i;

/** Names of documents and of legal forms alone name nobody. */
const NO_NAME =
  /^(?:the )?(?:company|organi[sz]ation|firm|(?:data )?controller|provider|business|group|client|customer|user|publisher)$|\b(?:policy|notice|statement|app and sites?|sites?|services?|platform|websites?)$|^\P{L}*(?:\p{L}{1,2}\P{L}*){1,3}$/iu;

/** "Privacy Policy of Acme, Inc." is no name, nor is a title that the name runs on behind. */
const OF_A_TEXT = /\b(?:policy|notice|statement|terms) (?:of|for)\b|^privacy\b.*\b(?:policy|notice|statement)\b/i;

/** Before the name of somebody else: a director, a place. */
const NOT_THE_NAME =
  /\b(?:represented|directors?|officers?|located|address|registered|office|owned|subsidiary|formerly|dba|known as|d\/b\/a)\b/i;

/** The name goes on before what was found, or other names stand there. */
const ONE_OF_SEVERAL =
  /(?:[,&]|\band|\bwith|\bin(?: the)?|\bthrough(?: the)?|\bvia(?: the)?|\bat|\p{L}*[\p{Lu}][\p{L}.]*)\s*$/u;

const PRODUCT =
  '\\b(?:app|application|extension|add-on|plugin|bot|tool|game|software|product|website|site|service|platform)s?\\b';

/** "The app is published by Acme", "Acme built the app", "the controller is Acme": other forms, of which any will do. */
const NAMED_AS: readonly RegExp[] = [
  new RegExp(
    `${PRODUCT}.{0,80}\\b(?:published|developed|operated|owned|built|created|maintained|run|written) (?:(?:and|or) \\w+ )?by (${NAME})`,
    'u',
  ),
  new RegExp(
    `(?=.*\\b(?:[Pp]olicy|[Nn]otice|[Ss]tatement|[Ww]e|our)\\b)${PRODUCT}.{0,80}\\b(?:provided|offered|made) by (${NAME})`,
    'u',
  ),
  new RegExp(`^(${NAME}) (?:built|developed|created|publishes) (?:the|this)\\b`, 'u'),
  new RegExp(`\\bCompany\\b.{0,120}\\brefers to (${NAME})`, 'u'),
  new RegExp(`\\bcontroller\\b[^.]{0,80}? is:? (${NAME})`, 'u'),
  new RegExp(`^(${NAME}),? (?:is|acts as) (?:the|your) (?:data )?controller\\b`, 'u'),
];

/** What is said to be of somebody else. */
const NOT_OURS = /\bnot\b|\blinks?\b|\bthird.part|\bjoint\b|^\W*(?:when|if|where|in|for|under|as|with|by)\b/i;

/** "If you live in Europe, the controller is …": others have another one. */
const FOR_SOME =
  /\b(?:if|where|when) you (?:are|live|reside)\b|\bfor (?:users|residents|individuals|customers|those)\b|\b(?:users|residents|individuals|customers) (?:of|in|from) \p{Lu}/u;

/** The name of the organisation: as declared, else as the passage gives it; nothing where that is not certain. */
export function nameParts(analysis: Analysis): (passage: Passage) => Part[] {
  const { name, short } = analysis.settings.organisation;
  return ({ text, titles }) => {
    if (isForSome(titles) || OF_A_PART.test(text)) return [];
    const declared = [name, short].find((one) => one !== undefined && text.includes(one));
    const named = declared ?? selfNamed(text) ?? namedAs(text);
    return named === undefined ? [] : [{ literal: named }];
  };
}

/** "This cookie policy …", "the controller responsible for processing data to train …": not of the policy as a whole. */
const OF_A_PART = /\bcookie (?:policy|notice|statement)\b|\bcontroller\b.{0,60}\b(?:to train|for the purposes? of)\b/i;

function selfNamed(text: string): string | undefined {
  if (FOR_SOME.test(text)) return undefined;
  const found = NAMED.exec(text);
  const named = found?.[1];
  if (!found || named === undefined || !isName(named) || !SELF.test(found[2] ?? '')) return undefined;
  const before = text.slice(0, found.index);
  return NOT_THE_NAME.test(before) || ONE_OF_SEVERAL.test(before) ? undefined : named;
}

function namedAs(text: string): string | undefined {
  if (NOT_OURS.test(text)) return undefined;
  for (const form of NAMED_AS) {
    const found = form.exec(text);
    const named = found?.[1]?.replace(CUT_OFF, '');
    // "Acme 2.0" would lose its number.
    const goesOn = found !== null && /^ ?[\d:]/.test(text.slice(found.index + found[0].length));
    if (named !== undefined && !goesOn && isName(named) && !/['’]s$/.test(named)) return named;
  }
  return undefined;
}

/** What follows the legal form, "Acme and" its partners, the stop behind a name. */
const CUT_OFF =
  /(?<=\b(?:Inc|LLC|Ltd|Corp|GmbH)\.?) (?=\p{Lu}).*$|(?: (?:of|and|the|for|&))+$|(?<!\b(?:Inc|Ltd|Corp|Co|S\.A|B\.V|\p{Lu}))\.$/u;

function isName(text: string): boolean {
  return !NO_NAME.test(text) && !OF_A_TEXT.test(text);
}
