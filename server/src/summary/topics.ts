import { t } from '@vscode/l10n';
import type { SummaryLevelId } from './summary';

/** How the evidence of a disclosure becomes a statement. */
export type Shape =
  /** Retold in the third person, or quoted. */
  | { readonly kind: 'retell' }
  /** One sentence of ours, where the words of the draft allow it; what limits it in the draft is added. */
  | { readonly kind: 'claim'; readonly says: string; readonly only: RegExp }
  /** {0} is filled with the addresses and numbers found in the evidence. */
  | { readonly kind: 'contacts'; readonly says: string }
  /** {0} is filled with the dates found in the evidence. */
  | { readonly kind: 'dates'; readonly says: string }
  /** {0} is filled with the name of the organisation. */
  | { readonly kind: 'name'; readonly says: string };

/** What a summary says about one disclosure. Sentences are at the plain level's grade. */
export interface TopicEntry {
  readonly disclosure: string;
  readonly shape: Shape;
  /** The lowest level that tells it. */
  readonly from: SummaryLevelId;
  /** Said where the draft is silent, and before the quotation where the draft only raises the topic. */
  readonly silent: string;
  /** Sentences that are chiefly about the entry: they are told first, and of a list they introduce, all is told. */
  readonly about?: RegExp;
  /** Readers of every level want to know this: its absence is told. */
  readonly main: boolean;
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  /** Said where the draft is silent on every entry and none of them is a main one. */
  readonly silent?: string;
  readonly entries: readonly TopicEntry[];
}

const RETELL: Shape = { kind: 'retell' };

const main = (disclosure: string, silent: string, shape: Shape = RETELL): TopicEntry => ({
  disclosure,
  shape,
  from: 'plain',
  silent,
  main: true,
});

const further = (disclosure: string, from: SummaryLevelId, silent: string, shape: Shape = RETELL): TopicEntry => ({
  disclosure,
  shape,
  from,
  silent,
  main: false,
});

const known = (entry: TopicEntry, about: RegExp): TopicEntry => ({ ...entry, about });

const claim = (says: string, only: RegExp): Shape => ({ kind: 'claim', says, only });

/** The topics in the order in which a reader asks; made anew so that they follow the language in use. */
export function topics(): readonly Topic[] {
  return [
    { id: 'who', title: t('Who is responsible'), entries: whoEntries() },
    { id: 'data', title: t('What data is collected'), entries: dataEntries() },
    { id: 'sensitive', title: t('Sensitive data'), entries: sensitiveEntries() },
    { id: 'sources', title: t('Where the data comes from'), entries: sourcesEntries() },
    { id: 'purposes', title: t('What the data is used for'), entries: purposeEntries() },
    { id: 'legal-basis', title: t('The legal ground'), entries: legalBasisEntries() },
    { id: 'sharing', title: t('Who gets the data'), entries: sharingEntries() },
    { id: 'advertising', title: t('Cookies, ads and tracking'), entries: advertisingEntries() },
    { id: 'transfers', title: t('Where the data goes'), entries: transferEntries() },
    { id: 'retention', title: t('How long data is kept'), entries: retentionEntries() },
    { id: 'security', title: t('How data is kept safe'), entries: securityEntries() },
    {
      id: 'rights',
      title: t('What you can do'),
      silent: t('The policy does not name any right that you have.'),
      entries: [...rightEntries(), ...exerciseEntries()],
    },
    { id: 'complaint', title: t('Where to complain'), entries: complaintEntries() },
    { id: 'children', title: t('Children'), entries: childrenEntries() },
    { id: 'changes', title: t('Date and changes'), entries: changeEntries() },
    { id: 'contact', title: t('Contact'), entries: contactEntries() },
  ];
}

function whoEntries(): TopicEntry[] {
  return [
    main('controller-identity', t('The policy does not say who is in charge of the data.'), {
      kind: 'name',
      says: t('This is the policy of {0}.'),
    }),
    further('processor-role', 'plain', t('The policy does not say when they work for someone else.')),
    further('scope', 'general', t('The policy does not say what it covers.')),
    further('joint-controllers', 'professional', t('The policy does not say who shares the charge of the data.')),
    further(
      'eu-uk-representative',
      'professional',
      t('The policy does not name a person who acts for them in the EU or the UK.'),
    ),
    further('dpo-contact', 'general', t('The policy does not say who to ask about privacy.')),
  ];
}

function dataEntries(): TopicEntry[] {
  return [
    known(
      main('categories-collected', t('The policy does not say what kinds of data are collected.')),
      /\b(?:we|may|also|might|automatically|will|can) (?:collect|gather|obtain|receive|process)\b|\b(?:information|data) (?:we|you|that we|is|are|collected)\b/i,
    ),
    further('automatic-collection', 'plain', t('The policy does not say what is logged as you use the service.')),
    further('device-permissions', 'general', t('The policy does not say what it reads from your phone.')),
    further('obligation-to-provide', 'professional', t('The policy does not say if you have to give the data.')),
  ];
}

function sensitiveEntries(): TopicEntry[] {
  return [
    known(
      main('sensitive-categories', t('The policy does not say if sensitive data is used.')),
      /\b(?:health|medical|sensitive|biometric|genetic|precise|religio\w*|special categor\w+)\b/i,
    ),
    further(
      'sensitive-use-limits',
      'general',
      t('The policy does not say that the use of such data is kept to what it must be.'),
    ),
  ];
}

function sourcesEntries(): TopicEntry[] {
  return [known(main('sources', t('The policy does not say where the data comes from.')), /\b(?:sources?|from)\b/i)];
}

function purposeEntries(): TopicEntry[] {
  return [
    known(
      main('purposes', t('The policy does not say what the data is used for.')),
      /\b(?:we|may|also|will|to|is|are|be|how) us(?:e|ed)\b|\bpurposes\b/i,
    ),
    further('automated-decisions', 'plain', t('The policy does not say if a machine makes choices about you.')),
    further('ai-training', 'plain', t('The policy does not say if data is used to train AI.')),
    further('deidentified-data', 'general', t('The policy does not say if names are taken out of the data.')),
    further('further-processing', 'professional', t('The policy does not speak of new uses of the data.')),
    further('financial-incentive', 'general', t('The policy does not speak of rewards for data.')),
  ];
}

function legalBasisEntries(): TopicEntry[] {
  return [
    main('legal-basis', t('The policy does not say on what legal ground the data is used.')),
    further('legitimate-interests', 'general', t('The policy does not name the interests that they rely on.')),
  ];
}

function sharingEntries(): TopicEntry[] {
  return [
    known(
      main('recipients', t('The policy does not say who gets the data.')),
      /\b(?:shar|disclos|recipient|third part)\w*\b/i,
    ),
    known(main('sale-or-sharing', t('The policy does not say if data is sold.')), /\b(?:sell|sold|sale)\b/i),
    further('service-providers', 'plain', t('The policy does not say if other firms handle the data for them.')),
    further(
      'third-party-direct-marketing',
      'general',
      t('The policy does not say if others get the data to sell you things.'),
    ),
    further(
      'disclosed-for-business-purpose',
      'professional',
      t('The policy does not list what was passed on in the last year.'),
    ),
    further('legal-disclosures', 'general', t('The policy does not say if the data goes to courts or the police.')),
    further('business-transfers', 'general', t('The policy does not say what happens when the firm is sold.')),
    further('sale-of-minors-data', 'professional', t('The policy does not say if data of those under 16 is sold.')),
    further('external-links', 'professional', t('The policy does not speak of links to other sites.')),
  ];
}

function advertisingEntries(): TopicEntry[] {
  return [
    known(main('cookies-tracking', t('The policy does not say if cookies are used.')), /\bcookies?\b/i),
    further('cookie-choices', 'plain', t('The policy does not say how to turn cookies off.')),
    further('targeted-advertising', 'plain', t('The policy does not say if ads are based on your data.')),
    further('third-party-tracking', 'general', t('The policy does not say if others track you from site to site.')),
    further('direct-marketing', 'plain', t('The policy does not speak of ads sent to you.')),
    further(
      'do-not-track',
      'general',
      t('The policy does not say what happens when you send a “Do Not Track” signal.'),
    ),
    further('opt-out-preference-signal', 'general', t('The policy does not speak of opt-out signals.')),
  ];
}

function transferEntries(): TopicEntry[] {
  return [
    known(
      main('international-transfers', t('The policy does not say if data leaves your country.')),
      /\b(?:transfer\w*|countr\w+|abroad|outside)\b/i,
    ),
    further('storage-location', 'plain', t('The policy does not say where the data is stored.')),
    further('transfer-safeguards', 'general', t('The policy does not say what keeps data safe abroad.')),
  ];
}

function retentionEntries(): TopicEntry[] {
  return [
    known(
      main('retention-period', t('The policy does not say how long your data is kept.')),
      /\b(?:keep|kept|retain\w*|retention|delet\w*)\b/i,
    ),
  ];
}

function securityEntries(): TopicEntry[] {
  return [
    known(
      main('security-measures', t('The policy does not say how the data is kept safe.')),
      /\b(?:measures?|safeguards?)\b/i,
    ),
    further('breach-notification', 'plain', t('The policy does not say if you are told when data leaks.')),
  ];
}

function rightEntries(): TopicEntry[] {
  return [
    further(
      'right-access',
      'plain',
      t('The policy does not say that you can see your data.'),
      claim(
        t('You can ask to see your data.'),
        /\b(?:(?<!['’]s )access(?! to (?:the|our) (?:service|site))|cop(?:y|ies) of|review|view|inspect)\b/i,
      ),
    ),
    further(
      'right-access-specific-pieces',
      'general',
      t('The policy does not say that you can ask for each piece of data.'),
      claim(t('You can ask for each piece of data that they hold on you.'), /\bspecific pieces\b/i),
    ),
    further(
      'right-rectification',
      'plain',
      t('The policy does not say that you can have your data put right.'),
      claim(t('You can have your data put right.'), /\b(?:correct\w*|rectif\w*|amend\w*|inaccura\w*)\b/i),
    ),
    further(
      'right-erasure',
      'plain',
      t('The policy does not say that you can have your data erased.'),
      claim(
        t('You can ask to have your data erased.'),
        /\b(?:delet|eras|remov)\w*\b[^.;]{0,60}?\b(?:data|information|phi|it|records?|account|profile|details)\b|\bforgotten\b|\bright to (?:delete|erasure)\b|\b(?:erasure|deletion) of\b/i,
      ),
    ),
    further(
      'right-restriction',
      'plain',
      t('The policy does not say that you can limit the use of your data.'),
      claim(
        t('You can ask for limits on how your data is used.'),
        /\b(?:restrict(?:ions?|ing)? (?:of |the |our |us |on |how )?\W?(?:from )?(?:process|use|how|certain)\w*|limit(?:ing|ation of)? (?:how|our|the (?:use|processing)|or restrict))/i,
      ),
    ),
    further(
      'right-portability',
      'plain',
      t('The policy does not say that you can take your data with you.'),
      claim(t('You can take your data with you.'), /\b(?:portability|machine.readable)\b/i),
    ),
    further(
      'right-object',
      'plain',
      t('The policy does not say that you can object to the use of your data.'),
      claim(t('You can object to the use of your data.'), /\bobject\b[^.;]{0,50}?\b(?:process\w*|us(?:e|ing))\b/i),
    ),
    further('right-object-marketing', 'general', t('The policy does not say that you can object to ads sent to you.')),
    further(
      'right-withdraw-consent',
      'plain',
      t('The policy does not say that you can take back your consent.'),
      claim(
        t('You can take back your consent.'),
        /\b(?:withdraw\w*|revok\w*)\b[^.;]{0,40}?\bconsent\b|\bconsent\b[^.;]{0,60}?\b(?:withdrawn|revoked)\b/i,
      ),
    ),
    further(
      'right-opt-out-sale-sharing',
      'plain',
      t('The policy does not say that you can opt out of the sale of data.'),
    ),
    further(
      'right-limit-sensitive',
      'plain',
      t('The policy does not say that you can limit the use of such data.'),
      claim(t('You can limit the use of your sensitive data.'), /\blimit\b[^.]{0,80}?\bsensitive\b/i),
    ),
    further(
      'right-no-automated-decision',
      'general',
      t('The policy does not say that you can object to choices made by a machine.'),
    ),
    further(
      'right-non-discrimination',
      'general',
      t('The policy does not say that you will be treated the same when you use your rights.'),
    ),
    further('right-third-party-list', 'general', t('The policy does not say that you can ask who got your data.')),
    further('right-appeal', 'general', t('The policy does not say that you can appeal when they say no.')),
    further(
      'right-confidential-communications',
      'general',
      t('The policy does not say that you can choose how they reach you.'),
    ),
    further(
      'right-accounting',
      'general',
      t('The policy does not say that you can ask who your data was passed on to.'),
    ),
    further('right-paper-copy', 'general', t('The policy does not say that you can ask for it on paper.')),
  ];
}

function exerciseEntries(): TopicEntry[] {
  return [
    further('how-to-exercise', 'plain', t('The policy does not say how to use your rights.')),
    further('response-time', 'general', t('The policy does not say how soon they answer.')),
    further('request-verification', 'professional', t('The policy does not say how they check who you are.')),
    further('authorized-agent', 'professional', t('The policy does not say that someone can act for you.')),
    further('free-of-charge', 'professional', t('The policy does not say that this is free.')),
    further('opt-out-link', 'professional', t('The policy has no link to opt out.')),
  ];
}

function complaintEntries(): TopicEntry[] {
  return [
    main('right-complaint', t('The policy does not say that you can take a complaint to a data watchdog.')),
    further('complaint-internal', 'general', t('The policy does not say how they deal with a complaint.')),
  ];
}

function childrenEntries(): TopicEntry[] {
  return [
    known(
      main('children', t('The policy does not say if the service is meant for children.')),
      /\b(?:child\w*|minors?|age|under)\b/i,
    ),
    further('parental-rights', 'general', t('The policy does not say what parents can do.')),
  ];
}

function changeEntries(): TopicEntry[] {
  return [
    main('effective-date', t('The policy bears no date.'), { kind: 'dates', says: t('Date in the policy: {0}.') }),
    main('policy-changes', t('The policy does not say what happens when it is changed.')),
  ];
}

function contactEntries(): TopicEntry[] {
  return [
    main('contact-details', t('The policy does not say how to reach them.'), {
      kind: 'contacts',
      says: t('You can reach them here: {0}.'),
    }),
  ];
}
