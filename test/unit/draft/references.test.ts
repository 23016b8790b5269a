// References of a draft to its own parts: where they stand, and what they mean.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { DraftFormat } from '../../../server/src/draft/draft';
import { referencesIn } from '../../../server/src/draft/references';
import { read } from './helpers';

/** "what is written → the source of its target", or "→ nothing". */
function references(text: string, format: DraftFormat = 'markdown'): string[] {
  return referencesIn(read(text, format)).map(({ start, end, target }) => {
    const meant = target ? text.slice(target.start, target.end) : 'nothing';
    return `${text.slice(start, end)} → ${meant}`;
  });
}

const NUMBERED = '## 1. Data\n\nA.\n\n## 2. Uses\n\nB.\n\n## 3. Your rights\n\n';

suite('references to sections', () => {
  test('a number leads to the section that has it', () => {
    assert.deepEqual(references(`${NUMBERED}See Section 2 and clause 9.`), ['Section 2 → Uses', 'clause 9 → nothing']);
  });

  test('each number of a run is a reference of its own', () => {
    assert.deepEqual(references(`${NUMBERED}Sections 1, 2 and 3 apply.`), [
      'Sections 1 → Data',
      '2 → Uses',
      '3 → Your rights',
    ]);
  });

  test('a number of several levels leads to the nearest part that there is', () => {
    const text = '## 1. Data\n\n### 1.2 Cookies\n\nSee Sections 1.2 and 2.4.\n\n## 2. Uses\n\nText.\n';
    assert.deepEqual(references(text), ['Sections 1.2 → Cookies', '2.4 → Uses']);
  });

  test('a line with a number is a part, too', () => {
    assert.deepEqual(references('See Section 4.\n\n4. We sell nothing.\n', 'plaintext'), ['Section 4 → 4']);
  });

  test('Roman numbers count where sections have them', () => {
    assert.deepEqual(references('## I. Data\n\nSee Section II.\n\n## II. Uses\n\nText.\n'), ['Section II → Uses']);
  });

  test('ranges, section signs and letters are read where there is such a part', () => {
    assert.deepEqual(references(`${NUMBERED}See Sections 1–3, § 2 and § 8, and paragraph 9.`), [
      'Sections 1 → Data',
      '3 → Your rights',
      '§ 2 → Uses',
    ]);
    assert.deepEqual(references('## A. Data\n\nSee Section B.\n\n## B. Uses\n\nText.\n'), ['Section B → Uses']);
  });

  test('articles are parts of a draft that calls its own so', () => {
    assert.deepEqual(references(`${NUMBERED}See Article 2.`), []);
    assert.deepEqual(references('## Article 1: Data\n\nSee Article 2.\n\n## Article 2: Uses\n\nText.\n'), [
      'Article 2 → Uses',
    ]);
  });

  test('sections of laws and of other texts are left out', () => {
    const text = `${NUMBERED}Section 5 of the FTC Act, Section 7(1), Section 9 GDPR, and the Terms, Section 8.`;
    assert.deepEqual(references(text), []);
  });

  test('links lead to headings and to anchors', () => {
    const text =
      '# Policy\n\n[Rights](#your-rights), [more](#x) and [lost](#y).\n\n## Your rights\n\n<a id="x"></a>\n\n### More\n\nText.\n';
    assert.deepEqual(references(text), [
      '[Rights](#your-rights) → Your rights',
      '[more](#x) → More',
      '[lost](#y) → nothing',
    ]);
  });

  test('links in HTML lead to the heading that has the name', () => {
    const text =
      '<h2 id="s1">Your <b>rights</b></h2><p>See <a href="#s1">there</a>.</p><p id="p">Text.</p><a href="#p">x</a>';
    assert.deepEqual(references(text, 'html'), ['<a href="#s1">there → Your <b>rights', '<a href="#p">x → p']);
  });

  test('a title leads to its section where the sentence sends the reader there', () => {
    const text =
      '## Your rights\n\nA.\n\n## Data\n\nSee “Your rights” or the Your rights section. Your rights matter.\n';
    assert.deepEqual(references(text), ['Your rights → Your rights', 'Your rights → Your rights']);
  });

  test('in plain text, a title in quotation marks leads to its section', () => {
    const text =
      'YOUR RIGHTS\n\nYou may ask us what we know about you.\n\nUSES\n\nAs described in "Your Rights" above, you may ask.\n';
    assert.deepEqual(references(text, 'plaintext'), ['Your Rights → YOUR RIGHTS']);
  });

  test('other words in quotation marks are no references', () => {
    assert.deepEqual(references('## Your rights\n\nThe “Your rights” page and see “Their rights” below.\n'), []);
  });
});
