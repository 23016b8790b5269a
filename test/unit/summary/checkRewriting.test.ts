import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { checkRewriting, type RewritingFlaw } from '../../../server/src/summary/checkRewriting';

function flaw(statement: string, text: string, targetGrade = 6): RewritingFlaw | undefined {
  return checkRewriting(knowledge.rewriting, { statement, text, targetGrade });
}

const GOOD: readonly (readonly [statement: string, rewriting: string])[] = [
  ['They collect your name and e-mail address.', 'They collect your name and e-mail address.'],
  [
    'The policy says: “Diary entries are encrypted in transit and at rest”.',
    'Diary entries are encrypted in transit and at rest.',
  ],
  [
    'They do not “make decisions about you by automated means alone”.',
    'They do not make decisions about you by automated means alone.',
  ],
  [
    'You “give us”: “your name”, “the entries of your diary”, “what you write to our support team”.',
    'You give them your name, the entries of your diary, and what you write to their support team.',
  ],
  [
    '“When we rely on our legitimate interests”, they have “weighed them against yours”.',
    'When they rely on their legitimate interests, they have weighed them against yours.',
  ],
  [
    'They do not “make decisions about you by automated means alone”.',
    'They do not “make decisions about you” by automated means alone.',
  ],
  ['They keep “invoices for 7 years”.', 'They retain the invoices for 7 years.'],
  [
    'You can reach them here: privacy@acme.example, +1 555 0100.',
    'You can reach them here: privacy@acme.example and +1 555 0100.',
  ],
];

const LIES: Readonly<Record<string, readonly [statement: string, rewriting: string, flaw: RewritingFlaw]>> = {
  'changes a number': ['They keep “invoices for 7 years”.', 'They keep invoices for 10 years.', 'values'],
  'changes a number in words': ['They keep “invoices for seven years”.', 'They keep invoices for ten years.', 'words'],
  'changes a period': ['They answer within 30 days.', 'They answer within 30 weeks.', 'words'],
  'swaps two periods': [
    'They keep “logs for 30 days and invoices for 90 days”.',
    'They keep logs for 90 days and invoices for 30 days.',
    'values',
  ],
  'changes a date': ['Date in the policy: 2026-03-02.', 'Date in the policy: 2026-03-12.', 'values'],
  'changes an amount': ['They charge “$5 at most”.', 'They charge €5 at most.', 'values'],
  'changes an address': [
    'You can reach them here: privacy@acme.example.',
    'You can reach them here: privacy@acme-mail.example.',
    'values',
  ],
  'changes a telephone number': [
    'You can reach them here: +1 555 555 0100.',
    'You can reach them here: 555 555 0100.',
    'values',
  ],
  'drops “not”': ['They do not sell your data.', 'They do sell your data.', 'words'],
  'adds “not”': ['They sell your data.', 'They do not sell your data.', 'words'],
  'moves “not”': [
    'They do not sell your data. They share it with firms.',
    'They sell your data. They do not share it with firms.',
    'words',
  ],
  'drops “may”': ['They may share data with ad firms.', 'They share data with ad firms.', 'words'],
  'drops the consent': [
    'With your consent, they may share data with ad firms.',
    'They may share data with ad firms.',
    'words',
  ],
  'drops the exception': ['They do not “sell data, except with your consent”.', 'They do not sell data.', 'words'],
  'turns “and” into “or”': ['They share your name or photos.', 'They share your name and photos.', 'words'],
  'invents a recipient': [
    'They share data with firms that work for them.',
    'They share data with firms that work for them and with Google.',
    'words',
  ],
  'exchanges a recipient': [
    'They share data with courts and the police.',
    'They share data with advertisers and the police.',
    'words',
  ],
  'drops a recipient': ['They share data with courts and the police.', 'They share data with the police.', 'words'],
  'exchanges who and what': [
    'They share “health data with clinics and photos with advertisers”.',
    'They share photos with clinics and health data with advertisers.',
    'words',
  ],
  'exchanges the parties': ['They tell you about changes.', 'You tell them about changes.', 'words'],
  'speaks as the organisation': ['They share data with courts.', 'We share data with courts.', 'words'],
  'takes a country for a pronoun': [
    'Data is kept in or sent to: “the US”.',
    'Data is kept in or sent to them.',
    'words',
  ],
  'turns the past into the present': [
    'They have not “sold personal information”.',
    'They do not sell personal information.',
    'words',
  ],
  'asks instead of saying': ['They sell your data.', 'They sell your data?', 'form'],
  'cuts a sentence in two': ['They do not sell or share your data.', 'They do not sell. Or share your data.', 'form'],
  'adds markup': ['They sell your data.', 'They <b>sell</b> your data.', 'form'],
  'adds a link': ['They sell your data.', 'They [sell](https://evil.example) your data.', 'form'],
  'adds a bare link': ['They sell your data.', 'They sell your data (www.evil.example).', 'values'],
  'adds another line': ['They sell your data.', 'They sell your data.\nAnd more.', 'form'],
  'hides signs in it': ['They sell your data.', 'They sell\u202e your data.', 'form'],
  'quotes what is not said so': ['They do not “sell data”.', 'They “do not sell data”.', 'quotation'],
  'says nothing': ['They sell your data.', '', 'form'],
  'goes on and on': ['They sell your data.', `${'They sell your data. '.repeat(50)}.`, 'form'],
};

suite('a rewriting is shown where it says what the statement says', () => {
  for (const [statement, text] of GOOD) test(text, () => assert.equal(flaw(statement, text), undefined));

  for (const [lie, [statement, text, expected]] of Object.entries(LIES))
    test(`not where it ${lie}`, () => assert.equal(flaw(statement, text), expected));

  test('not where it is harder to read than the level allows, unless the statement is as hard', () => {
    const statement = 'You can “obtain information, documentation”. You can “request verification”.';
    const text = 'You can obtain information, documentation, you can request verification.';
    assert.equal(flaw(statement, text, 1), 'grade');
    assert.equal(flaw(statement, text, 20), undefined);
  });
});
