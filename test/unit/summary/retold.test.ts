// What a summary retells in the draft's words: little, whole, in its place.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { LEVELS } from '../../../server/src/summary/levels';
import { shorten } from '../../../server/src/summary/shorten';
import { SUMMARY_LEVELS, summarise } from '../../../server/src/summary/summary';
import { isFragment, saysSomething } from '../../../server/src/summary/telling';
import { analyse, statementsOn, textsOn } from './drafts';

const { telling } = knowledge;

const allTexts = (draft: string): string[] =>
  (summarise(analyse(draft), 'draft.md', ['plain']).levels[0]?.topics ?? []).flatMap(({ statements }) =>
    statements.map(({ text }) => text),
  );

const includes = (texts: readonly string[], wanted: string): void =>
  assert.ok(
    texts.some((text) => text.includes(wanted)),
    `no “${wanted}” in:\n${texts.join('\n')}`,
  );

const excludes = (texts: readonly string[], unwanted: string): void =>
  assert.ok(
    texts.every((text) => !text.includes(unwanted)),
    `“${unwanted}” in:\n${texts.join('\n')}`,
  );

suite('a passage is retold in one place', () => {
  test('what tells of a merger and of a sale is told once', () => {
    const draft =
      'We may share, sell or transfer your personal information in connection with a merger or the sale of our assets.';
    const texts = allTexts(`# Privacy policy\n\n## Who gets your data\n\n${draft}`);
    assert.equal(texts.filter((text) => text.includes('merger')).length, 1, texts.join('\n'));
  });
  test('what is not about a topic is not told under it', () => {
    const draft =
      'Acme Clinics Limited does not sell your personal information. If you ask us to erase your data, we will do so within 30 days.';
    excludes(textsOn('who', draft), 'sell');
  });
  test('where our own words answer, no quotation repeats them', () => {
    const draft =
      'We collect your name and e-mail address. We also collect your name when you register for an account.';
    assert.deepEqual(textsOn('data', draft), ['They collect your name and e-mail address.']);
  });
  test('where our own words answer, what limits them is told', () => {
    const draft =
      '## How long we keep data\n\nWe keep your account data until you close your account.\n\nWe retain server logs for no longer than 30 days.';
    includes(textsOn('retention', draft), 'server logs for no longer than 30 days');
  });
  test('a draft that says the same twice is quoted once', () => {
    const sentence = 'We will never sell your personal information to data brokers without asking you first.';
    const texts = allTexts(`${sentence}\n\n## Again\n\n${sentence}`);
    assert.equal(texts.filter((text) => text.includes('data brokers')).length, 1, texts.join('\n'));
  });
});

suite('what says nothing to the reader is not retold', () => {
  const says = (text: string, wanted: boolean): void => assert.equal(saysSomething(text, telling), wanted, text);
  test('good intentions and advice', () => {
    says('We take the privacy of our users very seriously.', false);
    says('Acme is committed to protecting the security of your information.', false);
    says('We encourage you to review this page from time to time.', false);
    says('Your privacy is important to us.', false);
  });
  test('what a policy says about itself, and what laws say', () => {
    says('This privacy policy describes how we collect and use your information.', false);
    says('The GDPR requires that transfers happen to safe countries only.', false);
  });
  test('what a thing is', () => {
    says('Cookies are small text files that are stored on your device.', false);
  });
  test('the way to another page, but not the way to get something done', () => {
    says('For more information, please see our cookie policy.', false);
    says('Please contact us at privacy@acme.example to have your data deleted.', true);
  });
  test('what makes sense behind another sentence only', () => {
    says('These rights are provided to give you full control.', false);
    says('In such cases we will ask for your consent.', false);
  });
  test('what is done is told', () => {
    says('We share your name with our payment provider.', true);
    says('However, we do not share it with advertisers.', true);
  });
});

suite('what governs a quotation is told with it', () => {
  const fragment = 'Marketing, sale of your health information, and most uses of psychotherapy notes.';
  test('no sentence stands without the heading that it answers', () => {
    assert.equal(isFragment(fragment, telling), true);
    assert.equal(isFragment('The information that is under our control is protected by safeguards.', telling), false);
    const draft = `# Notice of privacy practices\n\n## Uses that require your written authorization\n\n${fragment}`;
    for (const text of allTexts(draft).filter((one) => one.includes('psychotherapy')))
      assert.match(text, /^Under “Uses that require your written authorization”: “Marketing/);
  });
  test('the readers whom a heading names are named', () => {
    const draft =
      '# Privacy policy\n\n## California residents\n\nWe do not sell your personal information unless you have opted in to the sale.';
    includes(textsOn('sharing', draft), 'Under “California residents”: they do not sell');
  });
  test('an item of a list stands behind what introduces it', () => {
    const draft =
      'We use your health information only with your written consent for the following:\n\n- Marketing of our partners’ products\n- Sale of your data\n- Research by third parties\n';
    const texts = allTexts(draft).filter((text) => text.includes('Sale of your data'));
    for (const text of texts) assert.match(text, /only with your written consent/);
  });
  test('rows that say one thing of another are told whole, with what introduces their table', () => {
    const draft =
      '# Privacy policy\n\n## Retention\n\nWe keep your information as follows:\n\n| Data | Period |\n|---|---|\n| Bills | seven years |\n| Server logs | 90 days |';
    includes(
      textsOn('retention', draft),
      'They keep “your information as follows”: “Bills: seven years”, “Server logs: 90 days”.',
    );
  });
  test('of a table that nothing introduces, the heading stands in front', () => {
    const draft =
      '# Privacy policy\n\n## How long we keep data\n\n| Data | Period |\n|---|---|\n| Bills | seven years |\n| Server logs | 90 days |';
    includes(
      textsOn('retention', draft),
      'Under “How long we keep data”: “Bills: seven years”, “Server logs: 90 days”.',
    );
  });
  test('what is not done, in a list below “We do NOT:”', () => {
    const draft = '# Privacy policy\n\nWe do NOT:\n\n- Sell your data to third parties\n- Use your data for ads';
    includes(allTexts(draft), 'They do not: “Sell your data to third parties”, “Use your data for ads”.');
  });
  test('a list that is told in part says that it goes on', () => {
    const items = ['Courts', 'Auditors', 'Insurers', 'Banks', 'Lawyers', 'Agencies', 'Clubs'];
    const draft = `## Sharing\n\nWe may share your personal information with the following strange parties:\n\n${items
      .map((item) => `- ${item} of the northern islands`)
      .join('\n')}\n`;
    const texts = textsOn('sharing', draft).filter((text) => text.includes('northern'));
    for (const text of texts) {
      assert.match(text, / and more\.$/);
      assert.ok((text.match(/northern/g) ?? []).length <= 4, text);
    }
  });
});

suite('a quotation is shortened without tearing it', () => {
  const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
  const cut = (text: string, limit: number): string | undefined => shorten(text, limit, telling);
  test('it ends where a part of the sentence ends', () => {
    assert.equal(
      cut('We use cookies to keep you signed in, to count visits, and to show you what others have liked', 14),
      'We use cookies to keep you signed in, to count visits …',
    );
  });
  test('an exception at the end is kept', () => {
    const short = cut(`They keep it here, ${words(9)}, ${words(9)}, unless the law forbids it`, 20);
    assert.match(short ?? '', /^They keep it here, .* … unless the law forbids it$/);
  });
  test('what would lose a denial is not shortened', () => {
    assert.equal(cut(`They keep it here, ${words(9)}, ${words(9)}, and they do not give it away`, 20), undefined);
  });
  test('what has no part that ends is not shortened', () => {
    assert.equal(cut(words(40), 20), undefined);
  });
  test('a condition in front is not told without what depends on it', () => {
    assert.equal(cut(`If you have questions, concerns, requests, ${words(20)}`, 15), undefined);
    assert.equal(cut(`We share it with partners, but if you refuse cookies, ${words(20)}`, 10), undefined);
  });
  test('words that open a list are no denial', () => {
    assert.equal(
      cut(`We collect data about you, including but not limited to ${words(20)}`, 10),
      'We collect data about you …',
    );
  });
  test('no level quotes more than it may', () => {
    const filler = Array.from({ length: 12 }, (_, index) => `and for the purpose of running service number ${index}`);
    const draft = [
      `We retain your personal information for as long as it is needed to provide the service, ${filler.join(', ')}.`,
      `We may transfer your personal information to other countries to run our systems, ${filler.join(', ')}.`,
      `We do not sell your personal information to anyone for money or other things, ${filler.join(', ')}.`,
      `We disclose your personal information to the museum next door, ${filler.join(', ')}.`,
    ].join('\n\n');
    let quoted = 0;
    for (const level of SUMMARY_LEVELS)
      for (const { statements } of summarise(analyse(draft), 'draft.md', [level]).levels[0]?.topics ?? [])
        for (const { text } of statements) {
          const count = [...text.matchAll(/“([^”]*)”/g)].join(' ').split(/\s+/).length / 2;
          quoted += count;
          assert.ok(count <= LEVELS[level].words * 1.7, `${level}: ${count} in ${text}`);
        }
    assert.ok(quoted > 30, `only ${quoted} words quoted`);
  });
});

suite('what is left open is said as it is', () => {
  test('what is only touched on, and cannot be quoted in short, is told as touched on', () => {
    const long = 'whatever the circumstances of your use of the service may be and for as long as our systems run';
    const [statement] = statementsOn(
      'retention',
      `We have a retention schedule that our staff has to follow ${long} ${long}.`,
    );
    assert.equal(
      statement?.text,
      'The policy does not clearly say how long your data is kept. It only touches on this.',
    );
    assert.ok(statement?.evidence.length > 0);
  });
  test('what is said in a way that cannot be told in short is named by the part it stands in', () => {
    const draft = [
      '# Privacy of Pocket Notes',
      '',
      '## Where queries go',
      '',
      `Unless whatever the circumstances of your use of the editor may be${' and whatever the kind of the file that is open in it may be'.repeat(4)} forbid it, the plugin sends your query to the Heron Search API.`,
    ].join('\n');
    includes(textsOn('sharing', draft), 'The policy speaks of this under “Where queries go”.');
  });
  test('a draft that gives a right is not said to name none', () => {
    const draft =
      '## Your rights\n\nWe will make good faith efforts to give you access to your personal information, and either to correct it if it is inaccurate or to delete it at your request if it is not otherwise needed for reasons of law or of business.';
    excludes(textsOn('rights', draft), 'does not name any right');
  });
});
