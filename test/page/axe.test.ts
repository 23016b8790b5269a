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
import { type OpenPage, openPage, type PageOptions, type ThemeName } from './openPage';

const LEVELS: readonly SummaryLevelId[] = ['child', 'plain', 'general', 'professional'];
const THEME_NAMES: readonly ThemeName[] = ['light', 'dark', 'contrast', 'contrastLight'];
const CHILDREN = { facts: { 'children-directed': { value: true } } };

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** Every rule that axe has but those for sites of many pages, as sentences: the rule, and where it is broken. */
async function broken({ page }: OpenPage): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => {
    const run: typeof axe = Reflect.get(window, 'axe');
    return run.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'target-size': { enabled: true } },
    });
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

async function check(model: PreviewModel, options: PageOptions, prepare?: (open: OpenPage) => Promise<unknown>) {
  const open = await openPage(browser, options);
  await open.show(model);
  await prepare?.(open);
  assert.deepEqual(await broken(open), []);
  assert.deepEqual(open.failures, []);
  await open.page.close();
}

suite('axe finds nothing', () => {
  for (const theme of THEME_NAMES) {
    test(`at any level, in the theme ${theme}`, async () => {
      for (const level of LEVELS) await check(modelOf(POLICY, level, CHILDREN), { theme });
    });

    test(`with the cursor in the draft and everything unfolded, in the theme ${theme}`, () => {
      const start = POLICY.indexOf('share your name');
      return check(modelOf(POLICY), { theme }, async ({ page, send }) => {
        await send({ type: 'cursor', place: { start, end: start } });
        for (const button of await page.locator('.more:visible').all()) await button.click();
        await page.locator('.row[aria-current]').first().hover();
      });
    });
  }

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
