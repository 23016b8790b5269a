// The dates of a draft, in whatever form they are written.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { datesIn, datesWrittenIn } from '../../../server/src/draft/writtenDates';
import { textsOn } from '../summary/drafts';

suite('dates are read in every form in which drafts write them', () => {
  const daysOf = (text: string): readonly string[] => datesIn(text).flatMap(({ days }) => days);
  test('with the name of the month', () => {
    for (const text of ['3 March 2026', 'March 3, 2026', '3rd of March 2026', 'Mar. 3 2026', 'MARCH 3, 2026'])
      assert.deepEqual(daysOf(`Updated ${text}.`), ['2026-03-03'], text);
  });
  test('in figures, the year first', () => {
    for (const text of ['2026-03-13', '2026/03/13', '2026.3.13']) assert.deepEqual(daysOf(text), ['2026-03-13'], text);
  });
  test('in figures, the year last', () => {
    for (const text of ['13/03/2026', '3/13/2026', '13.3.2026', '13-03-2026', '3/13/26'])
      assert.deepEqual(daysOf(`Updated: ${text}`), ['2026-03-13'], text);
  });
  test('numbers of versions and telephones are no dates', () => {
    assert.deepEqual(datesIn('Version 1.2.10, call 1-80-24 or 555-12-34-2024'), []);
  });
  test('a month of a year is a date as written, and part of a day is none of its own', () => {
    assert.deepEqual(datesWrittenIn('From May 2024, and again on 3 June 2025 (Release 2024).'), [
      'May 2024',
      '3 June 2025',
    ]);
    assert.deepEqual(datesIn('From May 2024'), []);
  });
});

suite('the summary tells the date as it is written', () => {
  const tells = (draft: string, wanted: string): void =>
    assert.equal(textsOn('changes', draft)[0], `Date in the policy: ${wanted}.`);
  test('a month and a year', () => tells('# Privacy policy\n\nLast updated: May 2024', 'May 2024'));
  test('a day in figures with a short year', () => tells('# Privacy policy\n\nLast updated: 5/25/18', '5/25/18'));
  test('a day that the next words run into', () =>
    tells('# Privacy policy\n\nThis policy is effective as of 2021-06-13Contact us', '2021-06-13'));
});
