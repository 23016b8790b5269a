import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { DraftFormat } from '../../../server/src/draft/draft';
import { read, withSections } from './drafts';

const SENTENCE = 'We do this for our customers and for ourselves, and we look at it again every year in spring.';
const TITLES = ['Information We Collect', 'Security', 'Your Rights', 'Contact Us'];

/** A policy whose headings are written as given, with a sentence of its own below each. */
function policy(heading: (title: string, index: number) => string, sentences: readonly string[], gap = '\n\n'): string {
  const parts = TITLES.map((title, index) =>
    `${heading(title, index)}${gap}${SENTENCE} ${sentences[index] ?? ''}`.trim(),
  );
  return `${parts.join(gap)}\n`;
}

/** The lines of a draft that are left out or put in when sections are inserted, without the text of the sections. */
function lines(text: string, pattern: RegExp): readonly string[] {
  return text.split('\n').filter((line) => pattern.test(line));
}

const ROMAN = ['I', 'II', 'III', 'IV'];

suite('the headings behind a new section move on', () => {
  const STYLES: readonly (readonly [
    string,
    DraftFormat,
    (title: string, index: number) => string,
    readonly string[],
  ])[] = [
    [
      '"7."',
      'markdown',
      (title, index) => `## ${index + 1}. ${title}`,
      ['## 2. How', '## 3. Security', '## 5. Contact'],
    ],
    ['"7)"', 'plaintext', (title, index) => `${index + 1}) ${title}`, ['2) How', '3) Security', '5) Contact']],
    [
      '"VII."',
      'plaintext',
      (title, index) => `${ROMAN[index]}. ${title.toUpperCase()}`,
      ['II. HOW', 'III. SECURITY', 'V. CONTACT'],
    ],
    [
      '"(a)"',
      'markdown',
      (title, index) => `**(${'abcd'[index]}) ${title}**`,
      ['**(b) How', '**(c) Security', '**(e) Contact'],
    ],
    [
      '"A."',
      'markdown',
      (title, index) => `## ${'ABCD'[index]}. ${title}`,
      ['## B. How', '## C. Security', '## E. Contact'],
    ],
    [
      '"Section 7."',
      'plaintext',
      (title, index) => `Section ${index + 1}. ${title}`,
      ['Section 2. How', 'Section 3. Security', 'Section 5. Contact'],
    ],
    [
      '"07."',
      'markdown',
      (title, index) => `## 0${index + 1}. ${title}`,
      ['## 02. How', '## 03. Security', '## 05. Contact'],
    ],
    [
      'tags',
      'html',
      (title, index) => `<h2><span class="n">${index + 1}.</span> ${title}</h2>`,
      ['2.</span> How', '3.</span> Security', '5.</span> Contact'],
    ],
  ];
  for (const [name, format, heading, expected] of STYLES) {
    test(`numbered ${name}`, () => {
      const title =
        format === 'html' ? '<h1>Privacy Policy</h1>' : format === 'plaintext' ? 'Privacy Policy' : '# Privacy Policy';
      const after = withSections(read(`${title}\n\n${policy(heading, [])}`, format), ['retention']);
      let at = -1;
      for (const part of expected) {
        const next = after.indexOf(part);
        assert.ok(next > at, `${part} in its order in:\n${after}`);
        at = next;
      }
    });
  }

  test('with the headings and lines below them', () => {
    const text =
      '# Privacy Policy\n\n## 1. Information we collect\n\n1.1 We collect it.\n\n## 2. Security\n\n### 2.1 Encryption\n\nWe encrypt.\n\n2.1.1 Always.\n\n### 2.2 Tests\n\n2.2.1 We test.\n\n## 3. Contact us\n\nWrite.\n';
    const after = withSections(read(text), ['retention']);
    assert.deepEqual(lines(after, /^(?:#+ )?\d/), [
      '## 1. Information we collect',
      '1.1 We collect it.',
      '## 2. How long we keep your data',
      '## 3. Security',
      '### 3.1 Encryption',
      '3.1.1 Always.',
      '### 3.2 Tests',
      '3.2.1 We test.',
      '## 4. Contact us',
    ]);
  });

  test('but not in a draft that has put in letters before, nor behind a series of its own', () => {
    const lettered =
      '# Privacy Policy\n\n## 1. Information we collect\n\nWe collect it.\n\n## 1a. Cookies\n\nWe set them.\n\n## 2. Security\n\nWe encrypt.\n\n## 3. Contact us\n\nWrite.\n';
    assert.deepEqual(lines(withSections(read(lettered), ['retention']), /^## /).slice(2), [
      '## 1b. How long we keep your data',
      '## 2. Security',
      '## 3. Contact us',
    ]);
    const restarted =
      '# Privacy Policy\n\n## 1. Information we collect\n\nWe collect it.\n\n## 2. Security\n\nWe encrypt.\n\n## 1. Children\n\nNo children.\n\n## 2. Contact us\n\nWrite.\n';
    assert.deepEqual(lines(withSections(read(restarted), ['retention']), /^## /), [
      '## 1. Information we collect',
      '## 2. How long we keep your data',
      '## 3. Security',
      '## 1. Children',
      '## 2. Contact us',
    ]);
  });
});

suite('references follow the sections that moved', () => {
  const numbered = (title: string, index: number): string => `## ${index + 1}. ${title}`;
  /** What becomes of a sentence when a section is inserted between the first and the second. */
  function becomes(sentence: string): string {
    const draft = read(`# Privacy Policy\n\n${policy(numbered, [sentence])}`);
    const after = withSections(draft, ['retention']);
    const [line = ''] = lines(after, /^We do this for our customers/);
    return line.slice(SENTENCE.length + 1);
  }

  for (const [before, after] of [
    ['See Section 3.', 'See Section 4.'],
    ['See sections 2 and 3, and Clause 4.', 'See sections 3 and 4, and Clause 5.'],
    ['See Sections 1, 2, and 4.', 'See Sections 1, 3, and 5.'],
    ['See Sections 2–4 and § 3.', 'See Sections 3–5 and § 4.'],
    ['As described in Section 3 of this Privacy Policy.', 'As described in Section 4 of this Privacy Policy.'],
    ['You may object under Section 3.', 'You may object under Section 4.'],
    ['See [Section 3](#3-your-rights).', 'See [Section 4](#4-your-rights).'],
    ['See paragraph 2.1 below.', 'See paragraph 3.1 below.'],
    ['See “3. Your Rights”.', 'See “4. Your Rights”.'],
  ] as const) {
    test(`${before} becomes ${after}`, () => assert.equal(becomes(before), after));
  }

  for (const same of [
    'See Section 1.',
    'Under Section 3 of the FTC Act, we are honest.',
    'Articles 2 and 3 GDPR apply.',
    'The Act, Section 3, applies.',
    'See Section 3 TDDDG and 45 CFR § 2.',
    'This follows Section 4(2) of the Code.',
    'See Section 3 of our Terms of Service.',
    'We keep it for 3 years, in 4 places.',
    'See [the law](https://law.example/#3-your-rights).',
    'See Section 14.',
  ]) {
    test(`“${same}” stays`, () => assert.equal(becomes(same), same));
  }

  test('to the outer section where an inner one has the same number', () => {
    const text =
      '# Privacy Policy\n\n## 1. Information we collect\n\nSee Section 2.\n\n## 2. Security\n\n### 1. Locks\n\nWe lock.\n\n### 2. Keys\n\nWe have keys.\n\n## 3. Contact us\n\nWrite.\n';
    assert.match(withSections(read(text), ['retention']), /See Section 3\.[\s\S]*### 1\. Locks[\s\S]*### 2\. Keys/);
  });
});

suite('a table of contents', () => {
  test('of links gets the new section, as its own entries are written', () => {
    const toc = TITLES.map(
      (title, index) => `- [${index + 1}. ${title}](#${index + 1}-${title.toLowerCase().replaceAll(' ', '-')})`,
    );
    const body = policy((title, index) => `## ${index + 1}. ${title}`, []);
    const after = withSections(read(`# Privacy Policy\n\n${toc.join('\n')}\n\n${body}`), ['retention']);
    assert.deepEqual(lines(after, /^- \[/), [
      '- [1. Information We Collect](#1-information-we-collect)',
      '- [2. How Long We Keep Your Data](#2-how-long-we-keep-your-data)',
      '- [3. Security](#3-security)',
      '- [4. Your Rights](#4-your-rights)',
      '- [5. Contact Us](#5-contact-us)',
    ]);
  });

  test('that counts by itself counts on, and leads to an anchor of the new heading', () => {
    const toc = TITLES.map((title, index) => `${index + 1}. [${title}](#part-${index})`);
    const body = policy((title, index) => `## ${title} {#part-${index}}`, []);
    const after = withSections(read(`# Privacy Policy\n\n${toc.join('\n')}\n\n${body}`), ['retention']);
    assert.match(
      after,
      /\n2\. \[How Long We Keep Your Data\]\(#how-long-we-keep-your-data\)\n3\. \[Security\]\(#part-1\)\n/,
    );
    assert.match(after, /\n## How Long We Keep Your Data \{#how-long-we-keep-your-data\}\n/);
  });

  test('in HTML gets an item, not inside the list of another', () => {
    const items = TITLES.map(
      (title, index) =>
        `  <li><a href="#s${index}">${title}</a>${index === 0 ? '<ul><li><a href="#x">More</a></li></ul>' : ''}</li>`,
    );
    const body = TITLES.map((title, index) => `<h2 id="s${index}">${title}</h2>\n<p>${SENTENCE}</p>\n`);
    const after = withSections(
      read(`<h1>Privacy Policy</h1>\n<ul>\n${items.join('\n')}\n</ul>\n${body.join('')}`, 'html'),
      ['retention'],
    );
    assert.match(
      after,
      /More<\/a><\/li><\/ul><\/li>\n {2}<li><a href="#how-long-we-keep-your-data">How Long We Keep Your Data<\/a><\/li>\n {2}<li><a href="#s1">/,
    );
    assert.match(after, /<h2 id="how-long-we-keep-your-data">How Long We Keep Your Data<\/h2>/);
  });

  test('in plain text loses the page of the entry that it copies', () => {
    const toc = TITLES.map((title, index) => `${index + 1}. ${title} ........ ${index + 2}`);
    const long = `${SENTENCE} ${SENTENCE}`;
    const body = TITLES.map((title, index) => `${index + 1}. ${title}\n\n${long}`);
    const draft = read(`Privacy Policy\n\n${long}\n\n${toc.join('\n')}\n\n${body.join('\n\n')}\n`, 'plaintext');
    assert.match(withSections(draft, ['children']), /\n4\. Children\n5\. Contact Us \.{8} 5\n/);
  });
});
