// The kind of a notice stands in its title or in the settings, and decides what is wanted of it.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { toAnalysisDocument } from '../../../server/src/service/analysisDocument';
import { describeChecked } from '../../../server/src/service/checked';
import { createChecklist } from '../../../server/src/service/checklist';
import type { Analysis } from '../../../server/src/service/policyService';
import { joinSettings, type NoticeSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';

function analyse(text: string, settings: NoticeSettings = {}, language = 'markdown'): Analysis {
  return analyseText(text, joinSettings([settings], '2026-11-25'), language);
}

const TITLES: readonly (readonly [string, string])[] = [
  ['Privacy Policy', 'policy'],
  ['Website Privacy Notice', 'policy'],
  ['Privacy and Cookie Policy', 'policy'],
  ['Privacy Policy and Cookie Policy', 'policy'],
  ['Health Privacy Policy', 'policy'],
  ['Cookie Policy', 'cookies'],
  ['Example Health Cookie Notice', 'cookies'],
  ['Notice of Privacy Practices', 'hipaa-notice'],
  ['HIPAA Notice of Privacy Practices', 'hipaa-notice'],
  ['Consumer Health Data Privacy Policy', 'consumer-health-data'],
  ['List of Subprocessors', 'subprocessors'],
  ['Employee Privacy Notice', 'employee'],
  ['Job Applicant Privacy Policy', 'employee'],
  ['Privacy Notice for Employees', 'employee'],
];

suite('the kind of a notice', () => {
  for (const [title, kind] of TITLES) {
    test(`“${title}” is of the kind ${kind}, in every format`, () => {
      const about = 'We wrote this page so that you know what happens to the data that we hold about you.';
      assert.equal(analyse(`# ${title}\n\n${about}\n`).kind?.id, kind);
      assert.equal(analyse(`<h1>${title}</h1><p>${about}</p>`, {}, 'html').kind?.id, kind);
      assert.equal(analyse(`${title}\n\n${about}\n`, {}, 'plaintext').kind?.id, kind);
    });
  }

  test('a policy with a section on cookies stays a policy', () =>
    assert.equal(analyse('# Privacy Policy\n\n## Cookie policy\n\nWe use cookies.\n').kind?.id, 'policy'));

  test('a privacy policy under the remains of a cookie banner stays a policy', () =>
    assert.notEqual(
      analyse('# Cookie Policy\n\nAccept all cookies?\n\n# Privacy Policy\n\nWe collect your name.\n').kind?.id,
      'cookies',
    ));

  test('what the settings declare is stronger than the title', () =>
    assert.equal(analyse('# Cookie Policy\n\nText.\n', { kind: 'policy' }).kind?.id, 'policy'));

  test('every kind that settings can name is known', () => {
    const known = knowledge.kinds.map(({ id }) => id);
    assert.deepEqual(known, ['policy', 'hipaa-notice', 'consumer-health-data', 'cookies', 'subprocessors', 'employee']);
  });
});

suite('what is wanted of a kind of notice', () => {
  const verdictsOf = ({ judged }: Analysis, disclosure: string): readonly string[] =>
    judged.filter(({ requirement }) => requirement.disclosure === disclosure).map(({ verdict }) => verdict);
  const lawsOf = ({ applicability }: Analysis): readonly string[] => applicability.laws.map(({ law }) => law.id);

  test('a cookie policy lacks no rights, and a privacy policy with the same words does', () => {
    const text = 'The GDPR applies. We use cookies to remember your language.';
    assert.deepEqual(verdictsOf(analyse(`# Cookie Policy\n\n${text}\n`), 'right-erasure'), ['not-applicable']);
    assert.deepEqual(verdictsOf(analyse(`# Privacy Policy\n\n${text}\n`), 'right-erasure'), ['missing']);
    assert.deepEqual(verdictsOf(analyse(`# Cookie Policy\n\n${text}\n`), 'contact-details'), ['missing']);
  });

  test('a notice to workers is not judged by laws about consumers, but by the CCPA', () => {
    const text = 'The CCPA and the Virginia Consumer Data Protection Act (VCDPA) are named here.';
    assert.deepEqual(lawsOf(analyse(`# Employee Privacy Notice\n\n${text}\n`)), ['ccpa']);
    assert.deepEqual(lawsOf(analyse(`# Privacy Policy\n\n${text}\n`)), ['ccpa', 'virginia-vcdpa']);
  });

  test('laws that are declared are checked whatever the kind', () => {
    const settings: NoticeSettings = { laws: ['virginia-vcdpa'] };
    assert.deepEqual(lawsOf(analyse('# Employee Privacy Notice\n\nText.\n', settings)), ['virginia-vcdpa']);
  });

  test('laws that the kind leaves out are listed as not applicable, with the reason', () => {
    const analysis = analyse(
      '# Employee Privacy Notice\n\nThe Virginia Consumer Data Protection Act (VCDPA) is named.\n',
    );
    const { lawsLeftOut } = toAnalysisDocument(analysis, 'notice.md');
    assert.deepEqual(
      lawsLeftOut.map(({ id, status }) => [id, status]),
      [['virginia-vcdpa', 'not-applicable']],
    );
    assert.match(lawsLeftOut[0]?.reason ?? '', /Privacy notice to workers and applicants \(named in the draft: “.+”\)/);
    assert.match(lawsLeftOut[0]?.evidence[0]?.text ?? '', /VCDPA/);
    const checked = describeChecked(service.index, analysis);
    assert.deepEqual(
      checked.notApplicable.map(({ id }) => id),
      ['virginia-vcdpa'],
    );
    assert.match(checked.leftOut.join('\n'), /VCDPA: not applicable to this kind of notice/);
    const group = createChecklist(service.index, analysis, 'law').groups.find(({ id }) => id === 'virginia-vcdpa');
    assert.deepEqual([group?.notApplicable, group?.rows.length], [true, 0]);
    const policy = analyse('# Privacy Policy\n\nThe Virginia Consumer Data Protection Act (VCDPA) is named.\n');
    assert.deepEqual(toAnalysisDocument(policy, 'policy.md').lawsLeftOut, []);
  });

  test('a law that is declared for the draft wants everything of it, whatever its title', () => {
    const text = '# Cookie Policy\n\nWe use cookies.\n';
    assert.deepEqual(verdictsOf(analyse(text, { laws: ['gdpr'] }), 'right-erasure'), ['missing']);
    const both: NoticeSettings = { laws: ['gdpr'], kind: 'cookies' };
    assert.deepEqual(verdictsOf(analyse(text, both), 'right-erasure'), ['not-applicable']);
    const forAll = analyseText(text, joinSettings([{ laws: ['gdpr'], isShared: true }], '2026-11-25'));
    assert.deepEqual(verdictsOf(forAll, 'right-erasure'), ['not-applicable']);
  });

  test('a HIPAA notice that names other laws is judged as a HIPAA notice', () => {
    const text = 'This Notice of Privacy Practices describes our duties. The GDPR is another law.';
    assert.deepEqual(lawsOf(analyse(`# Notice of Privacy Practices\n\n${text}\n`)), ['hipaa-npp']);
  });
});
