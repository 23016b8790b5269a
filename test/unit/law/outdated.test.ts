// Outdated references and vague wording: every example of the knowledge is a test, and the laws that apply decide how severe they are.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import examples from 'proviso:outdated-examples';
import type { Finding } from '../../../server/src/law/findings';
import { explain } from '../../../server/src/service/explain';
import { type CheckLevels, joinSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';

function found(text: string, laws: readonly string[], checks: CheckLevels = {}): readonly Finding[] {
  const settings = joinSettings([{ laws: [...laws] }], '2026-11-25', [checks]);
  return analyseText(text, settings).findings.filter(({ code }) => /^(?:outdated|vague)\//.test(code));
}

for (const { family, id, laws, severity, replacement, renamed, gather = 1 } of knowledge.outdated) {
  suite(`${family}: ${id}`, () => {
    const { outdated = [], fine = [] } = examples[id] ?? {};
    const code = `${family}/${id}`;
    /** As often as it has to stand there to be reported. */
    const often = (text: string): string => Array(gather).fill(text).join(' ');
    const applying = laws.length > 0 ? laws : ['gdpr'];

    test('there are examples of both kinds', () => assert.ok(outdated.length > 0 && fine.length > 0));

    for (const text of outdated) {
      test(`found: ${text}`, () => {
        const findings = found(often(text), applying).filter((finding) => finding.code === code);
        assert.equal(findings.length, 1);
        assert.equal(findings[0]?.severity, severity);
        assert.ok(findings[0]?.message.includes(replacement));
      });
      test(`only a hint where its laws do not apply, and off where it is switched off: ${text}`, () => {
        const elsewhere = found(often(text), ['google-play']).filter((finding) => finding.code === code);
        assert.equal(elsewhere[0]?.severity, laws.length > 0 ? 'hint' : severity);
        assert.deepEqual(
          found(often(text), applying, { [code]: 'off' }).filter((finding) => finding.code === code),
          [],
        );
      });
    }
    for (const [old, name] of Object.entries(renamed)) {
      test(`“${old}” becomes “${name}”, which is not found again`, () => {
        const sentence = `The ${old} is the one that is meant.`;
        const [finding] = found(sentence, applying).filter((one) => one.code === code);
        assert.deepEqual(finding?.fixes, [{ kind: 'replace', old, text: name, isSafe: true }]);
        const { start, end } = finding.span;
        const after = sentence.slice(0, start) + name + sentence.slice(end);
        assert.ok(!found(after, applying).some((one) => one.code === code));
      });
    }
    for (const text of fine) {
      test(`left alone: ${text}`, () =>
        assert.deepEqual(
          found(often(text), applying).filter((finding) => finding.code === code),
          [],
        ));
    }
    test('is explained with its citation', () =>
      assert.ok(explain(service.index, code)?.markdown.includes(replacement)));
  });
}

suite('a reference that a draft makes in several places', () => {
  const shield = 'We are certified under the Privacy Shield.\n\nWe follow the principles of the Privacy Shield.';

  test('is reported once, at its first place, with the others', () => {
    const [finding, ...more] = found(shield, ['gdpr']);
    assert.deepEqual(more, []);
    assert.equal(finding?.span.start, shield.indexOf('Privacy Shield'));
    assert.deepEqual(
      finding?.related?.map(({ start }) => start),
      [shield.lastIndexOf('Privacy Shield')],
    );
  });

  test('is reported where only another ground is said not to be relied on', () =>
    assert.equal(found(`${shield}\n\nWe do not rely on consent.`, ['gdpr']).length, 1));
});
