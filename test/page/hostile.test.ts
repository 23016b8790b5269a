// Drafts that try to become more than text in the page.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { SummaryLevelId } from '../../server/src/summary/levels';
import { launchBrowser } from '../vscode/harness/browser.mjs';
import { modelOf } from './modelOf';
import { type OpenPage, openPage } from './openPage';

/** All that the page is made of. */
const OURS = new Set(
  'HTML HEAD META TITLE LINK BODY MAIN SCRIPT HEADER SECTION FIELDSET LEGEND LABEL INPUT DIV H1 H2 H3 P UL LI SPAN STRONG BUTTON Q TABLE THEAD TBODY TR TH TD'.split(
    ' ',
  ),
);
const LEVELS: readonly SummaryLevelId[] = ['child', 'plain', 'general', 'professional'];

const ATTACKS: Readonly<Record<string, string>> = {
  'an image that fails': '<img src=x onerror="window.wasRun = true">',
  'the end of a script': '</script><script>window.wasRun = true</script>',
  'a frame': '<iframe srcdoc="<script>parent.wasRun = true</script>"></iframe>',
  'a picture with a script': '<svg onload="window.wasRun = true"><script>window.wasRun = true</script></svg>',
  'a style': '</style><style>main { display: none }</style>',
  'a link to a script': '[our site](javascript:window.wasRun=true) <a href="javascript:window.wasRun=true">us</a>',
  'a refresh':
    '<meta http-equiv="refresh" content="0;url=javascript:window.wasRun=true"><base href="http://evil.test/">',
  entities: '&lt;img src=x onerror=window.wasRun=true&gt; &#60;script&#62;',
  'quotes and templates': `"'\`><\${window.wasRun = true}{{constructor.constructor("window.wasRun=true")()}} “” ‘’`,
  'marks that turn the text around': '\u202e\u2066evil\u202d\u2067\u200f',
  'signs that are none': '\u0000\ufffd\ud800 \ufeff\u2028\u2029',
};

/** A policy with something hostile wherever the summary quotes or names. */
function hostileDraft(attack: string): string {
  return `# Privacy Policy of ${attack} Inc.

${attack} Inc. follows the GDPR. The controller is ${attack} Inc., 1 ${attack} Street. Write to ${attack} at privacy@example.com.

## ${attack}

We collect your name, your ${attack} and your e-mail address. We use “${attack}” to answer your questions.

## Who gets ${attack}

We share your data with ${attack}, with Google ${attack} Analytics and with payment processors such as ${attack}.

We keep “${attack}” for seven years, or as long as ${attack} needs it. | ${attack} |
`;
}

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

async function assertHarmless(open: OpenPage, text: string, language: string): Promise<void> {
  for (const level of LEVELS) {
    await open.show(modelOf(text, level, undefined, language));
    const tags = await open.page.evaluate(() => [...document.querySelectorAll('*')].map(({ tagName }) => tagName));
    assert.deepEqual(
      tags.filter(
        (tag) => !OURS.has(tag) && !['svg', 'path', 'rect', 'circle', 'line', 'polyline', 'ellipse'].includes(tag),
      ),
      [],
    );
    assert.equal(tags.filter((tag) => tag === 'SCRIPT').length, 1);
  }
  assert.equal(await open.page.evaluate(() => Reflect.get(window, 'wasRun')), undefined);
  assert.ok(await open.page.locator('main').isVisible());
  assert.deepEqual(open.failures, []);
}

suite('a hostile draft stays text', () => {
  for (const [name, attack] of Object.entries(ATTACKS)) {
    test(`${name}, in Markdown, HTML and plain text`, async () => {
      const open = await openPage(browser);
      for (const language of ['markdown', 'html', 'plaintext'])
        await assertHarmless(open, hostileDraft(attack), language);
    });
  }

  test('markup is shown as it is written', async () => {
    const open = await openPage(browser);
    await open.show(
      modelOf('# Privacy of <img src=x onerror=alert(1)>\n\nWe follow the GDPR.\n', 'plain', {}, 'plaintext'),
    );
    assert.match((await open.page.locator('main').textContent()) ?? '', /<img src=x onerror=alert\(1\)>/);
  });

  test('marks that turn the text around reach no further than what is quoted', async () => {
    const open = await openPage(browser);
    await open.show(modelOf(hostileDraft('\u202eevil')));
    const isolated = await open.page.evaluate(() =>
      [...document.querySelectorAll('h1, .quoted, .statement, .name')].map(
        (node) => getComputedStyle(node).unicodeBidi,
      ),
    );
    assert.ok(isolated.length > 3);
    assert.deepEqual([...new Set(isolated)], ['isolate']);
  });

  test('a word of 100,000 letters breaks, and neither hides nor widens the page', async () => {
    const open = await openPage(browser, { width: 480 });
    const word = 'x'.repeat(100_000);
    await open.show(
      modelOf(
        `# Privacy ${word}\n\nWe follow the GDPR. We collect your name and your ${word}.\n\n## ${word}\n\nHi ${word}.\n`,
      ),
    );
    assert.ok(await open.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    assert.ok(await open.page.evaluate(() => document.documentElement.scrollHeight < 20 * window.innerHeight));
    assert.deepEqual(open.failures, []);
  });
});
