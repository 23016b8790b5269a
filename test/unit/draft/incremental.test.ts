import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Draft, DraftFormat } from '../../../server/src/draft/draft';
import { readDraft } from '../../../server/src/draft/readDraft';
import { HTML_DRAFT, MARKDOWN_DRAFT, PLAIN_DRAFT } from './drafts';

const ABBREVIATIONS = ['inc', 'e.g', 'i.e', 'art', 'no', 'sec'];

/** What people type, and what breaks readers: marks of Markdown and HTML, line breaks, odd characters. */
const SNIPPETS = [
  ...'x a Z . : , ; ! ? - * _ # > < | ` [ ] ( ) { } & \\ / = " ~ 1'.split(' '),
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '- ',
  '1. ',
  '# ',
  '**',
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<br>',
  '<ul><li>',
  '</li></ul>',
  '<h2>',
  '</h2>',
  '<!--',
  '-->',
  '<table><tr><td>',
  '</td></tr></table>',
  '<div hidden>',
  '</div>',
  '<script>',
  '</script>',
  '<nav>',
  '</nav>',
  '```\n',
  '---\n',
  '===\n',
  '&amp;',
  '&nbsp;',
  'https://example.com',
  'dpo@example.com',
  '{{name}}',
  '\u{1F600}',
  'e\u0301',
  '\u00a0',
  '\ufeff',
  'Data Retention',
  'We keep data for two years. ',
  'Contact us:\n',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.nat(3) },
    { weight: 1, arbitrary: fc.nat(300) },
  ),
  insert: fc.array(fc.constantFrom(...SNIPPETS), { maxLength: 3 }).map((parts) => parts.join('')),
});

function apply(text: string, { at, remove, insert }: { at: number; remove: number; insert: string }): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert + text.slice(start + remove);
}

const drafts: readonly (readonly [DraftFormat, string])[] = [
  ['markdown', MARKDOWN_DRAFT],
  ['html', HTML_DRAFT],
  ['plaintext', PLAIN_DRAFT],
  ['markdown', PLAIN_DRAFT],
];

for (const [format, text] of drafts) {
  const options = { format, abbreviations: ABBREVIATIONS };
  test(`edits give the same ${format} draft as reading from scratch (${text.length} characters)`, () => {
    const runs = Number(process.env.PROPERTY_RUNS ?? 60);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        let current = text;
        let draft: Draft = readDraft(current, options);
        for (const change of edits) {
          current = apply(current, change);
          draft = readDraft(current, options, draft);
        }
        assert.deepStrictEqual(draft, readDraft(current, options));
      }),
      { numRuns: runs },
    );
  });
}

test('an edit far from a tag that is cut short gives the same html draft as reading from scratch', () => {
  const options = { format: 'html', abbreviations: ABBREVIATIONS } as const;
  const broken = HTML_DRAFT.replace('<p>your address', '<p</script>>your address');
  assert.notEqual(broken, HTML_DRAFT);
  const after = broken.slice(1);
  assert.deepStrictEqual(readDraft(after, options, readDraft(broken, options)), readDraft(after, options));
});

test('an edit leaves the contents of all other blocks the same objects', () => {
  const options = { format: 'markdown', abbreviations: ABBREVIATIONS } as const;
  const before = readDraft(MARKDOWN_DRAFT, options);
  const after = readDraft(MARKDOWN_DRAFT.replace('We keep invoices', 'We keep all invoices'), options, before);
  const known = new Set(before.blocks.map(({ content }) => content));
  const fresh = after.blocks.filter(({ content }) => !known.has(content));
  assert.equal(after.blocks.length, before.blocks.length);
  assert.equal(fresh.length, 1);
});
