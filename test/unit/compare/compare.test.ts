import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { toComparisonDocument } from '../../../server/src/service/comparison';
import { changesWhere, compare, POLICY, textsOf } from './drafts';

suite('what changed for readers', () => {
  test('nothing, where nothing was touched', () => {
    assert.deepEqual(textsOf(compare(POLICY)), []);
  });
  test('a new kind of data in a list', () => {
    assert.deepEqual(changesWhere('- telephone number', '- telephone number\n- fingerprints'), ['New: biometric data']);
  });
  test('a kind of data that is no longer collected', () => {
    assert.deepEqual(changesWhere('- telephone number\n', ''), ['No longer said: phone number']);
  });
  test('a denial that became a statement', () => {
    assert.deepEqual(changesWhere('We do not collect health data.', 'We also collect health data.'), [
      'health data: denied before, stated now',
    ]);
  });
  test('a new purpose', () => {
    assert.deepEqual(changesWhere('to answer your questions.', 'to answer your questions and for marketing.'), [
      'New: do marketing',
    ]);
  });
  test('a new recipient', () => {
    assert.deepEqual(changesWhere('our hosting providers.', 'our hosting providers and with insurers.'), [
      'New: insurers',
    ]);
  });
  test('what was denied is done now', () => {
    assert.deepEqual(changesWhere('We do not sell your', 'We sell your'), [
      'Personal data is sold, that is given to others for money or another benefit: denied before, stated now',
    ]);
  });
  test('another period', () => {
    assert.deepEqual(changesWhere('two years', 'five years'), [
      'How long personal data is kept: “two years” became “five years”',
    ]);
  });
  test('a period in figures is the same in words', () => {
    assert.deepEqual(changesWhere('two years', 'two (2) years'), []);
    assert.deepEqual(changesWhere('for two years', 'for 24 months'), []);
  });
  test('another age', () => {
    assert.deepEqual(changesWhere('under 13', 'under 16'), ["Children's data: “13” became “16”"]);
  });
  test('a right that comes, a right that goes', () => {
    assert.deepEqual(
      changesWhere('delete your personal data.', 'delete your personal data. You have the right to data portability.'),
      ['New: get your data in a form that you can take elsewhere'],
    );
    assert.deepEqual(changesWhere(' You have the right to delete your personal data.', ''), [
      'No longer said: have your data deleted',
    ]);
  });
  test('another address, of mail and of stone', () => {
    assert.deepEqual(changesWhere('privacy@health.example', 'data@health.example'), [
      '“privacy@health.example” became “data@health.example”',
    ]);
    assert.deepEqual(changesWhere('12 Mill Lane, Leeds', '7 Dock Street, Hull'), [
      'The organisation responsible: “12 Mill Lane, Leeds” became “7 Dock Street, Hull”',
    ]);
  });
  test('a country', () => {
    assert.ok(
      changesWhere(
        'two years after your last visit.',
        'two years after your last visit. We store it in Canada.',
      ).includes('New: Canada'),
    );
  });
  test('only the date, where only the date is new', () => {
    assert.deepEqual(changesWhere('1 March 2025', '1 May 2026'), [
      'Effective date: “1 March 2025” became “1 May 2026”',
    ]);
  });
  test('a date with markup in it, but not one that is misspelt', () => {
    assert.deepEqual(changesWhere('1 March 2025', '**1 May** 2026'), [
      'Effective date: “1 March 2025” became “1 May 2026”',
    ]);
    assert.deepEqual(changesWhere('1 March 2025', '16 Feburary 2026'), []);
  });
  test('a disclosure in a section of its own', () => {
    const added = '## Security\n\nWe encrypt your personal data and limit access to it.\n\n## Contact';
    const texts = changesWhere('## Contact', added);
    assert.ok(texts.includes('New: Security measures'), texts.join('\n'));
  });
  test('is said with the sentences of both drafts', () => {
    const { changes } = toComparisonDocument(compare(POLICY.replace('two years', 'five years')));
    assert.equal(changes[0]?.was?.places[0]?.text, 'We keep your personal data for two years after your last visit.');
    assert.equal(changes[0]?.is?.places[0]?.text, 'We keep your personal data for five years after your last visit.');
    assert.equal(changes[0]?.is?.places[0]?.range.start.line, 25);
  });
});

suite('what did not change for readers', () => {
  test('typography', () => {
    const typed = POLICY.replaceAll('e-mail', 'e‑mail').replaceAll('- your', '* Your').replaceAll('\n', '\r\n');
    assert.deepEqual(textsOf(compare(typed.replace('We do not sell', 'We don’t sell'))), []);
  });
  test('other words for the same, which are counted', () => {
    const compared = compare(
      POLICY.replace('We collect the following personal data:', 'These personal data we collect:'),
    );
    assert.deepEqual(textsOf(compared), []);
    assert.deepEqual(
      compared.reworded.map(({ title }) => title),
      ['What we collect'],
    );
  });
  test('sections in another order, with other numbers', () => {
    const [head = '', ...sections] = POLICY.split(/^## /m);
    const moved = [
      head,
      ...sections.reverse().map((section, index) => `## ${index + 1}. ${section.trimEnd()}\n\n`),
    ].join('');
    const compared = compare(moved);
    assert.deepEqual(textsOf(compared), []);
    assert.deepEqual(compared.reworded, []);
  });
  test('another format', () => {
    const html = '<h1>Privacy Policy</h1><p>We collect your name.</p><ul><li>We use cookies.</li></ul>';
    assert.deepEqual(textsOf(compare(html, html.replaceAll('><', '>\n<'), {}, 'html')), []);
  });
});

suite('what cannot be compared', () => {
  test('is said: a draft in another language', () => {
    const german =
      'Wir erheben Ihren Namen und Ihre Anschrift, wenn Sie sich bei uns anmelden. Wir geben Ihre Daten nicht an Dritte weiter. Sie haben das Recht auf Auskunft und auf Löschung der Daten, die wir über Sie gespeichert haben. Wenn Sie Fragen haben, schreiben Sie uns bitte eine Nachricht.'.repeat(
        3,
      );
    const { unread, changes } = toComparisonDocument(compare(POLICY, german));
    assert.match(unread ?? '', /the old version is in another language/);
    assert.deepEqual(changes, []);
  });
});

suite('what laws want done about changes', () => {
  const dutiesOf = (next: string, asOf = '2026-11-01', laws = ['gdpr', 'ccpa', 'connecticut-ctdpa', 'quebec-law25']) =>
    toComparisonDocument(compare(next, POLICY, { laws, asOf })).duties.map(({ id }) => id);
  test('a new purpose is to be told before', () => {
    const duties = dutiesOf(POLICY.replace('to answer your questions.', 'to answer your questions and for marketing.'));
    assert.deepEqual(duties, [
      'gdpr-new-purpose',
      'gdpr-other-changes',
      'ccpa-notice',
      'connecticut-notice',
      'quebec-notice',
    ]);
  });
  test('only as of the day from which the law wants it', () => {
    const next = POLICY.replace('our hosting providers.', 'our hosting providers and with insurers.');
    assert.ok(!dutiesOf(next, '2026-06-01').includes('connecticut-notice'));
    assert.ok(dutiesOf(next, '2026-07-01').includes('connecticut-notice'));
  });
  test('a new date is no material change', () => {
    assert.deepEqual(dutiesOf(POLICY.replace('1 March 2025', '1 May 2026')), ['quebec-notice']);
  });
  test('a longer time of keeping is material, a shorter one is not', () => {
    const isMaterial = (next: string) => toComparisonDocument(compare(next)).changes.map(({ material }) => material);
    assert.deepEqual(isMaterial(POLICY.replace('two years', 'five years')), [true]);
    assert.deepEqual(isMaterial(POLICY.replace('two years', 'one year')), [false]);
  });
  test('a law that does not apply wants nothing', () => {
    const next = POLICY.replace('to answer your questions.', 'to answer your questions and for marketing.');
    assert.deepEqual(dutiesOf(next, '2026-11-01', ['ccpa']), ['ccpa-notice']);
  });
  test('what the old version promised is shown', () => {
    const { promise } = toComparisonDocument(compare(POLICY.replace('two years', 'five years')));
    assert.equal(promise?.text, 'We will notify you by e-mail of any material change.');
  });
});
