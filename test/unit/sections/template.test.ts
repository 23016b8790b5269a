import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { syllable } from 'syllable';
import { parse } from 'yaml';
import { type LabelStyle, renderSection } from '../../../server/src/sections/render';
import { defaultStyle } from '../../../server/src/sections/style';
import { type FormName, parseTemplate, type Template } from '../../../server/src/sections/template';
import { loadTemplates } from './templates';

const templates = loadTemplates();
const FORMS: readonly FormName[] = ['section', 'paragraph', 'bullet'];

test('every disclosure that a standard section can make has its section, with all elements that exist', () => {
  const folder = 'server/knowledge/disclosures';
  for (const file of readdirSync(folder)) {
    const id = file.replace('.yaml', '');
    const { section, elements = {} } = parse(readFileSync(`${folder}/${file}`, 'utf8')) as {
      section?: string;
      elements?: object;
    };
    if (section === undefined) continue;
    const supplied = templates.find((template) => template.id === section)?.discloses[id];
    assert.ok(supplied, `${section} discloses ${id}`);
    assert.deepEqual(
      supplied.filter((element) => !(element in elements)),
      [],
      `elements of ${id}`,
    );
  }
});

test('the sections sorted by their order have different places', () => {
  const orders = templates.map((template) => template.order);
  assert.equal(new Set(orders).size, orders.length);
});

test('a section joins only sections that exist', () => {
  const ids = new Set(['title', ...templates.map((template) => template.id)]);
  for (const template of templates)
    assert.deepEqual(
      template.joins.filter((id) => !ids.has(id)),
      [],
      template.id,
    );
});

test('every section and every form of it that is in our own words reads at grade 9 or below', () => {
  const ours = templates.filter(({ prescribed }) => !prescribed);
  const hard = ours.flatMap((template) =>
    FORMS.filter((form) => template.forms.some(({ name }) => name === form)).flatMap((form) => {
      const grades = [grade(wordsOf(template, form, 'personal data'))];
      const worst = Math.max(...grades);
      return worst > 9 ? [`${template.id} ${form}: ${worst.toFixed(1)}`] : [];
    }),
  );
  assert.deepEqual(hard, []);
});

test('a template never gives a choice a default', () => {
  for (const template of templates) {
    for (const match of renderSection(template, 'section', defaultStyle('markdown'), 'snippet').matchAll(
      /\$\{\d+\|([^,|]*)/g,
    )) {
      assert.match(match[1] ?? '', /^\[/, template.id);
    }
  }
});

test('a prescribed text is the same in every draft', () => {
  const prescribed = templates.filter((template) => template.prescribed);
  assert.ok(prescribed.length > 0);
  for (const template of prescribed) {
    const style = defaultStyle('markdown');
    const other = { ...style, usage: { company: 'Example Health', data: 'Personal Information' } };
    assert.equal(
      renderSection(template, 'section', other, 'plain'),
      renderSection(template, 'section', style, 'plain'),
    );
  }
});

test('a broken template is refused with file and line', () => {
  const header = '---\nid: a\ntitle: A\norder: 1\nheadings: [a]\ndiscloses: {}\n---\n';
  const cases: readonly (readonly [string, RegExp])[] = [
    ['no header', /^a\.md:1: a template starts with a header/],
    [header.replace('order: 1', 'order: one'), /^a\.md:4: order:/],
    [`${header}text`, /^a\.md:8: expected "::: section"/],
    [`${header}::: section\ntext`, /^a\.md:8: the form is not closed/],
    [`${header}::: paragraph\ntext\n:::\n`, /^a\.md:7: the form "section" is missing/],
    [`${header}::: section\nok\n\n{{they}} keep it\n:::\n`, /^a\.md:11: unknown usage word \{\{they\}\}/],
    [`${header}::: section\n$\{1|only|}\n:::\n`, /^a\.md:9: the tab stop 1 leaves no choice/],
    [`${header}::: section\n$\{1}\n:::\n`, /^a\.md:9: the tab stop 1 has neither/],
    [`${header}::: section\n$\{1:a} $\{1:b}\n:::\n`, /^a\.md:9: the tab stop 1 stands for two things/],
    [`${header}::: section\n$\{1:a\n:::\n`, /^a\.md:9: malformed markup near/],
    [`${header}::: section\n| a | b |\n| c | d |\n:::\n`, /^a\.md:10: a table begins with its header/],
    [`${header}::: section\na\n:::\n::: section\nb\n:::\n`, /^a\.md:7: the form "section" stands twice/],
  ];
  for (const [source, message] of cases) assert.throws(() => parseTemplate(source, 'a.md'), { message });
  assert.throws(() => parseTemplate(`${header}::: section\na\n:::\n`, 'b.md'), {
    message: /the id "a" is not the name of the file/,
  });
});

const LABEL: LabelStyle = 'plain';

/** What a reader reads once the first choice is taken everywhere and placeholders are filled with words like them. */
function wordsOf(template: Template, form: FormName, data: string): readonly string[] {
  const style = { ...defaultStyle('plaintext'), usage: { data } };
  const text = renderSection(template, form, style, 'snippet', { label: LABEL });
  const filled = text
    .replace(/\$\{\d+\|\[(?:\\.|[^\\,])*,((?:\\.|[^\\,|])*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:\[?((?:\\.|[^\\}])*?)\]?\}/g, '$1')
    .replace(/\$\{\d+\}/g, 'they');
  const lines = form === 'section' ? filled.split('\n').slice(1) : filled.split('\n');
  return lines
    .flatMap((line) => line.replace(/^- /, '').split(/(?<=[.?!])\s+(?=\S)/))
    .filter((sentence) => /\p{L}/u.test(sentence));
}

function grade(sentences: readonly string[]): number {
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'@./-]*/gu) ?? []);
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
