import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentences } from './helpers';

const cases: readonly (readonly string[])[] = [
  ['We sell nothing.', 'We share nothing.'],
  ['Acme Inc. collects data.', 'It keeps data, e.g. your name.'],
  ['This is Acme Inc.', 'We collect data.'],
  ['See Art. 13(2)(a) GDPR and 45 U.S.C. § 1320d for more.', 'Or ask.'],
  ['We store data in the U.S.', 'You may object.'],
  ['The U.S. Department of Health may ask.', 'We answer.'],
  ['The contact is J. A. Smith of No. 5 Mill Lane.', 'Write to him.'],
  ['It costs 1.5 euros at https://example.com/a.b?c=d. today.', 'Pay at pay.me@example.com.'],
  ['He said “we never sell.”', 'They agreed (all of them).', '"Fine."', 'Good!', 'Really?', 'Yes.'],
  ['Do you sell data?', 'No.', 'We do not.'],
  ['As set out in section 7.', 'We may change this.'],
  ['Version 2.', '3 people read it.'],
];

for (const expected of cases) {
  test(`"${expected.join(' ')}" is ${expected.length} sentences`, () => {
    assert.deepEqual(sentences(expected.join(' ')), expected);
  });
}

test('a number at the start belongs to its sentence', () => {
  assert.deepEqual(sentences('1. We collect data. 2. We keep it.', 'html'), ['1. We collect data.', '2. We keep it.']);
});

test('a sentence of thousands of words is cut', () => {
  const cut = sentences(`${'word '.repeat(1000)}end.`);
  assert.deepEqual(
    cut.map((sentence) => sentence.split(' ').length),
    [400, 400, 201],
  );
});
