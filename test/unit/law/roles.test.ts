// What laws want of controllers is not wanted of a notice about data that is handled for others.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createChecklist } from '../../../server/src/service/checklist';
import { explain } from '../../../server/src/service/explain';
import type { Analysis } from '../../../server/src/service/policyService';
import { nextQuestion, type ProfileAnswers } from '../../../server/src/service/questions';
import { joinSettings, type NoticeSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';

const DAY = '2026-11-25';

function analyse(text: string, settings: NoticeSettings = {}): Analysis {
  return analyseText(`# Privacy Policy\n\nWe comply with the GDPR.\n\n${text}\n`, joinSettings([settings], DAY));
}

const missing = ({ findings }: Analysis): readonly string[] =>
  findings.flatMap(({ code }) => (code.startsWith('missing/') || code.startsWith('partial/') ? [code] : []));
const role = ({ profile }: Analysis): string =>
  [profile.get('acts-as-processor')?.value, profile.get('acts-as-controller')?.value].join();

const PURE: readonly string[] = [
  'We act only as a processor for the clinics that use our software.',
  'We process patient data solely on behalf of our customers.',
  'We are merely a processor. We store the records of your clinic on behalf of that clinic.',
];

const EVIDENT: readonly string[] = [
  'Your clinic controls your patient information. Contact your clinic with any question.',
  'We are a business associate of the hospitals that we serve.',
  'We handle these records on behalf of our customers.',
  'We process the records based on the instructions of the clinic.',
  'We act as the processor of the schools.',
];

const MIXED: readonly string[] = [
  'We act as a processor for the clinics. When you visit our website, we collect your IP address.',
  'Your clinic controls your record. We are the controller of the data of your account.',
  'We store records on behalf of our customers. We use cookies for advertising.',
  'We act as a processor for clinics. We collect your name and your e-mail address from you.',
];

const OTHERS: readonly string[] = [
  'Our service providers act as our processors.',
  'We use vendors that act as processors on our behalf.',
  'Hosting providers process data on our behalf and on our instructions.',
  'We collect your name when you open an account.',
];

suite('a notice about data that is handled for others', () => {
  for (const text of PURE) {
    test(`that says that this is all it is about lacks nothing that controllers owe: ${text}`, () => {
      const analysis = analyse(text);
      assert.equal(role(analysis), 'true,false');
      assert.deepEqual(missing(analysis), []);
      assert.ok(analysis.judged.every(({ verdict }) => verdict === 'not-applicable'));
      assert.deepEqual(
        analysis.applicability.laws.map(({ law }) => law.id),
        ['gdpr'],
      );
    });
  }

  for (const text of EVIDENT) {
    test(`is asked once whether the organisation decides as well: ${text}`, () => {
      const analysis = analyse(text);
      assert.equal(role(analysis), 'true,');
      assert.deepEqual(missing(analysis), []);
      const asked = analysis.findings.filter(({ code }) => code.startsWith('confirm/'));
      assert.ok(asked.some(({ code }) => code === 'confirm/acts-as-controller'));
    });
  }

  for (const text of MIXED) {
    test(`and about one's own is judged as a controller's: ${text}`, () => {
      const analysis = analyse(text);
      assert.equal(role(analysis), 'true,true');
      assert.ok(missing(analysis).length > 5);
    });
  }

  for (const text of OTHERS) {
    test(`is not one that only names processors of one's own: ${text}`, () => {
      const analysis = analyse(text);
      assert.equal(analysis.profile.get('acts-as-processor')?.value, false);
      assert.ok(missing(analysis).length > 5);
    });
  }

  test('shows in the checklist why nothing is wanted, and how to say that it is', () => {
    const { groups } = createChecklist(service.index, analyse(PURE[0] ?? ''), 'law');
    const row = groups.flatMap(({ rows }) => rows).find(({ id }) => id === 'gdpr.13-2-a');
    assert.equal(row?.mark, 'not-applicable');
    assert.match(row?.notes.join(' ') ?? '', /The draft says that this is so: .*as their processor/);
    assert.deepEqual([row?.applies?.fact, row?.applies?.value], ['acts-as-controller', true]);
  });

  test('follows what is declared, whatever the draft says', () => {
    const facts = { 'acts-as-processor': { value: true }, 'acts-as-controller': { value: false } };
    assert.deepEqual(missing(analyse('We collect your name when you open an account.', { facts })), []);
  });

  test('is asked about its role by the profile, and other notices are not', () => {
    const asked = (text: string): readonly string[] => {
      let answers: ProfileAnswers = { facts: {}, laws: {} };
      const ids: string[] = [];
      for (;;) {
        const { next } = nextQuestion(analyse(text), answers);
        if (!next) return ids;
        ids.push(next.id);
        const given = (kind: string): Record<string, boolean> =>
          Object.fromEntries(next.choices.flatMap((each) => (each.kind === kind ? [[each.id, each.selected]] : [])));
        answers = { facts: { ...answers.facts, ...given('fact') }, laws: { ...answers.laws, ...given('law') } };
      }
    };
    assert.ok(asked(EVIDENT[0] ?? '').includes('role'));
    assert.ok(!asked('We collect your name when you open an account.').includes('role'));
  });

  test('the page of a law says who owes what it wants', () => {
    assert.match(explain(service.index, 'gdpr')?.markdown ?? '', /It is owed only where this is true:/);
    assert.doesNotMatch(explain(service.index, 'pipeda')?.markdown ?? '', /It is owed only/);
  });
});
