import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, leadIn, read, wordSources } from './helpers';

test('Markdown is read as a reader sees it', () => {
  assert.deepEqual(
    blocks(
      'We *keep* [your data](https://x.org "t") ![logo](l.png) at <https://a.org>, `here` \\* &amp; there.[^1]\n\n[a]: /b',
    ),
    ['paragraph: We keep your data at https://a.org, here * & there.', 'opaque'],
  );
});

test('square brackets without an address are text, because counsel writes placeholders so', () => {
  assert.deepEqual(blocks('[Company Name] keeps data.'), ['paragraph: [Company Name] keeps data.']);
});

test('text struck out is not read', () => {
  assert.deepEqual(blocks('We ~~sell~~ keep data.'), ['paragraph: We keep data.']);
});

test('code, rules, comments, MDX and template tags are opaque', () => {
  const text =
    "import X from './x'\n\n```\ncode\n```\n\n***\n\n<!-- c -->\n\n{{> footer}}\n\n{% include a %}\n\n{x.map(y => y)}\n\nReal text {% if a %}here{% endif %}.";
  assert.deepEqual(
    blocks(text),
    [...Array(6).fill('opaque'), 'opaque', 'paragraph: Real text here.'].slice(-blocks(text).length),
  );
  assert.equal(blocks(text).filter((block) => block !== 'opaque').length, 1);
});

test('attributes of kramdown are not read', () => {
  assert.deepEqual(blocks('November 5, 2025\n{: datetime="2025-11-05" }'), ['paragraph: November 5, 2025']);
});

test('nested items, their continuations and task marks', () => {
  assert.deepEqual(blocks('- one\n  - two\n\n    more\n- [x] three'), [
    'item: one',
    'item+1: two',
    'item+1: more',
    'item: three',
  ]);
});

test('a list of links into the document is navigation', () => {
  assert.deepEqual(blocks('- [Data](#data)\n- [Contact](#contact)\n- [Terms](/terms) apply.'), [
    'opaque',
    'opaque',
    'item: Terms apply.',
  ]);
});

test('each cell of a table is a sentence', () => {
  assert.deepEqual(blocks('| What | Why |\n|---|---|\n| Name. First | **Contract** |\n'), [
    'header: What ‖ Why',
    'row: Name. First ‖ Contract',
  ]);
});

test('HTML in Markdown becomes the blocks that it contains', () => {
  assert.deepEqual(blocks('<div>\n<p>One <b>t</b>wo.</p>\n<ul><li>a</li></ul>\n</div>\n\nThree<br>four.'), [
    'paragraph: One two.',
    'item: a',
    'paragraph: Three four.',
  ]);
});

test('HTML: inline tags join words, block tags and double breaks separate', () => {
  assert.deepEqual(blocks('<p>per<b>son</b>al &amp; so&nbsp;on<div>next<br><br>last</div>', 'html'), [
    'paragraph: personal & so on',
    'paragraph: next',
    'paragraph: last',
  ]);
});

test('HTML: navigation, scripts, styles and hidden things are not read', () => {
  const text =
    '<nav><a href="/">Home</a></nav><main><h1>Policy</h1><script>x("<p>no</p>")</script><style>p{}</style><p>We <span hidden>never</span> care.</p><template><p>no</p></template><p style="display:none">no</p><p aria-hidden="true">no</p></main><footer>Imprint</footer>';
  assert.deepEqual(blocks(text, 'html'), ['heading: Policy', 'paragraph: We care.']);
});

test('HTML: items, definitions and tables', () => {
  const text =
    '<ul><li>one<ul><li>two</ul>more<li><p>three</p><p>four</p></ul><dl><dt>Who</dt><dd>We</dd></dl><table><tr><th>A</th><th>B</th></tr><tr><td>1<td>2</tr></table>';
  assert.deepEqual(blocks(text, 'html'), [
    'item: one',
    'item+1: two',
    'item: more',
    'item: three',
    'item: four',
    'item: Who',
    'item+1: We',
    'header: A ‖ B',
    'row: 1 ‖ 2',
  ]);
});

test('HTML: a bold paragraph and a first line above a break are titles', () => {
  const body = 'We keep what you tell us for as long as you have an account with us.';
  const text = `<p><strong>Data Retention</strong></p><p>${body}</p><p><strong>Your Rights</strong><br>${body}</p>`;
  const titles = read(text, 'html').sections.flatMap(({ heading }) => heading?.title ?? []);
  assert.deepEqual(titles, ['Data Retention', 'Your Rights']);
});

test('items are introduced by the sentence before the list and by the item around them', () => {
  const text = 'Hello. We share data with:\n\n- hosts, such as\n  - Acme\n- banks\n\nThe end.';
  assert.deepEqual(leadIn(text, 'hosts'), ['We share data with:']);
  assert.deepEqual(leadIn(text, 'Acme'), ['We share data with:', 'hosts, such as']);
  assert.deepEqual(leadIn(text, 'banks'), ['We share data with:']);
  assert.deepEqual(leadIn(text, 'The end'), []);
});

test('a list after a finished sentence has no lead-in; one after "as follows" has', () => {
  assert.deepEqual(leadIn('We keep data.\n\n- one', 'one'), []);
  assert.deepEqual(leadIn('We use data as follows.\n\n- one', 'one'), ['We use data as follows.']);
  assert.deepEqual(leadIn('**We do not:**\n\n- sell data\n', 'sell'), ['We do not:']);
});

test('lines that a colon introduces are items without marks, until a sentence', () => {
  const text = 'We collect:\n\nEmail address\n\nTo reach you: your phone.\n\nWe keep it all.\n\nThe end';
  assert.deepEqual(leadIn(text, 'Email'), ['We collect:']);
  assert.deepEqual(leadIn(text, 'To reach'), ['We collect:']);
  assert.deepEqual(leadIn(text, 'We keep'), []);
  assert.deepEqual(leadIn(text, 'The end'), []);
});

test('a row is introduced by the sentence before the table and by the header', () => {
  const text = 'We use data so:\n\n| What | Why |\n|---|---|\n| Name | Contract |\n';
  assert.deepEqual(leadIn(text, 'Name'), ['We use data so:', 'What', 'Why']);
});

test('plain text: bullets, indentation and hard-wrapped paragraphs', () => {
  const text = [
    'This is a paragraph that an editor has wrapped at about eighty characters, so',
    'that its lines belong together although nothing says so.',
    '',
    'We implement:',
    '    Strong encryption',
    '    Regular tests',
    '  • a bullet that is so long that it goes on in the next line, because there is',
    '    so much to say',
  ].join('\n');
  assert.deepEqual(
    blocks(text, 'plaintext').map((block) => block.slice(0, 24)),
    [
      'paragraph: This is a par',
      'paragraph: We implement:',
      'item: Strong encryption',
      'item: Regular tests',
      'item: a bullet that is s',
    ],
  );
  assert.deepEqual(leadIn(text, 'Strong', 'plaintext'), ['We implement:']);
});

test('every word maps back to its source, through entities, marks and odd characters', () => {
  const text = '\ufeffCaf\u00e9 \u{1F600} e\u0301t\u00e9\tper**son**al\r\ndata &eacute;tat so\u00adft\r\n';
  assert.deepEqual(wordSources(text), [
    'caf\u00e9=Caf\u00e9',
    'e\u0301t\u00e9=e\u0301t\u00e9',
    'personal=per**son**al',
    'data=data',
    '\u00e9tat=&eacute;tat',
    'soft=so\u00adft',
  ]);
});

test('the language is told from enough words only', () => {
  const german =
    'Wir erheben personenbezogene Daten, wenn Sie unsere Seite besuchen, und speichern sie f\u00fcr die Dauer von zw\u00f6lf Monaten. Sie haben das Recht auf Auskunft \u00fcber die gespeicherten Daten und auf Berichtigung, wenn diese falsch sind. Bitte schreiben Sie uns dazu eine Nachricht an die unten genannte Adresse, wir antworten innerhalb eines Monats.';
  assert.equal(read(german).language, 'de');
  assert.equal(read('We keep your data.').language, 'und');
  assert.equal(read('We keep your data for as long as you have an account with us. '.repeat(5)).language, 'en');
});

test('nothing makes reading fail', () => {
  assert.equal(read('a\0b').unreadable, 'binary');
  assert.equal(read('\ufffd'.repeat(100)).unreadable, 'binary');
  for (const format of ['markdown', 'html', 'plaintext'] as const) {
    for (const text of [
      '',
      '\ufeff',
      '\n',
      '---',
      '---\n',
      '<',
      '&',
      '> '.repeat(5000),
      '[a]('.repeat(5000),
      '<b>'.repeat(5000),
      '1. '.repeat(5000),
    ]) {
      assert.ok(read(text, format).sections.length > 0);
    }
  }
});
