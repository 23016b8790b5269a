import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { createCitationReader } from '../../../server/src/service/citations';

const read = createCitationReader(knowledge.laws);

/** "gdpr 6(1)(f)" for every citation in a text. */
function cited(text: string): string {
  return read(text)
    .map(({ law, number, detail }) => `${law.id} ${number}${detail}`)
    .join(', ');
}

suite('citations', () => {
  for (const [text, expected] of [
    ['Art. 6(1)(f) GDPR', 'gdpr 6(1)(f)'],
    ['Article 6 (1) (f) of the GDPR', 'gdpr 6(1)(f)'],
    ['Art.&nbsp;6(1) GDPR', 'gdpr 6(1)'],
    ['Art. 6(1)(a), (b) and (f) GDPR', 'gdpr 6(1)(a)'],
    ['GDPR Art. 13(1)(a), Art. 14(1)(a)', 'gdpr 13(1)(a), gdpr 14(1)(a)'],
    ['Articles 15 to 22 of the General Data Protection Regulation', 'gdpr 15, gdpr 22'],
    ['the General Data Protection Regulation (GDPR), Article 17', 'gdpr 17'],
    ['§1798.120', 'ccpa 1798.120'],
    ['Cal. Civ. Code §§ 1798.110, 1798.115; 11 CCR § 7024', 'ccpa 1798.110, ccpa 1798.115, ccpa 7024'],
    ['11 CCR § 7013', 'ccpa 7013'],
    ['Section 22575', 'caloppa 22575'],
    ['California Civil Code Section 1798.83', 'shine-the-light 1798.83'],
    ['Art. 6', ''],
    ['Art. 6 UK GDPR', ''],
    ['UK GDPR Art. 6', ''],
    ['section 3, 4 and 5', ''],
    ['Article 6, 30 days after the GDPR', ''],
  ] as const) {
    test(`"${text}" cites ${expected || 'nothing'}`, () => assert.equal(cited(text), expected));
  }

  test('stand where they are written', () => {
    const text = 'Under the law (Art. 6(1)(f) GDPR), we may.';
    assert.deepEqual(
      read(text).map(({ start, end }) => text.slice(start, end)),
      ['Art. 6(1)(f) GDPR'],
    );
  });

  test('every duty under a law cites a provision with an official address', () => {
    const unlinked = knowledge.laws
      .filter(({ kind }) => kind === 'law')
      .flatMap(({ requirements }) =>
        requirements.filter(({ citation, recommended }) => !recommended && read(citation).length === 0),
      )
      .map(({ id }) => id);
    assert.deepEqual(unlinked, []);
  });

  test('take time in proportion to the text', () => {
    const time = (count: number): number => {
      const text = '§ 1 Art. 6 (1) GDPR, '.repeat(count);
      const start = performance.now();
      read(text);
      return performance.now() - start;
    };
    time(2000);
    assert.ok(time(20_000) < 40 * Math.max(1, time(2000)));
  });
});
