// Which laws a draft names.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText } from '../analyse';

function namedLaws(text: string): readonly string[] {
  const { applicability } = analyseText(text, joinSettings([{}], '2026-12-01'));
  return applicability.laws.filter(({ because }) => because === 'named').map(({ law }) => law.id);
}

suite('the CCPA', () => {
  for (const [what, text] of [
    ['by its name', 'Under the CCPA you may ask us for your data.'],
    ['by whom it protects', '## California residents\n\nYou may ask us to delete what we hold about you.'],
    [
      'by whom it protects, beside another law of the place',
      '## California residents\n\nYou may ask us to delete what we hold about you.\n\nUnder § 1798.83 you may ask once a year whom we gave your data for direct marketing.',
    ],
    [
      'by whom it protects, where the other law is named elsewhere',
      'Shine the Light is a law.\n\nCalifornia residents may ask us to delete their data.',
    ],
  ] as const)
    test(`is named ${what}`, () => assert.ok(namedLaws(text).includes('ccpa')));

  for (const [what, text] of [
    [
      'another law of the place is told to the same people',
      'Under Civil Code § 1798.83, California residents may ask once a year whom we gave their data.',
    ],
    [
      'the part under their name speaks of another law only',
      '## California residents\n\nUnder § 1798.83 you may ask once a year to which third parties we gave your data for their direct marketing purposes.',
    ],
    ['minors may have posts taken down', 'A California resident who is under the age of 18 may have posts taken down.'],
  ] as const)
    test(`is not named where ${what}`, () => assert.ok(!namedLaws(text).includes('ccpa')));
});

suite('a law named by a number of its text', () => {
  for (const [law, text] of [
    ['ccpa', 'See § 1798.130 of the Civil Code.'],
    ['shine-the-light', 'See Cal. Civ. Code §§ 1798.83-1798.84.'],
    ['caloppa', 'See § 22575(b) of the Code.'],
    ['washington-mhmda', 'See RCW 19.373.100.'],
    ['colorado-cpa', 'See § 6-1-1303 of the statutes.'],
    ['lgpd', 'See Law No. 13.709/2018.'],
    ['gdpr', 'See Regulation (EU) 2016/679.'],
    ['nevada-603a', 'See NRS 603A.340.'],
    ['coppa', 'See 16 CFR Part 312.'],
    ['illinois-bipa', 'See 740 ILCS 14/15.'],
    ['turkey-kvkk', 'See Law No. 6698.'],
    ['quebec-law25', 'See Law 25.'],
    ['new-hampshire', 'See RSA 507-H.'],
    ['minnesota-mcdpa', 'See Minn. Stat. 325M.'],
    ['ny-shield', 'See § 899-aa.'],
    ['delaware-dopppa', 'See 6 Del. C. § 1205C.'],
    ['iowa-icdpa', 'See Iowa Code chapter 715D.'],
    ['rhode-island-ridtppa', 'See chapter 6-48.1.'],
  ] as const)
    test(`is recognised: ${text}`, () => assert.ok(namedLaws(text).includes(law)));
});
