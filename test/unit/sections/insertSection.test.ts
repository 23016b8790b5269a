import assert from 'node:assert/strict';
import test from 'node:test';
import type { Draft } from '../../../server/src/draft/draft';
import { insertSections } from '../../../server/src/sections/insertSection';
import { topSections } from '../../../server/src/sections/style';
import { insertions, read, SHAPES, shaped, templates, withSections } from './drafts';
import { headingOf } from './headingOf';

function outline(draft: Draft): readonly string[] {
  return topSections(draft).map(({ heading }) => heading?.title ?? '');
}

for (const shape of SHAPES) {
  test(`in a draft with ${shape} headings every section becomes a part of its own or joins one, and the rest stays`, () => {
    const draft = shaped(shape);
    assert.equal(outline(draft).length, 5, outline(draft).join(' | '));
    for (const template of templates) {
      const [insertion, ...more] = insertions(draft, [template.id]).filter(({ sections }) => sections.length > 0);
      assert.deepEqual(more, []);
      const after = read(withSections(draft, [template.id]), draft.format);
      const titles = outline(after);
      const old = outline(draft);
      assert.deepEqual(
        titles.filter((title) => old.includes(title)),
        old,
        `${template.id}: ${titles.join(' | ')}`,
      );
      const headings = (of: Draft): number => of.sections.filter(({ heading }) => heading).length;
      assert.equal(
        headings(after) - headings(draft),
        insertion?.kind === 'section' ? 1 : 0,
        `${template.id}: ${titles.join(' | ')}`,
      );
      assert.deepEqual(after.title?.text, draft.title?.text, template.id);
    }
  });
}

test('a section stands after the one that usually comes before it', () => {
  const after = withSections(shaped('atx'), ['retention', 'effective-date', 'children', 'policy-changes']);
  assert.match(
    after,
    /# Privacy Policy\n\nEffective date: \[date, such as January 1, 2027\]\. .*\n\n## Information we collect/,
  );
  assert.match(
    after,
    /## How we share[\s\S]*## How long we keep your data[\s\S]*## Security[\s\S]*## Children[\s\S]*## Changes to this policy[\s\S]*## Contact us/,
  );
  assert.match(after, /servers\.\n\n## How long we keep your data\n\nWe keep your personal information for \[/);
  assert.match(after, /anonymous\.\n\n## Security\n/);
});

test('a section without a predecessor stands before the first that follows it, below the title', () => {
  const draft = read('# Privacy Policy\n\nWelcome to our policy.\n\n## Contact us\n\nPlease write to us.\n');
  assert.match(
    withSections(draft, ['security']),
    /^# Privacy Policy\n\nWelcome to our policy\.\n\n## How we protect your data\n\n[\s\S]*\n\n## Contact us\n\nPlease write to us\.\n$/,
  );
});

test('a draft without any section gets one at its end', () => {
  assert.match(
    withSections(read('We are careful.\n'), ['security']),
    /^We are careful\.\n\n## How we protect your data\n\n/,
  );
  assert.match(withSections(read(''), ['security']), /^\s*## How we protect your data\n\n/);
  assert.match(withSections(read('', 'html'), ['security']), /^\s*<h2>How we protect your data<\/h2>\n<p>/);
});

test('front matter stays at the start', () => {
  const draft = read('---\ntitle: Privacy Policy\n---\nWe are careful.\n\n## Contact us\n\nPlease write to us.\n');
  for (const { id } of templates) assert.match(withSections(draft, [id]), /^---\ntitle: Privacy Policy\n---\n/, id);
});

test('a line with the date at the end of the draft stays at the end', () => {
  const draft = read('# Privacy Policy\n\n## Security\n\nWe encrypt what we store.\n\nLast updated: 3 May 2026\n');
  assert.match(
    withSections(draft, ['contact']),
    /we store\.\n\n## How to contact us\n\n[\s\S]*\n\nLast updated: 3 May 2026\n$/i,
  );
});

const RIGHTS =
  '# Privacy Policy\n\n## Your rights\n\nYou have these rights:\n\n* **Access:** You can get a copy.\n* **Correction:** You can correct errors.\n\nWrite to us.\n\n## Contact us\n\nPlease write.\n';

test('a right joins the list of rights in the form of its items', () => {
  const draft = read(RIGHTS);
  const after = withSections(draft, ['right-erasure', 'right-portability']);
  assert.match(
    after,
    /errors\.\n\* \*\*Erasure:\*\* You have the right to ask us to delete[^\n]*\n\* \*\*Portability:\*\* [^\n]*\n\nWrite to us\.\n/,
  );
  assert.equal(insertions(draft, ['right-erasure'])[0]?.kind, 'bullet');
});

test('a right joins a numbered list with the next number', () => {
  const draft = read(
    '# Privacy Policy\n\n## Your rights\n\n1. You have the right to access your data.\n2. You have the right to correction of your data.\n\n## Contact us\n\nPlease write.\n',
  );
  assert.match(
    withSections(draft, ['right-erasure']),
    /\n3\. You have the right to ask us to delete[^\n]*\n\n## Contact us/,
  );
});

test('a right joins a list in HTML as an item inside the list', () => {
  const draft = read(
    '<h1>Privacy Policy</h1>\n<h2>Your rights</h2>\n<ul>\n  <li class="r">Right of access: get a copy.</li>\n</ul>\n<h2>Contact us</h2>\n<p>Write.</p>\n',
    'html',
  );
  assert.match(
    withSections(draft, ['right-erasure']),
    /copy\.<\/li>\n {2}<li class="r">Erasure: You have[^\n]*<\/li>\n<\/ul>\n<h2>Contact us/,
  );
});

test('a right becomes a sub-section where the rights are sub-sections', () => {
  const draft = read(
    '# Policy\n\n## Your rights\n\n### Right to access\n\nYou can get a copy.\n\n### Right to object\n\nYou can object.\n\n## Contact us\n\nPlease write.\n',
  );
  const after = withSections(draft, ['right-erasure']);
  assert.match(after, /copy\.\n\n### Your right to delete your data\n\n[\s\S]*\n\n### Right to object/);
});

test('several rights without a common section bring it with them', () => {
  const after = withSections(shaped('atx'), ['right-access', 'right-erasure', 'right-portability']);
  assert.match(
    after,
    /## Your rights\n\nThe law gives you rights[^\n]*\n\n- \*\*Access\.\*\* [^\n]*\n- \*\*Erasure\.\*\* [^\n]*\n- \*\*Portability\.\*\* [^\n]*\n\n## Contact us/,
  );
  assert.match(
    withSections(shaped('html'), ['right-access', 'right-erasure']),
    /<h2 class="title">Your rights<\/h2>\n<p>[^\n]*<\/p>\n<ul>\n {2}<li><strong>Access\.<\/strong>[\s\S]*<\/ul>\n<h2 id="part-5"/,
  );
});

test('a section that the draft already has gets a paragraph at its end', () => {
  const after = withSections(shaped('atx'), ['security']);
  assert.match(after, /is stored\.\n\nWe use technical and organizational security measures[^\n]*\n\n## Contact us/);
});

test('only the disclosures that are missing are added to a section that makes several', () => {
  const after = withSections(shaped('atx'), ['information-we-collect'], { disclosures: ['automatic-collection'] });
  assert.match(
    after,
    /with us\.\n\nWhen you use our site or app, we \[also collect \/ do not collect\] some information automatically\./,
  );
  assert.doesNotMatch(after, /these categories/);
});

test('in a numbered draft a section takes the next number, and those behind it move on', () => {
  const draft = read('# Privacy Policy\n\n## 1. Security\n\nWe encrypt it.\n\n## 2. Children\n\nNo children.\n');
  const after = withSections(draft, ['breach-notification', 'contact', 'policy-changes', 'how-to-exercise']);
  assert.match(
    after,
    /## 1\. Security[\s\S]*## 2\. How to use your rights[\s\S]*## 3\. Children[\s\S]*## 4\. Changes to this policy[\s\S]*## 5\. How to contact us/,
  );
});

test('a draft with CRLF gets CRLF throughout', () => {
  const draft = read(shaped('atx').text.replace(/\n/g, '\r\n'));
  for (const { id } of templates) {
    for (const tabStops of ['plain', 'snippet'] as const) {
      for (const { text } of insertions(draft, [id], { tabStops })) assert.doesNotMatch(text, /(?<!\r)\n/, id);
    }
  }
});

test('a wrapped draft gets wrapped paragraphs', () => {
  const line =
    'We encrypt personal information while it travels over the network, and\nwhile it is stored on our servers, and we check this every year without\nany exception whatsoever.\n';
  const draft = read(`# Privacy Policy\n\n## Security\n\n${line}\n## Contact us\n\n${line}`);
  const [insertion] = insertions(draft, ['children']);
  const longest = Math.max(...(insertion?.text ?? '').split('\n').map((text) => text.length));
  assert.ok(longest <= 72, String(longest));
});

test('tab stops are numbered through all insertions, each with one number', () => {
  const edits = insertions(
    shaped('atx'),
    templates.map(({ id }) => id),
    { tabStops: 'snippet' },
  );
  assert.ok(edits.every((edit, index) => index === 0 || (edits[index - 1]?.start ?? 0) < edit.start));
  const numbers = edits.flatMap(({ text }) => [...text.matchAll(/\$\{(\d+)[:|]/g)].map((match) => Number(match[1])));
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  );
});

test('an edit names what it puts in, and unknown sections are refused', () => {
  const options = { headingOf: headingOf(templates), tabStops: 'plain' } as const;
  assert.deepEqual(insertSections(shaped('atx'), templates, ['children'], options)[0]?.sections, ['children']);
  assert.throws(() => insertSections(shaped('atx'), templates, ['nothing'], options), /no standard section nothing/);
});

test('a draft whose headings start their paragraphs gets such headings', () => {
  const part = (title: string): string =>
    `**${title}.** We encrypt personal information while it travels and while it is stored.`;
  const draft = read(
    `# Privacy Policy\n\n${part('Security')}\n\n${part('International Transfers')}\n\n${part('Cookies')}\n\n${part('Contact Us')}\n`,
  );
  assert.equal(outline(draft).length, 4, outline(draft).join(' | '));
  assert.match(withSections(draft, ['children']), /\n\n\*\*Children\.\*\* Our services \[are not directed/);
});

test('reading the style of a draft takes linear time', () => {
  const time = (length: number): number => {
    const draft = read(`# Privacy Policy\n\n## Security\n\n${'A'.repeat(length)}${' A'.repeat(length)}\n`);
    const start = performance.now();
    insertions(draft, ['children']);
    return performance.now() - start;
  };
  time(1000);
  assert.ok(time(200_000) < 1000);
});

test('what another of the sections says already is not said twice', () => {
  const [insertion] = insertions(shaped('atx'), ['right-access', 'right-access-specific-pieces', 'right-erasure']);
  assert.deepEqual(insertion?.sections, ['your-rights', 'right-access', 'right-erasure']);
});

test('a right joins a table of rights as a row, its columns matched and what is not known left open', () => {
  const draft = read(
    '# Privacy Policy\n\n## Your rights\n\n| Right | What it means | Where |\n|:--|:--|---|\n| **Access** | You can get a copy of your data. | Settings |\n| **Rectification** | You can have errors \\| gaps corrected. | Settings |\n\nWrite to us.\n',
  );
  const after = withSections(draft, ['right-erasure', 'right-portability']);
  assert.match(
    after,
    /Settings \|\n\| \*\*Erasure\*\* \| You have the right to ask us to delete[^|\n]* \| \[where\] \|\n\| \*\*Portability\*\* \|[^|\n]*\| \[where\] \|\n\nWrite/,
  );
  const [row] = insertions(draft, ['right-erasure'], { tabStops: 'snippet' });
  assert.match(row?.text ?? '', /\| \$\{1:\[where\]\} \|\n$/);
});

test('in a table of rights its columns are known by their names, wherever they stand', () => {
  const article = read(
    '# Privacy Policy\n\n## Your rights\n\n| GDPR | Right | What it means |\n|---|---|---|\n| Article 15 | Access | You can get a copy of your data. |\n| Article 16 | Rectification | You can have errors corrected. |\n',
  );
  assert.match(
    withSections(article, ['right-erasure']),
    /\n\| \[gdpr\] \| Erasure \| You have the right to ask us to delete[^|\n]* \|\n/,
  );
  const way =
    'Open the settings of your account, choose “Privacy”, and follow what stands there; or write to us by mail.';
  const exercise = read(
    `# Privacy Policy\n\n## Your rights\n\n| Your right | How to use it | Meaning of this right |\n|---|---|---|\n| Access | ${way} | You can get a copy. |\n| Rectification | ${way} | You can have errors corrected. |\n`,
  );
  assert.match(
    withSections(exercise, ['right-erasure']),
    /\n\| Erasure \| \[how to use it\] \| You have the right to ask us to delete[^|\n]* \|\n/,
  );
});

test('a column without a name shifts no others', () => {
  const draft = read(
    '# Privacy Policy\n\n## Your rights\n\n| | What it means | Where |\n|---|---|---|\n| Access | You can get a copy of your data. | Settings |\n| Rectification | You can have errors corrected. | Settings |\n',
  );
  assert.match(withSections(draft, ['right-erasure']), /\n\| Erasure \| You have the right[^|\n]* \| \[where\] \|\n/);
});

test('a row in HTML has the tags and the lines of the row before it', () => {
  const row = (name: string, text: string): string =>
    `  <tr class="r">\n    <td><b>${name}</b></td>\n    <td>${text}</td>\n  </tr>\n`;
  const draft = read(
    `<h1>Privacy Policy</h1>\n<h2>Your rights</h2>\n<table>\n${row('Access', 'You can get a copy of your data.')}${row('Rectification', 'You can have your data corrected.')}</table>\n`,
    'html',
  );
  assert.match(
    withSections(draft, ['right-erasure']),
    /<\/tr>\n {2}<tr class="r">\n {4}<td><b>Erasure<\/b><\/td>\n {4}<td>You have the right[^<]*<\/td>\n {2}<\/tr>\n<\/table>/,
  );
});

test('an item in a wrapped draft is wrapped, its lines below its text', () => {
  const text =
    'You have these rights. This paragraph is broken into lines as those of old\nmails are, so that a narrow window shows it all, and it goes on for some time\nto be as long as that.\n';
  const draft = read(
    `# Privacy Policy\n\n## Your rights\n\n${text}\n* Access: You can get a copy.\n* Correction: You can correct it.\n`,
  );
  const lines = withSections(draft, ['right-erasure']).split('\n');
  const first = lines.findIndex((line) => line.startsWith('* Erasure: '));
  assert.ok(lines.every((line) => line.length <= 77));
  assert.match(lines[first + 1] ?? '', /^ {2}\S/);
});
