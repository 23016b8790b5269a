// What the profile says and what the draft shows are compared, and the age of the knowledge is told.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { listLaws } from '../../../server/src/cli/laws';
import type { DeclaredFact } from '../../../server/src/law/profile';
import { explain } from '../../../server/src/service/explain';
import { lawReasons } from '../../../server/src/service/lawReasons';
import type { Analysis } from '../../../server/src/service/policyService';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';

function analyse(text: string, facts: Readonly<Record<string, DeclaredFact>>, today = '2026-11-25'): Analysis {
  return analyseText(text, joinSettings([{ laws: ['gdpr'], facts }], today));
}

const TRANSFER = 'We transfer your personal data to the United States.';
const NO_TRANSFER = 'We do not transfer your personal data outside the EEA.';

suite('a contradiction between profile and draft', () => {
  for (const [text, declared] of [
    [TRANSFER, false],
    [NO_TRANSFER, true],
  ] as const) {
    test(`is found where the draft says otherwise, with the fix that follows the draft: ${text}`, () => {
      const { findings, draft } = analyse(text, { 'transfers-abroad': { value: declared } });
      const [found, ...more] = findings.filter(({ code }) => code === 'contradiction/transfers-abroad');
      assert.ok(found);
      assert.deepEqual(more, []);
      assert.equal(found.severity, 'warning');
      assert.equal(draft.text.slice(found.span.start, found.span.end), text);
      assert.deepEqual(found.fixes, [{ kind: 'confirm', fact: 'transfers-abroad', value: !declared }]);
      assert.ok(explain(service.index, found.code));
    });
    test(`is none where both agree, or nothing is declared: ${text}`, () => {
      for (const facts of [{ 'transfers-abroad': { value: !declared } }, {}]) {
        const { findings } = analyse(text, facts);
        assert.equal(findings.filter(({ code }) => code.startsWith('contradiction/')).length, 0);
      }
    });
  }

  test('is none where the draft only says what may happen, or is not filled in yet', () => {
    for (const text of [
      'We may transfer your personal data to the United States.',
      'We transfer your personal data to [the United States].',
      'TODO: say that we transfer your personal data to the United States.',
    ]) {
      const { findings } = analyse(text, { 'transfers-abroad': { value: false } });
      assert.deepEqual(
        findings.filter(({ code }) => code.startsWith('contradiction/')),
        [],
        text,
      );
    }
  });

  test('leaves the declared fact in force', () => {
    const { profile } = analyse(TRANSFER, { 'transfers-abroad': { value: false } });
    assert.equal(profile.get('transfers-abroad')?.value, false);
  });
});

suite('laws that were checked long ago', () => {
  const [gdpr] = knowledge.laws.filter(({ id }) => id === 'gdpr');
  assert.ok(gdpr);
  const stale = (today: string): readonly string[] =>
    analyse(TRANSFER, {}, today)
      .findings.filter(({ code }) => code === 'law/not-checked-lately')
      .map(({ severity, message }) => `${severity} ${message}`);
  const later = `${Number(gdpr.asOf.slice(0, 4)) + 1}${gdpr.asOf.slice(4)}`;
  const yearsLater = `${Number(gdpr.asOf.slice(0, 4)) + 3}-01-01`;

  test('are not mentioned for a year', () => assert.deepEqual(stale(later), []));
  test('are named after it, once and as information', () => {
    const [found, ...more] = stale(yearsLater);
    assert.match(found ?? '', /^information .*GDPR/);
    assert.deepEqual(more, []);
  });
  test('say so in their explanation and in the list of laws', () => {
    const analysis = analyse(TRANSFER, {}, yearsLater);
    assert.match(explain(service.index, 'gdpr', analysis)?.markdown ?? '', /more than 12 months ago/);
    assert.equal(listLaws(knowledge, yearsLater).find(({ id }) => id === 'gdpr')?.stale, true);
    assert.equal(listLaws(knowledge, later).find(({ id }) => id === 'gdpr')?.stale, false);
  });
  test('a day in the future as of which is checked does not make them older', () => {
    const settings = joinSettings([{ laws: ['gdpr'], asOf: yearsLater }], later);
    const codes = analyseText(TRANSFER, settings).findings.map(({ code }) => code);
    assert.ok(!codes.includes('law/not-checked-lately'));
  });
});

const TRACKERS: Readonly<Record<'true' | 'false' | 'undefined', readonly string[]>> = {
  true: [
    'We use Google Analytics to see how our pages are read.',
    'Our website uses Google Analytics.',
    'We and our partners use advertising cookies.',
    'We use cookies to measure how often our advertisements are seen.',
    'We use cookies and web beacons to analyze trends.',
    'Marketing cookies help us to show offers that suit you.',
    'We use advertising and analytics technologies to measure our campaigns.',
    'We use session replay services that use cookies.',
    '| Cookies | Purpose |\n| --- | --- |\n| Analytics cookies | To see which pages are read |',
    'We may use third-party tracking pixels in our e-mails.',
  ],
  false: [
    'We use only strictly necessary cookies.',
    'We do not use analytics or advertising cookies.',
    'We do not use any cookies.',
  ],
  undefined: [
    'We use cookies to keep you signed in.',
    'We use cookies that remember your language.',
    'To the extent that our use of advertising cookies is a sale, you may opt out.',
    'Our service providers include hosting, analytics (Google Analytics) and support companies.',
    'Cookies are small files that a website stores.',
    'You can refuse advertising cookies in your browser.',
  ],
};

suite('cookies that are not strictly necessary', () => {
  for (const [value, texts] of Object.entries(TRACKERS)) {
    for (const text of texts)
      test(`are ${value === 'undefined' ? 'neither evident nor denied' : value}: ${text}`, () =>
        assert.equal(String(analyse(text, {}).profile.get('non-essential-trackers')?.value), value));
  }

  const lawsOf = (text: string): readonly string[] =>
    analyseText(text, joinSettings([], '2026-11-25')).applicability.laws.map(({ law }) => law.id);

  test('bring the rules on cookies beside a GDPR that the draft names, and no others do', () => {
    const tracking = 'We use Google Analytics on our website.';
    assert.deepEqual(lawsOf(`The GDPR applies. ${tracking}`), ['eprivacy', 'gdpr']);
    assert.deepEqual(lawsOf(`The UK GDPR applies. ${tracking}`), ['eprivacy', 'uk-gdpr']);
    assert.deepEqual(lawsOf('The GDPR applies. We use cookies to keep you signed in.'), ['gdpr']);
    assert.deepEqual(lawsOf(tracking), []);
    assert.deepEqual(lawsOf(`The CCPA applies. ${tracking}`), ['ccpa']);
  });

  test('are the reason that is given for the rules on cookies', () => {
    const analysis = analyseText('The GDPR applies. We use Google Analytics.', joinSettings([], '2026-11-25'));
    const reason = lawReasons(analysis, service.index).find(({ id }) => id === 'eprivacy')?.reason ?? '';
    assert.match(reason, /^it goes with a law that applies, GDPR; the draft says \(“.*Google Analytics.*”\)/);
  });
});

suite('a policy of software that collects nothing', () => {
  const missing = (text: string): readonly string[] =>
    analyseText(text, joinSettings([{}], '2026-11-25'))
      .findings.map(({ code }) => code)
      .filter((code) => ['missing/purposes', 'missing/retention-period', 'missing/recipients'].includes(code));

  for (const text of [
    'Pocket Notes does not collect any personal data.',
    'The extension collects no data.',
    'No data is collected by this plugin.',
    'The tool:\n\n- Does not collect personal information of any kind.',
    'We run no servers, so there is nothing for us to collect.',
    'This tool does not collect, transmit or store any personal information on our servers.',
  ])
    test(`need not say what data is used for, who gets it or how long it is kept: ${text}`, () => {
      assert.deepEqual(missing(`# Privacy policy\n\n${text}\n`), []);
    });

  test('owes nothing to laws that it names; with data after all, everything', () => {
    const settings = joinSettings([{}], '2026-11-25');
    const wanted = (text: string): number =>
      analyseText(`# Privacy policy\n\n${text}\n`, settings).findings.filter(({ code }) => code.startsWith('missing/'))
        .length;
    assert.equal(
      wanted('Pocket Notes does not collect any personal data, so nothing is left to do under the GDPR.'),
      0,
    );
    assert.ok(wanted('Pocket Notes collects your name and your e-mail address under the GDPR.') > 10);
    const { judged } = analyseText(
      'Pocket Notes does not collect any personal data. This is our policy under the GDPR.',
      settings,
    );
    assert.ok(judged.some(({ law }) => law.id === 'gdpr'));
    assert.ok(judged.every(({ law, verdict }) => law.id !== 'gdpr' || verdict === 'not-applicable'));
  });

  for (const text of [
    'The app does not collect any personal data from children.',
    'The app does not collect any sensitive data.',
    'The app does not collect personal data unless you write to us.',
    'The app does not collect any personal data. When you write to us, we store your name and your message.',
    'The app collects no data. Searches are sent to our server.',
  ])
    test(`is none where it collects some after all: ${text}`, () => {
      assert.ok(missing(`# Privacy policy\n\n${text}\n`).includes('missing/retention-period'));
    });
});

suite('what a draft denies', () => {
  const DENIALS: readonly (readonly [string, string])[] = [
    ['solely-automated-decisions', 'No automated decision-making within the meaning of Art. 22 GDPR takes place.'],
    ['sells-or-shares', 'As noted above, we do not currently sell or share personal information in our shop.'],
  ];
  for (const [fact, text] of DENIALS)
    test(`is known: ${text}`, () => assert.equal(analyse(text, {}).profile.get(fact)?.value, false));

  const OPEN: readonly (readonly [string, string])[] = [
    ['solely-automated-decisions', 'Decisions within the meaning of Art. 22 GDPR take place in our shop.'],
    ['sells-or-shares', 'As noted above, we do not sell or share data of children under 16.'],
  ];
  for (const [fact, text] of OPEN)
    test(`is left open: ${text}`, () => assert.notEqual(analyse(text, {}).profile.get(fact)?.value, false));
});
