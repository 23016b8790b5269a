// A statement rests on the part of the draft that is about its matter; what is said by the way in another part counts less.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { analyse, statementsOn, textsOn } from './drafts';

const RETENTION = '## How long we keep data\n\nWe keep what we collect: your e-mail address, for a year.';

suite('parts about another matter', () => {
  test('data that only another part speaks of is told as what may be', () => {
    assert.ok(textsOn('data', `# Policy\n\n${RETENTION}`).includes('They may collect your e-mail address.'));
  });
  test('the part about the matter decides, and is the evidence, wherever it stands', () => {
    const own = 'We collect your e-mail address.';
    const draft = `# Policy\n\n${RETENTION}\n\n## What data we collect\n\n${own}`;
    const statement = statementsOn('data', draft).find(({ text }) => text === 'They collect your e-mail address.');
    assert.deepEqual(
      statement?.evidence.map(({ text }) => text),
      [own],
    );
  });
  test('a part within the one about the matter belongs to it, whatever its own heading', () => {
    const draft = '# Policy\n\n## Who gets your data\n\n### Security\n\nWe share your data with auditors.';
    assert.ok(textsOn('sharing', draft, 'general').includes('They share data with professional advisers.'));
  });
  test('the title of a draft makes no part of it another matter', () => {
    const draft = '# Your privacy rights\n\nWe collect your e-mail address.';
    assert.ok(textsOn('data', draft).includes('They collect your e-mail address.'));
  });
  test('what readers can do on the sites of others is no right', () => {
    const said = 'You have the right to ask for a copy of your data.';
    const rights = (title: string): readonly string[] =>
      textsOn('rights', `# Policy\n\n## ${title}\n\n${said}`, 'general');
    assert.ok(rights('What you can ask').includes('You can get access to your data.'));
    assert.ok(!rights('Links to other sites').includes('You can get access to your data.'));
  });
  test('a limit of access under security is no sharing', () => {
    const draft = '# Policy\n\n## Security\n\nOnly authorised employees have access to your data.';
    const { recipients } = Object.fromEntries(
      analyse(draft).detection.mentions.map(({ vocabulary, item }) => [vocabulary, item]),
    );
    assert.equal(recipients, undefined);
  });
});
