// Where laws prescribe different words for the same thing, the fix inserts those of the laws that want them.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyChanges } from '../../../server/src/sections/change';
import { planInsertions } from '../../../server/src/service/insertEdit';
import type { Analysis } from '../../../server/src/service/policyService';
import { joinSettings, type NoticeSettings } from '../../../server/src/service/settings';
import { analyseText } from '../analyse';

const TITLE = '# Privacy Policy\n\nWe sell your personal data.\n';
const SENSITIVE = { 'sells-sensitive-data': { value: true } };
const BOTH = { ...SENSITIVE, 'sells-biometric-data': { value: true } };

function analyse(text: string, notice: NoticeSettings): Analysis {
  return analyseText(text, joinSettings([notice], '2026-11-25'));
}

/** The draft after the fix of a disclosure's finding, with the section that it inserted. */
function fixed(text: string, notice: NoticeSettings, disclosure: string): { text: string; section: string } {
  const analysis = analyse(text, notice);
  const finding = analysis.findings.find(({ code }) => code.endsWith(`/${disclosure}`));
  const [fix] = finding?.fixes ?? [];
  assert.ok(fix?.kind === 'insert', `there is a finding about ${disclosure} with a section`);
  const changes = planInsertions(analysis, { sections: [fix.section], disclosures: [disclosure] }, 'plain');
  return { text: applyChanges(text, changes), section: fix.section };
}

const noticesIn = (text: string): readonly string[] => text.match(/NOTICE: .*/g) ?? [];
const codesAbout = (text: string, notice: NoticeSettings, disclosure: string): readonly string[] =>
  analyse(text, notice).findings.flatMap(({ code }) => (code.endsWith(`/${disclosure}`) ? [code] : []));

suite('words that laws prescribe differently', () => {
  for (const [laws, facts, wanted] of [
    [['texas-tdpsa'], SENSITIVE, ['We may sell your sensitive']],
    [['florida-fdbr'], SENSITIVE, ['This website may sell your sensitive']],
    [['texas-tdpsa'], BOTH, ['We may sell your sensitive', 'We may sell your biometric']],
    [
      ['texas-tdpsa', 'florida-fdbr'],
      SENSITIVE,
      ['We may sell your sensitive', 'This website may sell your sensitive'],
    ],
    [
      'all',
      BOTH,
      [
        'We may sell your sensitive',
        'This website may sell your sensitive',
        'We may sell your biometric',
        'This website may sell your biometric',
      ],
    ],
  ] as const) {
    test(`are inserted as the laws want them: ${laws}, ${Object.keys(facts).length} kinds of data`, () => {
      const notice: NoticeSettings = { laws: laws === 'all' ? laws : [...laws], facts };
      const { text } = fixed(TITLE, notice, 'sale-notice');
      assert.deepEqual(
        noticesIn(text),
        wanted.map((start) => `NOTICE: ${start} personal data.`),
      );
      assert.deepEqual(codesAbout(text, notice, 'sale-notice'), []);
    });
  }

  test('are added where a draft has those of another law', () => {
    const draft = `${TITLE}\n## Notice of sale\n\nNOTICE: We may sell your sensitive personal data.\n`;
    const notice: NoticeSettings = { laws: ['texas-tdpsa', 'florida-fdbr'], facts: SENSITIVE };
    assert.deepEqual(codesAbout(draft, notice, 'sale-notice'), ['partial/sale-notice']);
    const { text } = fixed(draft, notice, 'sale-notice');
    assert.equal(noticesIn(text).length, 2);
    assert.deepEqual(codesAbout(text, notice, 'sale-notice'), []);
  });

  test('all stand in a section that is inserted where no law is known to want them', () => {
    const [insertion] = planInsertions(analyse(TITLE, {}), { sections: ['sale-notice'] }, 'plain');
    assert.equal(noticesIn(insertion?.text ?? '').length, 4);
  });
});

suite('the links for opting out and for limiting use', () => {
  const SELLS = { 'sells-or-shares': { value: true } };
  const LIMITS = { 'sensitive-data': { value: true }, 'sensitive-use-beyond-limits': { value: true } };
  for (const [facts, section, links] of [
    [SELLS, 'opt-out-link', ['Do Not Sell or Share My Personal Information']],
    [LIMITS, 'limit-link', ['Limit the Use of My Sensitive Personal Information']],
    [
      { ...SELLS, ...LIMITS },
      'opt-out-and-limit-links',
      ['Do Not Sell or Share My Personal Information', 'Limit the Use of My Sensitive Personal Information'],
    ],
  ] as const) {
    test(`are those that are wanted: ${links.join(', ')}`, () => {
      const facts2 = { 'sells-or-shares': { value: false }, 'sensitive-use-beyond-limits': { value: false }, ...facts };
      const notice: NoticeSettings = { laws: ['ccpa'], facts: facts2 };
      const after = fixed('# Privacy Policy\n\nHello.\n', notice, 'opt-out-link');
      assert.equal(after.section, section);
      assert.deepEqual(
        [...after.text.matchAll(/\[((?:Do Not|Limit)[^\]]*)\]\(/g)].map(([, link]) => link),
        links,
      );
      assert.deepEqual(codesAbout(after.text, notice, 'opt-out-link'), []);
    });
  }

  test('the second is added where the draft has the first', () => {
    const draft =
      '# Privacy Policy\n\n## Opting out\n\nClick the link [Do Not Sell or Share My Personal Information](https://example.com/o).\n';
    const notice: NoticeSettings = { laws: ['ccpa'], facts: { ...SELLS, ...LIMITS } };
    const after = fixed(draft, notice, 'opt-out-link');
    assert.equal(after.section, 'limit-link');
    assert.deepEqual(codesAbout(after.text, notice, 'opt-out-link'), []);
  });
});
