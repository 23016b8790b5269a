// Where readers can turn to: an address is told for what the draft gives it for, and for no more.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { textsOn } from './drafts';

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
