import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ReadPart } from '../../../server/src/service/noticeParts';
import type { Analysis } from '../../../server/src/service/policyService';
import { joinSettings } from '../../../server/src/service/settings';
import { service } from '../analyse';

const SETTINGS = joinSettings([], '2026-11-25');

let count = 0;
function documentOf(text: string): TextDocument {
  count += 1;
  return TextDocument.create(`file:///notice/${count}.md`, 'markdown', 1, text);
}

function analyseTogether(text: string, ...others: string[]): Analysis {
  const parts = others.map((other): ReadPart => {
    const document = documentOf(other);
    return { path: document.uri, uri: document.uri, document };
  });
  return service.analyse(documentOf(text), SETTINGS, parts);
}

const statusOf = ({ whole }: Analysis, id: string): string | undefined =>
  whole.disclosures.find((found) => found.id === id)?.status;

suite('what several files say together', () => {
  test('an element that one file gives is given', () => {
    const lacking = ({ judged }: Analysis): readonly string[] =>
      judged.flatMap(({ requirement, missingElements }) => (requirement.id.endsWith('.13-2-c') ? missingElements : []));
    const draft = '# Privacy Policy\n\nThe GDPR applies.\n\nYou may withdraw your consent at any time.\n';
    const other = '# Consent\n\nYou may withdraw your consent. What was done before you do stays lawful.\n';
    assert.notDeepEqual(lacking(analyseTogether(draft)), []);
    assert.deepEqual(lacking(analyseTogether(draft, other)), []);
  });

  test('what one file says and another denies is not known', () => {
    const yes = '# Privacy Policy\n\nWe sell your personal data to data brokers.\n';
    const no = '# More\n\nWe do not sell your personal data.\n';
    assert.equal(analyseTogether(yes).profile.get('sells-personal-data')?.value, true);
    assert.equal(analyseTogether(yes, no).profile.get('sells-personal-data')?.value, undefined);
  });

  test('a law that another file names applies, whatever the draft only sounds like', () => {
    const draft = '# Privacy Policy\n\nOur lawful basis is contract.\n';
    const together = analyseTogether(draft, '# More\n\nThe GDPR applies.\n');
    assert.deepEqual(
      together.applicability.laws.map(({ law }) => law.id),
      ['gdpr'],
    );
    assert.deepEqual(together.applicability.suggested, []);
    assert.ok(analyseTogether(draft).applicability.suggested.some(({ law }) => law.id === 'gdpr'));
  });

  test('checks of the draft itself look at the draft alone', () => {
    const long = `${Array.from({ length: 60 }, () => 'data').join(' ')}.`;
    const { findings } = analyseTogether(
      '# Privacy Policy\n\nThe GDPR applies.\n',
      `# More\n\n[Fill in]. We ${long}\n`,
    );
    assert.deepEqual(
      findings.filter(({ code }) => code.startsWith('draft/') || code.startsWith('wording/')),
      [],
    );
  });

  test('a draft that states it itself is quoted first', () => {
    const said = 'We keep your data for two years.';
    const together = analyseTogether(`# Privacy Policy\n\n${said}\n`, '# More\n\nWe keep messages for one year.\n');
    assert.equal(statusOf(together, 'retention-period'), 'stated');
    const evidence = together.whole.disclosures.find(({ id }) => id === 'retention-period')?.evidence ?? [];
    assert.deepEqual(
      evidence.map(({ elsewhere }) => elsewhere === undefined),
      [true, false],
    );
  });
});
