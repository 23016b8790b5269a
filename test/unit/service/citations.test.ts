import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { createCitationReader } from '../../../server/src/service/citations';
import { createKnowledgeIndex } from '../../../server/src/service/knowledgeIndex';

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
    ['Art. 6 UK GDPR', 'uk-gdpr 6'],
    ['UK GDPR Art. 6', 'uk-gdpr 6'],
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

  test('every requirement leads to an official address', () => {
    const index = createKnowledgeIndex(knowledge);
    const unlinked = [...index.requirements.values()].filter(({ url }) => !/^https?:/.test(url));
    assert.deepEqual(
      unlinked.map(({ requirement }) => requirement.id),
      [],
    );
  });
});
