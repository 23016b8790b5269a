import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { provideChangesEdit } from '../../../server/src/service/changesParagraph';
import { applyEdit } from '../../protocol/edits';
import { compare, POLICY } from './drafts';

const SUPPORT = { documentChanges: true, snippets: true, createFiles: false, annotations: true };

/** The draft with the paragraph on what changed since the old one; undefined where nothing did. */
function withParagraph(next: string, old: string, language = 'markdown'): string | undefined {
  const compared = compare(next, old, {}, language);
  const edit = provideChangesEdit(compared, SUPPORT);
  return edit ? applyEdit(edit, compared.next.document.uri, next) : undefined;
}

suite('the paragraph on changes', () => {
  test('joins the section on changes, and says everything in the words of the draft', () => {
    const next = POLICY.replace('1 March 2025', '1 May 2026')
      .replace('- telephone number', '- telephone number\n- fingerprints')
      .replace('to answer your questions.', 'to answer your questions and for marketing.')
      .replace('two years', 'five years')
      .replace('We do not sell your', 'We sell your')
      .replace('personal data. You have', 'personal data. You have the right to data portability. You have')
      .replace('privacy@health.example', 'data@health.example');
    const text = withParagraph(next, POLICY) ?? '';
    assert.equal(
      /material change\.\n\n([\s\S]*?)\n\n## Contact/.exec(text)?.[1],
      `The version of 1 May 2026 differs from the one before:

- We now also collect: fingerprints.
- We now also use personal data for these purposes: marketing.
- You can now also get your data in a form that you can take elsewhere.
- Where the version before said two years, personal data is now kept for five years.
- Instead of privacy@health.example, the contact is now data@health.example.
- New in this version: “We sell your personal data.”`,
    );
  });

  test('comes with the section on changes where there is none', () => {
    const old = POLICY.replace(/## Changes to this policy[\s\S]*?(?=## Contact)/, '');
    const text = withParagraph(old.replace('two years', 'five years'), old) ?? '';
    assert.match(
      text,
      /## Changes to this policy\n\nWe may change[^\n]+\n\nThis version differs from the one before:\n\n- Where the version before said two years, [^\n]+\n\n## /,
    );
  });

  test('follows the draft: its name for the organisation, its words for data, its markup', () => {
    const old =
      '<h1>Privacy Policy</h1>\n<p>Acme collects your personal information: your name. Acme uses personal information to process payments. Acme keeps personal information secret.</p>\n<h2>Changes to this policy</h2>\n<p>Acme may change this policy.</p>\n';
    const next = old.replace('to process payments', 'to process payments and for marketing');
    const text = withParagraph(next, old, 'html') ?? '';
    assert.match(text, /<li>Acme now also uses personal information for these purposes: marketing\.<\/li>/);
  });

  test('is not written where nothing changed for readers, or only the date', () => {
    assert.equal(withParagraph(POLICY, POLICY), undefined);
    assert.equal(withParagraph(POLICY.replace('1 March 2025', '1 May 2026'), POLICY), undefined);
  });

  test('is no change of its own when the draft is compared again', () => {
    const next = POLICY.replace('- telephone number', '- telephone number\n- fingerprints');
    const text = withParagraph(next, POLICY) ?? '';
    assert.deepEqual(compare(text, next).changes, []);
  });
});
