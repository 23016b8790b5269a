// Each check finds what it is for, and leaves alone what only looks like it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CHECKS } from '../../../server/src/checks/checks';
import { provideCodeActions } from '../../../server/src/service/codeActions';
import { toDiagnostics } from '../../../server/src/service/diagnostics';
import { explain } from '../../../server/src/service/explain';
import type { Analysis } from '../../../server/src/service/policyService';
import { type CheckLevels, joinSettings, type NoticeSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';

/** What VS Code can do with edits. */
const EDITS = { documentChanges: true, snippets: true, createFiles: true, annotations: true };

const TODAY = '2026-11-25';

function analyse(text: string, language = 'markdown', checks: CheckLevels = {}, notice: NoticeSettings = {}): Analysis {
  return analyseText(text, joinSettings([notice], TODAY, [checks]), language);
}

/** The places that a check marks, as written in the source. */
function marked(code: string, { text, language, notice }: Case): readonly string[] {
  const { findings } = analyse(text, language, {}, notice);
  return findings.filter((finding) => finding.code === code).map(({ span }) => text.slice(span.start, span.end));
}

interface Case {
  readonly says: string;
  readonly text: string;
  readonly language?: string;
  readonly notice?: NoticeSettings;
  readonly marks: readonly string[];
}

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'draft/unfilled-placeholder': [
    { says: 'names in brackets', text: 'We are [Company Name].', marks: ['[Company Name]'] },
    { says: 'blanks', text: 'Write to us at ______ today.', marks: ['______'] },
    { says: 'dates made of X', text: 'In force since XX/XX/XXXX.', marks: ['XX/XX/XXXX'] },
    { says: 'hidden e-mail addresses', text: 'Mail [email protected] for help.', marks: ['[email protected]'] },
    {
      says: 'hidden e-mail addresses in HTML',
      text: '<p>Mail <a href="/cdn">[email&#160;protected]</a>.</p>',
      language: 'html',
      marks: ['[email&#160;protected]'],
    },
    { says: 'brackets in plain text', text: 'We keep data for [period].', language: 'plaintext', marks: ['[period]'] },
    {
      says: 'no links, references, footnotes, numbers or boxes to tick',
      text: 'A [link](https://a.example), a [reference][1], a [label], a note[^1], [2], [sic].\n\n- [x] done\n\n[1]: https://b.example\n[label]: https://c.example\n',
      marks: [],
    },
    { says: 'no examples of what is recorded', text: 'We log events, e.g. [user name] signed in.', marks: [] },
    { says: 'no words to be written as they stand', text: 'Put `[privacy]` into the title.', marks: [] },
    { says: 'names in brackets, in code as well', text: 'We are `[Company Name]`.', marks: ['[Company Name]'] },
    { says: 'nothing in code', text: '```\nconst a = b[index of c];\n```\n', marks: [] },
  ],
  'draft/broken-reference': [
    {
      says: 'numbers that no section has',
      text: '## 1. Data\n\nSee Section 9 below.\n\n## 2. Uses\n\nSee section 3.\n\n## 3. Rights\n\nText.\n',
      marks: ['Section 9'],
    },
    {
      says: 'no sections of laws or of other texts',
      text: '## 1. Data\n\nSee section 45 of the FTC Act, Section 7(1) and the Terms, Section 8.\n\n## 2. Uses\n\nA.\n\n## 3. Rights\n\nText.\n',
      marks: [],
    },
    {
      says: 'numbers that were lost',
      text: '## Data\n\nSee Section 4 below.\n\n## Uses\n\nSee Section 8 of this policy.\n',
      marks: ['Section 4', 'Section 8'],
    },
    {
      says: 'no single number where sections have none',
      text: '## Data\n\nSee section 4.\n\n## Uses\n\nText.\n',
      marks: [],
    },
    {
      says: 'links to places that are not there',
      text: '# Policy\n\nSee [rights](#your-rights), [uses](#uses) and [sharing](#who-we-share-with).\n\n## Your rights\n\nText.\n\n## Uses\n\nText.\n',
      marks: ['#who-we-share-with'],
    },
    {
      says: 'links in HTML',
      text: '<h2 id="a">Data</h2><p>See <a href="#a">a</a> and <a href="#b">b</a>.</p>',
      language: 'html',
      marks: ['#b'],
    },
    {
      says: 'no links where the places get their names elsewhere',
      text: '# Policy\n\nSee [one](#s1), [two](#s2) and [three](#s3).\n\n## Your rights\n\nText.\n',
      marks: [],
    },
  ],
  'draft/missing-list': [
    {
      says: 'an announcement at the end of the draft',
      text: '# Policy\n\nWe share data with the following recipients:\n',
      marks: ['We share data with the following recipients:'],
    },
    {
      says: 'an announcement before another topic',
      text: '# Policy\n\n## Sharing\n\nWe share data as follows:\n\n## Contact us\n\nText.\n',
      marks: ['We share data as follows:'],
    },
    {
      says: 'an announcement before another one',
      text: '# Policy\n\nWe share data as follows:\n\nWe also disclose data in the following cases:\n\n- a sale\n',
      marks: ['We share data as follows:'],
    },
    { says: 'no list that is given', text: '# Policy\n\nWe share data as follows:\n\n- with banks\n', marks: [] },
    {
      says: 'no list that is written as headings',
      text: '# Policy\n\n## Sharing\n\nWe share data with the following recipients:\n\n### Banks\n\nText.\n',
      marks: [],
    },
  ],
  'draft/empty-section': [
    { says: 'a heading without text', text: '# Policy\n\n## Uses\n\n## Rights\n\nText.\n', marks: ['Uses'] },
    { says: 'no heading with sections below it', text: '# Policy\n\n## Uses\n\n### Support\n\nText.\n', marks: [] },
    { says: 'no list that is written as headings', text: '# Policy\n\n## A\n\n## B\n\n## C\n', marks: [] },
    { says: 'no title', text: '# Policy\n\n# Data\n\nText.\n', marks: [] },
  ],
  'draft/summary-out-of-date': [
    {
      says: 'the first mark of a summary that says something else',
      text: '# Policy\n\n<!-- proviso-summary plain -->\n\nWe sell pets.\n\n<!-- /proviso-summary -->\n\nWe keep invoices for 7 years.\n',
      marks: ['<!-- proviso-summary plain -->'],
    },
    {
      says: 'a summary for readers that there are not',
      text: '# Policy\n\n<!-- proviso-summary simple -->\n\n<!-- /proviso-summary -->\n',
      marks: ['<!-- proviso-summary simple -->'],
    },
    {
      says: 'a mark that has lost the other one',
      text: 'Policy\n\nEnd of the summary; the full policy follows\n\nWe keep invoices.\n',
      language: 'plaintext',
      marks: ['End of the summary; the full policy follows'],
    },
    { says: 'no section that is called a summary', text: '# Policy\n\n## Summary\n\nWe sell nothing.\n', marks: [] },
  ],
  'draft/duplicate-section': [
    {
      says: 'the second of two sections of one name',
      text: '# Policy\n\nThis policy is about what our company learns about:\n\n- people who use its help desk\n\n## Contact\n\nWrite to our office in Ghent.\n\n## Rights\n\nYou may see your data.\n\n## Contact\n\nCall us on weekdays.\n',
      marks: ['Contact'],
    },
    {
      says: 'no labels that parts of a draft have in common',
      text: '# Policy\n\n## EU\n\n### Contact\n\nText.\n\n## UK\n\n### Contact\n\nText.\n',
      marks: [],
    },
  ],
  'draft/effective-date': [
    { says: 'days that do not exist', text: 'Last updated: 31 February 2026.', marks: ['31 February 2026'] },
    { says: 'days that lie ahead', text: 'Effective date: March 1, 2027.', marks: ['March 1, 2027'] },
    { says: 'no days gone by', text: 'Last updated: 2026-05-03.', marks: [] },
    {
      says: 'no example in an open place',
      text: 'Effective date: [date, such as January 1, 2027].\n\n[Last updated: March 1, 2027](/versions)',
      marks: ['March 1, 2027'],
    },
    { says: 'no other dates', text: 'We will move our offices on 1 March 2027.', marks: [] },
    { says: 'months that are misspelt', text: 'Last updated: Febuary 3, 2026.', marks: ['Febuary 3, 2026'] },
    { says: 'figures that are no day either way', text: 'Last updated: 31/31/2026.', marks: ['31/31/2026'] },
    {
      says: 'a date older than twelve months where the CCPA applies',
      text: '<p>Last updated: May 3, 2024</p>',
      language: 'html',
      notice: { laws: ['ccpa'] },
      marks: ['May 3, 2024'],
    },
    { says: 'no old date under the GDPR', text: 'Last updated: May 3, 2024', notice: { laws: ['gdpr'] }, marks: [] },
    {
      says: 'no old date beside a newer one',
      text: 'Effective date: May 3, 2024\n\nLast updated: May 3, 2026',
      notice: { laws: ['ccpa'] },
      marks: [],
    },
  ],
  'draft/contradiction': [
    {
      says: 'the later of two places that contradict each other',
      text: 'We do not use cookies.\n\nOur office is in Ghent.\n\nOur website uses cookies.',
      marks: ['website uses cookies'],
    },
    { says: 'no denial alone', text: 'We do not use cookies.\n\nOur office is in Ghent.', marks: [] },
  ],
  'draft/rights-of-law': [
    {
      says: 'the section about a law that leaves out rights given under another',
      text: '# Privacy\n\nWe follow the GDPR and the CCPA.\n\n## Your rights under the GDPR\n\nYou have the right to access your personal data. You have the right to erasure of your data. You have the right to restriction of processing. You have the right to object to the processing.\n\n## Your rights under the CCPA\n\nYou have the right to correct inaccurate personal information. You have the right to delete your personal information.\n',
      notice: { laws: ['gdpr', 'ccpa'] },
      marks: ['Your rights under the GDPR'],
    },
    {
      says: 'no section where a common one gives the right',
      text: '# Privacy\n\nWe follow the GDPR and the CCPA. Everyone has the right to correct inaccurate personal information.\n\n## Your rights under the GDPR\n\nYou have the right to access your personal data. You have the right to erasure of your data. You have the right to restriction of processing. You have the right to object to the processing.\n\n## Your rights under the CCPA\n\nYou have the right to delete your personal information.\n',
      notice: { laws: ['gdpr', 'ccpa'] },
      marks: [],
    },
  ],
  'draft/organisation-name': [
    {
      says: 'another form of company than the draft introduces',
      text: 'Larch Inc. (“Larch”, “we”) runs this shop.\n\nWrite to Larch Corp. in Ghent.',
      marks: ['Larch Corp.'],
    },
    {
      says: 'another form of company than the settings name',
      text: 'Write to Larch GmbH in Ghent.',
      language: 'plaintext',
      notice: { organisation: { name: 'Larch Ltd' } },
      marks: ['Larch GmbH'],
    },
    {
      says: 'no companies of a group, and no other companies',
      text: 'Larch Inc. (“we”) and Larch B.V. run this shop. Our host is Alder LLC.',
      marks: [],
    },
  ],
  'draft/undefined-term': [
    {
      says: 'a word that is written like the terms that the draft defines',
      text: 'Our pages (the “Site”) and our shop (the “Shop”) are free. The Site and the Shop are open to any Member.\n\nEach Member has an account. We tell all Members of changes, and other members, too.',
      marks: ['Member'],
    },
    {
      says: 'the same in HTML',
      text: '<p>Our pages (the <b>Site</b>) and our shop (the “Shop”) are free. The Site and the Shop are open to any <i>Member</i>.</p><p>Each Member has an account. We tell all Members of changes, and other members, too.</p>',
      language: 'html',
      marks: ['Member'],
    },
    {
      says: 'no names, no documents and nothing that a heading explains',
      text: '# Privacy\n\n## Members\n\nOur pages (the “Site”) and our shop (the “Shop”) are free. Use the Site and the Shop.\n\nAny Member may use their Larch account. Each Member and all Members agree to our Cookie Policy, any Larch account is free, and this Cookie Policy holds for all Larch accounts. Read our Cookie Policy about cookie files and members.\n',
      marks: [],
    },
    {
      says: 'nothing in a draft that defines no terms',
      text: 'We serve any Member. Each Member has an account. We tell all Members of changes, and other members, too.',
      marks: [],
    },
  ],
  'draft/unused-term': [
    {
      says: 'a term that the draft does not use',
      text: '“Device” means a telephone or computer. We read what your device sends.',
      marks: ['Device'],
    },
    {
      says: 'the same in plain text',
      text: 'Our help desk (the "Support Team") answers letters. We keep them for a year.',
      language: 'plaintext',
      marks: ['Support Team'],
    },
    {
      says: 'no term that is used in the plural or in a heading, no second name and no abbreviation',
      text: '## What your Devices send\n\n“Device” means a telephone. Larch Inc. (“Larch”, the “Company” or “we”) runs this shop under a code of conduct (“COC”). Larch is in Ghent.\n',
      marks: [],
    },
  ],
  'draft/term-defined-twice': [
    {
      says: 'the second definition, where it is another one',
      text: '“Service” means our online shop.\n\nText about the Service.\n\nOur help desk and repairs (the “Service”) are free.',
      marks: ['Service'],
    },
    {
      says: 'no definition that is repeated, that is of one section, or that names the same company',
      text: 'Our online shop in Ghent (the "Shop") is open. In Larch Inc. ("Larch") we trust.\n\nFor the purposes of this section, "Data" means letters.\n\nText.\n\nSee our online shop in Ghent (the "Shop"). Write to Larch Inc. ("Larch"). In this section, "Data" means files.',
      marks: [],
    },
  ],
  'draft/contact-details': [
    { says: 'e-mail addresses without a domain', text: 'Mail privacy@larch for help.', marks: ['privacy@larch'] },
    { says: 'commas for full stops', text: 'Mail us at help@larch,com today.', marks: ['help@larch,com'] },
    {
      says: 'addresses of pages with a space',
      text: '<p>See https:// www.larch.example.</p>',
      language: 'html',
      marks: ['https:// www.larch.example'],
    },
    { says: 'numbers with too few digits', text: 'Phone: 555 12', language: 'plaintext', marks: ['555 12'] },
    {
      says: 'links to another address than they show',
      text: 'Mail [a@larch.example](mailto:b@larch.example).',
      marks: ['a@larch.example'],
    },
    {
      says: 'nothing that is as it should be',
      text: 'Mail [a@larch.example](mailto:a@larch.example?subject=Hi), call 1-800-555-0100, dial 711 or phone 1-800-LARCHES, follow @larch, see https://larch.example/privacy.',
      marks: [],
    },
  ],
  'draft/mail-domains': [
    {
      says: 'an address at another domain than the others',
      text: 'Mail privacy@larch.com or help@larch.com.\n\nWrite to support@alder.com for support.',
      marks: ['support@alder.com'],
    },
    {
      says: 'no addresses of authorities or representatives, nor of the same name',
      text: 'Mail privacy@larch.com.\n\nThe supervisory authority is at post@dpa.example.\n\nOur EU representative is at larch@rep.example.\n\nIn Germany: hilfe@larch.de.',
      marks: [],
    },
  ],
  'wording/reading-grade': [
    {
      says: 'a draft that is harder than the usual target',
      text: `# Privacy\n\n${'Notwithstanding applicable contractual obligations, organisational administration necessitates comprehensive documentation. '.repeat(12)}`,
      marks: ['Privacy'],
    },
    {
      says: 'a draft that is harder than its own target',
      text: `Privacy\n\n${'We keep your name and your address so that we can send you what you buy from our shop. '.repeat(8)}`,
      language: 'plaintext',
      notice: { readingGrade: 3 },
      marks: ['Privacy'],
    },
    {
      says: 'no simple draft',
      text: `# Privacy\n\n${'We keep your name. You can ask us to stop. '.repeat(20)}`,
      marks: [],
    },
  ],
  'wording/passive-voice': [
    {
      says: 'paragraphs that do not say who acts',
      text: 'Your name is stored. It is sold to others. All files are deleted after a year.',
      marks: ['Your name is stored. It is sold to others. All files are deleted after a year.'],
    },
    {
      says: 'no single sentence, no sentence that names who acts, and no state',
      text: 'Your name is stored.\n\nYour name is stored by our bank. We keep it while letters are sent. Files are deleted after a year.\n\nWe are based in Ghent. Our shop is located there. You are entitled to a copy.',
      marks: [],
    },
  ],
  'wording/long-sentence': [
    {
      says: 'sentences of more than fifty words',
      text: `Short. We collect ${'names and '.repeat(26)}addresses.`,
      marks: [`We collect ${'names and '.repeat(26)}addresses.`],
    },
    { says: 'no sentence of fifty words', text: `${'word '.repeat(49)}word.`, marks: [] },
  ],
};

suite('the checks', () => {
  for (const { id } of CHECKS) {
    test(`${id} has examples of what it finds and of what it leaves alone`, () => {
      assert.ok(CASES[id]?.some(({ marks }) => marks.length > 0));
      assert.ok(CASES[id]?.some(({ marks }) => marks.length === 0));
    });
    for (const example of CASES[id] ?? [])
      test(`${id} marks ${example.says}`, () => assert.deepEqual(marked(id, example), example.marks));

    test(`${id} can be switched off, and made more severe`, () => {
      const found = CASES[id]?.find(({ marks }) => marks.length > 0);
      assert.ok(found);
      const severities = (level: 'off' | 'error'): string[] =>
        analyse(found.text, found.language, { [id]: level }, found.notice)
          .findings.filter(({ code }) => code === id)
          .map(({ severity }) => severity);
      assert.deepEqual(severities('off'), []);
      assert.ok(severities('error').length > 0);
      assert.ok(severities('error').every((severity) => severity === 'error'));
    });

    test(`${id} is explained, and listed in the README`, () => {
      assert.match(explain(service.index, id)?.markdown ?? '', new RegExp(`\`${id}\``));
      assert.ok(readFileSync('README.md', 'utf8').includes(`\`${id}\``));
    });
  }

  test('what is wrong can be replaced, as long as it stands there', () => {
    const text = '# Privacy\n\nMail help@larch,com today.';
    const analysis = analyse(text);
    const wrong = toDiagnostics(analysis).filter(({ code }) => code === 'draft/contact-details');
    const [action] = provideCodeActions(analysis, wrong, undefined, EDITS);
    const [edit] = action?.edit?.changes?.[analysis.document.uri] ?? [];
    assert.ok(edit);
    assert.equal(TextDocument.applyEdits(analysis.document, [edit]), text.replace(',com', '.com'));
    const later = analyse(`${text.replace('Mail', 'Write')}`);
    assert.equal(provideCodeActions(later, wrong, undefined, EDITS)[0]?.edit, undefined);
  });

  test('the other place of a contradiction is related information', () => {
    const text = 'We do not use cookies.\n\nOur office is in Ghent.\n\nOur website uses cookies.';
    const analysis = analyse(text);
    const [found] = toDiagnostics(analysis).filter(({ code }) => code === 'draft/contradiction');
    assert.equal(found?.relatedInformation?.[0]?.location.range.start.line, 0);
  });

  test('a check that does not exist is reported with those that do', () => {
    const { findings } = analyse('# Policy\n', 'markdown', { 'draft/nonsense': 'off' });
    const [unknown] = findings.filter(({ code }) => code === 'config/invalid');
    assert.match(unknown?.message ?? '', /draft\/nonsense.*draft\/unfilled-placeholder/);
  });
});
