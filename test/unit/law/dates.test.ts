// Requirements have dates: what is not yet in force is announced a year ahead, and then wanted.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText } from '../analyse';

const text = '# Privacy Policy\n\nThe CCPA applies. We decide about loans by software alone.\n';

function codesOn(asOf: string): readonly string[] {
  const facts = { 'admt-significant-decisions': { value: true } };
  const settings = joinSettings([{ laws: ['ccpa'], asOf, facts }], asOf);
  return analyseText(text, settings).findings.map(({ code, severity }) => `${severity} ${code}`);
}

suite('requirements with a date', () => {
  const future = knowledge.laws
    .filter(({ id }) => id === 'ccpa')
    .flatMap(({ requirements }) => requirements.filter(({ from }) => from === '2027-01-01'));

  test('the knowledge has some that start in 2027', () => assert.ok(future.length > 0));

  test('more than a year ahead they are not mentioned', () => {
    assert.deepEqual(
      codesOn('2025-06-01').filter((code) => code.includes('upcoming/')),
      [],
    );
  });

  test('within a year they are announced, as information', () => {
    const announced = codesOn('2026-11-25').filter((code) => code.includes('upcoming/'));
    assert.ok(announced.length > 0);
    for (const code of announced) assert.match(code, /^information upcoming\//);
  });

  test('on the day they are wanted like any other', () => {
    const codes = codesOn('2027-01-01');
    assert.equal(codes.filter((code) => code.includes('upcoming/')).length, 0);
    for (const { disclosure } of future) {
      assert.ok(
        codes.some((code) => code.endsWith(`missing/${disclosure}`) || code.endsWith(`partial/${disclosure}`)),
        disclosure,
      );
    }
  });
});
