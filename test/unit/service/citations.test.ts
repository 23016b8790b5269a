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
    ['Va. Code § 59.1-578(C)(1)', 'virginia-vcdpa 59.1-578(C)(1)'],
    ['Va. Code §§ 59.1-577 and 59.1-578', 'virginia-vcdpa 59.1-577, virginia-vcdpa 59.1-578'],
    ['C.R.S. § 6-1-1308', 'colorado-cpa 6-1-1308'],
    ['Conn. Gen. Stat. § 42-518(a)(1)', 'connecticut-ctdpa 42-518(a)(1)'],
    ['Utah Code Section 13-61-302', 'utah-ucpa 13-61-302'],
    ['Iowa Code § 715D.4(5)(a)', 'iowa-icdpa 715D.4(5)(a)'],
    ['Ind. Code § 24-15-4-3(1)', 'indiana-icdpa 24-15-4-3(1)'],
    ['R.I. Gen. Laws § 6-48.1-3(a)', 'rhode-island-ridtppa 6-48.1-3(a)'],
    ['6 Del. C. § 12D-106', 'delaware-dpdpa 12D-106'],
    ['6 Del. C. § 1205C(b)(1)', 'delaware-dopppa 6 Del. C. § 1205C(b)(1)'],
    ['ORS 646A.578', 'oregon-ocpa ORS 646A.578'],
    ['KRS 367.3617(3)(a)', 'kentucky-kcdpa KRS 367.3617(3)(a)'],
    ['NRS 603A.340', 'nevada-603a NRS 603A.340'],
    ['NRS 603A.495', 'nevada-sb370 NRS 603A.495'],
    ['RCW 19.373.010', 'washington-mhmda RCW 19.373.010'],
    ['N.J.S.A. 56:8-166.10', 'new-jersey-njdpa N.J.S.A. 56:8-166.10'],
    ['RSA 507-H:6', 'new-hampshire RSA 507-H:6'],
    ['Minn. Stat. § 325M.16', 'minnesota-mcdpa 325M.16'],
    ['740 ILCS 14/15(b)', 'illinois-bipa 740 ILCS 14/15(b)'],
    ['42 CFR § 2.22(b)(1)(i)', 'part2 42 CFR § 2.22(b)(1)(i)'],
    ['APP 5', 'australia-app APP 5'],
    ['IPP 3', 'nz-privacy IPP 3'],
    ['Rule 6.03 of the Colorado Privacy Act rules', 'colorado-cpa Rule 6.03'],
    ['UK PECR reg. 6', 'eprivacy PECR reg. 6'],
    ['Directive 2002/58/EC Art. 5(3)', 'eprivacy 5(3)'],
    ['App Review Guidelines 5.1.1(i)', 'apple-app-store App Review Guidelines 5.1.1(i)'],
    ['Section 8', ''],
    ['Rule 6.03', ''],
    ['Call 42-518 or use the App 5 times', ''],
    ['between 59.1-578 and 6-1-1308', ''],
    ['KRS 367.1', ''],
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
