// The preview's page in a real browser: what it shows, where it leads, and that it stays still.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import type { Place } from '../../client/src/preview/model';
import { launchBrowser } from '../vscode/harness/browser.mjs';
import { POLICY, SPARE } from './drafts';
import { modelOf } from './modelOf';
import { type OpenPage, openPage, type PageOptions } from './openPage';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** Opens the page and shows a draft. */
async function withPage(draft: string, use: (open: OpenPage) => Promise<void>, options?: PageOptions): Promise<void> {
  const open = await openPage(browser, options);
  await open.show(modelOf(draft));
  await open.sent();
  await use(open);
  assert.deepEqual(open.failures, []);
}

/** Where the page asked the editor to go. */
async function revealed({ sent }: OpenPage): Promise<string> {
  const places = (await sent()).flatMap((message) => (message.type === 'reveal' ? [message.place] : []));
  return places.map(({ start, end }) => POLICY.slice(start, end)).join(' | ');
}

function placeOf(words: string, text = POLICY): Place {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start };
}

function marked({ page }: OpenPage, selector: string): Promise<readonly string[]> {
  return page.locator(`${selector}[aria-current]`).allTextContents();
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}

async function isInView(locator: Locator): Promise<boolean> {
  return locator.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
}

suite('the label', () => {
  test('has a row with a picture and a name for each kind of data, purpose and recipient', () =>
    withPage(POLICY, async ({ page }) => {
      for (const name of ['e-mail address', 'health data', 'answer you', 'payment firms']) {
        const row = page.locator('.row', { hasText: name });
        assert.equal(await row.locator('svg').count(), 1, name);
      }
      const column = page.getByRole('list', { name: 'What is collected' });
      assert.ok((await column.getByRole('listitem').count()) >= 4);
    }));

  test('says what is sensitive, and what is collected only with consent', () =>
    withPage(POLICY, async ({ page }) => {
      assert.match(await textOf(page.locator('.row', { hasText: 'health data' })), /sensitive/);
      assert.match(await textOf(page.locator('.row', { hasText: 'face or finger scans' })), /with consent/);
    }));

  test('a row leads to its evidence, and pressed again to the next', () =>
    withPage(POLICY, async (open) => {
      const row = open.page.locator('.row', { hasText: 'answer you' });
      await row.click();
      const first = await revealed(open);
      await row.press('Enter');
      assert.match(
        `${first} | ${await revealed(open)}`,
        /^We use your e-mail address to answer your questions .* \| Answer your questions$/,
      );
      await open.page.getByText(/^Place 2 of \d$/).waitFor({ state: 'attached' });
    }));

  test('pointing at a row says what goes with it, in words and for listeners', () =>
    withPage(POLICY, async ({ page }) => {
      const row = page.locator('.row', { hasText: 'answer you' });
      await row.hover();
      assert.match(await textOf(page.locator('.ties')), /^answer you: Data: [^.]*phone number[^.]*\.$/i);
      const described = await row.getAttribute('aria-describedby');
      assert.match((await page.locator(`[id="${described}"]`).textContent()) ?? '', /Data: phone number/);
      assert.match((await page.locator('.tied').allTextContents()).join(), /phone number/);
    }));

  test('what goes with what is a table of marks, with heads for those who listen', () =>
    withPage(POLICY, async ({ page }) => {
      const table = page.getByRole('table', { name: 'What goes with what' });
      const marksOf = async (name: string): Promise<readonly string[]> => {
        const row = table.getByRole('row', { name: new RegExp(`^${name}`, 'i') });
        const cells = await row.getByRole('cell').allTextContents();
        const heads = await table.locator('thead tr').last().getByRole('columnheader').allTextContents();
        return heads.filter((_, index) => cells[index] === 'yes');
      };
      assert.deepEqual(await marksOf('phone number'), ['answer you']);
      assert.deepEqual(await marksOf('name'), ['payment firms', 'ad firms']);
      assert.deepEqual(await table.locator('.group').allTextContents(), ['What for', 'Who gets it']);
      assert.ok(!(await page.locator('.words').isVisible()));
    }));

  test('where the table would be too wide, words say the same', () =>
    withPage(
      POLICY,
      async ({ page }) => {
        assert.ok(!(await page.getByRole('table').isVisible()));
        assert.match(await textOf(page.locator('.words')), /name: Goes to: payment firms, ad firms\./);
        await page.setViewportSize({ width: 800, height: 900 });
        await page.getByRole('table').waitFor();
        assert.ok(!(await page.locator('.words').isVisible()));
      },
      { width: 240 },
    ));

  test('a single tie is told in words', () =>
    withPage(
      '# Privacy policy\n\nWe collect your e-mail address. We use your e-mail address to respond to your questions.\n',
      async ({ page }) => {
        assert.match(await textOf(page.locator('.words')), /e-mail address: .*answer you/);
        assert.ok(!(await page.getByRole('table').isVisible()));
      },
    ));

  test('where the draft ties nothing to anything, there is no such table', () =>
    withPage(SPARE, async ({ page }) => {
      assert.ok(!(await page.locator('.matrix').isVisible()));
    }));

  test('a column without rows says that the draft is silent, or leads to where it says it otherwise', () =>
    withPage(SPARE, async ({ page }) => {
      const open = (topic: string): Locator => page.locator('.column', { has: page.locator(`#label-${topic}`) });
      assert.match(await textOf(open('data')), /Not said The policy does not say what kinds of data/);
      await open('sharing')
        .getByRole('button', { name: /in other words/ })
        .click();
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'topic-sharing');
    }));
});

suite('the charts', () => {
  test('a law’s bar has its numbers in words, and leads to the view Disclosures', () =>
    withPage(POLICY, async ({ page, sent }) => {
      const law = page.getByRole('button', { name: /^GDPR \d+ of \d+ met, \d+ in part, \d+ missing/ });
      await law.click();
      assert.deepEqual(await sent(), [{ type: 'law', id: 'gdpr' }]);
      assert.ok((await law.locator('.bar > *').count()) >= 2);
    }));

  test('a section’s bar says its grade, and leads to the section', () =>
    withPage(POLICY, async (open) => {
      await open.page.getByRole('button', { name: /^How we use it \d+(\.\d)?, above 14$/ }).click();
      assert.match(await revealed(open), /How we use it/);
    }));
});

suite('the statements', () => {
  test('each leads to the place that it was made from', () =>
    withPage(POLICY, async (open) => {
      await open.page.locator('.statement', { hasText: 'seven years' }).click();
      assert.match(await revealed(open), /^We keep invoices for seven years\.$/);
    }));

  test('the reader is chosen with the arrow keys', () =>
    withPage(POLICY, async ({ page, sent }) => {
      await page.getByRole('radio', { name: 'Plain' }).focus();
      await page.keyboard.press('ArrowRight');
      assert.deepEqual(await sent(), [{ type: 'level', level: 'general' }]);
      await page.getByText(/^Reading grade of our words: [\d.]+ \(at most 6\)$/).waitFor();
    }));

  test('a child is offered as reader only where the draft speaks to children', async () => {
    const open = await openPage(browser);
    await open.show(modelOf(POLICY));
    assert.equal(await open.page.getByRole('radio', { name: 'Child' }).count(), 0);
    await open.show(modelOf(POLICY, 'child', { facts: { 'children-directed': { value: true } } }));
    assert.ok(await open.page.getByRole('radio', { name: 'Child' }).isChecked());
  });
});

suite('the cursor in the draft', () => {
  const atRetention = placeOf('invoices for seven');

  test('marks the statements, rows and sections that rest on its place', () =>
    withPage(POLICY, async (open) => {
      await open.send({ type: 'cursor', place: placeOf('share your name') });
      assert.match((await marked(open, '.row')).join(), /payment firms.*ad firms/);
      assert.ok((await marked(open, '.statement')).length > 0);
      await open.send({ type: 'cursor', place: atRetention });
      assert.match((await marked(open, '.statement')).join(), /seven years/);
      await open.send({ type: 'cursor', place: placeOf('Example Health Inc.') });
      assert.doesNotMatch((await marked(open, '.statement')).join(), /seven years/);
    }));

  test('brings a statement into view', () =>
    withPage(POLICY, async (open) => {
      const statement = open.page.locator('.statement', { hasText: 'seven years' });
      assert.ok(!(await isInView(statement)));
      await open.page.evaluate(() => Object.defineProperty(document, 'hasFocus', { value: () => false }));
      await open.send({ type: 'cursor', place: atRetention });
      assert.ok(await isInView(statement));
    }));

  test('does not scroll while the reader does', () =>
    withPage(POLICY, async (open) => {
      await open.page.evaluate(() => Object.defineProperty(document, 'hasFocus', { value: () => false }));
      await open.page.mouse.move(300, 300);
      await open.page.mouse.wheel(0, 10);
      await open.page.waitForFunction(() => window.scrollY === 10);
      await open.send({ type: 'cursor', place: atRetention });
      assert.equal(await open.page.evaluate(() => window.scrollY), 10);
      assert.equal((await marked(open, '.statement')).length, 1);
    }));
});

suite('while somebody types', () => {
  test('what says the same is not touched', () =>
    withPage(POLICY, async ({ page, show }) => {
      await page.evaluate(() => {
        const seen: string[] = [];
        const watch = new MutationObserver((records) => {
          for (const { target } of records) seen.push((target as Element).className);
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        Object.assign(window, { seen });
      });
      await show(modelOf(POLICY));
      const seen = (): Promise<readonly string[]> => page.evaluate(() => Reflect.get(window, 'seen'));
      assert.deepEqual(await seen(), []);
      await show(modelOf(POLICY.replace('seven years', 'eight years')));
      const touched = (await seen()).filter((name) => name !== 'hidden'); // what is said to those who listen comes later
      assert.ok(touched.length <= 4, touched.join());
      await page.locator('.statement', { hasText: 'eight years' }).waitFor();
    }));

  test('the places move with the text', () =>
    withPage(POLICY, async (open) => {
      await open.show(modelOf(`Hello.\n\n${POLICY}`));
      await open.page.locator('.statement', { hasText: 'seven years' }).click();
      const [message] = await open.sent();
      assert.equal(message?.type === 'reveal' && message.place.start, POLICY.indexOf('We keep') + 'Hello.\n\n'.length);
    }));

  test('the focus stays on a statement, also where its words change', () =>
    withPage(POLICY, async ({ page, show }) => {
      await page.locator('.statement', { hasText: 'seven years' }).focus();
      await show(modelOf(POLICY.replace('health data when', 'health data and photos when')));
      assert.match((await page.locator(':focus').textContent()) ?? '', /seven years/);
      await show(modelOf(POLICY.replace('seven years', 'eight years')));
      assert.match((await page.locator(':focus').textContent()) ?? '', /eight years/);
    }));

  test('the page stays where it was scrolled to', () =>
    withPage(POLICY, async ({ page, show, state }) => {
      await page.evaluate(() => window.scrollTo(0, 400));
      await page.waitForFunction(() => window.stateOfPage?.scroll === 400);
      await show(modelOf(POLICY.replace('seven years', 'eight years')));
      assert.equal(await page.evaluate(() => window.scrollY), 400);
      assert.deepEqual(await state(), { uri: 'file:///draft.md', isFollowing: false, scroll: 400 });
    }));

  test('two statements that say the same stay two, and go both', () =>
    withPage(POLICY, async ({ page, show }) => {
      const model = modelOf(POLICY);
      const [topic] = model.topics;
      const [statement] = topic?.statements ?? [];
      assert.ok(topic && statement);
      const twice = { ...topic, statements: [statement, statement] };
      for (const topics of [[twice], [twice], [{ ...topic, statements: [statement] }]]) {
        await show({ ...model, topics });
        assert.equal(await page.locator('.topic li').count(), topics[0]?.statements.length);
      }
    }));

  test('listeners are told of a change, not of what they hear for the first time', () =>
    withPage(POLICY, async ({ page, show }) => {
      assert.equal(await page.getByText('Summary updated.').count(), 0);
      await show(modelOf(POLICY.replace('seven years', 'eight years')));
      await page.getByText('Summary updated.').waitFor({ state: 'attached' });
    }));
});

suite('over a reload', () => {
  test('the page is where it was', () => {
    const state = { uri: 'file:///draft.md', isFollowing: true, scroll: 350 };
    const check = async ({ page }: OpenPage): Promise<void> => {
      assert.equal(await page.evaluate(() => window.scrollY), 350);
    };
    return withPage(POLICY, check, { state });
  });

  test('the draft is remembered before there is anything to see of it', async () => {
    const open = await openPage(browser);
    await open.send({ type: 'draft', uri: 'file:///draft.md', isFollowing: true });
    assert.deepEqual(await open.state(), { uri: 'file:///draft.md', isFollowing: true, scroll: 0 });
  });

  test('another draft begins at its top', () => {
    const state = { uri: 'file:///other.md', isFollowing: true, scroll: 350 };
    const check = async ({ page }: OpenPage): Promise<void> => {
      assert.equal(await page.evaluate(() => window.scrollY), 0);
    };
    return withPage(POLICY, check, { state });
  });
});

suite('where there is nothing to show', () => {
  test('the page says why, and what can be done', () =>
    withPage(POLICY, async ({ page, send, sent, show }) => {
      await page.evaluate(() => window.scrollTo(0, 200));
      const notice = { title: 'draft.md', text: 'Checking is switched off.' };
      await send({ type: 'notice', notice: { ...notice, action: { id: 'switchOn', label: 'On' } } });
      assert.equal(await page.locator('.notice').textContent(), 'Checking is switched off.On');
      assert.equal(await page.locator('main > :visible').count(), 3); // with the title and the live region
      assert.equal(await page.getByRole('heading').textContent(), 'draft.md');
      await page.getByRole('button', { name: 'On' }).click();
      assert.deepEqual(await sent(), [{ type: 'action', id: 'switchOn' }]);
      await show(modelOf(POLICY));
      assert.ok(await page.locator('.label').isVisible());
      assert.equal(await page.evaluate(() => window.scrollY), 200); // where the reader was
      assert.ok(!(await page.locator('.notice').isVisible()));
    }));
});

suite('however it is looked at', () => {
  test('nothing has to be scrolled sideways, from a large screen down to 320 pixels', async () => {
    for (const width of [1400, 800, 480, 320]) {
      const check = async ({ page }: OpenPage): Promise<void> => {
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${width}`);
      };
      await withPage(POLICY, check, { width });
    }
  });

  test('printed, all rows are there, and nothing that can only be pressed', () =>
    withPage(POLICY, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.folded:visible').count(), await page.locator('.folded').count());
      for (const control of ['.choices', '.more', '.place']) {
        assert.equal(await page.locator(`${control}:visible`).count(), 0, control);
      }
    }));
});
