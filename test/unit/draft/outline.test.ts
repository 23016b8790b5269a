import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PLAIN_DRAFT } from './drafts';
import { outline, read } from './helpers';

const BODY = 'We keep what you tell us for as long as you have an account, and we delete it two years after that.';

for (const format of ['plaintext', 'markdown'] as const) {
  test(`bare, numbered, item and run-in titles nest as a reader would nest them (${format})`, () => {
    assert.deepEqual(outline(PLAIN_DRAFT, format), [
      'Privacy Policy',
      '  1 Introduction',
      '  2 Data We Collect',
      '    How We Share Data',
      '    Why Harbour Health Stores Data',
      '      Account Data',
      '    Data Security',
      '    Your Rights',
      '      (a) General Choices',
      '      (b) Rights under GDPR',
      '    Contact Us',
    ]);
  });

  test(`titles on a line of their own, directly above their paragraph, are found (${format})`, () => {
    const text = `Privacy Policy\n${BODY}\nNotice to Guests\n${BODY} ${BODY}\nYour rights and choices\n${BODY}`;
    assert.deepEqual(outline(text, format), ['Privacy Policy', '  Notice to Guests', '  Your rights and choices']);
  });

  test(`titles written as list items are told from items (${format})`, () => {
    const text = [
      `- Definitions\n- Guest Data: ${BODY}\n- Services: ${BODY}\n- Data We Collect\n${BODY}`,
      '- Names\n- Room numbers\n- Genetic data\n- Data Retention',
      BODY,
      `- Data Security\n${BODY}\n- Contact Us\n${BODY}`,
    ].join('\n');
    assert.deepEqual(outline(text, format), ['Definitions', 'Data We Collect', 'Data Security', 'Contact Us']);
  });

  test(`a label in a list is no title, a title run into its paragraph is one (${format})`, () => {
    const text = `Sharing of Data\n\n${BODY}\n\n- Compliance with Laws: we may have to share it.\n- With Your Consent: we ask.\n\nContact Information. We collect your name and your address when you write to us.`;
    assert.deepEqual(outline(text, format), ['Sharing of Data', '  Contact Information']);
  });
}

test('plain text may write its headings as Markdown does, without blank lines around them', () => {
  const text = `# Privacy Policy\n${BODY}\n## Your rights ##\n### Access:\n### Objection:\n${BODY}\n#no title`;
  assert.deepEqual(outline(text, 'plaintext'), ['Privacy Policy', '  Your rights', '    Access', '    Objection']);
});

test('a short sentence with a full stop is no title, and “7a.” is a number', () => {
  const text = `# Privacy Policy\n\n## 7. Storage\n\n${BODY}\n\nWe honor the Global Privacy Control.\n\n${BODY}`;
  assert.deepEqual(outline(text, 'markdown'), ['Privacy Policy', '  7 Storage']);
  const plain = `Privacy Policy\n\n7. Data Storage\n\n${BODY}\n\n7a. Data Retention\n\n${BODY}\n\n8. Contact Us\n\n${BODY}`;
  assert.deepEqual(outline(plain, 'plaintext').slice(1), ['  7 Data Storage', '  7a Data Retention', '  8 Contact Us']);
});

test('dates, addresses and menus are no titles, and a repeated title counts once', () => {
  const text = `Menu\n\nPrivacy Notice\n\nPrivacy Notice | Example\n\nEffective Date: 1 May 2026\n\n${BODY}\n\nContact Us\n\nWrite to:\n\nExample Health, Inc.\n1 Long Street\nSpringfield, IL 62701\n\nLast updated: 2 May 2026`;
  assert.deepEqual(outline(text, 'plaintext'), ['Privacy Notice', '  Contact Us']);
});

test('bold paragraphs are titles below marked ones; bold labels of list items are not', () => {
  const text = `# Policy\n\n## Data\n\n**Cookies**\n\n${BODY}\n\n**Backups.** Copies are deleted after ninety days.\n\n- **Name:** your name\n- **Age:** your age`;
  assert.deepEqual(outline(text, 'markdown'), ['Policy', '  Data', '    Cookies', '    Backups']);
});

test('a skipped heading level does not leave a hole, and numbers refine equal levels', () => {
  assert.deepEqual(
    outline(
      `# Privacy\n\n#### 1. Data\n\n${BODY}\n\n#### 1.1 Names\n\n${BODY}\n\n#### 2. Contact\n\n${BODY}`,
      'markdown',
    ),
    ['Privacy', '  1 Data', '    1.1 Names', '  2 Contact'],
  );
});

test('a paragraph with a rule close below it is no heading', () => {
  assert.deepEqual(outline(`# Privacy\n\n${BODY}\n---\n\nMore.`, 'markdown'), ['Privacy']);
});

test('a title in capitals above a rule is a heading, even with a full stop', () => {
  assert.deepEqual(outline(`# Privacy\n\n13\\. CHANGES TO THIS POLICY.\n---\n\n${BODY}`, 'markdown'), [
    'Privacy',
    '  13 CHANGES TO THIS POLICY',
  ]);
});

test('a section reaches from its heading to the end of its last block, and encloses its parts', () => {
  const text = '# Policy\n\nOne.\n\n## Data\n\nTwo.\n\n### Names\n\nThree.\n\n## Contact\n\nFour.\n';
  const sections = read(text).sections.map(({ start, end, level, parent }) => [text.slice(start, end), level, parent]);
  assert.deepEqual(sections, [
    ['', 0, -1],
    ['# Policy\n\nOne.\n\n## Data\n\nTwo.\n\n### Names\n\nThree.\n\n## Contact\n\nFour.', 1, -1],
    ['## Data\n\nTwo.\n\n### Names\n\nThree.', 2, 1],
    ['### Names\n\nThree.', 3, 2],
    ['## Contact\n\nFour.', 2, 1],
  ]);
});

test('the name of a heading is its own range, without number and markup', () => {
  const text = 'Intro text here.\n\n## 7. Data *Storage* &amp; Retention ##\n\nText.';
  const heading = read(text).sections[1]?.heading;
  assert.equal(heading?.title, 'Data Storage & Retention');
  assert.equal(heading?.number, '7');
  assert.equal(text.slice(heading?.name.start, heading?.name.end), 'Data *Storage* &amp; Retention');
  assert.equal(text.slice(heading?.start, heading?.end), '## 7. Data *Storage* &amp; Retention ##');
});

test('the title is the first heading of the document, else the title of the front matter', () => {
  const titled = '---\ntitle: "Policy of Example"\n---\n\nSome text.\n\n## Data\n\nMore text.';
  const title = read(titled).title;
  assert.equal(title?.text, 'Policy of Example');
  assert.equal(titled.slice(title?.start, title?.end), 'Policy of Example');
  assert.equal(read('# Our Promise\n\nText.').title?.text, 'Our Promise');
  assert.equal(read('Just some text.').title, undefined);
});

test('a comment between a title and its paragraph changes nothing', () => {
  assert.deepEqual(
    outline(`Privacy Policy\n\n<!-- checked -->\n\n${BODY}\n\nData Retention\n\n<!-- a -->\n\n${BODY}`, 'markdown'),
    ['Privacy Policy', '  Data Retention'],
  );
});

test('a heading that goes on counting stands beside the one before it, however deep it is marked', () => {
  const text =
    '# Policy\n\n### 1. Use\n\nWe use it.\n\n#### If you live in Peru\n\nSo.\n\n##### 2. Sharing\n\nWe share it.\n\n### 3. Contact\n\nWrite.';
  const { sections } = read(text);
  assert.deepEqual(
    sections.slice(1).map(({ level, heading }) => `${level} ${heading?.title}`),
    ['1 Policy', '2 Use', '3 If you live in Peru', '2 Sharing', '2 Contact'],
  );
});
