// Where readers can turn to: an address is told for what the draft gives it for, and for no more.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { textsOn } from './drafts';

const RIGHTS = 'To use your rights, turn to: ';
const REACHED = 'You can reach them here: ';

function told(topic: string, draft: string, start: string): string | undefined {
  const text = textsOn(topic, draft, 'general').find((one) => one.startsWith(start));
  return text?.slice(start.length, -1);
}

suite('who is reached', () => {
  test('“contact us directly” is about the organisation, “contact Fenwick directly” about somebody else', () => {
    const contact = (text: string): string | undefined => told('contact', `## Contact\n\n${text}`, REACHED);
    assert.equal(
      contact('You can contact us directly at privacy@acme.example with any questions.'),
      'privacy@acme.example',
    );
    assert.equal(contact('With any questions, contact Fenwick directly at help@fenwick.example.'), undefined);
  });
});

suite('an address for one thing is not where to turn with rights', () => {
  const rights = (...paragraphs: readonly string[]): string | undefined =>
    told('rights', paragraphs.join('\n\n'), RIGHTS);
  const GENERAL = 'To exercise your rights, e-mail us at privacy@acme.example.';
  test('where to appeal', () => {
    const appeal = 'To appeal a request denial, please contact us at appeals@acme.example.';
    assert.equal(rights(GENERAL, appeal), 'privacy@acme.example');
    assert.equal(rights('Use our form to make a request.', appeal), undefined);
    assert.equal(told('contact', `## Contact\n\n${appeal}`, REACHED), undefined);
    assert.equal(
      rights('To exercise your rights or to appeal a decision, contact us at privacy@acme.example.'),
      'privacy@acme.example',
    );
  });
  test('where readers of one place turn, in a paragraph that singles them out', () => {
    const paragraph =
      'If you are a resident of California, the law gives you more. You may ask once a year with whom we shared your data. To make such a request, please send an e-mail to us at california@acme.example.';
    assert.equal(rights(paragraph), undefined);
    assert.equal(rights(paragraph, GENERAL), 'privacy@acme.example');
    const open = `${paragraph} For all other requests, contact us at privacy@acme.example.`;
    assert.equal(rights(open), 'privacy@acme.example');
  });
  test('where readers of one place turn, below a heading that names it', () => {
    const request = 'To make such a request, please send an e-mail to us at california@acme.example.';
    assert.equal(rights('# Privacy policy', '## Your California Privacy Rights', request), undefined);
    assert.equal(rights('# Privacy policy', '## Your rights', request), 'california@acme.example');
  });
  test('where to order a copy of a credit report', () => {
    const order =
      'If you would like to order a copy of your credit report or make a request about it, call us at 1-877-555-8228.';
    assert.equal(rights(order), undefined);
  });
});
