// What axe-core finds in the page: nothing, in any theme, at any level.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import type { PreviewModel } from '../../client/src/preview/model';
import type { SummaryLevelId } from '../../server/src/summary/levels';
import { launchBrowser } from '../vscode/harness/browser.mjs';
import { POLICY, SPARE } from './drafts';
import { modelOf } from './modelOf';
import { type OpenPage, openPage, type PageOptions, setTheme, type ThemeName } from './openPage';

const LEVELS: readonly SummaryLevelId[] = ['child', 'plain', 'general', 'professional'];
const THEME_NAMES: readonly ThemeName[] = ['light', 'dark', 'contrast', 'contrastLight'];
const CHILDREN = { facts: { 'children-directed': { value: true } } };

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** Rules about colours: all that a theme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Every rule that axe has but those for sites of many pages, or the given ones, as sentences: the rule, and where it is
 * broken.
 */
async function broken({ page }: OpenPage, rules?: readonly string[]): Promise<readonly string[]> {
  if (await page.evaluate(() => !Reflect.has(window, 'axe'))) await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate((only) => {
    const run: typeof axe = Reflect.get(window, 'axe');
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return run.run(document, {
      runOnly: only ? { type: 'rule', values: [...only] } : { type: 'tag', values: tags },
      rules: only ? {} : { 'target-size': { enabled: true } },
    });
  }, rules);
  assert.ok(passes.length > 0, 'axe looked at something');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** Shows a draft and has axe look at it: with all rules in one theme, with those about colours in all others. */
async function check(model: PreviewModel, options: PageOptions, prepare?: (open: OpenPage) => Promise<unknown>) {
  const open = await openPage(browser, options);
  await open.show(model);
  await prepare?.(open);
  const [first = 'light', ...others] = THEME_NAMES;
  await setTheme(open.page, first);
  assert.deepEqual(await broken(open), []);
  for (const theme of options.forcedColors ? [] : others) {
    await setTheme(open.page, theme);
    assert.deepEqual(await broken(open, COLOUR_RULES), [], theme);
  }
  assert.deepEqual(open.failures, []);
}

suite('axe finds nothing, in any theme', () => {
  for (const level of LEVELS)
    test(`for a reader of the level ${level}`, () => check(modelOf(POLICY, level, CHILDREN), {}));

  test('with the cursor in the draft and everything unfolded', () => {
    const start = POLICY.indexOf('share your name');
    return check(modelOf(POLICY), {}, async ({ page, send }) => {
      await send({ type: 'cursor', place: { start, end: start } });
      for (const button of await page.locator('.more:visible').all()) await button.click();
      await page.locator('.row[aria-current]').first().hover();
    });
  });

  test('where the draft says next to nothing', () => check(modelOf(SPARE), {}));

  test('where there is nothing to show', () =>
    check(modelOf(SPARE), {}, ({ send }) => {
      const action = { id: 'switchOn', label: 'Switch On' } as const;
      const notice = { title: 'draft.md', text: 'Checking is switched off.', action };
      return send({ type: 'notice', notice });
    }));

  test('in a narrow window, and with the colours of the system', async () => {
    await check(modelOf(POLICY), { width: 320 });
    await check(modelOf(POLICY), { forcedColors: true });
  });
});
