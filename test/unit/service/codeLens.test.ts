import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type LensData, provideCodeLenses, resolveCodeLens } from '../../../server/src/service/codeLens';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';

const settings = joinSettings([], '2026-12-01');

interface Lens {
  readonly line: number;
  readonly title: string;
  readonly places: number;
}

function lenses(text: string, language = 'markdown'): Lens[] {
  const analysis = analyseText(text, settings, language);
  return provideCodeLenses(analysis).map(({ range, data }) => {
    const command = resolveCodeLens(service.index, analysis, data as LensData);
    const places = (command?.arguments?.[2] as readonly unknown[] | undefined)?.length ?? 0;
    return { line: range.start.line, title: command?.title ?? '', places };
  });
}

const PLAIN =
  'We write short words so that you can read them. We tell you what we do and why we do it. Ask us if it is not clear to you.';
const HARD =
  'Notwithstanding any determination regarding administrative responsibilities, organisational accountability necessitates comprehensive documentation of every international communication, verification, authentication and notification procedure.';

suite('lenses above sections', () => {
  test('say what the section discloses, with a place for each', () => {
    const [lens, ...others] = lenses('# Privacy Policy\n\n## How long\n\nWe keep invoices for seven years.\n');
    assert.deepEqual(lens, { line: 2, title: 'Discloses: how long personal data is kept', places: 1 });
    assert.deepEqual(others, []);
  });

  test('name what the heading announces first, and count the rest', () => {
    const rights =
      'You have the right of access to your personal data, the right to rectification, the right to erasure and the right to data portability. We keep invoices for seven years.';
    const [lens] = lenses(`# Privacy Policy\n\n## How long we keep your data\n\n${rights}\n`);
    assert.match(lens?.title ?? '', /^Discloses: how long personal data is kept, .*, .*, and \d+ more$/);
  });

  test('give the reading grade of the section alone, where it is long enough to have one', () => {
    const found = lenses(
      `# Privacy Policy\n\n## Easy\n\n${PLAIN}\n\n### Hard\n\n${HARD} ${HARD}\n\n## Short\n\nHello.\n`,
    );
    const grades = found.filter(({ title }) => title.startsWith('Reading grade'));
    assert.deepEqual(
      grades.map(({ line }) => line),
      [2, 6],
    );
    const [easy, hard] = grades.map(({ title }) => Number(title.replace('Reading grade ', '')));
    assert.ok(easy !== undefined && hard !== undefined && easy < 5 && hard > 20, `${easy} and ${hard}`);
  });

  test('stand in HTML and plain text too', () => {
    const html = '<h1>Privacy Policy</h1>\n<h2>How long</h2>\n<p>We keep invoices for seven years.</p>\n';
    const plain = 'PRIVACY POLICY\n\nHOW LONG\n\nWe keep invoices for seven years.\n';
    for (const [text, language, line] of [
      [html, 'html', 1],
      [plain, 'plaintext', 2],
    ] as const) {
      assert.deepEqual(lenses(text, language)[0], {
        line,
        title: 'Discloses: how long personal data is kept',
        places: 1,
      });
    }
  });

  test('a section that has gone since has nothing to say', () => {
    const analysis = analyseText('# Privacy Policy\n\nHello.\n', settings);
    for (const says of ['disclosures', 'grade'] as const)
      assert.equal(
        resolveCodeLens(service.index, analysis, { uri: analysis.document.uri, section: 9, says }),
        undefined,
      );
  });

  test('a draft in another language has none', () => {
    const german = 'Wir erheben Ihre Daten, wenn Sie ein Konto eröffnen, und löschen sie nach drei Jahren wieder. ';
    assert.deepEqual(lenses(`# Datenschutz\n\n## Dauer\n\n${german.repeat(8)}\n`), []);
  });
});
