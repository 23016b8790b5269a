// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets look like template strings
import assert from 'node:assert/strict';
import test from 'node:test';
import { nextItem } from '../../../server/src/sections/numbering';
import { renderSection } from '../../../server/src/sections/render';
import { toSnippets } from '../../../server/src/sections/snippets';
import { escapeSnippet, snippetTabStop } from '../../../server/src/sections/snippetText';
import { defaultStyle, readStyle } from '../../../server/src/sections/style';
import { parseTemplate, type Template } from '../../../server/src/sections/template';
import { thirdPerson } from '../../../server/src/sections/usage';
import { read, shaped, templates } from './drafts';

function template(body: string, title = 'A title'): Template {
  return parseTemplate(`---\nid: a\ntitle: ${title}\norder: 1\nheadings: [a]\ndiscloses: {}\n---\n${body}`, 'a.md');
}

test('every form of every section renders in every format, with and without tab stops', () => {
  for (const each of templates) {
    for (const { name } of each.forms) {
      for (const format of ['markdown', 'html', 'plaintext'] as const) {
        for (const tabStops of ['snippet', 'plain'] as const) {
          const text = renderSection(each, name, defaultStyle(format), tabStops);
          assert.ok(text.length > 20, `${each.id} ${name}`);
          assert.doesNotMatch(text, /\{\{|undefined|\n{3}/, `${each.id} ${name} ${format}`);
          if (tabStops === 'plain') assert.doesNotMatch(text, /\$\{|\|\}/, `${each.id} ${name}`);
          if (format === 'plaintext') assert.doesNotMatch(text, /\*\*|<\w/, `${each.id} ${name}`);
        }
      }
    }
  }
});

test('prose is escaped for snippets and not for plain text', () => {
  const each = template('::: section\nA fee of $5 (a\\b) and a } for {{us}}: ${1:sum}.\n:::\n');
  const style = { ...defaultStyle('markdown'), usage: { company: 'A$AP', data: 'personal data' } };
  assert.equal(
    renderSection(each, 'section', style, 'snippet'),
    '## A title\n\nA fee of \\$5 (a\\\\b) and a \\} for A\\$AP: ${1:[sum]}.',
  );
  assert.equal(
    renderSection(each, 'section', style, 'plain'),
    '## A title\n\nA fee of $5 (a\\b) and a } for A$AP: [sum].',
  );
  assert.equal(escapeSnippet('${1:x} \\'), '\\${1:x\\} \\\\');
});

test('what a snippet leaves in the draft is a placeholder, never an unmade choice', () => {
  assert.equal(snippetTabStop(3, '[a, b / c|d]', ['a, b', 'c|d']), '${3|[a\\, b / c\\|d],a\\, b,c\\|d|}');
});

test('HTML is escaped and gets elements', () => {
  const each = template(
    '::: section\nA & B < ${1:C & D}\n\n- **one**\n- [two](${2:address})\n\n| H | I |\n| --- | --- |\n| j | k |\n:::\n',
    'Q & A',
  );
  assert.equal(
    renderSection(each, 'section', defaultStyle('html'), 'plain'),
    [
      '<h2>Q &amp; A</h2>',
      '<p>A &amp; B &lt; [C &amp; D]</p>',
      '<ul>',
      '  <li><strong>one</strong></li>',
      '  <li><a href="[address]">two</a></li>',
      '</ul>',
      '<table>',
      '  <tr><th>H</th><th>I</th></tr>',
      '  <tr><td>j</td><td>k</td></tr>',
      '</table>',
    ].join('\n'),
  );
});

test('a draft that names the company gets its verbs', () => {
  const each = template(
    '::: section\n{{We keep}} and {{verb use}} {{data}}. {{We}} ${1|do not sell,also sell|} it. It is {{our}} duty.\n:::\n',
  );
  const style = { ...defaultStyle('plaintext'), usage: { company: 'Example Health', data: 'Personal Information' } };
  assert.equal(
    renderSection(each, 'section', style, 'plain'),
    "A Title\n\nExample Health keeps and uses Personal Information. Example Health [does not sell / also sells] it. It is Example Health's duty.",
  );
  assert.equal(thirdPerson('do not use or disclose'), 'does not use or disclose');
  assert.equal(thirdPerson('use or disclose'), 'uses or discloses');
  assert.equal(thirdPerson('may apply'), 'may apply');
  assert.equal(thirdPerson('apply'), 'applies');
});

test('the style of a draft is read from it', () => {
  const numbered = readStyle(shaped('bare-numbered'));
  assert.deepEqual(numbered.heading, { before: '5. ', after: '', number: '5', runIn: false, letters: 'title' });
  assert.equal(numbered.usage.data, 'personal information');
  assert.equal(readStyle(shaped('bare-tight')).blankAfterHeading, false);
  assert.equal(readStyle(shaped('html')).heading.before, '<h2 class="title">');
  assert.equal(
    readStyle(read('# POLICY\n\n## WHAT WE COLLECT\n\nWe collect Personal Data.\n\n+ one\n+ two\n')).heading.letters,
    'upper',
  );
  assert.equal(readStyle(read('# Policy\n\n## What we collect\n\nWe collect it:\n\n+ one\n+ two\n')).listMarker, '+ ');
});

test('a draft that speaks of the company by name is read as such', () => {
  const text =
    '# Policy\n\n## Data\n\nExample Health collects names. Example Health shares data with banks. Example Health uses it.\n';
  assert.equal(readStyle(read(text)).usage.company, 'Example Health');
  assert.equal(
    readStyle(read(`${text}\nWe and our team are careful. We use locks. We do.\n`)).usage.company,
    undefined,
  );
});

test('items of a list are numbered on as they began', () => {
  assert.deepEqual(['7', '2.1', 'iv', 'c', '(c)', 'Z', '09'].map(nextItem), ['8', '2.2', 'v', 'd', '(d)', 'AA', '10']);
});

test('the snippet file offers every section under a prefix of its own', () => {
  const snippets = Object.values(toSnippets(templates));
  assert.equal(snippets.length, templates.length);
  const retention = snippets.find(({ prefix }) => prefix === 'policy-retention');
  assert.equal(retention?.body[0], '## How long we keep your data');
  assert.match(retention?.body[2] ?? '', /^We keep your personal data for \$\{1\|\[as long as/);
});
